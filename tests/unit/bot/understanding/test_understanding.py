"""Understanding against the labelled corpus, and what it says besides: titles, rests, questions, answers."""

from datetime import date, datetime
from pathlib import Path
from time import process_time

import pytest

from bench.understanding import CALENDAR, CORPUS, LONG_TEXTS, USUAL_NOW, Phrase, judge, read, said_deadline
from chat_server.bot.understanding import Understanding, understand
from chat_server.bot.understanding.command import understand_command, understand_lines
from chat_server.bot.understanding.forms.dates import Today
from chat_server.bot.understanding.forms.feasts import advent, feast
from chat_server.bot.understanding.understand import Expecting
from chat_server.domain.core.calendar_answers import Language, parse_moment

NOW = parse_moment(USUAL_NOW, CALENDAR)
FILES = sorted(CORPUS.glob("understanding*.tsv"))
_OF_OURS = ("understanding.tsv", "understanding_fresh.tsv", "understanding_heads.tsv")
KNOWN = [phrase for name in _OF_OURS for phrase in read(CORPUS / name)]


def german(text: str, expecting: Expecting = "task", now: datetime = NOW) -> Understanding:
    return understand(text, now, "de", CALENDAR, expecting)


@pytest.mark.parametrize("phrase", KNOWN, ids=lambda phrase: phrase.text[:60])
def test_the_phrases_we_know_are_understood(phrase: Phrase) -> None:
    found = understand(phrase.text, phrase.now, phrase.language, CALENDAR)
    assert judge(phrase, found) == "right", found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_of_everyday_phrases_97_in_100_are_right_and_none_is_silently_wrong(path: Path) -> None:
    verdicts = [(p, judge(p, understand(p.text, p.now, p.language, CALENDAR))) for p in read(path)]
    everyday = [verdict for phrase, verdict in verdicts if not phrase.why]
    assert everyday.count("right") >= 0.97 * len(everyday)
    assert [verdict for _, verdict in verdicts].count("right") >= 0.95 * len(verdicts)
    assert not [phrase for phrase, verdict in verdicts if verdict == "silently wrong"]


def test_the_day_labelled_is_among_those_the_bot_asks_about() -> None:
    for phrase in [phrase for phrase in KNOWN if phrase.deadline and "d" in phrase.ask]:
        found = understand(phrase.text, phrase.now, phrase.language, CALENDAR)
        asked = [question for question in found.questions if question.about == "deadline"]
        days = {value.isoformat()[:10] for value in asked[0].alternatives if isinstance(value, date)}
        assert not days or phrase.deadline[:10] in days, (phrase, asked)


def test_the_corpus_is_large_and_in_both_languages() -> None:
    phrases = [phrase for path in FILES for phrase in read(path)]
    assert len({(phrase.language, phrase.text, phrase.now) for phrase in phrases}) >= 400
    assert {"de", "en"} == {phrase.language for phrase in phrases}


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        (
            "Bis Freitag 12 Uhr drei Hotels in Köln recherchieren, max. 2 Stunden",
            "Drei Hotels in Köln recherchieren",
            "",
        ),
        ("Hallo Anna, kannst du mir bitte bis morgen eine Liste machen? Danke!", "Eine Liste machen", ""),
        (
            "Ich brauche eine Übersicht aller Kunden. Bitte als PDF. LG Max",
            "Übersicht aller Kunden",
            "Bitte als PDF.",
        ),
        ("iPhone reparieren lassen bis morgen", "iPhone reparieren lassen", ""),
        ("Newsletter (bis Freitag) schreiben", "Newsletter schreiben", ""),
        ("Logo, bis Freitag, und Flyer", "Logo, und Flyer", ""),
        ("morgen 12 Uhr", "", ""),
        ("Liste erstellen.\n\nPunkt 1\nPunkt 2", "Liste erstellen", "Punkt 1 Punkt 2"),
    ],
)
def test_titles(text: str, title: str, rest: str) -> None:
    found = german(text)
    assert (found.title, found.rest) == (title, rest)


