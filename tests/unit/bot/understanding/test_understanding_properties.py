"""Properties of understanding that hold for any text, any moment and both languages."""

# ruff: noqa: DTZ001  the bounds of `st.datetimes` must be naive

import json
import re
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from chat_server.bot.understanding import Understanding, format_deadline, format_duration, understand
from chat_server.bot.understanding.command import understand_command, understand_lines
from chat_server.bot.understanding.forms.durations import MAX_MINUTES
from chat_server.bot.understanding.grammar.grammars import GRAMMARS
from chat_server.bot.understanding.grammar.tokens import clean
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.calendar_answers import Language
from tests.support.examples import examples

CALENDAR = Calendar()
LANGUAGES = st.sampled_from(["de", "en"])
EXPECTING = st.sampled_from(["task", "deadline", "budget"])
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
DAY = timedelta(days=1)


def _vocabulary() -> list[str]:
    """Words and signs of the grammar, numbers of every shape, and ordinary words."""
    words = sorted(GRAMMARS["de"].vocabulary | GRAMMARS["en"].vocabulary)
    numbers = (
        "0 1 3 8 12 24 30 31. 24. 24.12. 24.12.2026 12:30 12.30 25:00 2-3 9-17 1,5 1/2 ½ 12/11 2026-12-24 2026 1h30"
        " 99999999 . , : ; ! ? - ( ) / € # Hotels Köln Anna Liste recherchieren"
    )
    return [*words, *numbers.split(" "), "\n"]


SOUP = st.lists(st.sampled_from(_vocabulary()), max_size=25).map(" ".join)
TEXTS = st.one_of(
    st.text(max_size=300), SOUP, st.lists(st.one_of(SOUP, st.text(max_size=20)), max_size=4).map("".join)
)


def floor(now: datetime) -> date:
    return CALENDAR.local(now).date()


def not_before(value: date | datetime, now: datetime) -> bool:
    return value > now if isinstance(value, datetime) else value >= floor(now)


@examples(150)
@given(TEXTS, MOMENTS, LANGUAGES, EXPECTING)
def test_any_text_is_understood_or_asked_about_and_nothing_lies_in_the_past(
    text: str, now: datetime, language: Language, expecting: str
) -> None:
    found = understand(text, now, language, CALENDAR, "task" if expecting == "task" else "deadline")
    answer = understand(text, now, language, CALENDAR, "budget")
    values = [found.deadline, *(value for question in found.questions for value in question.alternatives)]
    for value in values:
        if isinstance(value, datetime):
            wall = value.replace(tzinfo=None, fold=0)
            assert CALENDAR.local(value.astimezone(UTC)).replace(tzinfo=None, fold=0) == wall, (
                "does not exist"
            )
        if isinstance(value, date):
            assert not_before(value, now)
    for said in (found, answer):
        assert said.budget_minutes is None or 0 < said.budget_minutes <= MAX_MINUTES
        assert all(question.text for question in said.questions)
        assert said.ambiguous is bool(said.questions)
    json.dumps(understand_command(text, now, language, CALENDAR))


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text.casefold()))


@examples(150)
# Alphanumeric, but neither letters nor decimals.
@example("²", datetime(2026, 10, 12, tzinfo=UTC), "de", "task")
@example("½ Ⅷ ①", datetime(2026, 10, 12, tzinfo=UTC), "de", "task")
@given(TEXTS, MOMENTS, LANGUAGES, EXPECTING)
def test_no_word_is_swallowed(text: str, now: datetime, language: Language, expecting: str) -> None:
    found = understand(text, now, language, CALENDAR, "task" if expecting == "task" else "deadline")
    kept = " ".join(
        [
            found.title,
            found.rest,
            found.deadline_words,
            found.budget_words,
            *found.left_out,
            *found.other_words,
        ]
    )
    missing = words_of(clean(text)) - words_of(kept)
    assert not missing


@examples(100)
@given(MOMENTS, st.integers(1, 600), st.integers(0, 24 * 60 - 1), LANGUAGES, st.booleans())
def test_a_deadline_said_is_understood_as_the_same(
    now: datetime, days: int, minute: int, language: Language, timed: bool
) -> None:
    day = floor(now) + days * DAY
    deadline: date | datetime = day
    if timed:
        deadline = CALENDAR.local(
            datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute)
        )
    said = format_deadline(deadline, language, floor(now))
    for text in (said, f"bis {said}" if language == "de" else f"by {said}"):
        found = understand(text, now, language, CALENDAR)
        assert found.deadline == deadline, (text, found)
        assert not found.rest
        assert not found.title


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("hour", [0, 1])
def test_the_hour_that_exists_twice_is_said_so_that_it_is_understood(language: Language, hour: int) -> None:
    now = datetime(2026, 10, 20, 10, tzinfo=UTC)
    deadline = CALENDAR.local(datetime(2026, 10, 25, hour, 30, tzinfo=UTC))
    said = format_deadline(deadline, language, floor(now))
    found = understand(said, now, language, CALENDAR)
    assert found.deadline is not None
    assert found.deadline.isoformat() == deadline.isoformat()


