"""Tasks, per audience."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import msgspec

from chat_server import faults
from chat_server.domain.chats.chat import Entry
from chat_server.domain.chats.events import EventKind
from chat_server.domain.core.people import Audience, Kind, PersonCard
from chat_server.domain.event_contents import TaskStep
from chat_server.domain.facts import Event, TaskFact
from chat_server.domain.tasks import budget
from chat_server.domain.tasks.act_names import allowed_names, names_for_role
from chat_server.domain.tasks.rules.next_step import next_step
from chat_server.domain.tasks.rules.overview import Attention, as_customers_see, attention
from chat_server.domain.tasks.snapshot import TaskSnapshot
from chat_server.domain.tasks.status import TaskRole, role_of
from chat_server.domain.tasks.task import Proposal, Task
from chat_server.outward.core.events import presents, shows_entry
from chat_server.outward.people import show_people
from protocol.core.frames import Push
from protocol.core.types import Side, Value, WorkArea
from protocol.tasks.cards import Approval, Claim, HandedOver, Item, Rating
from protocol.tasks.cards import Proposal as WireProposal
from protocol.tasks.commands import TaskChanged, TaskTold
from protocol.tasks.notices import StaffNotice, TaskNotice
from protocol.tasks.task import Attention as WireAttention
from protocol.tasks.task import NextStep, TaskCard, TaskDesk, TaskView
from protocol.tasks.terms import Area, Contract, Deadline, Terms
from protocol.tasks.times import Running, TimeFigures, TimeRecord
from protocol.vocabulary import TaskCode, TaskStatus

T = TypeVar("T", bound=Value)
_ROLES: Mapping[Audience, tuple[TaskRole, ...]] = {
    "customer": ("customer",),
    "staff": ("assistant", "expert", "lead", "specialist", "management"),
}
_MINUTE = 60_000
_ATTENTION = {reason: cast(WireAttention, reason.name.lower()) for reason in Attention}


@dataclass(slots=True)
class _Names:
    """Public ids of people by key; `said` are those that were asked for."""

    cards: Mapping[int, PersonCard]
    said: set[int] = field(default_factory=set)

    def of(self, person: int | None) -> str | None:
        if person is None:
            return None
        self.said.add(person)
        return self.cards[person].pid


def show_task(now: TaskSnapshot, audience: Audience) -> TaskView:
    """A task as an audience sees it, with everybody it names to them."""
    names = _Names({card.person: card for card in now.people})
    task = _seen(now, audience)
    desk = _desk(task, names) if audience == "staff" else None
    return TaskView(
        chat=now.chat_pid,
        account=now.account,
        title=task.title,
        status=cast(TaskStatus, task.status),
        created_by=names.of(task.created_by) or "",
        by_customer=task.by_customer,
        created=task.created,
        terms=_as(Terms, task.terms),
        how=task.how,
        results=task.results,
        details=dict(task.details),
        area=_as(Area, task.area) if task.area else None,
        with_lead=task.with_lead is not None,
        awaiting_release=task.awaiting_release is not None,
        contracts=[_as(Contract, one, person=names.of(one.person)) for one in task.contracts],
        proposals=[_proposal(one, task, now.now, names) for one in task.proposals],
        approvals=_approvals(task, names),
        checklist=[_as(Item, one, ticked_by=names.of(one.ticked_by)) for one in task.checklist],
        handover=_by(HandedOver, task.handover, names),
        rating=_by(Rating, task.rating, names),
        claim=_claim(task, names),
        reaction=task.reaction,
        next=_as(NextStep, next_step(task, now.now)),
        times=_times(task),
        may=allowed_names(task.status, *_ROLES[audience]),
        desk=desk,
        people=show_people((card for card in now.people if card.person in names.said), audience),
    )


def acts_of(kind: Kind) -> tuple[str, ...]:
    """What somebody may do to tasks at all, but where they were brought in as an expert."""
    return names_for_role(role_of(kind, expert=False))


def _seen(now: TaskSnapshot, audience: Audience) -> Task:
    """What of a task an audience is told at all."""
    return as_customers_see(now.task, now.last_opening) if audience == "customer" else now.task


def _as(kind: type[T], part: object, **other: object) -> T:
    """A part that the wire names as the rules do, but for some fields."""
    fields = {name: getattr(part, name, None) for name in kind.__struct_fields__}
    return msgspec.convert({**fields, **other}, kind, from_attributes=True)


def _by(kind: type[T], part: Any, names: _Names) -> T | None:  # noqa: ANN401  whatever has a person
    return None if part is None else _as(kind, part, person=names.of(part.person))


def _proposal(card: Proposal, task: Task, now: int, names: _Names) -> WireProposal:
    answered_by = names.of(card.answered_by)
    person = names.of(card.person)
    answers = _who_answers(card, task, now)
    return _as(WireProposal, card, person=person, answered_by=answered_by, answers=answers)


def _who_answers(card: Proposal, task: Task, now: int) -> Side | None:
    if task.status in ("done", "deleted") or (card.until is not None and now >= card.until):
        return None
    if card.state == "noted":
        return "customer"
    if card.state != "open":
        return None
    return "staff" if card.side == "customer" else "customer"


def _approvals(task: Task, names: _Names) -> list[Approval]:
    return [
        _as(Approval, one, asked_by=names.of(one.asked_by), answered_by=names.of(one.answered_by))
        for one in task.approvals
    ]


def _claim(task: Task, names: _Names) -> Claim | None:
    claim = task.claim
    if claim is None:
        return None
    return _as(Claim, claim, person=names.of(claim.person), decided_by=names.of(claim.decided_by))


def _times(task: Task) -> TimeFigures:
    agreed = task.terms.budget
    return TimeFigures(
        used=budget.used(task),
        recorded=-(-budget.recorded_ms(task) // _MINUTE),
        real=None if agreed is None else budget.real_minutes(agreed, task.area),
        overrun=budget.overrun(task) if agreed is not None else 0,
        refunded=task.refunded,
    )


def _desk(task: Task, names: _Names) -> TaskDesk:
    delegated, forwarded, release = task.with_lead, task.awaiting_release, task.release
    return TaskDesk(
        review=sorted(task.review),
        doubts=sorted(task.doubts),
        delegated_by=names.of(delegated.person) if delegated else None,
        reason=delegated.reason if delegated else "",
        advice=delegated.advice if delegated else False,
        could_do=forwarded.could_do if forwarded else None,
        released_by=names.of(release.person) if release else None,
        release_note=release.note if release else "",
        running=[_as(Running, one, person=names.of(one.person)) for one in task.running],
        records=[_as(TimeRecord, one, person=names.of(one.person)) for one in task.records],
        assistant_percent=task.area.assistant_percent if task.area else None,
    )


def show_task_card(now: TaskSnapshot, audience: Audience) -> TaskCard:
    """A task in an overview. Made without `_as`: there are hundreds of them in one answer."""
    task, deadline = _seen(now, audience), now.task.terms.deadline
    names = _Names({one.person: one for one in now.people})
    following = next_step(task, now.now)
    return TaskCard(
        chat=now.chat_pid,
        account=now.account,
        title=task.title,
        status=cast(TaskStatus, task.status),
        attention=_ATTENTION[attention(task, now.now, audience, following)],
        next=NextStep(turn=following.turn, what=following.what, by=following.by),
        deadline=Deadline(at=deadline.at, timed=deadline.timed) if deadline else None,
        budget=task.terms.budget,
        used=budget.used(task),
        area=cast(WorkArea | None, task.area.key if task.area else None),
        with_lead=task.with_lead is not None,
        awaiting_release=task.awaiting_release is not None,
        reaction=task.reaction,
        changed=task.changed,
        assistant=names.of(task.contracts[0].person) if task.contracts else None,
        running=[names.of(one.person) or "" for one in task.running],
    )


@shows_entry(EventKind.TASK)
def _entry(row: Entry, _audience: Audience) -> TaskNotice:
    return _show_notice(row.seq, row.code, row.actor, row.at, row.text)


def _show_notice(seq: int, code: str | None, actor: str, at: int, data: str) -> TaskNotice:
    """A line of the log about the task; erased, it has no data any more."""
    kept = _kept(data, f"{actor} {at}")
    return TaskNotice(
        seq=seq,
        code=cast(TaskCode, code),
        actor=actor,
        at=at,
        tags=kept.tags,
        data=kept.data,
    )


class _Kept(msgspec.Struct, frozen=True):
    data: dict[str, Any] = {}
    tags: list[Any] = []


_NOTHING = _Kept()
_decode_kept = msgspec.json.Decoder(_Kept).decode


def _kept(text: str, where: str = "") -> _Kept:
    if not text:
        return _NOTHING
    try:
        return _decode_kept(text)
    except (msgspec.MsgspecError, UnicodeEncodeError) as error:
        faults.skip("events", where, error)
        return _NOTHING


def task_push(fact: TaskFact) -> TaskTold:
    """What staff are told besides the log."""
    notices = [
        StaffNotice(code=cast(TaskCode, one.code), data=_kept(one.data).data, to=one.to)
        for one in fact.notices
    ]
    return TaskTold(chat=fact.chat_pid, notices=notices, task=show_task(fact.task, "staff"))


@presents(TaskStep)
def _task_changed(event: Event, step: TaskStep, audience: Audience) -> Push:
    if step.task is None:
        raise ValueError("an event of a task comes with the task")
    entry = _show_notice(event.seq, step.code, event.actor, event.at, step.data)
    return TaskChanged(chat=event.chat_pid, seq=event.seq, entry=entry, task=show_task(step.task, audience))
