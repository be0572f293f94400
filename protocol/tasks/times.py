"""Time on a task."""

from typing import Literal

from protocol.core.types import CardNumber, Millis, PersonId, Value


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
