"""The calendar of SPEC 2: every edge against an oracle, hand-picked cells, properties over centuries."""

# ruff: noqa: DTZ001  naive datetimes are wall-clock times here

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from bench.calendar_minutes import check
from chat_server.domain.core.calendar import HOLIDAYS, Calendar, Never, Once, Twice
from chat_server.domain.core.feasts import easter_sunday
from tests.unit.core import calendar_oracle as oracle

CALENDAR = Calendar()
BERLIN = ZoneInfo("Europe/Berlin")
SECOND = timedelta(seconds=1)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def utc(text: str) -> datetime:
    return local(text).astimezone(UTC)


def edges_of(year: int) -> Iterator[datetime]:
    """Every moment of a year at which an answer may change."""
    day = date(year, 1, 1)
    while day.year == year:
        for at in (time(0), time(8), time(14), time(14, 1), time(19)):
            yield datetime.combine(day, at, BERLIN).astimezone(UTC)
        day += timedelta(days=1)
    yield from (oracle.moment(minute) for minute in oracle.SUMMER[year])


@pytest.mark.parametrize("year", range(oracle.FIRST_YEAR, oracle.LAST_YEAR + 1))
def test_every_edge_agrees_with_the_oracle(year: int) -> None:
    for edge in edges_of(year):
        for now in (edge - SECOND, edge, edge + SECOND):
            minute = int(now.timestamp()) // 60
            day = CALENDAR.local(now).date()
            assert CALENDAR.is_quiet(now) is oracle.quiet(minute), now
            assert CALENDAR.mail_open(now) is not oracle.quiet(minute), now
            assert CALENDAR.is_working_day(day) is oracle.works(minute), now
            assert CALENDAR.is_surcharge_time(now) is not oracle.works(minute), now
            assert CALENDAR.next_opening(now) == oracle.moment(oracle.next_opening(minute)), now
            assert CALENDAR.next_change(now) == oracle.moment(oracle.next_change(minute)), now
            assert CALENDAR.reaction_deadline(now) == oracle.moment(oracle.reaction_deadline(minute)), now


def test_every_minute_around_a_clock_change_agrees_with_the_oracle() -> None:
    assert check(datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 4, 8, tzinfo=UTC)) == 12 * 1440


