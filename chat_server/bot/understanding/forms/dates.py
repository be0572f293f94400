"""What a form about days means: each function takes today and the values of the form (see forms_de.py).

A form can mean one day, or several between which only the writer can decide; then `why` says why.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from math import ceil
from typing import TypeAlias

from chat_server.domain.core.calendar import Calendar

DAY = timedelta(days=1)
# A date without a year that has passed less than this long ago is more likely a mistake than next year's.
JUST_GONE = timedelta(days=92)
FARTHEST_YEARS = 50
# Until this hour the day before may not be over for the writer.
NIGHT_OWLS = 4


@dataclass(frozen=True, slots=True)
class Today:
    """The moment of writing: local time with offset, and the agency's calendar."""

    now: datetime
    calendar: Calendar

    @property
    def date(self) -> date:
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Days:
    """The days a form can mean, the likeliest first; `why` is a reason to ask, `part` a time of day it brings."""

    days: tuple[date, ...]
    why: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Instant:
    """A form that means an exact moment ("in two hours"), a local time."""

    moment: datetime


Meaning: TypeAlias = Days | Instant
# How many weeks or months ahead "diese", "nächste" ... are.
AHEAD = {"past": -1, "this": 0, "coming": 1, "next": 1, "after_next": 2}
IMPOSSIBLE = Days((), "impossible")
VAGUE = Days((), "vague")


def monday_of(day: date, weeks: int = 0) -> date:
    return day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return min(last_of_month(year, month + 1), date(year, month + 1, 1) + timedelta(days=day.day - 1))


def last_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def _made(year: int, month: int, day: int) -> date | None:
    if not 1 <= year <= 9900:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


# --- counted from today


def relative_day(today: Today, offset: int) -> Days:
    """ "Morgen", written after midnight, may be the day that has just begun."""
    day = today.date + timedelta(days=offset)
    return Days((day - DAY, day), "which_day") if offset > 0 and today.now.hour < NIGHT_OWLS else Days((day,))


def relative_morning(today: Today, offset: int) -> Days:
    return replace(relative_day(today, offset), part="morning")


def relative_day_plus(today: Today, offset: int, number: int, span: str) -> Meaning:
    """ "Heute in acht Tagen" is in a week: the Germans count today."""
    from_day = Today(today.now + timedelta(days=offset), today.calendar)
    return after(from_day, 7 if (number, span) == (8, "days") else number, span)


def after(today: Today, number: int | Fraction, span: str) -> Meaning:
    """A number of days, weeks ... from now. "In acht Tagen" is a week to some and eight days to others."""
    if not 0 < number < 4000:
        return IMPOSSIBLE
    if span in _MINUTES_OF:
        return _moment_after(today, number * _MINUTES_OF[span])
    if number.denominator != 1:
        return VAGUE
    days = days_after(today, int(number), span)
    if days is None:
        return IMPOSSIBLE
    if (number, span) == (8, "days"):
        return Days((days - DAY, days), "eight_days")
    return Days((days,))


_MINUTES_OF = {"hours": 60, "minutes": 1, "quarter_hours": 15, "three_quarter_hours": 45}
DAYS_OF = {"days": 1, "weeks": 7, "fortnights": 14}


def _moment_after(today: Today, minutes: int | Fraction) -> Instant:
    """Real time passes, so this is added in UTC; seconds are dropped upwards, as a deadline is a full minute."""
    utc = today.now.astimezone(UTC) + timedelta(minutes=ceil(minutes))
    full = utc.replace(second=0, microsecond=0)
    return Instant((full if full == utc else full + timedelta(minutes=1)).astimezone(today.now.tzinfo))


def days_after(today: Today, number: int, span: str) -> date | None:
    day = today.date
    if span in DAYS_OF:
        return day + timedelta(days=number * DAYS_OF[span])
    if span == "working_days":
        for _ in range(number):
            day = today.calendar.next_working_day(day)
        return day
    months = number * (12 if span == "years" else 1)
    return add_months(day, months) if months <= 12 * FARTHEST_YEARS else None


def about_after(today: Today, number: int, span: str) -> Meaning:
    """ "In etwa zehn Tagen": asked."""
    found = after(today, number, span)
    return replace(found, why=found.why or "vague_period") if isinstance(found, Days) else VAGUE


def after_quarters(today: Today, quarters: int, span: str) -> Meaning:
    """ "In anderthalb Stunden" is a moment; "in anderthalb Wochen" is not a day."""
    return after(today, Fraction(quarters, 4), span)


def within(today: Today, *values: str | int) -> Meaning:
    """ "Innerhalb (der nächsten) 3 Tage"."""
    number, span = values[-2:]
    return after(today, int(number), str(span))


