"""What a form about the time of day means: the minutes of the day it can be, and whether it must be asked.

Times as the clock shows them (14:30, 18 Uhr) are taken at their word. Spoken ones ("halb drei") mean the one that
lies in the agency's opening hours. A bare small hour ("um 4", "4 Uhr") is asked about unless a time of day or the
past decides.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time

NOON, MIDNIGHT = 12 * 60, 24 * 60
HALF_DAY = 12 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTime:
    """Minutes since midnight as said; `exact` if the form can mean nothing else, `spoken` as explained above.

    `by_day`: the reading by day is meant unless it is over.
    """

    minute: int
    exact: bool = True
    spoken: bool = False
    by_day: bool = False
    why: str | None = None


IMPOSSIBLE_CLOCK = ClockTime(minute=0, why="impossible")


def clock(parts: tuple[int, ...]) -> ClockTime:
    """14:30 and 04:30 mean what they say; 4:30 without the zero may be the afternoon. A third value marks the zero."""
    hour, minute, *zero = parts
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return IMPOSSIBLE_CLOCK
    return ClockTime(minute=hour * 60 + minute, exact=bool(zero) or not 1 <= hour <= 6)


def full_hour(hour: int) -> ClockTime:
    """8 Uhr is 08:00, 4 Uhr may be 16:00."""
    return clock((int(hour), 0))


def hour_minute(hour: int, minute: int) -> ClockTime:
    return clock((int(hour), int(minute)))


def bare_hour(hour: int) -> ClockTime:
    """Um 8 is 08:00 unless that is over; um 7 may be either."""
    found = clock((int(hour), 0))
    return ClockTime(minute=found.minute, exact=hour > 12 or hour == 0, by_day=8 <= hour <= 12, why=found.why)


def full_hour_12(hour: int) -> ClockTime:
    return bare_hour(hour) if hour <= 12 else full_hour(hour)


def _spoken(hour: int, minutes: int) -> ClockTime:
    if not 0 <= hour <= 24 or abs(minutes) >= 60:
        return IMPOSSIBLE_CLOCK
    return ClockTime(minute=(hour * 60 + minutes) % MIDNIGHT, exact=hour > 13, spoken=True)


def half_past(hour: int) -> ClockTime:
    return _spoken(hour, 30)


def half_unclear(hour: int) -> ClockTime:
    """ "Half three" is half past three to the English and half past two to Germans."""
    return ClockTime(minute=_spoken(hour, 30).minute, exact=False, why="half_unclear")


def meridian(parts: tuple[int, ...], afternoon: bool) -> ClockTime:
    hour, minute = parts[:2]
    if not 1 <= hour <= 12 or minute > 59:
        return clock(parts) if hour > 12 and afternoon else IMPOSSIBLE_CLOCK
    return ClockTime(minute=(hour % 12 + 12 * afternoon) * 60 + minute)


def unclear_range(*_values: object) -> ClockTime:
    return ClockTime(minute=0, why="range")


def either_hour(*_values: object) -> ClockTime:
    return ClockTime(minute=0, why="either")


TIME_MEANINGS: dict[str, Callable[..., ClockTime]] = {
    "clock": clock,
    "clock_h": full_hour,
    "full_hour": full_hour,
    "hour_minute": hour_minute,
    "bare_hour": bare_hour,
    "full_hour_12": full_hour_12,
    "bare_number": lambda number: replace(bare_hour(number), why=bare_hour(number).why or "hour_or_day"),
    "half_to": lambda hour: _spoken(hour, -30),
    "quarter_past": lambda hour: _spoken(hour, 15),
    "quarter_to": lambda hour: _spoken(hour, -15),
    "minutes_past": lambda minutes, hour: _spoken(hour, minutes),
    "minutes_to": lambda minutes, hour: _spoken(hour, -minutes),
    "minutes_past_half": lambda minutes, hour: _spoken(hour, minutes - 30),
    "minutes_to_half": lambda minutes, hour: _spoken(hour, -30 - minutes),
    "half_past": half_past,
    "half_unclear": half_unclear,
    "clock_am": lambda parts: meridian(parts, afternoon=False),
    "clock_pm": lambda parts: meridian(parts, afternoon=True),
    "hour_am": lambda hour: meridian((hour, 0), afternoon=False),
    "hour_pm": lambda hour: meridian((hour, 0), afternoon=True),
    "quarter_of": lambda hour: replace(_spoken(hour, -45), exact=False, why="half_unclear"),
    "clock_from": lambda *_values: ClockTime(minute=0, why="start"),
    "clock_range": unclear_range,
    "clock_either": either_hour,
}

# Forms that are a time of day by themselves: its name, and the time that it means.
PARTS = {
    "part_morning": ("morning", "08:00"),
    "part_forenoon": ("morning", "10:00"),
    "part_noon": ("noon", "12:00"),
    "part_afternoon": ("afternoon", "15:00"),
    "part_day": ("day", ""),
    "part_close": ("close", ""),
}

# Which half of the day a time of day means for an hour said with it, as hours that are moved by twelve.
_MOVED = {"noon": range(4), "afternoon": range(12), "evening": range(4, 12), "night": range(8, 12)}
_FITS = {
    "morning": range(13),
    "noon": range(10, 16),
    "afternoon": range(12, 20),
    "evening": range(16, 25),
    "night": range(25),
    "day": range(25),
    "close": range(12, 25),
    "midnight": range(25),
}


def readings(
    said: ClockTime, part: str | None, opening: time, closing: time
) -> tuple[tuple[int, ...], str | None]:
    """The minutes of the day that a clock time with or without a time of day can mean, and the reason to ask."""
    if said.why:
        return _both(said.minute) if said.why in ("half_unclear", "hour_or_day") else (), said.why
    if part is not None:
        return _with_part(said.minute, part)
    if said.exact:
        return (said.minute,), None
    both = _both(said.minute)
    if said.by_day:
        return both, None
    if said.spoken:
        by_day = tuple(m for m in both if _minutes(opening) <= m <= _minutes(closing))
        return (by_day, None) if len(by_day) == 1 else (both, "day_or_night")
    return both, "day_or_night"


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _both(minute: int) -> tuple[int, ...]:
    early = minute % HALF_DAY
    by_day = early + HALF_DAY if early < 8 * 60 else early
    return (by_day, early if by_day != early else early + HALF_DAY)


def _with_part(minute: int, part: str) -> tuple[tuple[int, ...], str | None]:
    hour = minute // 60
    if part == "night" and hour == 12:
        return (), "midnight_which_day"
    moved = minute + HALF_DAY if hour in _MOVED.get(part, ()) else minute
    return ((moved,), None) if moved // 60 in _FITS[part] else ((), "contradiction")