@pytest.mark.parametrize("year", range(oracle.FIRST_YEAR, oracle.LAST_YEAR + 1))
def test_the_holidays_are_the_eleven_of_the_oracle(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    named = {day: name for day in days if (name := CALENDAR.holiday_name(day)) is not None}
    assert len(set(named.values())) == len(HOLIDAYS) == 11
    assert {day for day in named if day.year == year} == {day for day in oracle.HOLIDAYS if day.year == year}


def test_easter_agrees_with_dateutil_over_centuries() -> None:
    assert all(easter_sunday(year) == easter(year) for year in range(1583, 4000))


# fmt: off
MOMENT_CELLS = [
    # local time, quiet, surcharge, next change, reaction deadline
    ("2026-11-18T07:59:59.999999",  True, False, "2026-11-18T08:00", "2026-11-18T18:00"),  # last moment
    ("2026-11-18T08:00",            False, False, "2026-11-18T19:00", "2026-11-18T18:00"),  # opening
    ("2026-11-18T14:00:59.999999",  False, False, "2026-11-18T19:00", "2026-11-18T18:00"),  # cut-off minute
    ("2026-11-18T14:01",            False, False, "2026-11-18T19:00", "2026-11-19T12:00"),  # after it
    ("2026-11-18T18:59:59.999999",  False, False, "2026-11-18T19:00", "2026-11-19T12:00"),  # last moment
    ("2026-11-18T19:00",            True, False, "2026-11-19T08:00", "2026-11-19T12:00"),  # closing
    ("2026-11-20T14:01",            False, False, "2026-11-20T19:00", "2026-11-23T12:00"),  # Friday
    ("2026-11-20T23:59:59",         True, False, "2026-11-23T08:00", "2026-11-23T12:00"),  # Friday, late
    ("2026-11-21T00:00",            True, True, "2026-11-23T08:00", "2026-11-23T18:00"),  # Friday 24:00
    ("2026-11-22T23:59:59",         True, True, "2026-11-23T08:00", "2026-11-23T18:00"),  # Sunday, late
    ("2026-11-23T00:00",            True, False, "2026-11-23T08:00", "2026-11-23T18:00"),  # Sunday 24:00
    ("2026-03-27T19:00",            True, False, "2026-03-30T08:00", "2026-03-30T12:00"),  # 60 h until then
    ("2026-10-23T19:00",            True, False, "2026-10-26T08:00", "2026-10-26T12:00"),  # 62 h until then
    ("2026-10-25T02:30",            True, True, "2026-10-26T08:00", "2026-10-26T18:00"),  # exists twice
    ("2026-12-24T18:59:59",         False, False, "2026-12-24T19:00", "2026-12-28T12:00"),  # Christmas Eve
    ("2026-12-24T19:00",            True, False, "2026-12-28T08:00", "2026-12-28T12:00"),  # is a working day
    ("2026-12-31T14:01",            False, False, "2026-12-31T19:00", "2027-01-04T12:00"),  # year turn
    ("2027-01-01T12:00",            True, True, "2027-01-04T08:00", "2027-01-04T18:00"),  # New Year's Day
    ("2026-04-02T14:01",            False, False, "2026-04-02T19:00", "2026-04-07T12:00"),  # before Easter
    ("2026-04-06T10:00",            True, True, "2026-04-07T08:00", "2026-04-07T18:00"),  # Easter Monday
    ("2026-10-31T10:00",            True, True, "2026-11-02T08:00", "2026-11-02T18:00"),  # a Saturday
    ("2025-10-31T10:00",            False, False, "2025-10-31T19:00", "2025-10-31T18:00"),  # Reformationstag
    ("2008-05-01T10:00",            True, True, "2008-05-02T08:00", "2008-05-02T18:00"),  # two holidays
    ("2024-02-29T19:00",            True, False, "2024-03-01T08:00", "2024-03-01T12:00"),  # leap day
]
# fmt: on


@pytest.mark.parametrize(("now", "quiet", "surcharge", "change", "reaction"), MOMENT_CELLS)
def test_moment(now: str, quiet: bool, surcharge: bool, change: str, reaction: str) -> None:
    assert CALENDAR.is_quiet(utc(now)) is quiet
    assert CALENDAR.mail_open(utc(now)) is not quiet
    assert CALENDAR.is_surcharge_time(utc(now)) is surcharge
    assert CALENDAR.next_change(utc(now)) == utc(change)
    assert CALENDAR.reaction_deadline(utc(now)) == utc(reaction)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-01-01", "Neujahr"),
        ("2026-04-03", "Karfreitag"),
        ("2026-04-05", "Ostersonntag"),
        ("2026-04-06", "Ostermontag"),
        ("2026-05-01", "Tag der Arbeit"),
        ("2026-05-14", "Christi Himmelfahrt"),
        ("2026-05-24", "Pfingstsonntag"),
        ("2026-05-25", "Pfingstmontag"),
        ("2026-10-03", "Tag der Deutschen Einheit"),
        ("2026-12-24", None),
        ("2026-12-25", "Erster Weihnachtstag"),
        ("2026-12-26", "Zweiter Weihnachtstag"),
        ("2026-12-31", None),
        ("2026-06-04", None),  # Corpus Christi is no holiday everywhere
        ("2008-05-01", "Tag der Arbeit, Christi Himmelfahrt"),
        ("2038-04-25", "Ostersonntag"),  # the latest Easter
    ],
)
def test_holiday_name(day: str, name: str | None) -> None:
    assert CALENDAR.holiday_name(date.fromisoformat(day)) == name


def test_the_next_opening_within_working_hours_ends_the_coming_quiet_hours() -> None:
    assert CALENDAR.next_opening(utc("2026-11-20T08:00")) == utc("2026-11-23T08:00")
    assert CALENDAR.next_opening(utc("2026-11-20T07:59:59")) == utc("2026-11-20T08:00")


