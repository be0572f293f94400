"""The agency's calendar: holidays, quiet hours, mail hours, reaction deadlines (SPEC 2).

Every moment given or returned is an aware `datetime`. Returned ones are in UTC, so that they can be compared
and subtracted safely across clock changes. Decisions are made on the local wall clock, by local dates, never by
adding hours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from chat_server.domain.core.feasts import FEASTS, FeastRule, feast_in

SATURDAY = 5
ONE_DAY = timedelta(days=1)


HolidayRule = tuple[str, FeastRule]

HOLIDAYS: tuple[HolidayRule, ...] = tuple(
    (name, FEASTS[name])
    for name in (
        "Neujahr",
        "Karfreitag",
        "Ostersonntag",
        "Ostermontag",
        "Tag der Arbeit",
        "Christi Himmelfahrt",
        "Pfingstsonntag",
        "Pfingstmontag",
        "Tag der Deutschen Einheit",
        "Erster Weihnachtstag",
        "Zweiter Weihnachtstag",
    )
)
"""The eleven holidays of SPEC 2."""


def _holidays(rules: tuple[HolidayRule, ...], year: int, excluded: frozenset[date]) -> dict[date, str]:
    """The name of each holiday by its day; where two fall on one day (1 May 2008) both are named, in table order."""
    names: dict[date, str] = {}
    for name, rule in rules:
        holiday = feast_in(year, rule)
        if holiday is not None and holiday not in excluded:
            names[holiday] = f"{names[holiday]}, {name}" if holiday in names else name
    return names


@dataclass(frozen=True, slots=True)
class Once:
    """The local time names exactly one moment."""

    moment: datetime


@dataclass(frozen=True, slots=True)
class Never:
    """The clock jumps over the local time: by the old clock it means `after`, by the new clock `before`."""

    before: datetime
    after: datetime


@dataclass(frozen=True, slots=True)
class Twice:
    """The clock shows the local time twice."""

    first: datetime
    second: datetime


LocalTime = Once | Never | Twice


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """An agency's calendar; `Calendar()` is the one of SPEC 2.

    Opening and closing must be local times that exist once on every day, as 08:00 and 19:00 do in Berlin.
    Raises ValueError for hours in the wrong order, zoneinfo.ZoneInfoNotFoundError for an unknown zone.
    """

    zone_name: str = "Europe/Berlin"
    opening: time = time(8)
    closing: time = time(19)
    reaction_cutoff: time = time(14)
    reaction_same_day: time = time(18)
    reaction_next_day: time = time(12)
    holidays: tuple[HolidayRule, ...] = HOLIDAYS
    no_holidays: frozenset[date] = frozenset()
    """Single days that are working days although a rule makes them holidays."""
    _by_year: dict[int, Mapping[date, str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        if not self.opening < self.closing:
            raise ValueError(f"opening {self.opening} must lie before closing {self.closing}")
        _ = self.zone

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone_name)

    def local(self, moment: datetime) -> datetime:
        """The moment as the agency's wall clock shows it. Raises ValueError for a naive datetime."""
        if moment.tzinfo is None:
            raise ValueError("a moment needs an offset")
        return moment.astimezone(self.zone)

    def moment(self, day: date, at: time) -> datetime:
        """The first moment (UTC) at which the wall clock shows `at` on `day`."""
        return datetime.combine(day, at, self.zone).astimezone(UTC)

    def resolve_local(self, wall: datetime) -> LocalTime:
        """The moments that a naive wall-clock time can mean: one, none (spring) or two (autumn)."""
        early, late = (wall.replace(tzinfo=self.zone, fold=fold).astimezone(UTC) for fold in (0, 1))
        if early == late:
            return Once(early)
        if early < late:
            return Twice(early, late)
        return Never(before=late, after=early)

    def holiday_name(self, day: date) -> str | None:
        """The German name of the holiday on a local day, or None."""
        return self.holidays_of(day.year).get(day)

    def holidays_of(self, year: int) -> Mapping[date, str]:
        """The holidays of a year and their German names."""
        names = self._by_year.get(year)
        if names is None:
            names = self._by_year[year] = _holidays(self.holidays, year, self.no_holidays)
        return names

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and self.holiday_name(day) is None

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        following = day + ONE_DAY
        while not self.is_working_day(following):
            following += ONE_DAY
        return following

    def previous_working_day(self, day: date) -> date:
        """The last working day before `day`."""
        previous = day - ONE_DAY
        while not self.is_working_day(previous):
            previous -= ONE_DAY
        return previous

    def is_quiet(self, now: datetime) -> bool:
        """Whether `now` lies outside the opening hours (opening included, closing excluded) of working days."""
        local = self.local(now)
        return not (self.opening <= local.time() < self.closing and self.is_working_day(local.date()))

    def mail_open(self, now: datetime) -> bool:
        """Whether it is mail hours: exactly when it is not quiet."""
        return not self.is_quiet(now)

    def next_opening(self, now: datetime) -> datetime:
        """The first end of quiet hours after `now`; in working hours, the end of the next quiet hours."""
        local = self.local(now)
        today = local.date()
        opens_today = local.time() < self.opening and self.is_working_day(today)
        return self.moment(today if opens_today else self.next_working_day(today), self.opening)

    def next_change(self, now: datetime) -> datetime:
        """The first moment after `now` at which quiet hours begin or end."""
        if self.is_quiet(now):
            return self.next_opening(now)
        return self.moment(self.local(now).date(), self.closing)

    def last_change(self, now: datetime) -> datetime:
        """The last moment up to `now` at which quiet hours began or ended."""
        local = self.local(now)
        today = local.date()
        if not self.is_quiet(now):
            return self.moment(today, self.opening)
        closed_today = self.is_working_day(today) and local.time() >= self.closing
        return self.moment(today if closed_today else self.previous_working_day(today), self.closing)

    def reaction_deadline(self, arrived: datetime) -> datetime:
        """The moment by which a request that arrived then must be answered.

        The whole cut-off minute still counts: 14:00:59 is in time, 14:01:00 is not (SPEC 2).
        """
        local = self.local(arrived)
        day = local.date()
        if not self.is_working_day(day):
            return self.moment(self.next_working_day(day), self.reaction_same_day)
        if local.time().replace(second=0, microsecond=0) <= self.reaction_cutoff:
            return self.moment(day, self.reaction_same_day)
        return self.moment(self.next_working_day(day), self.reaction_next_day)

    def is_surcharge_time(self, now: datetime) -> bool:
        """Weekend surcharge time: Friday 24:00 to Sunday 24:00, and holidays."""
        return not self.is_working_day(self.local(now).date())
