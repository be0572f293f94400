"""Reads the file of an agency's calendar (docs/calendar.md), TOML, with errors that name line and field."""

import datetime as dt
import re
import tomllib
from datetime import time
from zoneinfo import ZoneInfoNotFoundError

import msgspec

from chat_server.domain.core.calendar import HOLIDAYS, Calendar, HolidayRule
from chat_server.domain.core.feasts import (
    EARLIEST_FROM_EASTER,
    FEASTS,
    LATEST_FROM_EASTER,
    FeastRule,
    Fixed,
    FromEaster,
    OneDay,
)

A_COMMON_YEAR = 2026
OLD_TABLE = (
    "[[holidays]] would replace the eleven holidays, so it is not read any more: write [[extra_holidays]] for days"
    " beside them and [[removed_holidays]] for those of them that are none"
)
HOW = "say when it is: month and day, or easter (days after Easter Sunday), or date"


class BadCalendar(ValueError):
    """The file cannot be read as a calendar; the message says where, and what to do."""


class HolidayLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One entry of a table of days: a rule, a single date, or a name that docs/calendar.md knows."""

    name: str = ""
    month: int | None = None
    day: int | None = None
    easter: int | None = None
    date: dt.date | None = None

    def rule(self) -> FeastRule | None:
        """When it is; None where only the name says so. Raises BadCalendar."""
        given = [
            self.month is not None or self.day is not None,
            self.easter is not None,
            self.date is not None,
        ]
        if sum(given) > 1:
            raise BadCalendar(f"{HOW}; not several of them")
        if self.date is not None:
            return OneDay(self.date)
        if self.easter is not None:
            return _from_easter(self.easter)
        return _fixed(self.month, self.day) if given[0] else None


def _from_easter(days: int) -> FeastRule:
    if not EARLIEST_FROM_EASTER <= days <= LATEST_FROM_EASTER:
        raise BadCalendar(f"easter: {days} is not between {EARLIEST_FROM_EASTER} and {LATEST_FROM_EASTER}")
    return FromEaster(days)


def _fixed(month: int | None, day: int | None) -> FeastRule:
    if month is None or day is None:
        raise BadCalendar(f"{'month' if month is None else 'day'} is missing")
    try:
        _ = dt.date(A_COMMON_YEAR, month, day)
    except ValueError:
        raise BadCalendar(f"month {month}, day {day}: there is no such day every year") from None
    return Fixed(month, day)


class CalendarTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The calendar's file; fields that are missing are as in SPEC 2."""

    zone: str = Calendar.zone_name
    opening: time = Calendar.opening
    closing: time = Calendar.closing
    reaction_cutoff: time = Calendar.reaction_cutoff
    reaction_same_day: time = Calendar.reaction_same_day
    reaction_next_day: time = Calendar.reaction_next_day
    extra_holidays: tuple[HolidayLine, ...] = ()
    removed_holidays: tuple[HolidayLine, ...] = ()


def read_calendar(text: str) -> Calendar:
    """The calendar of a file. Raises BadCalendar."""
    try:
        given = tomllib.loads(text)
        if "holidays" in given:
            raise BadCalendar(f"{_at(text, '$.holidays[0]')}{OLD_TABLE}")
        table = msgspec.convert(given, CalendarTable)
    except msgspec.ValidationError as error:
        problem, _, path = str(error).partition(" - at `")
        raise BadCalendar(f"{_at(text, path.rstrip('`'))}{problem}") from None
    except tomllib.TOMLDecodeError as error:
        raise BadCalendar(f"not TOML: {error}") from None
    return _calendar(text, table)


Days = tuple[tuple[HolidayRule, ...], frozenset[dt.date]]
"""The holidays, and the single days that are none."""


def _calendar(text: str, table: CalendarTable) -> Calendar:
    days: Days = (HOLIDAYS, frozenset())
    for name, change, lines in (
        ("removed_holidays", _without, table.removed_holidays),
        ("extra_holidays", _with, table.extra_holidays),
    ):
        for place, line in enumerate(lines):
            try:
                days = change(days, line)
            except BadCalendar as error:
                raise BadCalendar(f"{_at(text, f'$.{name}[{place}]')}{error}") from None
    try:
        return Calendar(
            zone_name=table.zone,
            opening=table.opening,
            closing=table.closing,
            reaction_cutoff=table.reaction_cutoff,
            reaction_same_day=table.reaction_same_day,
            reaction_next_day=table.reaction_next_day,
            holidays=days[0],
            no_holidays=days[1],
        )
    except ZoneInfoNotFoundError:
        raise BadCalendar(f"{_at(text, '$.zone')}there is no time zone {table.zone}") from None
    except ValueError as error:
        raise BadCalendar(f"{_at(text, '$.opening')}{error}") from None


def _without(days: Days, line: HolidayLine) -> Days:
    """The table without a holiday: by its name, its rule, or on one day only. Raises BadCalendar."""
    holidays, none = days
    rule = line.rule()
    if isinstance(rule, OneDay):
        if Calendar(holidays=holidays).holiday_name(rule.date) is None:
            raise BadCalendar(f"{rule.date} is no holiday anyhow")
        return holidays, none | {rule.date}
    left = tuple(one for one in holidays if (one[0] != line.name if rule is None else one[1] != rule))
    if left == holidays:
        names = ", ".join(name for name, _ in holidays)
        raise BadCalendar(f"{line.name or 'that day'} is none of the holidays, which are: {names}")
    return left, none


def _with(days: Days, line: HolidayLine) -> Days:
    """The table with a further day, by its rule or by a known name. Raises BadCalendar."""
    holidays, none = days
    if not line.name:
        raise BadCalendar("name is missing")
    rule = line.rule() or FEASTS.get(line.name)
    if rule is None:
        raise BadCalendar(f"{line.name}: {HOW}; only these names need nothing else: {', '.join(FEASTS)}")
    same = [name for name, other in holidays if other == rule]
    if isinstance(rule, OneDay) and (name := Calendar(holidays=holidays).holiday_name(rule.date)):
        same.append(name)
    if same:
        raise BadCalendar(f"{line.name}: that day is a holiday already ({same[0]})")
    return (*holidays, (line.name, rule)), none


_PATH = re.compile(r"\$\.?(?P<table>\w*)(?:\[(?P<place>\d+)\])?\.?(?P<field>\w*)")


def _at(text: str, path: str) -> str:
    """The place of an error as "line 7, extra_holidays 2, month: ", from msgspec's "$.extra_holidays[1].month"."""
    found = _PATH.fullmatch(path)
    if found is None or not found["table"]:
        return ""
    table, place = re.escape(found["table"]), int(found["place"] or 0)
    starts = list(re.finditer(rf"^[ \t]*(?:\[\[\s*{table}\s*\]\]|{table}\s*=)", text, re.MULTILINE))
    number = f" {place + 1}" if found["place"] else ""
    field = f", {found['field']}" if found["field"] else ""
    if not starts:
        return f"{found['table']}{number}{field}: "
    start = starts[min(place, len(starts) - 1)].start()
    return f"line {text.count(chr(10), 0, start) + 1}, {found['table']}{number}{field}: "