def test_local_times_at_clock_changes() -> None:
    assert CALENDAR.resolve_local(datetime(2026, 11, 18, 12)) == Once(datetime(2026, 11, 18, 11, tzinfo=UTC))
    assert CALENDAR.resolve_local(datetime(2026, 3, 29, 2)) == Never(
        datetime(2026, 3, 29, 0, tzinfo=UTC), datetime(2026, 3, 29, 1, tzinfo=UTC)
    )
    assert CALENDAR.resolve_local(datetime(2026, 3, 29, 3)) == Once(datetime(2026, 3, 29, 1, tzinfo=UTC))
    assert CALENDAR.resolve_local(datetime(2026, 10, 25, 2, 59, 59)) == Twice(
        datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC), datetime(2026, 10, 25, 1, 59, 59, tzinfo=UTC)
    )
    assert CALENDAR.resolve_local(datetime(2026, 10, 25, 3)) == Once(datetime(2026, 10, 25, 2, tzinfo=UTC))


@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)))
def test_resolving_gives_exactly_the_moments_that_show_the_local_time(wall: datetime) -> None:
    shown: list[datetime] = []
    match CALENDAR.resolve_local(wall):
        case Once(moment):
            shown = [moment]
        case Twice(first, second):
            assert first < second
            shown = [first, second]
        case Never(before, after):
            assert (
                CALENDAR.local(before).replace(tzinfo=None)
                < wall
                < CALENDAR.local(after).replace(tzinfo=None)
            )
    assert all(CALENDAR.local(moment).replace(tzinfo=None) == wall for moment in shown)
    near = [wall.replace(tzinfo=UTC) - timedelta(minutes=m) for m in (0, 60, 120, 180)]
    showing = {moment for moment in near if CALENDAR.local(moment).replace(tzinfo=None) == wall}
    assert showing <= set(shown)


@given(MOMENTS)
def test_the_next_change_flips_and_nothing_flips_before(now: datetime) -> None:
    change = CALENDAR.next_change(now)
    quiet = CALENDAR.is_quiet(now)
    assert change > now
    assert CALENDAR.is_quiet(change) is not quiet
    assert CALENDAR.is_quiet(change - timedelta(microseconds=1)) is quiet
    step = now
    while step < change:
        assert CALENDAR.is_quiet(step) is quiet
        step += timedelta(minutes=97)


@given(MOMENTS)
def test_the_next_opening_is_the_first_end_of_quiet_hours(now: datetime) -> None:
    opening = CALENDAR.next_opening(now)
    first = CALENDAR.next_change(now)
    assert opening == (first if CALENDAR.is_quiet(now) else CALENDAR.next_change(first))
    assert CALENDAR.local(opening).time() == time(8)


@given(MOMENTS)
def test_a_reaction_is_due_after_arrival_on_a_working_day(arrived: datetime) -> None:
    due = CALENDAR.reaction_deadline(arrived)
    assert due > arrived
    assert CALENDAR.mail_open(due)
    assert CALENDAR.local(due).time() in (time(12), time(18))


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=20)))
def test_later_requests_are_never_due_earlier(arrived: datetime, later: timedelta) -> None:
    assert CALENDAR.reaction_deadline(arrived) <= CALENDAR.reaction_deadline(arrived + later)


def test_an_agency_may_have_other_hours_holidays_and_zone() -> None:
    vienna = Calendar(zone_name="Europe/Vienna", opening=time(9), closing=time(17, 30), holidays=HOLIDAYS[:1])
    assert vienna.is_quiet(datetime(2026, 12, 25, 7, 59, 59, tzinfo=UTC))
    assert not vienna.is_quiet(datetime(2026, 12, 25, 8, tzinfo=UTC))
    assert vienna.is_quiet(datetime(2026, 12, 25, 16, 30, tzinfo=UTC))


def test_wrong_settings_and_moments_without_offset_are_refused() -> None:
    with pytest.raises(ValueError, match="must lie before"):
        Calendar(opening=time(19), closing=time(8))
    with pytest.raises(ZoneInfoNotFoundError):
        Calendar(zone_name="Europe/Atlantis")
    with pytest.raises(ValueError, match="needs an offset"):
        CALENDAR.is_quiet(datetime(2026, 11, 18, 12))


@pytest.mark.soak
@pytest.mark.parametrize("year", range(oracle.FIRST_YEAR, oracle.LAST_YEAR + 1))
def test_every_minute_agrees_with_the_oracle(year: int) -> None:
    assert check(datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)) >= 365 * 1440