def test_a_long_first_sentence_is_cut_for_the_title_and_kept_whole_in_the_rest() -> None:
    text = "Alle Lieferanten " + "mit Anschrift und Telefonnummer " * 6 + "auflisten"
    found = german(text)
    assert len(found.title) <= 100
    assert found.title.endswith("…")
    assert found.rest == text


@pytest.mark.parametrize(
    ("text", "about", "reason", "question"),
    [
        ("nächsten Freitag", "deadline", "which_weekday", ("Welcher Tag ist mit „nächsten Freitag“ gemeint:"
         " Fr., 20. Nov. oder Fr., 27. Nov.?")),
        ("bis Samstag 12 Uhr", "deadline", "non_working", ("Sa., 21. Nov., 12:00 ist kein"
         " Arbeitstag. Reicht Mo., 23. Nov., 12:00?")),
        ("heute 12 Uhr", "deadline", "past", "„heute 12 Uhr“ ist schon vorbei. Passt Do., 19. Nov., 12:00?"),
        ("bis 31.11.", "deadline", "impossible", "„bis 31.11.“ gibt es nicht. Bis wann genau?"),
        ("bald", "deadline", "vague", "Bis wann genau (Tag und, wenn wichtig, Uhrzeit)?"),
        ("2-3 Stunden", "budget", "range_amount", "Wie viel Zeit höchstens: 2 Std. oder 3 Std.?"),
    ],
)  # fmt: skip
def test_questions(text: str, about: str, reason: str, question: str) -> None:
    asked = german(text).questions[0]
    assert (asked.about, asked.reason, asked.text) == (about, reason, question)


@pytest.mark.parametrize(
    ("text", "deadline", "rest"),
    [
        (
            "Freitag 12 Uhr, aber nur wenn Anna Zeit hat",
            "2026-11-20T12:00:00+01:00",
            "aber nur wenn Anna Zeit hat",
        ),
        ("am 24.", "2026-11-24", ""),
        ("Donnerstag den Flug am 24.12. beachten", None, "Donnerstag den Flug am 24.12. beachten"),
        ("morgen", "2026-11-19", ""),
    ],
)
def test_leftover_words_of_an_answer_are_kept(text: str, deadline: str | None, rest: str) -> None:
    found = german(text, "deadline")
    if deadline is not None:
        assert found.deadline is not None
        assert found.deadline.isoformat() == deadline
        assert found.rest == rest
    else:
        assert found.ambiguous
    assert found.title == ""


@pytest.mark.parametrize(
    ("text", "minutes", "rest"),
    [
        ("2 Stunden, mehr geht nicht", 120, "mehr geht nicht"),
        ("1:30", 90, ""),
        ("12:30", 750, ""),
        ("höchstens 3h", 180, ""),
    ],
)
def test_answers_to_the_question_for_the_budget(text: str, minutes: int, rest: str) -> None:
    found = german(text, "budget")
    assert (found.budget_minutes, found.rest, found.questions) == (minutes, rest, ())


def test_a_bare_number_may_be_hours_or_minutes() -> None:
    (question,) = german("2", "budget").questions
    assert (question.reason, question.alternatives) == ("unit", (120, 2))


def test_no_date_and_estimate_are_answers() -> None:
    assert german("eilt nicht", "deadline").no_deadline
    assert german("keine feste Frist", "deadline").no_deadline
    assert german("schätz du bitte", "budget").estimate
    assert not german("eilt nicht, aber bis Freitag", "task").no_deadline


@pytest.mark.parametrize(
    ("text", "deadline", "budget"),
    [
        ("bis Montag 9 Uhr, nein, 10", "2026-11-23T10:00", None),
        ("bis 11 Uhr morgen, nein, 1", "2026-11-19T13:00", None),
        ("by 3pm tomorrow, no, 4", "2026-11-19T16:00", None),
        ("zwei Stunden, nein, anderthalb", "", 90),
        ("30 Minuten, Quatsch, 45", "", 45),
    ],
)
def test_a_lonely_number_corrects_what_was_said_before(text: str, deadline: str, budget: int | None) -> None:
    found = german(text)
    assert (said_deadline(found), found.budget_minutes, found.questions) == (deadline, budget, ())


