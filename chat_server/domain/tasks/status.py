"""The state machine of a task: one table of who may do what at which stage, and where it leads (SPEC 7)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from chat_server.domain.core.people import PersonKind
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.checklist_acts import AddItem, EditItem, MoveItem, RemoveItem, TickItem
from chat_server.domain.tasks.refusal_texts import RefusalReason, refuse
from chat_server.domain.tasks.task import Side, TaskStatus

TaskRole = Literal["customer", "assistant", "expert", "lead", "specialist", "management"]
"""The role of a person in a task. Of several, the one further to the right counts."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `may_bind`: may do what binds the account (a setting may leave that to its owner)."""

    person: int
    role: TaskRole
    may_bind: bool = True

    @property
    def side(self) -> Side:
        return "customer" if self.role == "customer" else "staff"


_ROLE_OF_KIND: Mapping[PersonKind, TaskRole] = {
    "customer": "customer",
    "lead": "lead",
    "specialist": "specialist",
    "management": "management",
}


def role_of(kind: PersonKind, expert: bool) -> TaskRole:
    """The role of a person in a task that they may see. `expert`: they were brought into it as an expert and have
    no other part.
    """
    return _ROLE_OF_KIND.get(kind, "expert" if expert else "assistant")


Roles = frozenset[TaskRole]
_CUSTOMER: Roles = frozenset({"customer"})
_WORKERS: Roles = frozenset({"assistant", "lead", "specialist", "management"})
"""The roles that can do an assistant's work."""
_WORKERS_AND_EXPERTS: Roles = _WORKERS | {"expert"}
_RELEASERS: Roles = frozenset({"specialist", "management"})
_DECIDERS: Roles = frozenset({"lead", "management"})
_MANAGEMENT: Roles = frozenset({"management"})

StatusChanges = Mapping[TaskStatus, TaskStatus]


def _stay(*stages: TaskStatus) -> StatusChanges:
    return {stage: stage for stage in stages}


_WORKED: tuple[TaskStatus, ...] = ("accepted", "in_progress", "handed_over")
_OPEN: tuple[TaskStatus, ...] = ("review", *_WORKED)

_ROWS: tuple[tuple[tuple[type[Act], ...], Roles, StatusChanges], ...] = (
    ((acts.Save,), _CUSTOMER | _WORKERS, {"draft": "review"}),
    ((acts.EditTask, AddItem), _CUSTOMER | _WORKERS, _stay("draft")),
    ((acts.EditTask,), _CUSTOMER, _stay(*_OPEN)),
    ((acts.Rename,), _CUSTOMER | _WORKERS, _stay("draft", *_OPEN)),
    ((acts.WriteMessage,), _CUSTOMER | _WORKERS_AND_EXPERTS, _stay(*_OPEN, "done")),
    ((acts.DeleteTask,), _CUSTOMER | _MANAGEMENT, {"review": "deleted"}),
    ((acts.SetArea, acts.AnswerReview, acts.Forward), _WORKERS, _stay("review")),
    ((acts.GiveRelease,), _RELEASERS, _stay("review")),
    ((acts.Accept,), _WORKERS, {"review": "accepted"}),
    ((acts.Delegate, acts.TakeBack), _WORKERS, _stay("review", "accepted", "in_progress")),
    ((acts.Assign,), _DECIDERS, _stay(*_OPEN)),
    ((acts.StartWork,), _WORKERS_AND_EXPERTS, {"accepted": "in_progress"}),
    ((acts.StartTimer,), _WORKERS_AND_EXPERTS, {"accepted": "in_progress", "in_progress": "in_progress"}),
    ((acts.StartTimerUnseen, acts.StopTimer), _WORKERS_AND_EXPERTS, _stay("accepted", "in_progress")),
    ((acts.RecordTime,), _WORKERS_AND_EXPERTS, _stay(*_WORKED)),
    ((acts.ReleaseRecord,), _MANAGEMENT, _stay(*_WORKED, "done")),
    ((acts.Propose, acts.NoteAgreement), _WORKERS, _stay("review")),
    ((acts.Propose,), _CUSTOMER | _WORKERS, _stay(*_WORKED)),
    ((acts.NoteAgreement,), _WORKERS, _stay(*_WORKED)),
    ((acts.Agree, acts.Refuse, acts.CounterProposal, acts.Withdraw), _CUSTOMER | _WORKERS, _stay(*_OPEN)),
    ((acts.ObjectToAgreement, acts.AnswerApproval), _CUSTOMER, _stay(*_OPEN)),
    ((acts.AskApproval,), _WORKERS, _stay(*_OPEN)),
    ((acts.MarkApproval,), _CUSTOMER | _WORKERS, _stay(*_OPEN)),
    ((acts.ShowInterim,), _WORKERS_AND_EXPERTS, _stay("in_progress")),
    ((acts.HandOver,), _WORKERS, {"accepted": "handed_over", "in_progress": "handed_over"}),
    ((acts.SetDone,), _CUSTOMER, {"handed_over": "done"}),
    ((acts.Return,), _CUSTOMER, {"handed_over": "in_progress"}),
    ((acts.ReleaseBudget,), _WORKERS, _stay(*_WORKED)),
    ((acts.Rate,), _CUSTOMER, _stay("handed_over", "done")),
    ((acts.MakeClaim,), _CUSTOMER, _stay(*_WORKED, "done")),
    ((acts.DecideClaim,), _DECIDERS, _stay(*_WORKED, "done")),
    (
        (
            AddItem,
            TickItem,
            EditItem,
            MoveItem,
            RemoveItem,
        ),
        _CUSTOMER | _WORKERS_AND_EXPERTS,
        _stay(*_OPEN),
    ),
)


def _cells() -> Iterator[tuple[tuple[TaskStatus, type[Act], TaskRole], TaskStatus]]:
    for kinds, roles, moves in _ROWS:
        for kind in kinds:
            for status, to in moves.items():
                for role in roles:
                    yield (status, kind, role), to


TRANSITIONS: Mapping[tuple[TaskStatus, type[Act], TaskRole], TaskStatus] = dict(_cells())
"""The status after an act, by the status before, the act and the role. What is missing is not allowed."""

_OVER: Mapping[TaskStatus, RefusalReason] = {"done": "task.is_done", "deleted": "task.is_deleted"}


def next_status(status: TaskStatus, act: type[Act], role: TaskRole) -> TaskStatus:
    """The status after an act. Raises Refusal if the act is not allowed."""
    to = TRANSITIONS.get((status, act, role))
    if to is not None:
        return to
    if not any((stage, act, role) in TRANSITIONS for stage in _STAGES):
        raise refuse("task.not_yours")
    if any((status, act, other) in TRANSITIONS for other in _ROLES):
        raise refuse("task.not_yours")
    raise refuse(_OVER.get(status, "task.wrong_status"))


def allowed_acts(status: TaskStatus, role: TaskRole) -> frozenset[type[Act]]:
    """The acts to offer to a role at a stage; the act itself may still be refused."""
    return frozenset(act for stage, act, other in TRANSITIONS if (stage, other) == (status, role))


_STAGES = frozenset(status for status, _, _ in TRANSITIONS)
_ROLES = frozenset(role for _, _, role in TRANSITIONS)
