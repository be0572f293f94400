"""The names of acts: what the wire, and acts that wait, call them."""

from collections.abc import Mapping

from chat_server.domain.tasks import acts
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.status import Role, allowed_acts
from chat_server.domain.tasks.task import Status

ACTS: Mapping[str, type[Act]] = {
    "edit": acts.Edit,
    "delete": acts.Delete,
    "area": acts.SetArea,
    "review": acts.AnswerReview,
    "accept": acts.Accept,
    "forward": acts.Forward,
    "release": acts.GiveRelease,
    "delegate": acts.Delegate,
    "take_back": acts.TakeBack,
    "start": acts.Start,
    "timer_start": acts.StartTimer,
    "timer_stop": acts.StopTimer,
    "record": acts.RecordTime,
    "record_release": acts.ReleaseRecord,
    "propose": acts.Propose,
    "agree": acts.Agree,
    "refuse": acts.Refuse,
    "counter": acts.Counter,
    "withdraw": acts.Withdraw,
    "note": acts.NoteAgreement,
    "object": acts.Object,
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
    "item_add": acts.AddItem,
    "item_tick": acts.TickItem,
    "budget_release": acts.ReleaseBudget,
}
"""Acts by name. Saving goes with creating, renaming with the chat, writing with messages."""

_NAMES = {kind: name for name, kind in ACTS.items()}


def allowed_names(status: Status, *roles: Role) -> list[str]:
    """Names of what somebody in one of these roles may do at a stage."""
    allowed = frozenset[type[Act]]().union(*(allowed_acts(status, role) for role in roles))
    return sorted(_NAMES[kind] for kind in allowed if kind in _NAMES)
