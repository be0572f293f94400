"""A second calendar, written another way, to check the first one against (2020 to 2040).

Nothing here uses the product's code or zoneinfo: summer time comes from the EU rule (last Sundays of March
and October, 01:00 UTC), holidays from the package `holidays`, and time is a plain count of minutes since 1970
that is looked up in tables filled day by day.
"""

from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta

import holidays

FIRST_YEAR, LAST_YEAR = 2020, 2040
_EPOCH = date(1970, 1, 1)


def _last_sunday(year: int, month: int) -> date:
    days = [date(year, month, day) for day in range(25, 32)]
    return next(day for day in days if day.isoweekday() == 7)


def _summer(year: int) -> tuple[int, int]:
    """First and last minute (UTC, exclusive) of summer time."""
    begin, end = ((_last_sunday(year, month) - _EPOCH).days * 1440 + 60 for month in (3, 10))
    return begin, end


SUMMER = {year: _summer(year) for year in range(FIRST_YEAR - 1, LAST_YEAR + 2)}


def wall_minute(utc_minute: int) -> int:
    """Minutes since 1970 as the wall clock counts them."""
    year = moment(utc_minute).year
    begin, end = SUMMER[year]
    return utc_minute + (120 if begin <= utc_minute < end else 60)


def _utc_minute(day: int, hour: int) -> int:
    """The UTC minute of a full hour (after the change of clocks) on a day counted since 1970."""
    changed = (day * 1440) + hour * 60
    year = (_EPOCH + timedelta(days=day)).year
    begin, end = SUMMER[year]
    return changed - (120 if begin <= changed - 60 < end else 60)


def _names(year: int) -> dict[date, str]:
    found = holidays.country_holidays("DE", subdiv="BB", years=year, language="de")
    return {day: name for day, name in found.items() if name != "Reformationstag"}


HOLIDAYS = {day: name for year in range(FIRST_YEAR - 1, LAST_YEAR + 2) for day, name in _names(year).items()}
_DAYS = range((date(FIRST_YEAR - 1, 12, 1) - _EPOCH).days, (date(LAST_YEAR + 1, 2, 1) - _EPOCH).days)


def _works(day: int) -> bool:
    when = _EPOCH + timedelta(days=day)
    return when.isoweekday() <= 5 and when not in HOLIDAYS


WORKS = {day: _works(day) for day in _DAYS}
WORKING_DAYS = [day for day in _DAYS if WORKS[day]]
OPENINGS = [_utc_minute(day, 8) for day in WORKING_DAYS]
CLOSINGS = [_utc_minute(day, 19) for day in WORKING_DAYS]
NOONS = [_utc_minute(day, 12) for day in WORKING_DAYS]
EVENINGS = [_utc_minute(day, 18) for day in WORKING_DAYS]


def works(utc_minute: int) -> bool:
    return WORKS[wall_minute(utc_minute) // 1440]


def quiet(utc_minute: int) -> bool:
    return bisect_right(OPENINGS, utc_minute) == bisect_right(CLOSINGS, utc_minute)


def next_opening(utc_minute: int) -> int:
    return OPENINGS[bisect_right(OPENINGS, utc_minute)]


def next_change(utc_minute: int) -> int:
    return min(next_opening(utc_minute), CLOSINGS[bisect_right(CLOSINGS, utc_minute)])


def reaction_deadline(utc_minute: int) -> int:
    day, minute = divmod(wall_minute(utc_minute), 1440)
    following = bisect_right(WORKING_DAYS, day)
    if not WORKS[day]:
        return EVENINGS[following]
    return EVENINGS[following - 1] if minute <= 14 * 60 else NOONS[following]


def moment(utc_minute: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=utc_minute)