@pytest.mark.parametrize("text", ["zwei Stunden, nein, 500", "30 Minuten, nein, 2", "bis Freitag, ach nee"])
def test_a_correction_that_is_not_understood_is_asked_about(text: str) -> None:
    found = german(text)
    assert found.ambiguous
    assert (found.deadline, found.budget_minutes) == (None, None)


@pytest.mark.parametrize("hour", range(24))
def test_tomorrow_is_asked_about_until_four_in_the_morning(hour: int) -> None:
    found = german("morgen 12 Uhr", now=parse_moment(f"2026-11-18T{hour:02}:30", CALENDAR))
    assert found.ambiguous is (hour < 4)


@pytest.mark.parametrize("year", range(2020, 2040))
def test_advent_and_the_day_of_penance_are_where_the_calendar_has_them(year: int) -> None:
    """The fourth Sunday of Advent is the last before Christmas Day; penance is eleven days before the first."""
    today = Today(parse_moment(f"{year}-10-01T12:00", CALENDAR), CALENDAR)
    (fourth,), (first,), (penance,) = (
        found.days for found in (advent(today, 4), advent(today, 1), feast(today, "Buß- und Bettag"))
    )
    assert (fourth.weekday(), fourth.month) == (6, 12)
    assert 18 <= fourth.day <= 24
    assert (fourth - first).days == 21
    assert (first - penance).days == 11


def test_lone_surrogates_are_no_error() -> None:
    (answer,) = understand_lines(['{"text": "bis Freitag \\ud800 \\udfff 12 Uhr"}'], NOW, CALENDAR)
    assert "ambiguous" in answer


@pytest.mark.parametrize(("text", "given"), [("by Friday 5pm", "de"), ("bis Freitag 17 Uhr", "en")])
def test_the_language_of_the_text_is_recognised(text: str, given: Language) -> None:
    found = understand(text, NOW, given, CALENDAR)
    assert found.deadline is not None
    assert found.deadline.isoformat() == "2026-11-20T17:00:00+01:00"


def test_the_command_prints_the_fields_of_the_issue() -> None:
    text = "Bis Freitag 12 Uhr drei Hotels in Köln recherchieren, max. 2 Stunden"
    answer = understand_command(text, NOW, "de", CALENDAR)
    assert answer["title"] == "Drei Hotels in Köln recherchieren"
    assert answer["deadline"] == "2026-11-20T12:00:00+01:00"
    assert answer["budget_minutes"] == 120
    assert (answer["rest"], answer["ambiguous"], answer["question"], answer["alternatives"]) == (
        "",
        False,
        None,
        [],
    )


def test_lines_of_json_are_answered_one_by_one() -> None:
    lines = [
        '{"text": "tomorrow", "now": "2026-12-01T10:00", "lang": "en"}',
        "",
        '{"text": "morgen", "now": "2026-03-29T02:30"}',
        "no json",
        '{"text": "morgen", "lang": "fr"}',
        '{"text": "2h", "expecting": "budget"}',
    ]
    first, never, no_json, french, budget = understand_lines(lines, NOW, CALENDAR)
    assert first["deadline"] == "2026-12-02"
    assert "gibt es nicht" in str(never["error"])
    assert "error" in no_json
    assert "error" in french
    assert budget["budget_minutes"] == 120


@pytest.mark.parametrize("kind", LONG_TEXTS)
def test_the_time_taken_grows_no_faster_than_the_text(kind: str) -> None:
    """Ten times the text may take twenty times as long, and 10 kB take no tenth of a second on any machine."""
    piece = LONG_TEXTS[kind]
    short, long = (piece * (size // len(piece) + 1) for size in (10_000, 100_000))
    took_short, took_long = _least_time(short), _least_time(long)
    assert took_short < 0.1
    assert took_long < 20 * max(took_short, 0.004)


def _least_time(text: str) -> float:
    def timed() -> float:
        started = process_time()
        german(text)
        return process_time() - started

    return min(timed() for _ in range(3))
