"""A task as the receiver may see it. Times are milliseconds since 1970-01-01 UTC, amounts of time whole minutes."""

from typing import Literal

from msgspec import field

from protocol.core.types import AccountId, ChatId, Millis, PersonId, Value, WorkArea, drop_defaults
from protocol.people import Person
from protocol.tasks.cards import Approval, Claim, HandedOver, Item, Proposal, Rating
from protocol.tasks.terms import Area, Contract, Deadline, Terms
from protocol.tasks.times import Running, TimeFigures, TimeRecord
from protocol.vocabulary import TaskStatus, Turn

Question = Literal["deadline", "budget", "competence", "understood"]
Attention = Literal["reaction_overdue", "near_deadline", "budget_used_up", "own_turn", "other", "over"]


class NextStep(Value, frozen=True, kw_only=True):
    """The one line every task shows."""

    turn: Turn
    what: Literal[
        "save", "decide_claim", "assign", "release", "answer_proposal", "answer_approval", "set_area",
        "propose_budget", "propose_deadline", "forward", "review", "accept", "answer", "start", "hand_over",
        "confirm", "give_feedback", "answer_question", "nothing",
    ]  # fmt: skip
    """What comes next. Customers read `review` until it is accepted."""
    by: Millis | None = None


class TaskDesk(Value, frozen=True, kw_only=True):
    """What only staff see of a task."""

    responsible: PersonId | None = None
    """Who of them is to see to it; missing: the team lead. Since level 4."""
    review: list[Question] = field(default_factory=list)
    """Questions of the review card answered with yes."""
    doubts: list[Question] = field(default_factory=list)
    """Those answered with no."""
    delegated_by: PersonId | None = None
    reason: str = ""
    """Why it was delegated."""
    advice: bool = False
    """It is with the lead for an expert's advice."""
    could_do: bool | None = None
    """Whether who forwarded it could do it herself."""
    released_by: PersonId | None = None
    """Who released it for its present work area."""
    release_note: str = ""
    running: list[Running] = field(default_factory=list)
    records: list[TimeRecord] = field(default_factory=list)
    assistant_percent: int | None = None
    """The work area's factor for assistants."""


class TaskView(Value, frozen=True, kw_only=True):
    """A task, named by its chat."""

    def __post_init__(self) -> None:
        drop_defaults(self)

    chat: ChatId
    account: AccountId
    title: str
    status: TaskStatus
    created_by: PersonId
    by_customer: bool
    created: Millis
    terms: Terms
    how: str = ""
    results: Literal["chat", "email"] = "chat"
    details: dict[str, str] = field(default_factory=dict)
    """Further answers of the task dialog by question, to be shown with the key facts."""
    area: Area | None = None
    with_lead: bool = False
    awaiting_release: bool = False
    contracts: list[Contract] = field(default_factory=list)
    """Every version, the first one first."""
    proposals: list[Proposal] = field(default_factory=list)
    approvals: list[Approval] = field(default_factory=list)
    checklist: list[Item] = field(default_factory=list)
    handover: HandedOver | None = None
    rating: Rating | None = None
    claim: Claim | None = None
    reaction: Millis | None = None
    """Until when staff must answer; missing: nothing waits for an answer."""
    next: NextStep
    times: TimeFigures
    may: list[str] = field(default_factory=list)
    """What the receiver's side may do at this stage, as tags of TaskAct.

    Offer of it what `acts` of the chat, or else of Welcome, names, too: together they are exactly what the server lets
    this person do at this stage. How the task stands may still be against it (nothing to take back, no card to answer).
    """
    people: list[Person] = field(default_factory=list)
    """Everybody named in it."""
    desk: TaskDesk | None = None
    """For staff."""


class TaskCard(Value, frozen=True, kw_only=True):
    """A task in an overview."""

    chat: ChatId
    account: AccountId
    title: str
    status: TaskStatus
    attention: Attention
    """Why it stands where it does, the most urgent first."""
    next: NextStep
    deadline: Deadline | None = None
    budget: int | None = None
    used: int = 0
    area: WorkArea | None = None
    with_lead: bool = False
    awaiting_release: bool = False
    reaction: Millis | None = None
    changed: Millis
    """When something last happened that customers see."""
    assistant: PersonId | None = None
    """Who accepted it."""
    running: list[PersonId] = field(default_factory=list)
    """For staff: whose timers run."""
    responsible: PersonId | None = None
    """For staff: who of them is to see to it; missing: the team lead. Since level 4."""
    records_waiting: int = 0
    """For staff: how many times recorded by hand wait for release. Since level 4."""
