"""A task as decisions see it: values without behaviour. Moments are UTC milliseconds, durations minutes or ms."""

from dataclasses import dataclass, field
from typing import Literal

from chat_server.domain.tasks.areas import Area
from protocol import vocabulary

TaskStatus = Literal["draft", vocabulary.TaskStatus]
"""The status of a task. A draft is not saved yet, and never leaves the server."""
Side = Literal["customer", "staff"]
Results = Literal["chat", "email"]
Question = Literal["deadline", "budget", "competence", "understood"]
HandoverKind = Literal["result", "interim", "question", "not_needed"]
ApprovalKind = Literal["double_rate", "power_of_attorney", "channel", "storage"]
ApprovalState = Literal["asked", "granted", "refused", "lapsed"]
ProposalState = Literal[
    "open", "agreed", "refused", "countered", "withdrawn", "expired", "overtaken", "noted", "objected"
]
Cause = Literal["accepted", "agreed", "phone", "objection", "returned", "budget_released"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last moment that is still in time. `timed`: a time of day was said; otherwise the whole day counts."""

    at: int
    timed: bool = True


@dataclass(frozen=True, slots=True)
class Terms:
    """What customer and agency agree on."""

    description: str
    deadline: Deadline | None = None
    """None: no fixed date."""
    budget: int | None = None
    """Minutes of the customer's account; None: the assistant estimates."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The terms that a proposal changes; None leaves one as it is."""

    description: str | None = None
    deadline: Deadline | None = None
    budget: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A version of the agreed terms, kept for good."""

    version: int
    terms: Terms
    at: int
    person: int
    """The person whose act made it."""
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A consent card, or an agreement by telephone ("noted"), which the other side may object to."""

    number: int
    """1, 2, ... within the task."""
    side: Side
    person: int
    at: int
    changes: Changes
    until: int | None = None
    """First moment at which it can't be agreed to (if noted: objected to) any more."""
    state: ProposalState = "open"
    note: str = ""
    counters: int | None = None
    """The number of the proposal that this one counters."""
    real: int | None = None
    """Of a card made by an area's factor: the minutes of real working time that it gives."""
    before: Terms | None = None
    """Of a noted one: the terms before it."""
    answered_by: int | None = None
    answered_at: int | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """An approval for this task only. What was answered never changes (SPEC 7)."""

    number: int
    kind: ApprovalKind
    text: str
    """The exact words that were asked, or the customer's own sentence."""
    asked_by: int
    asked_at: int
    state: ApprovalState = "asked"
    answered_by: int | None = None
    answered_at: int | None = None
    message: int | None = None
    """The number in the task's chat of the customer's own sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of the checklist; `side`: who has to do it."""

    number: int
    text: str
    side: Side = "staff"
    added_by: int | None = None
    """Who wrote it; None: it is older than this was kept."""
    ticked_by: int | None = None
    ticked_at: int | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """A running timer."""

    person: int
    since: int
    until: int
    """The midnight at which it stops by itself."""
    double: bool = False
    """Whether it counts double for the customer: at a weekend or on a holiday, approved before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Recorded time within one local day. Never rounded."""

    number: int
    person: int
    start: int
    length: int
    """Milliseconds."""
    double: bool = False
    reason: str = ""
    """Of time recorded by hand."""
    state: Literal["counted", "waiting", "refused"] = "counted"
    settled_at: int | None = None
    """The moment since which it counts, or is refused."""


@dataclass(frozen=True, slots=True)
class Handover:
    kind: HandoverKind
    person: int
    at: int


@dataclass(frozen=True, slots=True)
class Rating:
    stars: int
    comment: str
    person: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The customer wants the full budget back for a missed deadline."""

    deadline: Deadline
    note: str
    person: int
    at: int
    state: Literal["open", "granted", "refused"] = "open"
    decided_by: int | None = None
    decided_at: int | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Delegation:
    """The task is with the team lead."""

    reason: str
    person: int
    at: int
    advice: bool = False
    """Whether it is there for an expert's advice."""


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The task waits for a specialist's release."""

    could_do: bool
    """Whether the assistant could do the task herself."""
    person: int
    at: int


@dataclass(frozen=True, slots=True)
class Released:
    """A specialist released the task for its area."""

    area: str
    note: str
    person: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Everything that a decision about a task needs. Its names, chat, account and members are kept outside it."""

    title: str
    terms: Terms
    created_by: int
    by_customer: bool
    """Whether a user of the account created it."""
    created: int
    changed: int
    """The moment of the last change that customers see."""
    status: TaskStatus = "draft"
    how: str = ""
    results: Results = "chat"
    details: dict[str, str] = field(default_factory=dict, hash=False)
    """Answers of the task dialog that nothing decides about, by question: shown with the key facts."""
    area: Area | None = None
    first_of_kind: bool = False
    """The customer's first task in its area."""
    responsible: int | None = None
    """Who of staff is to see to it; None: the team lead."""
    with_lead: Delegation | None = None
    awaiting_release: Forwarded | None = None
    release: Released | None = None
    review: frozenset[Question] = frozenset()
    """The questions of the review card that are answered with yes."""
    doubts: frozenset[Question] = frozenset()
    """The questions that are answered with no."""
    contracts: tuple[Contract, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    approvals: tuple[Approval, ...] = ()
    checklist: tuple[Item, ...] = ()
    items_made: int = 0
    """The highest number of a line that was removed: no line gets the number of another one."""
    running: tuple[Running, ...] = ()
    records: tuple[Record, ...] = ()
    refunded: int = 0
    """Minutes of the budget that a granted claim gave back."""
    warned: int = 0
    """The warning level (80 or 100) of the last warning."""
    handover: Handover | None = None
    interim_shown: bool = False
    interim_asked: bool = False
    rating: Rating | None = None
    claim: Claim | None = None
    reaction: int | None = None
    """The moment by which staff must answer; None: nothing waits for an answer."""
    heard: int | None = None
    """The moment of the customer's last act."""
