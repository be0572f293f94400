"""A short task is handed in at once: what was not asked has defaults, named as such (SPEC 6)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chat_server.bot.render import DialogRef, Recipient, answered_rows, render_dialog
from chat_server.bot.scripts.new_task import Assistant
from chat_server.domain.bot.values import ChangeAnswer, Confirm, Pick, Utterance
from tests.unit.bot.dialog_talk import (
    BEN,
    CALENDAR,
    CUSTOMER,
    EN,
    ENGLISH,
    NOW,
    OSTERMANN,
    SCRIPT,
    SIE,
    STAFF,
    TEAM,
    Talk,
)

ENOUGH = "Reicht so, abgeben"
EVENING = datetime(2026, 11, 18, 20, 0, tzinfo=UTC)


def test_one_sentence_and_one_press() -> None:
    talk = Talk(SCRIPT, CUSTOMER)
    assert ENOUGH not in talk.buttons
    talk.say("Flug nach Wien buchen")
    assert talk.press(ENOUGH) == ["Die Aufgabe ist abgegeben."]
    (task,) = talk.effects
    assert (task.title, task.deadline, task.budget, task.results, task.assistant) == (
        "Flug nach Wien buchen",
        None,
        None,
        "chat",
        "anna",
    )


def test_the_defaults_are_shown_before_and_named_after() -> None:
    talk = Talk(SCRIPT, CUSTOMER)
    talk.say("Flug nach Wien buchen bis Freitag")
    usual = {line.step: talk.summary[line.step] for line in talk.view.lines if line.state == "usual"}
    assert usual == {
        "budget": "Assistenz schätzt",
        "results": "Nur im Chat",
        "assistant": "Anna Berg, Ihre feste Assistenz",
    }
    talk.press(ENOUGH)
    to = Recipient(SIE, NOW, CALENDAR)
    shown = render_dialog(talk.view, talk.state, DialogRef("g", None, Utterance("new_task.name")), to)
    kept = {label: value for label, value, _words in answered_rows(shown, to)}
    assert kept["Bis wann"] == "Fr., 20. Nov."
    assert kept["Zeit"] == "Assistenz schätzt (voreingestellt)"


def test_in_english() -> None:
    talk = Talk(SCRIPT, ENGLISH, voice=EN)
    talk.say("Book a flight to Vienna")
    talk.press("That’s enough, submit")
    assert talk.state.status == "done"


@pytest.mark.parametrize("text", ["Flug buchen bis nächsten Freitag", "Flug buchen, 2-3 Stunden"])
def test_what_is_in_doubt_is_asked_first(text: str) -> None:
    talk = Talk(SCRIPT, CUSTOMER)
    talk.say(text)
    assert ENOUGH not in talk.buttons
    assert talk.give(Confirm()).effects == ()


def test_a_deadline_that_has_passed_is_asked_first() -> None:
    talk = Talk(SCRIPT, CUSTOMER)
    talk.say("Flug buchen bis morgen 12 Uhr")
    talk.now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    assert ENOUGH not in talk.buttons
    assert talk.give(Confirm()).effects == ()


def test_staff_say_first_for_whom_it_is() -> None:
    talk = Talk(SCRIPT, STAFF, voice=TEAM)
    talk.say("Flug nach Wien buchen")
    assert talk.state.step == "customer"
    assert ENOUGH not in talk.buttons
    talk.give(Pick("ostermann"))
    talk.press(ENOUGH)
    assert talk.effects[0].customer == "ostermann"


def test_after_hours_staff_see_the_summary_with_its_warning_first() -> None:
    talk = Talk(SCRIPT, STAFF, EVENING, TEAM)
    talk.say("Flug nach Wien buchen")
    talk.give(Pick("ostermann"))
    assert ENOUGH not in talk.buttons
    assert talk.give(Confirm()).effects == ()


def test_of_several_without_a_lead_one_is_chosen_first() -> None:
    team = (BEN, Assistant("cem", "Cem Ay"))
    talk = Talk(SCRIPT, replace(CUSTOMER, customers=(replace(OSTERMANN, assistants=team),)))
    talk.say("Flug nach Wien buchen")
    assert ENOUGH not in talk.buttons


def test_an_answer_that_is_being_changed_is_confirmed_in_the_summary_only() -> None:
    talk = Talk(SCRIPT, CUSTOMER)
    talk.say("Flug nach Wien buchen")
    talk.give(ChangeAnswer("title"))
    assert ENOUGH not in talk.buttons
