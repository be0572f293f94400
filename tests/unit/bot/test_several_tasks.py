"""Several tasks in one message are offered as several, each with its own values (SPEC 6)."""

import pytest

from tests.unit.bot.dialog_talk import CUSTOMER, EN, SCRIPT, SIE, Talk

MESSAGES = {
    "Drei Sachen: Hotel in Köln buchen bis Freitag, Flyer drucken lassen und den Steuerberater anrufen": (
        "Hotel in Köln buchen",
        ("Flyer drucken lassen", "Den Steuerberater anrufen"),
    ),
    "Bitte drei Aufgaben: 1. Hotel in Köln buchen 2. Flyer drucken lassen 3. Steuerberater anrufen": (
        "Hotel in Köln buchen",
        ("Flyer drucken lassen", "Steuerberater anrufen"),
    ),
    "Zwei Dinge: einmal die Rechnung an Meyer schreiben, 1 Stunde, und dann bis Montag einen Tisch reservieren": (
        "Die Rechnung an Meyer schreiben",
        ("Bis Montag einen Tisch reservieren",),
    ),
    "I have three things: book a hotel in Rome by Friday, cancel my gym membership, and find a dog sitter": (
        "Book a hotel in Rome",
        ("Cancel my gym membership", "Find a dog sitter"),
    ),
}


@pytest.mark.parametrize("message", MESSAGES)
def test_the_first_is_begun_and_the_others_wait(message: str) -> None:
    title, later = MESSAGES[message]
    talk = Talk(SCRIPT, CUSTOMER, voice=EN if message.startswith("I ") else SIE)
    talk.say(message)
    assert talk.state.asked["title"].reason == "two_tasks"
    talk.say("ja")
    assert (talk.state.answers["title"].value, talk.state.later) == (title, later)


@pytest.mark.parametrize("message", MESSAGES)
def test_it_can_stay_one_task(message: str) -> None:
    talk = Talk(SCRIPT, CUSTOMER)
    talk.say(message)
    talk.say("nein, eine Aufgabe")
    assert "title" in talk.state.answers
    assert not talk.state.later


@pytest.mark.parametrize(
    "message",
    [
        "Drei Angebote einholen: Maler, Fliesenleger und Elektriker",
        "Drei Sachen: Brot, Milch und Käse",
        "Zwei Dinge sind mir wichtig",
    ],
)
def test_what_is_no_list_of_tasks_is_not_divided(message: str) -> None:
    talk = Talk(SCRIPT, CUSTOMER)
    talk.say(message)
    assert not any(asked.reason == "two_tasks" for asked in talk.state.asked.values())
