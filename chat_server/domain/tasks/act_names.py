"""The names of acts, as frames and stored held acts give them."""

from collections.abc import Collection, Mapping
from functools import cache

from chat_server.domain.tasks import acts
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.checklist_acts import AddItem, EditItem, MoveItem, RemoveItem, TickItem
from chat_server.domain.tasks.status import TaskRole, allowed_acts
from chat_server.domain.tasks.task import TaskStatus
from protocol.vocabulary import TASK_STATUSES

ACTS_BY_NAME: Mapping[str, type[Act]] = {
    "edit": acts.EditTask,
    "delete": acts.DeleteTask,
    "area": acts.SetArea,
    "review": acts.AnswerReview,
    "accept": acts.Accept,
    "forward": acts.Forward,
    "release": acts.GiveRelease,
    "delegate": acts.Delegate,
    "assign": acts.Assign,
    "take_back": acts.TakeBack,
    "start": acts.StartWork,
    "timer_start": acts.StartTimer,
    "timer_stop": acts.StopTimer,
    "record": acts.RecordTime,
    "record_release": acts.ReleaseRecord,
    "propose": acts.Propose,
    "agree": acts.Agree,
    "refuse": acts.Refuse,
    "counter": acts.CounterProposal,
    "withdraw": acts.Withdraw,
    "note": acts.NoteAgreement,
    "object": acts.ObjectToAgreement,
    "approval_ask": acts.AskApproval,
    "approval_answer": acts.AnswerApproval,
    "approval_mark": acts.MarkApproval,
    "interim": acts.ShowInterim,
    "hand_over": acts.HandOver,
    "done": acts.SetDone,
    "return": acts.Return,
    "rate": acts.Rate,
    "claim": acts.MakeClaim,
    "claim_decide": acts.DecideClaim,
    "item_add": AddItem,
    "item_tick": TickItem,
    "item_edit": EditItem,
    "item_move": MoveItem,
    "item_remove": RemoveItem,
    "budget_release": acts.ReleaseBudget,
}
"""Acts by name. Three acts have none: saving belongs to creating, renaming to the chat, writing to messages."""

_NAMES = {kind: name for name, kind in ACTS_BY_NAME.items()}


def name_of(act: Act) -> str:
    """The name of an act. Raises KeyError for one without a name."""
    return _NAMES[type(act)]


def allowed_names(status: TaskStatus, *roles: TaskRole) -> list[str]:
    """The names of the acts that a person in one of these roles may do at a stage."""
    return _names({act for role in roles for act in allowed_acts(status, role)})


@cache
def names_for_role(role: TaskRole) -> tuple[str, ...]:
    """The names of the acts that a person in a role may ever do to a saved task.

    At a given stage they may do those that are also in `allowed_names` of their side: within a side, the same
    roles may do an act at every stage at which any of them may. So the wire gives rights once, and stages once
    for each side.
    """
    return tuple(_names({act for status in TASK_STATUSES for act in allowed_acts(status, role)}))


def _names(allowed: Collection[type[Act]]) -> list[str]:
    return sorted(_NAMES[kind] for kind in allowed if kind in _NAMES)