def day_week(today: Today, offset: int) -> Days:
    return relative_day(today, offset + 7)


# --- dates


def within_coming(today: Today, relation: str, number: int, span: str) -> Meaning:
    """ "In den nächsten 3 Tagen"; the last three days are over."""
    return after(today, number, span) if relation != "past" else relative_day(today, -1)


def date_(today: Today, parts: tuple[int, int, int | None]) -> Days:
    """24.12. or 24.12.2026."""
    day, month, year = parts
    if year is not None:
        made = _made(year, month, day)
        return Days((made,)) if made else IMPOSSIBLE
    return day_month(today, day, month)


def date_year(today: Today, parts: tuple[int, int, int | None], year: int) -> Days:
    return date_(today, (parts[0], parts[1], year)) if parts[2] is None else IMPOSSIBLE


def slash_date(today: Today, parts: tuple[int, int, int | None]) -> Days:
    """12/11 is the 12th of November or the 11th of December; 24/12 and 12/24 are clear."""
    one, other, year = parts
    readings = [
        date_(today, (day, month, year)) for day, month in dict.fromkeys(((one, other), (other, one)))
    ]
    days = tuple(day for reading in readings for day in reading.days)
    if len(days) == 1:
        return next(reading for reading in readings if reading.days)
    return Days(days, "day_or_month_first") if days else IMPOSSIBLE


def day_month(today: Today, day: int, month: int, year: int | None = None) -> Days:
    """A day of the coming twelve months; one just gone is asked about."""
    if year is not None:
        return date_(today, (day, month, year))
    upcoming = next(
        (d for y in range(9) if (d := _made(today.date.year + y, month, day)) and d >= today.date), None
    )
    if upcoming is None:
        return IMPOSSIBLE
    if (upcoming - today.date).days > 366:
        return Days((upcoming,), "leap_day")
    last = _made(upcoming.year - 1, month, day)
    gone = last is not None and today.date - last < JUST_GONE
    return Days((upcoming,), "just_gone") if gone else Days((upcoming,))


def month_day(today: Today, month: int, day: int, year: int | None = None) -> Days:
    return day_month(today, day, month, year)


def day_of_month(today: Today, day: int) -> Days:
    """ "Bis zum 24.": of this month, or of the next that has such a day."""
    if not 1 <= day <= 31:
        return IMPOSSIBLE
    first = today.date.replace(day=1)
    months = (add_months(first, number) for number in range(4))
    return Days((next(d for m in months if (d := _made(m.year, m.month, day)) and d >= today.date),))


def day_of_month_by(today: Today, day: int, relation: str) -> Days:
    month = add_months(today.date.replace(day=1), AHEAD[relation])
    made = _made(month.year, month.month, day)
    return Days((made,)) if made else IMPOSSIBLE


def date_range(_today: Today, *_parts: object) -> Days:
    return Days((), "range")


def fixed(function: Callable[..., Meaning], *values: int | str | Fraction) -> Callable[..., Meaning]:
    """A meaning with its values settled."""
    return lambda today: function(today, *values)


def functions_by_name(*functions: Callable[..., Meaning]) -> dict[str, Callable[..., Meaning]]:
    """The functions by their names, as forms name them."""
    return {function.__name__: function for function in functions}


DATE_MEANINGS = functions_by_name(
    relative_day,
    relative_morning,
    relative_day_plus,
    after,
    about_after,
    after_quarters,
    within,
    day_week,
    date_year,
    slash_date,
    day_month,
    month_day,
    day_of_month,
    day_of_month_by,
    date_range,
) | {
    "date": date_,
    "within_coming": within_coming,
    "after_coming": within_coming,
    "coming_hour": lambda today, _relation: after(today, 1, "hours"),
    "tonight": lambda today: Days((today.date,), part="evening"),
    "one_hour": fixed(after, 1, "hours"),
    "half_hour": lambda today, *_relation: after(today, 30, "minutes"),
    "quarter_hour": fixed(after, 15, "minutes"),
    "hour_and_half": fixed(after, 90, "minutes"),
    "half_year": fixed(after, 6, "months"),
    "today": fixed(relative_day, 0),
    "tomorrow": fixed(relative_day, 1),
    "vague_day": lambda _today: VAGUE,
    "after_working_days": lambda today, number: after(today, number, "working_days"),
    "within_working_days": lambda today, number: after(today, number, "working_days"),
    "day_after_tomorrow": fixed(relative_day, 2),
    "day_before_yesterday": fixed(relative_day, -2),
    "week_from_today": fixed(relative_day, 7),
    "week_from_tomorrow": fixed(relative_day, 8),
}
