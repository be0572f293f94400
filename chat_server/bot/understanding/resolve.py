"""From what a phrase says (days, clock time, time of day) to the deadlines it can mean, and the reason to ask.

Nothing that is over is ever a reading, nor a local time that does not exist.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from chat_server.bot.understanding.forms.dates import DAY, Days, Instant, Today
from chat_server.bot.understanding.forms.times import MIDNIGHT, ClockTime, readings
from chat_server.domain.core.calendar import Never, Once, Twice

Deadline: TypeAlias = date | datetime

# Between readings for these reasons the past decides if it leaves only one.
_DECIDED_BY_THE_PAST = {"today_or_next_week", "day_or_night", "midnight_which_day"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """What one phrase says; `weekday` is a weekday beside a date, `fold` 0 in summer time and 1 in winter time."""

    dates: tuple[Days | Instant, ...] = ()
    weekday: int | None = None
    clock: ClockTime | None = None
    part: str | None = None
    part_time: str = ""
    fold: int | None = None


@dataclass(frozen=True, slots=True)
class Readings:
    """The deadlines a phrase can mean, the likeliest first, and why it must be asked (None: exactly one is meant)."""

    values: tuple[Deadline, ...]
    why: str | None = None


def day_of(value: Deadline) -> date:
    return value.date() if isinstance(value, datetime) else value


def resolve(said: TimeExpression, today: Today) -> Readings:
    """All that a phrase can mean at the moment of writing."""
    instants = [found for found in said.dates if isinstance(found, Instant)]
    if instants:
        return _instant(instants, said, today)
    days = _days(said, today)
    minutes, why_time = _minutes(said, days, today)
    return _combine(said, days, minutes, days.why or why_time, today)


def _instant(instants: list[Instant], said: TimeExpression, today: Today) -> Readings:
    if len(said.dates) > 1 or said.clock is not None:
        return Readings((), "contradiction")
    return on_working_day(Readings((instants[0].moment,)), today)


def _days(said: TimeExpression, today: Today) -> Days:
    """The days that all dates of the phrase agree on."""
    found = [days for days in said.dates if isinstance(days, Days)]
    if not found:
        return Days((today.date,))
    days = min(found, key=lambda days: (len(days.days), days.why is not None))
    for other in (other for other in found if other is not days):
        common = tuple(day for day in days.days if day in other.days)
        if not common:
            return Days((*days.days, *other.days), "contradiction")
        days = Days(common, days.why if len(common) > 1 else None, days.part or other.part)
    return days if said.weekday is None else _on_weekday(days, said.weekday)


def _on_weekday(days: Days, weekday: int) -> Days:
    """The days that a weekday beside them leaves: "KW 48, Mittwoch", "vor dem Wochenende, Freitag"."""
    if days.why == "vague_period" and len(days.days) == 2:
        monday, friday = days.days
        if friday - monday == 4 * DAY:
            return Days((monday + weekday * DAY,))
    named = tuple(day for day in days.days if day.weekday() == weekday)
    if not named:
        return Days(_nearby(days.days, weekday), "weekday_mismatch") if days.days else days
    if days.why == "weekend_when":
        return Days(named)
    if days.why == "just_gone":
        return replace(days, why=None)  # the weekday shows that this year's day is not meant
    return days


def _nearby(days: Iterable[date], weekday: int) -> tuple[date, ...]:
    """The days themselves, and the nearest such weekday to each."""
    shifted = (day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3) for day in days)
    return tuple(dict.fromkeys((*days, *shifted)))


def _minutes(said: TimeExpression, days: Days, today: Today) -> tuple[tuple[int | None, ...], str | None]:
    """The minutes of the day; (None,) where no time was said."""
    part = said.part or days.part
    calendar = today.calendar
    if said.clock is not None:
        found, why = readings(said.clock, part, calendar.opening, calendar.closing)
        only_by_day = said.clock.by_day and not (said.dates and days.days == (today.date,))
        return (found[:1] if only_by_day else found), why
    if part == "midnight" and (days.days[:1] != (today.date,)):
        return (MIDNIGHT, 0), "midnight_which_day"
    if part == "close":
        return (17 * 60, 18 * 60, calendar.closing.hour * 60 + calendar.closing.minute), "vague_part"
    if part == "night":
        return (22 * 60, MIDNIGHT), "vague_part"
    if part is None or part == "day":
        return (None,), None
    default = said.part_time or _PART_TIMES[part]
    hour, minute = default.split(":")
    return (int(hour) * 60 + int(minute),), None


_PART_TIMES = {
    "morning": "08:00",
    "noon": "12:00",
    "afternoon": "15:00",
    "evening": "18:00",
    "midnight": "24:00",
}


def _combine(
    said: TimeExpression, days: Days, minutes: tuple[int | None, ...], why: str | None, today: Today
) -> Readings:
    if not days.days or not minutes:
        return Readings((), why or "vague")
    made = [_at(day, minute, said, today) for day in days.days for minute in minutes]
    all_values = tuple(value for values in made for value in values.values)
    change = next((values.why for values in made if values.why), None)
    values = tuple(dict.fromkeys(value for value in all_values if _ahead(value, today)))
    if not values:
        return _over(said, days, minutes, today)
    if why is None and change is None:
        return on_working_day(Readings(values[:1]), today)
    if why in _DECIDED_BY_THE_PAST and len(values) == 1 < len(all_values):
        return on_working_day(Readings(values), today)
    return Readings(values, why or change)


def _at(day: date, minute: int | None, said: TimeExpression, today: Today) -> Readings:
    """The moment at a minute of a local day; twice or never where clocks change."""
    if minute is None:
        return Readings((day,))
    calendar = today.calendar
    days, minute = divmod(minute, MIDNIGHT)
    wall = datetime.combine(day + days * DAY, time(minute // 60, minute % 60))
    match calendar.resolve_local(wall):
        case Once(moment):
            return Readings((calendar.local(moment),))
        case Never(_, after):
            return Readings((calendar.local(after),), "clock_jumps")
        case Twice(first, second):
            both = (calendar.local(first), calendar.local(second))
            return Readings(both, "clock_twice") if said.fold is None else Readings((both[said.fold],))


def _ahead(value: Deadline, today: Today) -> bool:
    return value > today.now if isinstance(value, datetime) else value >= today.date


def _over(said: TimeExpression, days: Days, minutes: tuple[int | None, ...], today: Today) -> Readings:
    """All readings are over: the same time tomorrow is offered, or the same weekday in a week."""
    step = 7 if said.weekday is not None else 1
    start = today.date - DAY if days.days[-1] < today.date else days.days[-1]
    later = [_at(start + step * DAY, minute, said, today) for minute in minutes]
    values = tuple(value for found in later for value in found.values if _ahead(value, today))
    return Readings(values, "past")


def on_working_day(found: Readings, today: Today) -> Readings:
    """A single reading on a non-working day is asked about: the next working day is offered."""
    value = found.values[0]
    day = value if not isinstance(value, datetime) else (value - timedelta(microseconds=1)).date()
    if today.calendar.is_working_day(day):
        return found
    working = today.calendar.next_working_day(day)
    if not isinstance(value, datetime):
        return Readings((value, working), "non_working")
    moved = today.calendar.local(today.calendar.moment(working + (value.date() - day), value.time()))
    return Readings((value, moved), "non_working")
