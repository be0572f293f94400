"""A value is moved by what stands: an amount, a direction and little words, in any order; else nothing is moved."""

import pytest

from chat_server.bot.scripts.new_task.listening.new_title import replaced_by_clause
from chat_server.bot.scripts.new_task.listening.shifted import shifted
from chat_server.domain.bot.progress import resume
from chat_server.domain.bot.values import ParsedAnswer
from tests.unit.bot.dialog_talk import CUSTOMER, SCRIPT, Talk

FIRST = "Flyer drucken lassen, bis Donnerstag 12 Uhr, 2 Stunden"


def moved_by(text: str, first: str = FIRST) -> dict[str, object]:
    talk = Talk(SCRIPT, CUSTOMER)
    talk.say(first)
    situation = resume(SCRIPT, talk.state, talk.context, talk.now).situation()
    found = shifted(text, situation)
    return {step: item.value for step, item in found.items() if isinstance(item, ParsedAnswer)}


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("legen Sie noch eine halbe Stunde drauf", 150),
        ("schlagt bei der Zeit noch ein Stündchen drauf", 180),
        ("eine Stunde weniger", 60),
        ("half of that will do", 60),
        ("die Hälfte der Zeit reicht", 60),
        ("2 more hours please", 240),
        ("knock an hour off", 60),
    ],
)
def test_a_budget_is_moved(text: str, minutes: int) -> None:
    assert moved_by(text) == {"budget": minutes}


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("einen Tag mehr dürfen Sie sich lassen", "2026-11-20T12:00:00+01:00"),
        ("zwei Stunden später", "2026-11-19T14:00:00+01:00"),
        ("one week later", "2026-11-26T12:00:00+01:00"),
    ],
)
def test_a_deadline_is_moved(text: str, moment: str) -> None:
    assert moved_by(text) == {"deadline": moment}


@pytest.mark.parametrize(
    "text",
    [
        "keine Stunde mehr",
        "eine Stunde länger parken",
        "zwei Tage Probezeit",
        "die Hälfte der Stühle",
        "half an hour",
        "am Tag vorher anrufen",
        "drei Stunden vor der Sitzung mehr Kaffee kochen",
    ],
)
def test_what_says_more_moves_nothing(text: str) -> None:
    assert moved_by(text) == {}


def test_nothing_is_moved_where_nothing_stands() -> None:
    assert moved_by("einen Tag später", "Flyer drucken lassen") == {}
    assert moved_by("eine Stunde mehr", "Flyer drucken lassen") == {}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kalender ist verkehrt, Adventskranz muss da stehen", "Adventskranz bestellen"),
        ("Kalender ist rot, Adventskranz ist grün", None),
        ("Gans ist falsch, Ente", None),
    ],
)
def test_a_part_of_the_title_is_replaced(text: str, title: str | None) -> None:
    assert replaced_by_clause(text, "Adventskalender bestellen") == title


def asked_after(text: str, first: str = FIRST) -> tuple[str, list[str]]:
    """The step asked after the text, and the buttons."""
    talk = Talk(SCRIPT, CUSTOMER)
    talk.say(first)
    talk.say(text)
    return talk.state.step, talk.buttons[:2]


def test_a_few_words_about_an_answer_are_asked_about() -> None:
    assert asked_after("scrub the deadline") == ("what", ["Gleich ändern", "Ist die Antwort"])


@pytest.mark.parametrize(
    ("text", "buttons"),
    [
        ("ich hab mich im Tag verguckt, Freitag", ["Gleich ändern", "Ist die Antwort"]),
        (
            "oh, da hab ich die Tage vertauscht, Freitag ist richtig",
            ["Der Titel sagt alles", "Reicht so, abgeben"],
        ),
    ],
)
def test_another_value_in_passing_is_asked_about_or_taken(text: str, buttons: list[str]) -> None:
    assert asked_after(text)[1] == buttons


def test_a_value_in_doubt_is_said_anew_in_passing() -> None:
    talk = Talk(SCRIPT, CUSTOMER)
    talk.say("Notenmappen kopieren, anderthalb Stunden, bis Mittwoch")
    talk.say("oh, da hab ich die Tage vertauscht, Donnerstag nächster Woche ist richtig")
    assert talk.state.answers["deadline"].value == "2026-11-26"
