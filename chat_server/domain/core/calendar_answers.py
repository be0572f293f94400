"""Reads a moment as people write it, and describes it: `feierabend calendar T` as values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal

from chat_server.domain.core.calendar import Calendar, Never, Once, Twice

Language = Literal["de", "en"]

# The Gregorian calendar begins in 1582; Python's dates end with 9999, and the rules look at the days after.
FIRST_YEAR, LAST_YEAR = 1583, 9998

_TEXTS: dict[str, dict[Language, str]] = {
    "unreadable": {
        "de": "Das ist kein Zeitpunkt: {text}. Bitte so schreiben: 2026-12-24T18:59:59 (Ortszeit {zone})"
        " oder mit Abstand: 2026-12-24T17:59:59Z.",
        "en": "This is not a moment: {text}. Please write 2026-12-24T18:59:59 (local time {zone})"
        " or give an offset: 2026-12-24T17:59:59Z.",
    },
    "year": {
        "de": "Das Jahr muss zwischen {first} und {last} liegen: {text}.",
        "en": "The year must lie between {first} and {last}: {text}.",
    },
    "never": {
        "de": "Die Ortszeit {text} gibt es nicht: Die Uhr wird vorgestellt."
        " Gemeint ist vielleicht {one} oder {other}.",
        "en": "The local time {text} does not exist: clocks go forward. Perhaps you mean {one} or {other}.",
    },
    "twice": {
        "de": "Die Ortszeit {text} gibt es zweimal: Die Uhr wird zurückgestellt. Es ist {one} oder {other}.",
        "en": "The local time {text} exists twice: clocks go back. It is {one} or {other}.",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMoment:
    """What the calendar says about one moment; times are ISO 8601 local times with offset."""

    local: str
    working_day: bool
    holiday: str | None
    quiet: bool
    next_change: str
    mail_open: bool
    reaction_deadline: str


@dataclass(frozen=True, slots=True)
class CalendarAnswer:
    """One answer of `feierabend calendar`: JSON-able `data` for standard output and the exit code."""

    data: Mapping[str, object]
    exit_code: int


class UnclearMoment(ValueError):
    """The text names no single moment; `readings` (UTC) are the moments it may mean.

    `exists` is "never" or "twice" for local times at a clock change, "unreadable" for everything else.
    """

    def __init__(self, message: str, exists: str, readings: tuple[datetime, ...] = ()) -> None:
        super().__init__(message)
        self.exists = exists
        self.readings = readings


def describe(now: datetime, calendar: Calendar) -> CalendarMoment:
    """Everything that SPEC 2 says about an aware moment."""
    local = calendar.local(now)
    return CalendarMoment(
        local=local.isoformat(),
        working_day=calendar.is_working_day(local.date()),
        holiday=calendar.holiday_name(local.date()),
        quiet=calendar.is_quiet(now),
        next_change=calendar.local(calendar.next_change(now)).isoformat(),
        mail_open=calendar.mail_open(now),
        reaction_deadline=calendar.local(calendar.reaction_deadline(now)).isoformat(),
    )


def parse_moment(text: str, calendar: Calendar, language: Language = "de") -> datetime:
    """Parse an ISO 8601 text as a moment (UTC); without an offset it is local time of the agency.

    Raises UnclearMoment if the text is unreadable, out of range, or a local time that exists never or twice.
    """
    try:
        wall = datetime.fromisoformat(text.strip())
    except ValueError:
        message = _TEXTS["unreadable"][language].format(text=text.strip(), zone=calendar.zone_name)
        raise UnclearMoment(message, "unreadable") from None
    if not FIRST_YEAR <= wall.year <= LAST_YEAR:
        message = _TEXTS["year"][language].format(text=text.strip(), first=FIRST_YEAR, last=LAST_YEAR)
        raise UnclearMoment(message, "unreadable")
    if wall.tzinfo is not None:
        return wall.astimezone(UTC)
    match calendar.resolve_local(wall):
        case Once(moment):
            return moment
        case Never(before, after):
            raise _at_clock_change("never", text, (before, after), calendar, language)
        case Twice(first, second):
            raise _at_clock_change("twice", text, (first, second), calendar, language)


def _at_clock_change(
    exists: str, text: str, readings: tuple[datetime, datetime], calendar: Calendar, language: Language
) -> UnclearMoment:
    one, other = (calendar.local(reading).isoformat() for reading in readings)
    message = _TEXTS[exists][language].format(text=text.strip(), one=one, other=other)
    return UnclearMoment(message, exists, readings)


def answer_calendar(text: str, calendar: Calendar, language: Language = "de") -> CalendarAnswer:
    """`feierabend calendar TEXT`: the JSON to print and the exit code.

    A clear moment gives its description and exit code 0. A local time that exists twice gives `exists`,
    `message` and both `readings`, and exit code 0. A local time that does not exist (readings: its neighbours)
    and an unreadable text give exit code 2.
    """
    try:
        return CalendarAnswer(asdict(describe(parse_moment(text, calendar, language), calendar)), 0)
    except UnclearMoment as unclear:
        readings = [asdict(describe(reading, calendar)) for reading in unclear.readings]
        data = {"exists": unclear.exists, "message": str(unclear), "readings": readings}
        return CalendarAnswer(data, 0 if unclear.exists == "twice" else 2)
