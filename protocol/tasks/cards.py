"""What a task collects: proposals, approvals, checklist, hand-over, rating, claim."""

from typing import Literal

from protocol.core.types import CardNumber, Millis, PersonId, Seq, Side, Value, drop_defaults
from protocol.tasks.terms import Changes, Deadline


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
    """A line of the checklist; `side`: whose it is to do.

    Of the assistant's, customers change those they wrote until they are ticked, the others only in review.
    """

    def __post_init__(self) -> None:
        drop_defaults(self)

    number: CardNumber
    text: str
    side: Side = "staff"
    added_by: PersonId | None = None
    """Who wrote it; missing: it is older than this was kept. Since level 6."""
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
