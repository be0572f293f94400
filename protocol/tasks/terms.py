"""What customer and agency agree on."""

from typing import Literal

from protocol.core.types import Begun, Millis, Minutes, Moment, PersonId, Value, WorkArea


class Deadline(Value, frozen=True, kw_only=True):
    """The last moment that is still in time."""

    at: Moment
    timed: bool = True
    """A time of day was said; else the whole day counts."""


class Changes(Value, frozen=True, kw_only=True):
    """What of the terms is to change; what is missing stays."""

    description: Begun | None = None
    deadline: Deadline | None = None
    budget: Minutes | None = None


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
