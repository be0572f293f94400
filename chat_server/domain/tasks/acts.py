"""Acts: what people do with a task, a small value for each (SPEC 7, 8, 12)."""

from dataclasses import dataclass
from typing import Literal

from chat_server.domain.tasks.checklist_acts import AddItem, EditItem, MoveItem, RemoveItem, TickItem
from chat_server.domain.tasks.task import Changes, Deadline, HandoverKind, Question, Results

Open = Literal["open"]
"""The value is left open: no fixed date, or the assistant estimates the budget."""


@dataclass(frozen=True, slots=True)
class Save:
    """Hands the draft in. `unassigned`: the customer has no assistant, so the team lead gets the task; else
    `responsible` is who does.
    """

    unassigned: bool = False
    responsible: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditTask:
    """Changes the texts and terms; None leaves one as it is. Terms are edited in draft and review only, and
    proposed afterwards.
    """

    description: str | None = None
    how: str | None = None
    results: Results | None = None
    deadline: Deadline | Open | None = None
    budget: int | Open | None = None


@dataclass(frozen=True, slots=True)
class Rename:
    title: str


@dataclass(frozen=True, slots=True)
class WriteMessage:
    """A message was written in the task's chat: a customer's is a request, one of staff answers it."""


@dataclass(frozen=True, slots=True)
class DeleteTask:
    pass


@dataclass(frozen=True, slots=True)
class SetArea:
    """`advice`: it needs an expert's advice and goes to the team lead."""

    area: str
    advice: bool = False


@dataclass(frozen=True, slots=True)
class AnswerReview:
    question: Question
    yes: bool


@dataclass(frozen=True, slots=True)
class Accept:
    """`first_of_kind`: no task of the customer in this area was accepted before."""

    first_of_kind: bool = False


@dataclass(frozen=True, slots=True)
class Forward:
    """Hands the task to a specialist, who must release its area."""

    could_do: bool


@dataclass(frozen=True, slots=True)
class GiveRelease:
    """The specialist releases the task's area and gives the task back."""

    note: str = ""


@dataclass(frozen=True, slots=True)
class Delegate:
    """Hands the task to the team lead."""

    reason: str


@dataclass(frozen=True, slots=True)
class Assign:
    """Makes somebody responsible for the task, who is given by public id. The server adds their key, and whether
    they are one of those to whom the actor may give tasks.
    """

    person: str
    to: int = 0
    may_take: bool = False


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The assistant takes the task back from the lead, or the lead gives it back or to somebody."""


@dataclass(frozen=True, slots=True)
class StartWork:
    pass


@dataclass(frozen=True, slots=True)
class StartTimer:
    """`elsewhere`: the person's timer runs on another task."""

    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class StartTimerUnseen:
    """As StartTimer, but without starting the task: for quiet hours, when starting it is held until the opening."""

    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class StopTimer:
    pass


@dataclass(frozen=True, slots=True)
class RecordTime:
    """Records time by hand afterwards."""

    start: int
    minutes: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """Management releases or refuses time that was recorded by hand."""

    number: int
    release: bool


@dataclass(frozen=True, slots=True)
class Propose:
    changes: Changes
    until: int | None = None
    """The moment at which the proposal expires."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Agree:
    number: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Refuse:
    number: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class CounterProposal:
    number: int
    changes: Changes
    until: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Withdraw:
    number: int


@dataclass(frozen=True, slots=True)
class NoteAgreement:
    """Notes what was agreed on the telephone: it holds at once, but the customer may object."""

    changes: Changes
    note: str = ""


@dataclass(frozen=True, slots=True)
class ObjectToAgreement:
    """The customer objects to what was noted of a telephone call."""

    number: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class AskApproval:
    """Asks for an approval of exactly this `text`."""

    kind: Literal["double_rate", "power_of_attorney"]
    text: str


@dataclass(frozen=True, slots=True)
class AnswerApproval:
    number: int
    grant: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkApproval:
    """Marks a message of the task's chat, given by number, as the approval. The server adds its text and author."""

    kind: Literal["channel", "storage"]
    message: int
    text: str = ""
    author: int = 0
    author_is_customer: bool = False
    written_at: int = 0


@dataclass(frozen=True, slots=True)
class ShowInterim:
    """Shows an interim result without handing the task over. `files`: their number."""

    text: str = ""
    files: int = 0


@dataclass(frozen=True, slots=True)
class HandOver:
    kind: HandoverKind
    text: str = ""
    files: int = 0


@dataclass(frozen=True, slots=True)
class SetDone:
    pass


@dataclass(frozen=True, slots=True)
class Return:
    """Returns the task to work. `deadline` may be missing only if the task has none."""

    deadline: Deadline | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    stars: int
    comment: str = ""


@dataclass(frozen=True, slots=True)
class MakeClaim:
    """Claims the full budget back for a missed deadline."""

    note: str = ""


@dataclass(frozen=True, slots=True)
class DecideClaim:
    grant: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseBudget:
    """Gives minutes of the reserved budget back to the customer's account."""

    minutes: int


WritingAct = Save | EditTask | Rename | WriteMessage | DeleteTask
ReviewAct = SetArea | AnswerReview | Accept | Forward | GiveRelease | Delegate | Assign | TakeBack
ProposalAct = Propose | Agree | Refuse | CounterProposal | Withdraw | NoteAgreement | ObjectToAgreement
ApprovalAct = AskApproval | AnswerApproval | MarkApproval
WorkAct = StartWork | ShowInterim | HandOver | SetDone | Return | ReleaseBudget
TimeAct = StartTimer | StartTimerUnseen | StopTimer | RecordTime | ReleaseRecord
OtherAct = Rate | MakeClaim | DecideClaim | AddItem | TickItem | EditItem | MoveItem | RemoveItem
Act = WritingAct | ReviewAct | ProposalAct | ApprovalAct | WorkAct | TimeAct | OtherAct
