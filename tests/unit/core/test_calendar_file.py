"""The calendar's file: days beside the eleven, days that are none, and errors that say where."""

import re
from datetime import date
from pathlib import Path

import pytest

from chat_server.domain.core.calendar import HOLIDAYS, Calendar
from chat_server.domain.core.feasts import (
    EARLIEST_FROM_EASTER,
    FEASTS,
    LATEST_FROM_EASTER,
    FromEaster,
    feast_in,
)
from chat_server.main.calendar_file import BadCalendar, read_calendar

YEARS = range(1990, 2100)
PAGE = (Path(__file__).parents[3] / "docs/calendar.md").read_text("utf-8")


def extra(*lines: str) -> str:
    return "\n".join(f"[[extra_holidays]]\n{line}\n" for line in lines)


def removed(*lines: str) -> str:
    return "\n".join(f"[[removed_holidays]]\n{line}\n" for line in lines)


def difference(text: str, year: int) -> tuple[dict[date, str], dict[date, str]]:
    """What is a holiday by the file and not by the specification, and the other way round."""
    usual, own = Calendar().holidays_of(year), read_calendar(text).holidays_of(year)
    return (
        {day: name for day, name in own.items() if day not in usual},
        {day: name for day, name in usual.items() if day not in own},
    )


def test_an_extra_day_leaves_the_eleven_alone() -> None:
    for year in YEARS:
        more, less = difference(extra('name = "Fronleichnam"\neaster = 60'), year)
        assert (list(more.values()), less) == (["Fronleichnam"], {})
    assert difference(extra('name = "Fronleichnam"'), 2026)[0] == {date(2026, 6, 4): "Fronleichnam"}


@pytest.mark.parametrize(
    ("table", "more", "less"),
    [
        (extra('name = "Heiligabend"\nmonth = 12\nday = 24'), {date(2026, 12, 24): "Heiligabend"}, {}),
        (extra('name = "Buß- und Bettag"'), {date(2026, 11, 18): "Buß- und Bettag"}, {}),
        (extra('name = "Betriebsausflug"\ndate = 2026-07-03'), {date(2026, 7, 3): "Betriebsausflug"}, {}),
        (extra('name = "Betriebsausflug"\ndate = 2027-07-02'), {}, {}),
        (removed('name = "Pfingstsonntag"'), {}, {date(2026, 5, 24): "Pfingstsonntag"}),
        (removed("easter = 49"), {}, {date(2026, 5, 24): "Pfingstsonntag"}),
        (removed("month = 10\nday = 3"), {}, {date(2026, 10, 3): "Tag der Deutschen Einheit"}),
        (removed("date = 2026-05-01"), {}, {date(2026, 5, 1): "Tag der Arbeit"}),
        (removed("date = 2027-05-01"), {}, {}),
    ],
)
def test_days_are_added_and_removed_by_rule_name_and_date(
    table: str, more: dict[date, str], less: dict[date, str]
) -> None:
    assert difference(table, 2026) == (more, less)


def test_hours_follow_the_days() -> None:
    own = read_calendar(extra('name = "Heiligabend"') + removed('name = "Tag der Arbeit"'))
    assert not own.is_working_day(date(2026, 12, 24))
    assert own.is_working_day(date(2026, 5, 1))


def test_a_day_removed_may_come_back_with_another_name() -> None:
    own = read_calendar(removed('name = "Neujahr"') + extra('name = "Neujahrstag"\nmonth = 1\nday = 1'))
    assert own.holiday_name(date(2026, 1, 1)) == "Neujahrstag"


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("opening = 20:00:00", "line 1, opening: opening 20:00:00 must lie before closing"),
        ('\n\nzone = "Mars/Base"', "line 3, zone: there is no time zone Mars/Base"),
        ('opening = "eight"', "line 1, opening: Invalid RFC3339"),
        ("colour = 3", "unknown field `colour`"),
        ("not toml", "not TOML: .*line 1, column"),
        ('[[holidays]]\nname = "Fronleichnam"\neaster = 60', r"line 1, holidays 1: .*\[\[extra_holidays\]\]"),
        (extra('name = "x"\nmonth = 2'), "line 1, extra_holidays 1: day is missing"),
        (
            extra('name = "Silvester"', 'name = "x"\nmonth = 2\nday = 30'),
            "line 4, extra_holidays 2: month 2, day 30",
        ),
        (extra('name = "x"\nmonth = 2\nday = 3\neaster = 1'), "not several of them"),
        (extra('name = "x"\nmonth = "May"'), "line 1, extra_holidays 1, month: Expected `int"),
        (extra('name = "x"'), "x: say when it is"),
        (extra("easter = 60"), "name is missing"),
        (extra('name = "x"\neaster = 300'), "easter: 300 is not between"),
        (extra('name = "x"\nday = 1\nmonth = 1\ncolour = 3'), "line 1, extra_holidays 1: .*colour"),
        (extra('name = "Neujahr"'), r"already \(Neujahr\)"),
        (extra('name = "x"\ndate = 2026-04-06'), r"already \(Ostermontag\)"),
        (removed('name = "Fronleichnam"'), "Fronleichnam is none of the holidays, which are: Neujahr"),
        (removed("month = 12\nday = 24"), "that day is none of the holidays"),
        (removed("date = 2026-12-24"), "2026-12-24 is no holiday anyhow"),
    ],
)
def test_a_bad_file_is_refused_with_line_and_field(table: str, says: str) -> None:
    with pytest.raises(BadCalendar, match=says):
        read_calendar(table)


def test_every_rule_gives_a_day_of_its_year() -> None:
    ends = {"first": FromEaster(EARLIEST_FROM_EASTER), "last": FromEaster(LATEST_FROM_EASTER)}
    for name, rule in {**FEASTS, **ends}.items():
        days = [feast_in(year, rule) for year in range(1583, 4000)]
        assert [day.year for day in days if day] == list(range(1583, 4000)), name


def test_the_files_of_the_page_are_read() -> None:
    examples = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert examples
    for text in examples:
        assert read_calendar(text) != Calendar()


def test_the_page_names_the_eleven_and_the_feasts() -> None:
    assert all(name in PAGE for name in [*FEASTS, *dict(HOLIDAYS)])
