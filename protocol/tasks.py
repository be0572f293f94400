"""A task as the receiver may see it. Times are milliseconds since 1970-01-01 UTC, amounts of time whole minutes."""

from typing import Literal

from msgspec import field

from protocol.hints import drop_defaults
from protocol.task_acts import Changes, Deadline
from protocol.values import (
    AccountId,
    CardNumber,
    ChatId,
    Millis,
    Person,
    PersonId,
    Seq,
    Side,
    TaskCode,
    TaskStatus,
    Value,
    WorkArea,
)

Question = Literal["deadline", "budget", "competence", "understood"]
Attention = Literal["reaction_overdue", "near_deadline", "budget_used_up", "own_turn", "other", "over"]


class Terms(Value, frozen=True, kw_only=True):
    """What customer and agency agree on."""

    description: str
    deadline: Deadline | None = None
    """Missing: no fixed date."""
    budget: int | None = None
    """Minutes of the customer's account; missing: the assistant estimates."""


class Area(Value, frozen=True, kw_only=True):
    """A work area as it stood when it was chosen. Factors in percent."""

    key: WorkArea
    customer_percent: int
    special: bool = False
    """A specialist must release its tasks."""


class Contract(Value, frozen=True, kw_only=True):
    """A version of what was agreed."""

    version: int
    terms: Terms
    at: Millis
    person: PersonId
    cause: Literal["accepted", "agreed", "phone", "objection", "returned", "budget_released"]


class Proposal(Value, frozen=True, kw_only=True):
    """A card about the terms, or an agreement by telephone (`noted`)."""

    number: CardNumber
    side: Side
    """Whose it is."""
    person: PersonId
    at: Millis
    changes: Changes
    state: Literal[
        "open", "agreed", "refused", "countered", "withdrawn", "expired", "overtaken", "noted", "objected"
    ]
    answers: Side | None = None
    """Which side may answer it now: agree, refuse, counter; if `noted`, object."""
    until: Millis | None = None
    """First moment at which that is too late."""
    note: str = ""
    counters: CardNumber | None = None
    """The card it answers."""
    real: int | None = None
    """Of a card that a work area made: the real working time that this budget gives."""
    answered_by: PersonId | None = None
    answered_at: Millis | None = None
    answer: str = ""


class Approval(Value, frozen=True, kw_only=True):
    """An approval for this task only."""

    number: CardNumber
    kind: Literal["double_rate", "power_of_attorney", "channel", "storage"]
    text: str
    asked_by: PersonId
    asked_at: Millis
    state: Literal["asked", "granted", "refused", "lapsed"]
    answered_by: PersonId | None = None
    answered_at: Millis | None = None
    message: Seq | None = None
    """The customer's own sentence."""


class Item(Value, frozen=True, kw_only=True):
    """A line of the checklist; `side`: whose it is to do."""

    def __post_init__(self) -> None:
        drop_defaults(self)

    number: CardNumber
    text: str
    side: Side = "staff"
    ticked_by: PersonId | None = None
    ticked_at: Millis | None = None


class HandedOver(Value, frozen=True, kw_only=True):
    """The last one."""

    kind: Literal["result", "interim", "question", "not_needed"]
    person: PersonId
    at: Millis


class Rating(Value, frozen=True, kw_only=True):
    """What the customer thinks of the last hand-over that was rated."""

    stars: int
    comment: str
    person: PersonId
    at: Millis


class Claim(Value, frozen=True, kw_only=True):
    """The full budget back for a missed deadline."""

    deadline: Deadline
    note: str
    person: PersonId
    at: Millis
    state: Literal["open", "granted", "refused"]
    decided_by: PersonId | None = None
    decided_at: Millis | None = None
    answer: str = ""


class NextStep(Value, frozen=True, kw_only=True):
    """The one line every task shows."""

    turn: Literal["customer", "assistant", "lead", "specialist", "nobody"]
    what: Literal[
        "save", "decide_claim", "assign", "release", "answer_proposal", "answer_approval", "set_area",
        "propose_budget", "propose_deadline", "forward", "review", "accept", "answer", "start", "hand_over",
        "confirm", "give_feedback", "answer_question", "nothing",
    ]  # fmt: skip
    """What comes next. Customers read `review` until it is accepted."""
    by: Millis | None = None


class TimeFigures(Value, frozen=True, kw_only=True):
    """Time on the task: for customers as of the last opening, for staff as of the last record. Timers add to it."""

    used: int
    """Minutes of budget that the work costs."""
    recorded: int
    """Minutes worked, begun ones included."""
    real: int | None = None
    """Minutes of work that the budget allows."""
    overrun: int = 0
    """Minutes of budget beyond what was agreed."""
    refunded: int = 0


class Running(Value, frozen=True, kw_only=True):
    """A timer that runs; `until`: the midnight at which it stops by itself."""

    person: PersonId
    since: Millis
    until: Millis
    double: bool = False
    """Counts double for the customer."""


class TimeRecord(Value, frozen=True, kw_only=True):
    """Recorded time. `length` in milliseconds."""

    number: CardNumber
    person: PersonId
    start: Millis
    length: int
    double: bool = False
    reason: str = ""
    """Of one made by hand."""
    state: Literal["counted", "waiting", "refused"]


class TaskDesk(Value, frozen=True, kw_only=True):
    """What only staff see of a task."""

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


class MyWork(Value, frozen=True, kw_only=True):
    """One's own time on a task, in milliseconds."""

    chat: ChatId | None = None
    """Missing, as are `title` and `account`: one may not see the task any more."""
    title: str = ""
    account: AccountId | None = None
    recorded: int
    waiting: int = 0
    """Made by hand, and not released yet; not in `recorded`."""
    since: Millis | None = None
    """One's timer runs since then; not in `recorded`."""


class StaffNotice(Value, frozen=True, kw_only=True):
    """What happened to a task, for staff."""

    code: TaskCode
    data: dict[str, str | int | bool] = field(default_factory=dict)
    to: PersonId | None = None
    """Whom alone it concerns."""
