"""The engine with dialogs of its own: rating, a script that changes, two devices, and how long a draft is kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chat_server.bot.scripts import rating
from chat_server.bot.scripts.new_task import NewTaskContext, SaveTask
from chat_server.bot.scripts.rating import RatingContext, SaveRating
from chat_server.domain.bot.codec import Malformed, input_from_json, state_from_json, state_to_json
from chat_server.domain.bot.retention import after_reminder, decide_due, next_due
from chat_server.domain.bot.script import Script
from chat_server.domain.bot.values import (
    Back,
    Cancel,
    ChangeAnswer,
    Confirm,
    DialogState,
    Input,
    Keep,
    Pick,
    Skip,
    TextInput,
)
from chat_server.domain.bot.view import dialog_view
from chat_server.domain.core.times import to_millis
from tests.unit.bot.dialog_talk import CUSTOMER, EN, NOW, OSTERMANN, SCRIPT, Talk

TASK = RatingContext("Drei Hotels")
DAY = timedelta(days=1)


def rate(*texts: str) -> Talk[RatingContext, SaveRating]:
    talk = Talk(rating.SCRIPT, TASK)
    talk.say(*texts)
    return talk


def test_a_rating_needs_no_engine_of_its_own() -> None:
    talk = rate()
    assert talk.question == "Wie zufrieden sind Sie mit „Drei Hotels“?"
    assert talk.view.picker == "stars"
    talk.press("4 Sterne")
    assert (talk.question, talk.buttons) == ("Möchten Sie noch etwas dazu sagen?", ["Nein, danke"])
    talk.say("Sehr schnell!")
    assert talk.question == "Stimmt das so?"
    talk.press("Bewertung abgeben")
    assert talk.effects == [SaveRating(4, "Sehr schnell!")]


@pytest.mark.parametrize(
    ("text", "rated"),
    [
        ("5", (5, "")), ("4 Sterne", (4, "")), ("★★★", (3, "")), ("**", (2, "")), ("fünf", (5, "")),
        ("vier Sterne, war super", (4, "war super")), ("3/5: ging so", (3, "ging so")), ("two stars", (2, "")),
        ("1 von 5", (1, "")),
    ],
)  # fmt: skip
def test_stars_in_words(text: str, rated: tuple[int, str]) -> None:
    talk = rate(text)
    if talk.state.step == "comment":
        talk.give(Skip())
    talk.say("ja")
    assert talk.effects == [SaveRating(*rated)]


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "6",
        "-1",
        "10",
        "99999999999999999999999",
        "******",
        "toll",
        "einfach super",
        "3,5 Sterne",
        "3 Hotels gefunden",
    ],
)
def test_no_stars_are_asked_about(text: str) -> None:
    talk = rate(text)
    assert talk.state.step == "stars"
    assert "stars" not in talk.state.answers


def test_stars_can_be_changed_at_the_end() -> None:
    talk = rate("2", "Nein, danke", "ändere die Sterne auf 5", "ja")
    assert talk.effects == [SaveRating(5, "")]
    english = Talk(rating.SCRIPT, TASK, voice=EN)
    english.say("4 stars", "no, thanks", "change the rating to 3", "yes")
    assert english.effects == [SaveRating(3, "")]


def test_of_two_devices_one_wins_and_the_other_is_told() -> None:
    talk = Talk(SCRIPT, CUSTOMER)
    talk.say("Flyer")
    number = talk.state.number
    talk.give(TextInput("Vorne das Logo"), number)
    before = talk.state
    other = talk.give(TextInput("Hinten das Logo"), number)
    assert (other.refused, other.meanwhile, other.state) == ("stale", ("what",), before)
    told = talk.heard(other)
    assert told[0].startswith("Hier ging es inzwischen weiter")
    assert told[1:] == [
        "Was genau: Vorne das Logo",
        "Wie soll es gemacht werden, und was brauchen wir dafür?",
    ]


@pytest.mark.parametrize("number", [-1, 0, 2, 10**20])
def test_a_number_that_is_not_shown_is_stale(number: int) -> None:
    talk = Talk(SCRIPT, CUSTOMER)
    talk.say("Flyer")
    assert talk.give(Confirm(), number).refused == "stale"


def test_confirming_twice_saves_once() -> None:
    talk = rate("5", "Nein, danke")
    number = talk.state.number
    talk.give(Confirm(), number)
    assert talk.give(Confirm(), number).refused == "closed"
    assert talk.effects == [SaveRating(5, "")]


def test_only_the_summary_can_be_confirmed() -> None:
    talk = rate("5")
    assert talk.heard(talk.give(Confirm()))[0].startswith("Gleich, vorher fehlt")
    assert talk.effects == []


def test_help_and_what_is_refused_change_nothing() -> None:
    talk = rate("5")
    before = talk.state
    nothing: list[Input | str] = [
        "hilfe",
        Pick(""),
        ChangeAnswer("gone"),
        TextInput("   "),
        TextInput("x" * 8001),
    ]
    for given in nothing:
        talk.give(given)
        assert talk.state == before


def test_who_wants_to_end_is_shown_the_summary_once_nothing_is_missing() -> None:
    talk = rate()
    before = talk.state
    talk.give(Confirm())
    assert talk.state == before
    talk.say("5")
    talk.give(Confirm())
    assert (talk.state.status, talk.state.step) == ("open", "summary")


def test_cancelling_is_asked_once_and_going_on_is_easy() -> None:
    talk = rate("5")
    talk.give(Cancel())
    assert talk.buttons == ["Ja, verwerfen", "Nein, weitermachen"]
    talk.give(Keep())
    assert talk.question == "Möchten Sie noch etwas dazu sagen?"
    talk.give(Cancel())
    talk.give(Cancel())
    assert (talk.state.status, talk.question) == ("cancelled", "Verworfen. Es wurde nichts bewertet.")


def test_back_at_the_first_question_stays_there() -> None:
    talk = rate()
    assert not talk.view.can_go_back
    assert talk.heard(talk.give(Back()))[0] == "Das ist schon die erste Frage."


def without(*names: str, version: int = 2) -> Script[NewTaskContext, SaveTask]:
    steps = tuple(step for step in SCRIPT.steps if step.name not in names)
    return replace(SCRIPT, version=version, steps=steps)


def at(name: str, script: Script[NewTaskContext, SaveTask] = SCRIPT) -> Talk[NewTaskContext, SaveTask]:
    talk = Talk(script, CUSTOMER)
    answers: list[Input] = [
        TextInput("Flyer"),
        Skip(),
        TextInput("mit Logo"),
        Pick("open"),
        Pick(60),
        Pick("chat"),
        Pick("anna"),
    ]
    for given in answers:
        if talk.state.step == name:
            break
        if not (isinstance(given, Skip) and "what" not in script.names):
            talk.give(given)
    assert talk.state.step == name
    return talk


def over() -> Talk[NewTaskContext, SaveTask]:
    """Asked whether the budget may be more than the account has."""
    talk = at("budget")
    talk.context = replace(CUSTOMER, customers=(replace(OSTERMANN, available=0),))
    talk.give(Pick(60))
    assert reason(talk) == ("budget", "over")
    return talk


def reason(talk: Talk[NewTaskContext, SaveTask]) -> tuple[str, str | None]:
    asked = talk.state.asked.get(talk.state.step)
    return talk.state.step, asked.reason if asked else None


def test_back_takes_back_the_answer_that_was_asked_about() -> None:
    talk = over()
    talk.give(Back())
    assert reason(talk) == ("budget", None)


@pytest.mark.parametrize(
    "away", [[ChangeAnswer("title")], [ChangeAnswer("how"), Back()], [ChangeAnswer("deadline"), Back()]]
)
@pytest.mark.parametrize("answer", [TextInput("Plakat"), Pick("Plakat"), Keep(), ChangeAnswer("budget")])
def test_what_is_asked_waits_while_another_step_is_answered(away: list[Input], answer: Input) -> None:
    """It was not the last answer that was asked about: back goes to the step before, and the question stays."""
    talk = over()
    for given in (*away, answer):
        talk.give(given)
    assert reason(talk) == ("budget", "over")
    talk.give(Back())
    assert reason(talk) == ("deadline", None)
    talk.give(Keep())
    assert reason(talk) == ("budget", "over")


def test_a_change_of_what_is_asked_asks_it_plainly() -> None:
    talk = over()
    talk.give(ChangeAnswer("title"))
    talk.give(ChangeAnswer("budget"))
    assert reason(talk) == ("budget", "over")
    talk.give(ChangeAnswer("budget"))
    assert reason(talk) == ("budget", None)


def test_what_was_said_at_another_step_is_not_lost_with_a_question() -> None:
    talk = at("budget")
    talk.say("bis nächsten Freitag, aber nur wenn Anna Zeit hat")
    assert talk.state.step == "deadline"
    assert talk.state.asked["deadline"].via == "budget"
    talk.give(ChangeAnswer("deadline"))
    assert reason(talk) == ("deadline", None)
    assert "aber nur wenn Anna Zeit hat" in (talk.summary["what"] or "")


def test_under_a_changed_script_a_state_goes_on_at_the_step_of_the_same_name() -> None:
    talk = at("budget")
    talk.script = without("how")
    assert talk.state.number == talk.view.number
    assert talk.question == "Wie viel Zeit planen Sie ein?"
    talk.say("1h")
    assert (talk.state.version, set(talk.state.aside)) == (2, {"how"})
    talk.give(Pick("chat"))
    talk.give(Pick("anna"))
    assert talk.view.of == 6
    talk.script = replace(SCRIPT, version=3)
    assert talk.summary["how"] == "mit Logo"
    talk.say("ja")
    assert talk.effects[0].how == "mit Logo"


def test_a_step_that_vanished_under_the_hand_makes_its_answer_stale() -> None:
    talk = at("budget")
    number = talk.state.number
    talk.script = without("budget")
    assert talk.question == "Wie möchten Sie die Ergebnisse bekommen?"
    assert talk.give(TextInput("2h"), number).refused == "stale"
    assert "budget" not in talk.state.answers


def test_new_mandatory_steps_are_asked_before_the_end() -> None:
    talk = at("summary", without("deadline", version=1))
    steps = tuple(
        replace(step, default=lambda _situation: None) if step.name == "deadline" else step
        for step in SCRIPT.steps
    )
    talk.script = replace(SCRIPT, version=2, steps=steps)
    assert talk.question == "Bis wann brauchen Sie es?"
    assert talk.give(Confirm(), talk.view.number).effects == ()
    talk.say("Montag")
    assert talk.state.step == "summary"


def test_a_state_of_another_script_is_refused() -> None:
    with pytest.raises(ValueError, match="rating"):
        dialog_view(SCRIPT, rate().state, CUSTOMER, NOW)


def test_a_draft_is_reminded_of_after_a_day_and_removed_after_fourteen() -> None:
    state = rate("5").state
    assert decide_due(state, NOW + DAY - timedelta(milliseconds=1)) is None
    assert decide_due(state, NOW + DAY) == "remind"
    assert next_due(state) == to_millis(NOW + DAY)
    reminded = after_reminder(state)
    assert decide_due(reminded, NOW + 13 * DAY) is None
    assert next_due(reminded) == to_millis(NOW + 14 * DAY)
    assert decide_due(reminded, NOW + 14 * DAY) == decide_due(state, NOW + 14 * DAY) == "remove"


def test_answering_begins_the_time_anew_and_an_end_ends_it() -> None:
    talk = rate("5")
    talk.state = after_reminder(talk.state)
    talk.now = NOW + 3 * DAY
    talk.give(Skip())
    assert (decide_due(talk.state, NOW + 3 * DAY), next_due(talk.state)) == (None, to_millis(NOW + 4 * DAY))
    talk.give(Confirm())
    assert (decide_due(talk.state, NOW + 99 * DAY), next_due(talk.state)) == (None, None)


def test_a_reminder_makes_nobodys_answer_stale() -> None:
    talk = rate("5")
    number = talk.state.number
    talk.state = after_reminder(talk.state)
    assert talk.give(Skip(), number).refused is None


@pytest.mark.parametrize(
    "found",
    [
        None, 3, [], {}, {"t": "fly"}, {"t": "text"}, {"t": "text", "text": 3}, {"t": "pick"},
        {"t": "pick", "value": True}, {"t": "pick", "value": 1.5}, {"t": "pick", "value": None},
        {"t": "pick", "value": ["a"]}, {"t": "change"}, {"t": "change", "step": "x", "to": {"t": "back"}},
        {"t": "change", "step": "x", "to": {"t": "change", "step": "y"}}, {"t": ["text"]},
    ],
)  # fmt: skip
def test_malformed_inputs_are_refused(found: object) -> None:
    with pytest.raises(Malformed):
        input_from_json(found)


def test_malformed_states_are_refused() -> None:
    good = state_to_json(rate("5").state)
    for broken in [{**good, name: bad} for name in good for bad in (None, 3.5, [1], "x", {"a": 1})]:
        try:
            state = state_from_json(broken)
        except Malformed:
            continue
        assert isinstance(state, DialogState)
        if state.script == "rating":
            dialog_view(rating.SCRIPT, state, TASK, NOW)


def test_too_much_text_altogether_is_refused() -> None:
    talk = Talk(SCRIPT, CUSTOMER)
    talk.say("Flyer")
    said: list[str] = []
    for name in ("what", "how", "what", "how"):
        talk.give(ChangeAnswer(name))
        said = talk.say("Wort " * 1590)
    assert not said[0].startswith("Mit dem, was schon dasteht")
    for name in ("title", "deadline", "budget", "results"):
        talk.give(ChangeAnswer(name))
        said = talk.say("Wort " * 1590)
    before = talk.state
    assert said[0].startswith("Mit dem, was schon dasteht")
    talk.say("Montag")
    assert talk.state != before
