"""`feierabend calendar T`: what is printed for a moment, and for a text that names none."""

# ruff: noqa: DTZ001  the bounds of `st.datetimes` must be naive

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.calendar_answers import UnclearMoment, answer_calendar, parse_moment

CALENDAR = Calendar()


def test_a_local_time_without_offset_is_berlin_time() -> None:
    answer = answer_calendar("2026-12-24T18:59:59", CALENDAR)
    assert answer.exit_code == 0
    assert answer.data == {
        "local": "2026-12-24T18:59:59+01:00",
        "working_day": True,
        "holiday": None,
        "quiet": False,
        "next_change": "2026-12-24T19:00:00+01:00",
        "mail_open": True,
        "reaction_deadline": "2026-12-28T12:00:00+01:00",
    }


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("2026-12-24T17:59:59Z", "2026-12-24T18:59:59+01:00"),
        ("2026-07-01T12:00:00+05:30", "2026-07-01T08:30:00+02:00"),
        (" 2026-12-24 18:59 ", "2026-12-24T18:59:00+01:00"),
        ("2026-12-24", "2026-12-24T00:00:00+01:00"),
        ("2026-10-25T02:30+01:00", "2026-10-25T02:30:00+01:00"),
        ("2026-10-25T02:30+02:00", "2026-10-25T02:30:00+02:00"),
    ],
)
def test_accepted_forms(text: str, local: str) -> None:
    assert answer_calendar(text, CALENDAR).data["local"] == local


def test_a_local_time_that_exists_twice_is_shown_in_both_readings() -> None:
    answer = answer_calendar("2026-10-25T02:30", CALENDAR)
    assert answer.exit_code == 0
    assert answer.data["exists"] == "twice"
    assert "zweimal" in str(answer.data["message"])
    assert '"2026-10-25T02:30:00+02:00"' in json.dumps(answer.data)
    assert '"2026-10-25T02:30:00+01:00"' in json.dumps(answer.data)


def test_a_local_time_that_does_not_exist_is_said_so() -> None:
    answer = answer_calendar("2026-03-29T02:30", CALENDAR, "en")
    assert answer.exit_code == 2
    assert answer.data["exists"] == "never"
    assert "does not exist" in str(answer.data["message"])


@pytest.mark.parametrize("text", ["", "morgen", "2026-02-30", "2026-12-24T24:30", "1000-01-01", "9999-12-31"])
def test_what_names_no_moment_is_refused(text: str) -> None:
    assert answer_calendar(text, CALENDAR).exit_code == 2
    with pytest.raises(UnclearMoment):
        parse_moment(text, CALENDAR)


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    json.dumps(answer_calendar(text, CALENDAR).data)


@given(st.datetimes(datetime(1600, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))
def test_the_local_time_printed_is_read_as_the_same_moment(now: datetime) -> None:
    printed = answer_calendar(now.isoformat(), CALENDAR).data["local"]
    assert parse_moment(str(printed), CALENDAR) == now