@given(st.integers(1, MAX_MINUTES), LANGUAGES, EXPECTING)
def test_a_duration_said_is_understood_as_the_same(minutes: int, language: Language, expecting: str) -> None:
    text = format_duration(minutes, language)
    now = datetime(2026, 11, 18, 13, 30, tzinfo=UTC)
    found = understand(text, now, language, CALENDAR, "budget" if expecting == "budget" else "task")
    assert (found.budget_minutes, found.questions, found.rest, found.title) == (minutes, (), "", "")


RELATIVE = [
    ("de", "morgen"), ("de", "übermorgen"), ("de", "in 3 Tagen"), ("de", "in zwei Wochen"), ("de", "morgen 12 Uhr"),
    ("de", "übermorgen früh"), ("de", "heute in acht Tagen"), ("de", "binnen einer Woche"),
    ("de", "morgen um halb drei"),
    ("de", "bis morgen Mittag"), ("de", "innerhalb von 10 Tagen"), ("en", "tomorrow at 5pm"), ("en", "in 3 days"),
    ("en", "the day after tomorrow"), ("en", "within two weeks"), ("en", "by tomorrow noon"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), RELATIVE)
@given(now=MOMENTS)
def test_a_day_later_a_relative_answer_means_a_day_later(
    language: Language, text: str, now: datetime
) -> None:
    local = CALENDAR.local(now)
    assume(local.hour not in (2, 3))
    later = datetime.combine(local.date() + DAY, local.time(), local.tzinfo)
    one = _meant(understand(text, local, language, CALENDAR))
    other = _meant(understand(text, later, language, CALENDAR))
    assert one
    assert [(day + DAY, at) for day, at in one] == other


def _meant(found: Understanding) -> list[tuple[date, time | None]]:
    """The day and time understood, or those that are asked about: after midnight "morgen" may mean two days."""
    values = found.questions[0].alternatives if found.deadline is None else (found.deadline,)
    assert found.deadline is not None or found.questions[0].reason == "which_day"
    return [
        (value.date(), value.time()) if isinstance(value, datetime) else (value, None)
        for value in values
        if isinstance(value, date)
    ]


@given(MOMENTS, st.integers(1, 200))
def test_hours_are_real_hours_across_clock_changes(now: datetime, hours: int) -> None:
    minute = now.replace(second=0, microsecond=0)
    found = understand(f"in {hours} Stunden", minute, "de", CALENDAR)
    assert isinstance(found.deadline, datetime)
    assert found.deadline.astimezone(UTC) - minute == timedelta(hours=hours)


@given(SOUP, MOMENTS, LANGUAGES)
def test_understanding_is_the_same_every_time(text: str, now: datetime, language: Language) -> None:
    assert understand(text, now, language, CALENDAR) == understand(text, now, language, CALENDAR)


@given(st.lists(st.one_of(st.text(), st.just('{"text": "morgen"}'), st.just('{"text": 3}'), st.just("[[[["))))
def test_every_line_gets_an_answer(lines: list[str]) -> None:
    now = datetime(2026, 11, 18, 13, 30, tzinfo=UTC)
    answers = list(understand_lines(lines, now, CALENDAR))
    assert len(answers) == sum(bool(line.strip()) for line in lines)
    assert all(("error" in answer) != ("ambiguous" in answer) for answer in answers)


@pytest.mark.parametrize("quarters", [4, 5, 6, 7, 10, 30])
def test_quarter_hours_are_exact(quarters: int) -> None:
    hours = str(float(Fraction(quarters, 4))).replace(".", ",")
    found = understand(f"{hours} Stunden", datetime(2026, 11, 18, tzinfo=UTC), "de", CALENDAR)
    assert found.budget_minutes == quarters * 15


@examples(100)
@given(SOUP, MOMENTS, LANGUAGES)
def test_every_reading_that_is_offered_is_understood_when_it_is_written_back(
    text: str, now: datetime, language: Language
) -> None:
    """Whoever answers a question with what the bot offered, is asked no more than whether that day will do."""
    for question in understand(text, now, language, CALENDAR, "deadline").questions:
        for value in question.alternatives:
            if isinstance(value, int):
                continue
            again = understand(
                format_deadline(value, language, floor(now)), now, language, CALENDAR, "deadline"
            )
            assert again.deadline == value
            assert {asked.reason for asked in again.questions} <= {"non_working"}
