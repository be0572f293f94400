"""Quiet hours and holidays (SPEC 2)."""

from typing import Annotated

from msgspec import Meta

from protocol.core.examples import Exchange
from protocol.core.frames import Command, Push
from protocol.core.samples import CLOSING
from protocol.core.types import LocalDay, Millis, Value


class Day(Value, frozen=True, kw_only=True):
    """Whether it is quiet hours now, and until when (SPEC 2)."""

    quiet: bool
    until: Millis


class Holiday(Value, frozen=True, kw_only=True):
    """A day on which nobody works."""

    day: LocalDay
    name: str


class Holidays(Value, frozen=True, kw_only=True):
    """The holidays of a year, by day."""

    holidays: list[Holiday]


class ListHolidays(Command, tag="calendar.holidays", frozen=True, kw_only=True):
    """The holidays of the agency's calendar in a year."""

    answer = Holidays
    year: Annotated[int, Meta(ge=2000, le=2999)]


class DayChanged(Push, tag="day.changed", frozen=True, kw_only=True):
    """Quiet hours began or ended, or the server's clock was moved (demo only)."""

    discloses = "public"
    now: Millis
    day: Day


QUIET = Day(quiet=True, until=CLOSING + 13 * 3_600_000)

EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(
        ListHolidays(id=40, year=2026),
        Holidays(holidays=[Holiday(day="2026-12-25", name="Erster Weihnachtstag")]),
    ),
    DayChanged(now=CLOSING, day=QUIET),
)
