"""What can be done to a task: one small struct for each act, told apart by `t`. Who may do what: SPEC 7."""

from typing import Literal

from protocol.core.types import (
    Begun,
    CardNumber,
    Count,
    Minutes,
    Moment,
    PersonId,
    Seq,
    Stars,
    WorkArea,
)
from protocol.tasks.act_base import TaskActBase
from protocol.tasks.checklist_acts import AddItem, EditItem, MoveItem, RemoveItem, TickItem
from protocol.tasks.terms import Changes, Deadline


class EditTask(TaskActBase, tag="edit", frozen=True, kw_only=True):
    """Customers: changes what was written. The terms only in review, afterwards they are proposed."""

    description: Begun | None = None
    how: Begun | None = None
    results: Literal["chat", "email"] | None = None
    deadline: Deadline | Literal["open"] | None = None
    """`open`: no fixed date."""
    budget: Minutes | Literal["open"] | None = None
    """`open`: the assistant estimates."""


class DeleteTask(TaskActBase, tag="delete", frozen=True, kw_only=True):
    """Customers and management, in review only."""


class SetArea(TaskActBase, tag="area", frozen=True, kw_only=True):
    """Staff, in review: the work area. One with a factor makes a card for the customer."""

    area: WorkArea
    advice: bool = False
    """It needs an expert's advice and goes to the team lead."""


class AnswerReview(TaskActBase, tag="review", frozen=True, kw_only=True):
    """Staff: a question of the review card. Customers see nothing of it."""

    question: Literal["deadline", "budget", "competence", "understood"]
    yes: bool


class AcceptTask(TaskActBase, tag="accept", frozen=True, kw_only=True):
    """Staff: makes the contract."""


class ForwardTask(TaskActBase, tag="forward", frozen=True, kw_only=True):
    """Staff: to a specialist, who must release the area."""

    could_do: bool


class ReleaseTask(TaskActBase, tag="release", frozen=True, kw_only=True):
    """Specialists and management: gives a forwarded task back, released for its area."""

    note: Begun = ""


class DelegateTask(TaskActBase, tag="delegate", frozen=True, kw_only=True):
    """Staff: to the team lead. The reason is for staff."""

    reason: Begun


class AssignTask(TaskActBase, tag="assign", frozen=True, kw_only=True):
    """Leads, to themselves and their team, and management, to all of staff: who is responsible from now on.

    They come into the chat if they are not in it. Since level 4.
    """

    person: PersonId


class TakeBackTask(TaskActBase, tag="take_back", frozen=True, kw_only=True):
    """Staff: from the team lead; or the lead gives it back."""


class StartTask(TaskActBase, tag="start", frozen=True, kw_only=True):
    """Staff: the work begins."""


class StartTimer(TaskActBase, tag="timer_start", frozen=True, kw_only=True):
    """Staff: one's own timer. The first one after accepting also starts the task; in quiet hours that is held."""


class StopTimer(TaskActBase, tag="timer_stop", frozen=True, kw_only=True):
    """Staff: one's own timer."""


class RecordTime(TaskActBase, tag="record", frozen=True, kw_only=True):
    """Staff: time recorded by hand afterwards; counts once management has released it."""

    start: Moment
    minutes: Minutes
    reason: Begun


class ReleaseRecord(TaskActBase, tag="record_release", frozen=True, kw_only=True):
    """Management: whether time recorded by hand counts."""

    number: CardNumber
    release: bool


class Propose(TaskActBase, tag="propose", frozen=True, kw_only=True):
    """A card about the terms, which the other side answers."""

    changes: Changes
    until: Moment | None = None
    """When it expires."""
    note: Begun = ""


class Agree(TaskActBase, tag="agree", frozen=True, kw_only=True):
    """To a card of the other side; it holds from now on."""

    number: CardNumber
    note: Begun = ""


class RefuseProposal(TaskActBase, tag="refuse", frozen=True, kw_only=True):
    """A card of the other side."""

    number: CardNumber
    note: Begun = ""


class Counter(TaskActBase, tag="counter", frozen=True, kw_only=True):
    """Answers a card of the other side with another one."""

    number: CardNumber
    changes: Changes
    until: Moment | None = None
    note: Begun = ""


class WithdrawProposal(TaskActBase, tag="withdraw", frozen=True, kw_only=True):
    """A card of one's own side."""

    number: CardNumber


class NoteAgreement(TaskActBase, tag="note", frozen=True, kw_only=True):
    """Staff: agreed on the telephone. Holds at once; the customer may object within two working days."""

    changes: Changes
    note: Begun = ""


class ObjectTo(TaskActBase, tag="object", frozen=True, kw_only=True):
    """Customers: what was noted of the telephone was not agreed on."""

    number: CardNumber
    note: Begun = ""


class AskApproval(TaskActBase, tag="approval_ask", frozen=True, kw_only=True):
    """Staff: `text` is exactly what is to be approved."""

    kind: Literal["double_rate", "power_of_attorney"]
    text: Begun


class AnswerApproval(TaskActBase, tag="approval_answer", frozen=True, kw_only=True):
    """Customers."""

    number: CardNumber
    grant: bool


class MarkApproval(TaskActBase, tag="approval_mark", frozen=True, kw_only=True):
    """A message of the customer's is the approval."""

    kind: Literal["channel", "storage"]
    message: Seq


class ShowInterim(TaskActBase, tag="interim", frozen=True, kw_only=True):
    """Staff: an interim result, without handing over."""

    text: Begun = ""
    files: Count = 0
    """How many."""


class HandOver(TaskActBase, tag="hand_over", frozen=True, kw_only=True):
    """Staff: it becomes the customer's turn."""

    kind: Literal["result", "interim", "question", "not_needed"]
    text: Begun = ""
    files: Count = 0


class SetDone(TaskActBase, tag="done", frozen=True, kw_only=True):
    """Customers, after a hand-over."""


class ReturnTask(TaskActBase, tag="return", frozen=True, kw_only=True):
    """Customers: not done yet. The deadline may be missing only where the task has none."""

    deadline: Deadline | None = None
    note: Begun = ""


class RateTask(TaskActBase, tag="rate", frozen=True, kw_only=True):
    """Customers, once for each hand-over: 1 to 5 stars."""

    stars: Stars
    comment: Begun = ""


class MakeClaim(TaskActBase, tag="claim", frozen=True, kw_only=True):
    """Customers: the full budget back for a missed deadline."""

    note: Begun = ""


class DecideClaim(TaskActBase, tag="claim_decide", frozen=True, kw_only=True):
    """Lead and management."""

    grant: bool
    note: Begun = ""


class ReleaseBudget(TaskActBase, tag="budget_release", frozen=True, kw_only=True):
    """Staff: gives so many minutes back to the customer's account."""

    minutes: Minutes


TaskAct = (
    EditTask
    | DeleteTask
    | SetArea
    | AnswerReview
    | AcceptTask
    | ForwardTask
    | ReleaseTask
    | DelegateTask
    | AssignTask
    | TakeBackTask
    | StartTask
    | StartTimer
    | StopTimer
    | RecordTime
    | ReleaseRecord
    | Propose
    | Agree
    | RefuseProposal
    | Counter
    | WithdrawProposal
    | NoteAgreement
    | ObjectTo
    | AskApproval
    | AnswerApproval
    | MarkApproval
    | ShowInterim
    | HandOver
    | SetDone
    | ReturnTask
    | RateTask
    | MakeClaim
    | DecideClaim
    | AddItem
    | TickItem
    | EditItem
    | MoveItem
    | RemoveItem
    | ReleaseBudget
)
