"""A value said against the one that stands is a correction in whatever words; a text that says more is none."""

import pytest

from chat_server.bot.scripts.new_task.listening.contrast import contrasted
from chat_server.domain.bot.progress import resume
from chat_server.domain.bot.values import ParsedAnswer
from tests.unit.bot.dialog_talk import ENGLISH, SCRIPT, Talk


def heard_against(text: str, first: str) -> dict[str, object]:
    talk = Talk(SCRIPT, ENGLISH)
    talk.say(first)
    situation = resume(SCRIPT, talk.state, talk.context, talk.now).situation()
    found = contrasted(text, situation)
    return {step: item.value for step, item in found.items() if isinstance(item, ParsedAnswer)}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ach, Dienstag wird zu knapp, Donnerstag langt völlig", "2026-11-26"),
        ("Oh no, not Tuesday, Wednesday of course", "2026-11-25"),
        ("Dienstag ist zu spät, Montag bitte", "2026-11-23"),
        ("Dienstag ist mir viel zu früh, Montag wäre besser", "2026-11-30"),
        ("24 November won't do, the 26th please", "2026-11-26"),
    ],
)
def test_a_day_against_the_day_that_stands(text: str, day: str) -> None:
    assert heard_against(text, "Print the flyers by 24 November") == {"deadline": day}


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2,5 Stunden ist eigentlich zu viel, machen wir anderthalb", 90),
        ("2,5 Stunden sind übertrieben, zwei", 120),
        ("two and a half hours is too much, one hour", 60),
    ],
)
def test_an_amount_against_the_amount_that_stands(text: str, minutes: int) -> None:
    assert heard_against(text, "Flyer drucken lassen, 2,5 Stunden") == {"budget": minutes}


@pytest.mark.parametrize(
    "text",
    [
        "Dienstag ist der Laden zu, Donnerstag anrufen",
        "Donnerstag langt völlig",
        "Mittwoch ist zu früh, Donnerstag passt",
        "Dienstag ist zu knapp, Mittwoch ist Feiertag, Donnerstag Messe",
        "",
    ],
)
def test_a_text_that_says_more_or_names_nothing_that_stands(text: str) -> None:
    assert heard_against(text, "Print the flyers by 24 November") == {}
