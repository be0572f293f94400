"""The dialog listens before it files: what a text is, in every step (SPEC 6)."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chat_server.domain.bot.codec import state_from_json
from tests.unit.bot.dialog_talk import CALENDAR, CUSTOMER, EN, ENGLISH, SCRIPT, Talk, at

STEPS = ("title", "what", "how", "deadline", "budget", "results", "assistant", "summary")


@pytest.mark.parametrize(
    ("step", "value"),
    [("deadline", "open"), ("budget", "estimate"), ("results", "chat"), ("what", None), ("how", None)],
)
@pytest.mark.parametrize("text", ["weiß nicht", "egal", "sag du", "keine Ahnung", "später"])
def test_who_does_not_know_leaves_this_question_to_us(step: str, value: str | None, text: str) -> None:
    talk = at(step)
    talk.say(text)
    assert talk.state.answers[step].value == value
    assert talk.state.step == STEPS[STEPS.index(step) + 1]


def test_a_question_is_answered_and_asked_again() -> None:
    talk = at("budget")
    before = talk.state
    said = talk.say("was kostet eine Stunde?")
    assert "Marketing 1,3-fach" in said[0]
    assert said[-1] == "Wie viel Zeit planen Sie ein?"
    assert talk.state == before
    assert "Anna Berg" in talk.say("bist du ein Mensch?")[0]
    assert "Do., 19. Nov., 12:00" in talk.say("wie geht es weiter?")[0]


@pytest.mark.parametrize("step", STEPS[1:])
def test_a_correction_changes_what_was_said_and_stays_at_the_step(step: str) -> None:
    talk = at("title")
    talk.say("Flyer drucken lassen bis Montag, 1 Stunde")
    while talk.state.step not in (step, "summary"):
        talk.say(
            "überspringen"
            if talk.state.step in ("what", "how")
            else "ja"
            if talk.state.step == "assistant"
            else "im Chat"
        )
    there = talk.state.step
    talk.say("nein falsch, Freitag und 3 Stunden!")
    assert (talk.summary["deadline"], talk.summary["budget"]) == ("Fr., 20. Nov.", "3 Std.")
    assert talk.state.step == there
    talk.say("ja") if there == "summary" else talk.say("Reicht so, abgeben")
    (task,) = talk.effects
    assert "falsch" not in task.description + task.how


def test_a_corrected_hour_keeps_its_day() -> None:
    talk = at("title")
    talk.say("Flyer drucken lassen bis Freitag 12 Uhr", "nein, 14 Uhr")
    assert talk.summary["deadline"] == "Fr., 20. Nov., 14:00"


def test_no_and_wrong_ask_the_last_answer_anew() -> None:
    talk = at("results")
    talk.say("nein, das stimmt nicht")
    assert talk.state.step == "budget"


@pytest.mark.parametrize(
    "words", ["stimmt so", "passt", "ja klar", "passt so", "yes that’s fine", "gut, passt"]
)
def test_the_summary_is_confirmed_in_everyday_words(words: str) -> None:
    talk = at("summary")
    talk.say(words)
    assert talk.state.status == "done"


def test_what_is_missed_twice_is_asked_in_other_words_and_never_kept() -> None:
    talk = at("deadline")
    first, second = talk.say("blubb")[-1], talk.say("blubb")[-1]
    assert first.startswith("„blubb“ verstehe ich nicht als Termin.")
    assert second.startswith("So komme ich nicht auf den Tag.")
    assert "Kein fester Termin" in talk.buttons
    talk.say("Freitag", "Reicht so, abgeben")
    assert "blubb" not in talk.effects[0].description


def test_nothing_is_handed_in_without_what_was_last_said() -> None:
    """ "Ja" answers what the bot asks: whether to add what it could not place."""
    talk = at("summary")
    talk.say("blubb")
    assert talk.buttons == ["Ja, dazuschreiben", "Nein, weglassen", "Ohne das abgeben"]
    talk.say("ja")
    assert talk.state.status == "open"
    assert str(talk.summary["what"]).endswith("blubb")


@pytest.mark.parametrize("words", ["mehr ist es nicht", "nein", "weiß nicht", "was kostet das?", "blabla"])
def test_a_doubt_in_the_summary_is_no_confirmation(words: str) -> None:
    talk = at("summary")
    talk.say("blubb", words)
    assert talk.state.status == "open"


def test_what_is_missed_in_the_summary_does_not_hold_it_up() -> None:
    talk = at("summary")
    talk.say("blubb")
    talk.press("Ohne das abgeben")
    assert talk.state.status == "done"
    assert "blubb" not in talk.effects[0].description


def test_readings_that_were_offered_stay_when_the_reply_is_missed() -> None:
    talk = at("deadline")
    talk.say("nächsten Freitag", "blubb")
    assert talk.buttons == ["Fr., 20. Nov.", "Fr., 27. Nov."]
    other = talk.say("blubb")[-1]
    assert other.startswith("Auch das verstehe ich noch nicht")
    talk.say("den zweiten")
    assert talk.summary["deadline"] == "Fr., 27. Nov."


def test_a_number_picks_one_of_the_amounts_that_were_offered() -> None:
    talk = at("budget")
    talk.say("3 bis 4 Stunden", "4")
    assert talk.summary["budget"] == "4 Std."


def test_a_week_said_to_the_budget_is_a_deadline() -> None:
    talk = at("budget")
    talk.say("KW 50")
    assert (talk.state.step, talk.state.asked["deadline"].reason) == ("deadline", "vague_period")
    assert "budget" not in talk.state.asked


def test_before_an_event_proposes_a_day_before_it() -> None:
    talk = at("deadline")
    talk.say("ich fahre am Sonntag weg, also vorher")
    assert talk.buttons == ["Fr., 20. Nov."]
    talk.say("ja")
    assert talk.summary["deadline"] == "Fr., 20. Nov."


def test_little_words_beside_an_answer_are_no_text() -> None:
    talk = at("deadline")
    talk.say("doch eher Freitag")
    assert talk.state.answers["deadline"].rest == ""


def test_two_tasks_are_offered_as_two_each_with_its_own_values() -> None:
    talk = at("title")
    talk.say("Bis Freitag drei Hotels in Köln suchen. Bis Montag den Flyer entwerfen lassen, 2 Stunden.")
    assert talk.buttons == ["Zwei Aufgaben", "Eine Aufgabe"]
    talk.press("Zwei Aufgaben")
    assert (talk.summary["title"], talk.summary["deadline"]) == (
        "Drei Hotels in Köln suchen",
        "Fr., 20. Nov.",
    )
    assert talk.state.later == ("Bis Montag den Flyer entwerfen lassen, 2 Stunden",)
    one = at("title")
    one.say("Bis Freitag drei Hotels in Köln suchen. Bis Montag den Flyer entwerfen lassen.", "eine")
    assert (one.state.later, one.state.asked["deadline"].reason) == ((), "contradiction")


def test_a_second_task_said_on_the_way_waits_or_belongs() -> None:
    talk = at("deadline")
    talk.say("Und noch eine zweite Aufgabe: Brief an Herrn Hill schreiben", "ja")
    assert talk.state.later == ("Brief an Herrn Hill schreiben",)
    assert talk.question == "Bis wann brauchen Sie es?"
    other = at("deadline")
    other.say("Und noch eine zweite Aufgabe: Brief an Herrn Hill schreiben", "nein")
    assert other.state.later == ()
    assert "Brief an Herrn Hill" in str(other.summary["what"])


def test_times_of_items_are_the_items_and_stay_in_the_text() -> None:
    talk = at("title")
    message = "Für das Sommerfest bitte bis 27.11. erledigen:\n- Zelt mieten (bis Freitag)\n- Grill leihen, 30 Minuten"
    talk.say(message)
    assert talk.summary["how"] == "2 Punkte: Zelt mieten; Grill leihen"
    assert (talk.summary["deadline"], talk.summary["budget"]) == ("Fr., 27. Nov.", "Assistenz schätzt")
    assert talk.summary["what"] == message


def test_another_language_is_asked_about_politely() -> None:
    talk = at("title")
    french = "Bonjour, pourriez-vous réserver une chambre pour demain, s'il vous plaît ? Merci"
    assert talk.say(french)[-1].startswith("Leider verstehe ich nur Deutsch und Englisch. (Sorry, ")
    talk.press("Ja, so aufschreiben")
    assert talk.state.step != "title"


@pytest.mark.parametrize(
    "text", ["x" * 8_000, "? " * 4_000, "ach " * 2_000, "bis 3.4. " * 800, "- \n" * 2_000]
)
def test_bad_input_is_heard_quickly(text: str) -> None:
    talk = at("title")
    talk.say(text)
    assert talk.state.status == "open"


@pytest.mark.parametrize(
    ("title", "example"),
    [
        ("Flug nach Oslo buchen", "Gangplatz"),
        ("Flyer drucken", "DIN A5"),
        ("Zahnarzt anrufen", "vormittags"),
        ("Kopierpapier bestellen", "10 Pakete"),
        ("Keller entrümpeln lassen", "Worauf es ankommt"),
    ],
)
def test_examples_fit_the_task(title: str, example: str) -> None:
    talk = at("title")
    talk.say(title)
    assert talk.view.example is not None
    assert example in talk.read(talk.view.example)


def test_english() -> None:
    talk = Talk(SCRIPT, ENGLISH, voice=EN)
    talk.say("Find a venue by Thursday", "no wrong, Friday!", "how much does an hour cost?")
    assert talk.summary["deadline"] == "Fri, 20 Nov"
    talk.say("that’s enough, submit")
    assert talk.state.status == "done"


STORED = {
    "script": "new_task", "version": 1, "step": "deadline", "started_at": 1795008600000, "changed_at": 1795008600000,
    "number": 4, "status": "open", "aside": {}, "leaving": False, "reminded": False,
    "answers": {
        "title": {"value": "Flyer", "words": "Flyer", "rest": "", "via": "title", "number": 0},
        "what": {"value": None, "words": "", "rest": "", "via": "what", "number": 1},
        "how": {"value": None, "words": "", "rest": "", "via": "how", "number": 2},
    },
    "asked": {
        "deadline": {
            "reason": "unplaced", "words": "irgendwie so", "rest": "", "via": "deadline",
            "question": {"key": "unplaced", "params": {"text": "irgendwie so"}},
            "options": [
                {"input": {"t": "note", "text": "irgendwie so"}, "label": {"key": "unplaced.yes", "params": {}},
                 "stands_for": "yes"},
                {"input": {"t": "keep"}, "label": {"key": "unplaced.no", "params": {}}, "stands_for": "no"},
            ],
        }
    },
}  # fmt: skip


def test_a_dialog_stored_before_the_bot_listened_goes_on() -> None:
    talk = Talk(SCRIPT, CUSTOMER)
    talk.state = state_from_json(json.loads(json.dumps(STORED)))
    assert "irgendwie so" in talk.question
    assert talk.state.later == ()
    talk.say("Freitag", "Reicht so, abgeben")
    assert talk.effects[0].deadline == datetime(2026, 11, 20, tzinfo=UTC).date()


def test_a_dialog_stored_at_the_summary_before_the_bot_asked_whether_to_add_goes_on() -> None:
    """Then "ja" handed in; now it confirms only what is shown as asked."""
    missed = {
        "reason": "unplaced", "words": "blubb", "rest": "", "via": "summary", "options": [],
        "question": {"key": "new_task.summary.missed", "params": {"text": "blubb"}},
    }  # fmt: skip
    given = {"words": "", "rest": "", "via": "deadline", "number": 3}
    values = {"title": "Flyer", "what": None, "how": None, "deadline": "open", "budget": 60, "results": "chat",
              "assistant": "anna"}  # fmt: skip
    answers = {step: {**given, "value": value} for step, value in values.items()}
    talk = Talk(SCRIPT, CUSTOMER)
    talk.state = state_from_json(
        {**STORED, "step": "summary", "answers": answers, "asked": {"summary": missed}}
    )
    assert not talk.state.finishing
    assert talk.question.startswith("Ich bin nicht sicher, was „blubb“ ändern soll.")
    talk.say("weglassen", "Freitag", "ja")
    assert talk.effects[0].deadline == datetime(2026, 11, 20, tzinfo=UTC).date()


def test_staff_hear_the_same() -> None:
    talk = at("what")
    talk.context = replace(CUSTOMER, calendar=CALENDAR)
    assert talk.say("was kostet eine Stunde?")[-1] == "Was genau ist zu tun?"
