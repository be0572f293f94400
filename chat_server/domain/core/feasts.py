"""Named days and when they fall: one table for the calendar's holidays and for what the bot understands.

A rule says on which day of a year its named day falls. Names are German, as the calendar shows them.
"""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same day every year."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class FromEaster:
    """A number of days after Easter Sunday (negative: before)."""

    days: int


@dataclass(frozen=True, slots=True)
class WeekdayBefore:
    """The last given weekday (0: Monday) before a day of the year."""

    weekday: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class OneDay:
    """A single date."""

    date: date


FeastRule = Fixed | FromEaster | WeekdayBefore | OneDay

EARLIEST_FROM_EASTER, LATEST_FROM_EASTER = -80, 250
"""Distances from Easter that stay within its year, wherever in it Easter falls."""

FEASTS: dict[str, FeastRule] = {
    "Neujahr": Fixed(1, 1),
    "Heilige Drei Könige": Fixed(1, 6),
    "Valentinstag": Fixed(2, 14),
    "Internationaler Frauentag": Fixed(3, 8),
    "Rosenmontag": FromEaster(-48),
    "Fastnachtsdienstag": FromEaster(-47),
    "Aschermittwoch": FromEaster(-46),
    "Gründonnerstag": FromEaster(-3),
    "Karfreitag": FromEaster(-2),
    "Ostersonntag": FromEaster(0),
    "Ostermontag": FromEaster(1),
    "Tag der Arbeit": Fixed(5, 1),
    "Christi Himmelfahrt": FromEaster(39),
    "Freitag vor Pfingsten": FromEaster(47),
    "Pfingstsonntag": FromEaster(49),
    "Pfingstmontag": FromEaster(50),
    "Fronleichnam": FromEaster(60),
    "Mariä Himmelfahrt": Fixed(8, 15),
    "Weltkindertag": Fixed(9, 20),
    "Tag der Deutschen Einheit": Fixed(10, 3),
    "Reformationstag": Fixed(10, 31),
    "Allerheiligen": Fixed(11, 1),
    "Martinstag": Fixed(11, 11),
    "Buß- und Bettag": WeekdayBefore(2, 11, 23),
    "Nikolaus": Fixed(12, 6),
    "Heiligabend": Fixed(12, 24),
    "Erster Weihnachtstag": Fixed(12, 25),
    "Zweiter Weihnachtstag": Fixed(12, 26),
    "Silvester": Fixed(12, 31),
}


def feast_in(year: int, rule: FeastRule) -> date | None:
    """The day of the feast in a year; None where that year has none."""
    match rule:
        case Fixed(month=month, day=day):
            return date(year, month, day)
        case FromEaster(days=days):
            return easter_sunday(year) + timedelta(days=days)
        case WeekdayBefore(weekday=weekday, month=month, day=day):
            eve = date(year, month, day) - timedelta(days=1)
            return eve - timedelta(days=(eve.weekday() - weekday) % 7)
        case OneDay(date=day):
            return day if day.year == year else None


def easter_sunday(year: int) -> date:
    """Easter Sunday by the Gregorian rule (Gauss, with Lichtenberg's correction), for any year."""
    century = year // 100
    lunar = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    solar = 2 - (3 * century + 3) // 4
    golden = year % 19
    seed = (19 * golden + lunar) % 30
    correction = (seed + golden // 11) // 29
    full_moon = 21 + seed - correction
    first_sunday = 7 - (year + year // 4 + solar) % 7
    to_sunday = 7 - (full_moon - first_sunday) % 7
    return date(year, 3, 1) + timedelta(days=full_moon + to_sunday - 1)
