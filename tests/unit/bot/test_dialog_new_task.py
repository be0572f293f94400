"""The dialog for a new task: the examples of SPEC 6 word for word, in both languages, and what people do besides."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from chat_server.bot.scripts.new_task import Assistant, NewTaskContext, SaveTask
from chat_server.bot.scripts.new_task.items import checklist
from chat_server.domain.bot.values import Back, ChangeAnswer, Confirm, Help, Pick, Skip, TextInput
from tests.unit.bot.dialog_talk import (
    BEN,
    CUSTOMER,
    DU,
    EN,
    ENGLISH,
    FRESH,
    NOW,
    OSTERMANN,
    SCRIPT,
    SIE,
    STAFF,
    TEAM,
    Talk,
)

ENOUGH = "Reicht so, abgeben"
SENTENCE = "Bis Freitag 12 Uhr drei Hotels in Köln recherchieren, max. 2 Stunden"


def customer(context: NewTaskContext = CUSTOMER, now: datetime = NOW) -> Talk[NewTaskContext, SaveTask]:
    return Talk(SCRIPT, context, now)


def english() -> Talk[NewTaskContext, SaveTask]:
    return Talk(SCRIPT, ENGLISH, voice=EN)


def at_deadline(context: NewTaskContext = CUSTOMER, now: datetime = NOW) -> Talk[NewTaskContext, SaveTask]:
    talk = customer(context, now)
    talk.voice = EN if context.language == "en" else SIE
    talk.say("Flyer", "skip", "skip")
    assert talk.state.step == "deadline"
    return talk


def at_budget(context: NewTaskContext = CUSTOMER) -> Talk[NewTaskContext, SaveTask]:
    talk = at_deadline(context)
    talk.give(Pick("open"))
    assert talk.state.step == "budget"
    return talk


def at_summary(context: NewTaskContext = CUSTOMER) -> Talk[NewTaskContext, SaveTask]:
    talk = at_budget(context)
    talk.give(Pick(60))
    talk.give(Pick("chat"))
    if talk.state.step == "assistant":
        talk.say("ja")
    assert talk.state.step == "summary"
    return talk


def test_the_whole_story_of_a_task() -> None:
    """In one sentence, the rest answered, once back, another deadline, closed and gone on with elsewhere."""
    phone = customer()
    assert phone.question == "Was können wir Ihnen abnehmen?"
    assert phone.say(SENTENCE) == [
        "Titel: Drei Hotels in Köln recherchieren",
        "Bis wann: Fr., 20. Nov., 12:00",
        "Zeit: 2 Std.",
        "Was genau ist zu tun?",
    ]
    assert (phone.view.at, phone.view.of) == (2, 7)
    phone.say("Zentral, bis 120 Euro")
    phone.give(Back())
    assert phone.question == "Was genau ist zu tun?"
    phone.say("Zentral, bis 130 Euro")
    desk = customer(now=datetime(2026, 11, 19, 8, 0, tzinfo=UTC))
    desk.state = phone.state
    assert desk.question == "Wie soll es gemacht werden, und was brauchen wir dafür?"
    desk.say("Vorschläge sammeln\nPreise vergleichen\nTabelle schicken")
    assert desk.say("ändere den Termin auf Montag")[0] == "Bis wann: Mo., 23. Nov."
    desk.press("Auch per E-Mail")
    assert desk.question == "Wer soll es übernehmen? Vorschlag: Anna Berg"
    desk.press("Anna Berg, Ihre feste Assistenz")
    assert desk.question == "Stimmt alles? Dann können Sie die Aufgabe abgeben."
    assert desk.summary == {
        "title": "Drei Hotels in Köln recherchieren",
        "what": "Zentral, bis 130 Euro",
        "how": "3 Punkte: Vorschläge sammeln; Preise vergleichen; Tabelle schicken",
        "deadline": "Mo., 23. Nov.",
        "budget": "2 Std.",
        "results": "Auch per E-Mail",
        "area": None,
        "assistant": "Anna Berg, Ihre feste Assistenz",
    }
    assert desk.press("Aufgabe abgeben") == ["Die Aufgabe ist abgegeben."]
    assert desk.effects == [
        SaveTask(
            customer="ostermann",
            title="Drei Hotels in Köln recherchieren",
            description="Zentral, bis 130 Euro",
            how="",
            checklist=("Vorschläge sammeln", "Preise vergleichen", "Tabelle schicken"),
            deadline=date(2026, 11, 23),
            budget=120,
            results="email",
            area=None,
            assistant="anna",
            missing=0,
            on_free_day=False,
        )
    ]
    late = phone.give("noch was", phone.state.number)
    assert late.refused is None  # the phone's own copy is still open: the service loads the stored state
    phone.state = desk.state
    assert phone.heard(phone.give("noch was")) == [
        "Dieser Dialog ist schon beendet. Es hat sich nichts geändert.",
        "Die Aufgabe ist abgegeben.",
    ]


def test_the_same_in_english() -> None:
    talk = english()
    said = talk.say("Research three hotels in Cologne by Friday 12:00, max. 2 hours")
    assert said[1:] == ["Due: Fri, 20 Nov, 12:00", "Time: 2 h", "What exactly needs doing?"]
    talk.say("central, with breakfast", "skip")
    assert talk.say("change the deadline to Monday")[0] == "Due: Mon, 23 Nov"
    talk.say("by e-mail too", "yes")
    assert talk.question == "All correct? Then you can submit the task."
    talk.say("submit")
    (task,) = talk.effects
    assert (task.deadline, task.budget, task.results, task.assistant) == (
        date(2026, 11, 23),
        120,
        "email",
        "anna",
    )


@pytest.mark.parametrize(
    ("context", "text", "said"),
    [
        (CUSTOMER, "morgen 12 Uhr", "Do., 19. Nov., 12:00"),
        (CUSTOMER, "24.12. 18 Uhr", "Do., 24. Dez., 18:00"),
        (CUSTOMER, "Kein fester Termin", "Kein fester Termin"),
        (ENGLISH, "tomorrow 12:00", "Thu, 19 Nov, 12:00"),
        (ENGLISH, "24 Dec 6 pm", "Thu, 24 Dec, 18:00"),
        (ENGLISH, "no fixed date", "No fixed date"),
    ],
)
def test_deadlines_as_people_write_them(context: NewTaskContext, text: str, said: str) -> None:
    assert at_deadline(context).say(text)[0].split(": ", 1)[1] == said


@pytest.mark.parametrize(
    ("context", "text", "question", "buttons"),
    [
        (CUSTOMER, "nächsten Freitag", "Meinen Sie diesen oder nächsten Freitag: Fr., 20. Nov. oder Fr., 27. Nov.?",
         ["Fr., 20. Nov.", "Fr., 27. Nov."]),
        (CUSTOMER, "in 3 Tagen", "Sa., 21. Nov. ist kein Arbeitstag. Reicht Mo., 23. Nov.?",
         ["Mo., 23. Nov.", "Nein, Sa., 21. Nov."]),
        (CUSTOMER, "heute 12 Uhr", "„heute 12 Uhr“ ist schon vorbei. Passt Do., 19. Nov., 12:00?",
         ["Do., 19. Nov., 12:00"]),
        (CUSTOMER, "25.12.", "Fr., 25. Dez. ist kein Arbeitstag. Reicht Mo., 28. Dez.?",
         ["Mo., 28. Dez.", "Nein, Fr., 25. Dez."]),
        (ENGLISH, "next Friday", "Do you mean this or next Friday: Fri, 20 Nov or Fri, 27 Nov?",
         ["Fri, 20 Nov", "Fri, 27 Nov"]),
        (ENGLISH, "in 3 days", "Sat, 21 Nov is not a working day. Would Mon, 23 Nov do?",
         ["Mon, 23 Nov", "No, Sat, 21 Nov"]),
    ],
)  # fmt: skip
def test_what_is_unclear_is_asked_with_the_readings(
    context: NewTaskContext, text: str, question: str, buttons: list[str]
) -> None:
    talk = at_deadline(context)
    assert talk.say(text)[-1] == question
    assert talk.buttons == buttons
    talk.press(buttons[0])
    assert talk.summary["deadline"] == buttons[0]
    assert talk.state.step == "budget"


@pytest.mark.parametrize(
    ("context", "text", "said"),
    [
        (CUSTOMER, "2h", "2 Std."),
        (CUSTOMER, "1:30", "1 Std. 30 Min."),
        (CUSTOMER, "90 Minuten", "1 Std. 30 Min."),
        (CUSTOMER, "anderthalb Stunden", "1 Std. 30 Min."),
        (CUSTOMER, "Assistenz schätzt", "Assistenz schätzt"),
        (ENGLISH, "2h", "2 h"),
        (ENGLISH, "1:30", "1 h 30 min"),
        (ENGLISH, "90 minutes", "1 h 30 min"),
        (ENGLISH, "an hour and a half", "1 h 30 min"),
        (ENGLISH, "assistant estimates", "Assistant estimates"),
    ],
)
def test_budgets_as_people_write_them(context: NewTaskContext, text: str, said: str) -> None:
    assert at_budget(context).say(text)[0].split(": ", 1)[1] == said


def test_an_unclear_weekday_is_settled_by_words_too() -> None:
    for reply, day in [
        ("den zweiten", 27),
        ("diesen", 20),
        ("nächsten Freitag", 27),
        ("27.11.", 27),
        ("next", 27),
    ]:
        talk = at_deadline()
        talk.say("nächsten Freitag", reply)
        assert talk.state.answers["deadline"].value == f"2026-11-{day}"
        assert talk.state.step == "budget"


def test_only_who_insists_hears_of_the_double_rate() -> None:
    talk = at_deadline()
    asked = talk.say("Samstag")
    assert not any("doppelt" in said for said in asked)
    assert any("doppelt" in said for said in talk.press("Nein, Sa., 21. Nov."))
    assert talk.state.answers["deadline"].value == "2026-11-21"
    for words in ("Samstag", "trotzdem", "nein, Samstag"):
        other = at_deadline()
        assert any("doppelt" in said for said in other.say("Samstag", words))
        assert other.state.answers["deadline"].rest == ""
    gave_in = at_deadline()
    gave_in.say("Samstag", "ja")
    assert gave_in.summary["deadline"] == "Mo., 23. Nov."


def test_before_the_reaction_deadline_is_accepted_with_a_warning_and_a_later_offer() -> None:
    talk = at_deadline()
    said = talk.say("heute 18 Uhr")
    assert said[0] == "Bis wann: Mi., 18. Nov., 18:00"
    assert said[1].startswith("Das ist knapp: Eine Antwort haben Sie spätestens Do., 19. Nov., 12:00.")
    assert talk.state.step == "budget"
    talk.press("Lieber bis Do., 19. Nov.")
    assert talk.summary["deadline"] == "Do., 19. Nov."
    assert not talk.cautions
    assert talk.state.step == "budget"


@pytest.mark.parametrize(
    "value", ["2026-11-18T14:29", "2026-11-17", "1999-01-01", "2026-11-18T13:30:00+00:00"]
)
def test_a_picked_deadline_in_the_past_is_asked_about(value: str) -> None:
    talk = at_deadline()
    assert "ist schon vorbei" in talk.heard(talk.give(Pick(value)))[-1]
    assert "deadline" not in talk.state.answers


def test_a_picked_time_on_the_day_clocks_change_is_asked_about() -> None:
    october = at_deadline(now=datetime(2026, 10, 20, 8, 0, tzinfo=UTC))
    october.give(Pick("2026-10-25T02:30"))
    assert october.buttons == ["So., 25. Okt., 02:30 Sommerzeit", "So., 25. Okt., 02:30 Winterzeit"]
    march = at_deadline(now=datetime(2026, 3, 20, 8, 0, tzinfo=UTC))
    march.give(Pick("2026-03-29T02:30"))
    assert march.buttons == ["So., 29. März, 01:30", "So., 29. März, 03:30"]
    march.press("So., 29. März, 03:30")
    assert march.buttons == ["Mo., 30. März, 03:30", "Nein, So., 29. März, 03:30"]


@pytest.mark.parametrize(
    "value", ["2050-01-01", "9999-12-31", "0001-01-01T00:00+23:59", "31.11.", "", "T", -5, 10**30]
)
def test_an_impossible_deadline_changes_no_answer(value: str | int) -> None:
    talk = at_deadline()
    talk.give(Pick(value))
    assert "deadline" not in talk.state.answers
    assert talk.state.step == "deadline"


@pytest.mark.parametrize(
    "given",
    [
        Pick(0),
        Pick(-60),
        Pick(60_001),
        Pick(10**30),
        Pick("2h"),
        TextInput("-3 Stunden"),
        TextInput("0 Minuten"),
    ],
)
def test_an_impossible_budget_changes_no_answer(given: Pick | TextInput) -> None:
    talk = at_budget()
    talk.give(given)
    assert "budget" not in talk.state.answers
    assert talk.state.step == "budget"


def test_more_time_than_there_is_saves_the_task_and_leads_to_booking() -> None:
    talk = at_budget()
    assert talk.view.example is not None
    assert talk.read(talk.view.example).startswith("Verfügbar sind 6 Std. 20 Min. auf dem Zeitkonto.")
    talk.say("10 Stunden")
    assert talk.buttons == ["Ja, 10 Std.", "Nur 6 Std. 20 Min."]
    said = talk.press("Ja, 10 Std.")
    assert said[1].startswith("Auf dem Zeitkonto fehlen dafür 3 Std. 40 Min.")
    assert [caution.link for caution in talk.view.cautions] == ["book_hours"]
    talk.say("nur im Chat", "ja", "ja")
    (task,) = talk.effects
    assert (task.budget, task.missing) == (600, 220)


def test_less_time_can_be_chosen_instead() -> None:
    talk = at_budget()
    talk.say("10 Stunden")
    talk.press("Nur 6 Std. 20 Min.")
    assert talk.summary["budget"] == "6 Std. 20 Min."
    assert not talk.cautions


def test_an_empty_account_offers_no_zero_hours() -> None:
    talk = at_budget(replace(CUSTOMER, customers=(replace(OSTERMANN, available=-30),)))
    talk.say("2h")
    assert talk.buttons == ["Ja, 2 Std."]
    talk.say("ja")
    assert talk.summary["budget"] == "2 Std."


def test_leftover_words_go_to_the_description() -> None:
    talk = at_deadline()
    talk.say(
        "nächsten Freitag, aber nur wenn Anna Zeit hat",
        "27.11.",
        "2 Stunden, mehr geht nicht",
    )
    talk.say("nur im Chat", "ja", "ja")
    (task,) = talk.effects
    assert task.description == "aber nur wenn Anna Zeit hat\n\nmehr geht nicht"


def test_words_that_answer_nothing_are_asked_about() -> None:
    talk = at_deadline()
    talk.say("Ach ja, bitte auch in Bonn suchen")
    assert talk.buttons[:2] == ["Ja, dazuschreiben", "Nein, weglassen"]
    talk.say("ja")
    assert talk.summary["what"] == "Ach ja, bitte auch in Bonn suchen"
    assert talk.question == "Bis wann brauchen Sie es?"
    talk.say("Und es muss barrierefrei sein", "Montag")
    assert talk.state.answers["deadline"].rest == ""


def test_a_correction_does_not_hide_what_was_just_asked_about() -> None:
    talk = at_summary()
    talk.say("Bitte auf Recyclingpapier drucken lassen", "doch nächsten Freitag")
    assert talk.state.step == talk.view.step == "deadline"
    talk.say("Montag")
    assert "Ja, dazuschreiben" in talk.buttons
    talk.say("ja", "ja")
    assert talk.effects[0].description == "Bitte auf Recyclingpapier drucken lassen"


def test_a_question_waved_aside_keeps_what_else_was_said() -> None:
    talk = at_deadline()
    talk.say("nächsten Freitag, aber nur wenn Anna Zeit hat", "nein")
    assert talk.question == "Bis wann brauchen Sie es?"
    assert talk.summary["what"] == "aber nur wenn Anna Zeit hat"


def test_at_the_summary_other_words_are_asked_about_and_times_correct() -> None:
    talk = at_summary()
    talk.say("doch lieber bis Montag")
    assert talk.summary["deadline"] == "Mo., 23. Nov."
    talk.say("Und bitte auf Recyclingpapier drucken lassen")
    assert talk.buttons == ["Ja, dazuschreiben", "Nein, weglassen", "Ohne das abgeben"]
    talk.say("ja")
    assert talk.effects == []
    assert talk.summary["what"] == "Und bitte auf Recyclingpapier drucken lassen"
    assert talk.question == "Stimmt alles? Dann können Sie die Aufgabe abgeben."


@pytest.mark.parametrize(
    ("text", "step", "value"),
    [
        ("ändere den Termin auf Montag", "deadline", "2026-11-23"),
        ("Kannst du bitte den Termin auf Montag verschieben?", "deadline", "2026-11-23"),
        ("Budget auf 3 Stunden ändern", "budget", 180),
        ("set the budget to 3 hours", "budget", 180),
        ("change the due date to tomorrow noon", "deadline", "2026-11-19T12:00:00+01:00"),
        ("Ändern Sie den Titel in Flyer und Plakat", "title", "Flyer und Plakat"),
        ("ändere die Assistenz auf Ben", "assistant", "ben"),
        ("ändere den Arbeitsbereich auf Marketing", "area", "marketing"),
    ],
)
def test_every_answer_can_be_changed_by_words(text: str, step: str, value: str | int) -> None:
    talk = at_summary()
    talk.say(text)
    assert talk.state.answers[step].value == value
    assert talk.state.step == "summary"


def test_every_answer_can_be_changed_by_button() -> None:
    talk = at_summary()
    for line in talk.view.lines:
        talk.give(ChangeAnswer(line.step))
        assert talk.state.step == line.step
        talk.press("So lassen") if "So lassen" in talk.buttons else talk.say("weiter")
        assert talk.state.step == "summary"
    talk.say("Termin ändern")
    assert talk.question == "Bis wann brauchen Sie es?"


def test_a_description_that_sounds_like_a_change_is_asked_about() -> None:
    first = customer()
    first.say("Termin mit dem Zahnarzt verschieben")
    assert first.summary["title"] == "Termin mit dem Zahnarzt verschieben"
    talk = customer()
    talk.say("Praxis anrufen", "Ändere den Termin auf Montag")
    assert talk.buttons == ["Gleich ändern", "Ist die Antwort"]
    talk.press("Ist die Antwort")
    assert talk.summary["what"] == "Ändere den Termin auf Montag"


def test_times_in_the_description_are_offered_not_guessed() -> None:
    talk = customer()
    talk.say("Flyer", "Vorne das Logo, bis Freitag 12 Uhr", "nichts")
    assert talk.question == (
        "In der Beschreibung steht „bis Freitag 12 Uhr“. Gilt Fr., 20. Nov., 12:00 als Termin?"
    )
    talk.say("ja")
    assert talk.summary["deadline"] == "Fr., 20. Nov., 12:00"


def test_a_budget_in_the_description_is_offered_too() -> None:
    talk = at_deadline()
    talk.give(ChangeAnswer("how"))
    talk.say("Logo vorne, max. 3 Stunden", "kein fester Termin")
    assert talk.question == "In der Beschreibung steht „max. 3 Stunden“. Gilt 3 Std. als Zeitbudget?"
    talk.say("nein")
    assert talk.question == "Wie viel Zeit planen Sie ein?"


def test_what_could_be_part_of_the_task_is_no_budget() -> None:
    talk = customer()
    talk.say("Den Teig 2 Stunden stehen lassen", "skip", "skip", "Montag")
    assert talk.buttons == ["2 Std.", "Gehört zur Aufgabe"]
    talk.press("Gehört zur Aufgabe")
    assert talk.question == "Wie viel Zeit planen Sie ein?"


def test_an_area_that_is_unknown_or_unclear_is_asked_about() -> None:
    talk = at_summary()
    talk.say("ändere den Arbeitsbereich auf Zirkus")
    assert "area" not in talk.state.answers
    assert talk.question.startswith("„Zirkus“ finde ich nicht unter den Arbeitsbereichen.")


def test_a_first_sentence_without_a_title_asks_for_it() -> None:
    talk = customer()
    talk.say("bis Freitag 12 Uhr, 2 Stunden")
    assert talk.question == "Was können wir Ihnen abnehmen?"
    assert (talk.summary["deadline"], talk.summary["budget"]) == ("Fr., 20. Nov., 12:00", "2 Std.")


def test_a_first_message_that_says_more_than_a_title_describes_the_task_unchanged() -> None:
    talk = customer()
    message = "Ich brauche eine Übersicht aller Kunden.  Bitte als PDF, bis Freitag."
    talk.say(message)
    assert (talk.summary["title"], talk.summary["what"]) == ("Übersicht aller Kunden", message)
    assert talk.state.step == "how"


def test_an_assistant_is_asked_for_the_customer_first() -> None:
    talk = Talk(SCRIPT, STAFF, voice=TEAM)
    assert talk.question == "Für wen ist die Aufgabe?"
    assert talk.buttons == ["Katrin Ostermann", "Weber GmbH", "Weber & Söhne"]
    talk.say("weber")
    assert talk.buttons == ["Weber GmbH", "Weber & Söhne"]
    talk.say("Weber GmbH")
    assert talk.question == "Worum geht es?"
    assert (talk.view.at, talk.view.of) == (2, 8)
    talk.say("Flyer", "skip", "skip", "Montag", "1h", "nur im Chat", "Marketing")
    assert talk.summary["assistant"] == "Anna Berg (VPA)"
    talk.say("ja")
    assert (talk.effects[0].customer, talk.effects[0].assistant, talk.effects[0].area) == (
        "weber",
        "anna",
        "marketing",
    )


def test_an_assistants_first_sentence_is_taken_apart_before_the_customer_is_chosen() -> None:
    talk = Talk(SCRIPT, STAFF, voice=TEAM)
    talk.say(SENTENCE)
    assert talk.question == "Für wen ist die Aufgabe?"
    talk.say("Ostermann")
    assert talk.question == "Was genau ist zu tun?"
    other = Talk(SCRIPT, STAFF, voice=TEAM)
    other.say("Für Weber GmbH bis Freitag einen Flyer entwerfen")
    assert other.question == "Ist die Aufgabe für Weber GmbH?"
    other.say("ja")
    assert other.summary["customer"] == "Weber GmbH"
    assert other.summary["deadline"] == "Fr., 20. Nov."


def test_with_one_customer_nobody_is_asked_and_with_nobody_assigned_the_team_lead_gets_it() -> None:
    talk = Talk(SCRIPT, replace(STAFF, customers=(FRESH,)), voice=TEAM)
    assert talk.question == "Worum geht es?"
    assert talk.summary["customer"] == "Weber & Söhne"
    assert talk.summary["assistant"] == "Teamleitung (noch niemand zugeordnet)"
    talk.give(ChangeAnswer("assistant"))
    assert talk.buttons == ["So lassen"]
    talk.press("So lassen")
    talk.say("Flyer", "skip", "skip", "Montag", "20h", "nur im Chat", "weiß ich nicht", "ja")
    assert (talk.effects[0].assistant, talk.effects[0].missing) == (None, 0)


def test_several_without_a_lead_are_asked_without_a_proposal() -> None:
    team = (BEN, Assistant("cem", "Cem Ay"))
    talk = at_budget(replace(CUSTOMER, customers=(replace(OSTERMANN, assistants=team),)))
    talk.say("1h", "nur im Chat")
    assert talk.question == "Wer soll es übernehmen?"
    talk.say("ja")
    assert talk.state.step == "assistant"
    assert "assistant" not in talk.state.answers


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("per Mail bitte", "email"), ("auch per E-Mail", "email"), ("Chat und Mail", "email"), ("nur im Chat", "chat"),
        ("keine Mail", "chat"), ("im Chat reicht", "chat"), ("not only in the chat, mail too", "email"),
        ("nur im Chat, keine E-Mail bitte", "chat"), ("by email as well", "email"),
        ("Chat reicht, aber als PDF an anna@example.org", None), ("mail mir nicht", None), ("wie immer", None),
    ],
)  # fmt: skip
def test_how_the_results_are_wanted(text: str, results: str | None) -> None:
    talk = at_budget()
    talk.say("1h", text)
    found = talk.state.answers.get("results")
    assert (found.value if found else None) == results
    assert results is not None or talk.buttons


def test_a_deadline_that_passed_meanwhile_is_asked_for_again() -> None:
    talk = at_summary()
    talk.say("ändere den Termin auf morgen 12 Uhr")
    talk.now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    assert talk.question == "Bis wann brauchen Sie es?"
    assert talk.read(talk.view.heard[0]) == "Bis wann: Do., 19. Nov., 12:00 – das geht inzwischen nicht mehr."
    assert talk.give(Confirm()).effects == ()
    talk.say("Montag")
    assert talk.give(Confirm()).effects[0].deadline == date(2026, 11, 23)


def test_who_left_meanwhile_is_asked_for_again() -> None:
    talk = at_summary()
    three = replace(OSTERMANN, assistants=(BEN, Assistant("cem", "Cem Ay")))
    talk.context = replace(CUSTOMER, customers=(three,))
    assert talk.question == "Wer soll es übernehmen?"
    talk.context = replace(CUSTOMER, customers=(replace(OSTERMANN, assistants=()),))
    assert talk.state.step == "summary"


def test_commands_in_both_languages() -> None:
    for back, help_, cancel, skip in [
        ("zurück", "Hilfe!", "bitte abbrechen", "überspringen"),
        ("back", "help", "Cancel.", "skip"),
    ]:
        talk = customer()
        talk.say("Flyer", skip)
        assert talk.state.step == "how"
        assert talk.say(help_)[0].startswith("Hierher gehören Schritte, Material")
        talk.say(back)
        assert talk.state.step == "what"
        assert "Wirklich abbrechen?" in talk.say(cancel)[-1]
        talk.say("nein")
        assert talk.state.status == "open"
        talk.say(cancel, "ja")
        assert (talk.state.status, talk.effects) == ("cancelled", [])


def test_what_is_needed_cannot_be_skipped() -> None:
    talk = at_deadline()
    before = talk.state
    assert talk.heard(talk.give(Skip()))[0].startswith("Ohne diese Antwort")
    assert talk.state == before
    assert talk.say("hilfe")[0].startswith("Danach richtet sich die Planung.")
    assert talk.heard(talk.give(Help()))[-1] == "Bis wann brauchen Sie es?"


def test_du_and_sie() -> None:
    talk = at_deadline()
    talk.voice = DU
    assert talk.question == "Bis wann brauchst du es?"
    talk.give(Pick("open"))
    assert talk.question == "Wie viel Zeit planst du ein?"
    assert at_summary().question == "Stimmt alles? Dann können Sie die Aufgabe abgeben."


@pytest.mark.parametrize(
    ("text", "kept", "items"),
    [
        ("mit Excel", "mit Excel", ()),
        ("- Hotels suchen\n- Preise vergleichen", "", ("Hotels suchen", "Preise vergleichen")),
        (
            "1. Anrufen\n2) Termin machen\n\n* Bescheid sagen",
            "",
            ("Anrufen", "Termin machen", "Bescheid sagen"),
        ),
        ("Bitte so:\nAnrufen\nBescheid sagen", "Bitte so:", ("Anrufen", "Bescheid sagen")),
        ("- nur einer", "", ("nur einer",)),
        ("24 Stück\n3 Farben", "", ("24 Stück", "3 Farben")),
        ("-\n-\n", "-\n-\n", ()),
    ],
)
def test_lines_become_items(text: str, kept: str, items: tuple[str, ...]) -> None:
    assert checklist(text) == (kept, items)


def test_weekday_buttons_never_offer_a_free_day() -> None:
    talk = at_deadline(now=datetime(2026, 12, 23, 9, 0, tzinfo=UTC))
    assert talk.buttons == ["Do., 24. Dez.", "Do., 31. Dez.", "Kein fester Termin", ENOUGH]


def test_a_question_asked_back_names_people_as_they_are_called_now() -> None:
    two = (BEN, Assistant("bea", "Bea Kurz"))
    talk = at_budget(replace(CUSTOMER, customers=(replace(OSTERMANN, assistants=two),)))
    talk.give(Pick(60))
    talk.give(Pick("chat"))
    talk.say("Kurz")
    assert talk.buttons == ["Ben Kurz", "Bea Kurz"]
    renamed = (replace(BEN, name="Ben Lang"), two[1])
    talk.context = replace(CUSTOMER, customers=(replace(OSTERMANN, assistants=renamed),))
    assert talk.buttons == ["Ben Lang", "Bea Kurz"]
    talk.press("Ben Lang")
    assert talk.summary["assistant"] == "Ben Lang"


def test_the_lead_assistant_stands_first() -> None:
    talk = at_budget()
    talk.say("1h", "nur im Chat")
    assert talk.buttons == ["Anna Berg, Ihre feste Assistenz", "Ben Kurz", ENOUGH]


def test_of_an_overdrawn_account_what_it_lacks_already_is_missing_too() -> None:
    talk = at_budget(replace(CUSTOMER, customers=(replace(OSTERMANN, available=-30),)))
    said = talk.say("2h", "ja")
    assert said[1].startswith("Auf dem Zeitkonto fehlen dafür 2 Std. 30 Min.")


def test_back_leads_to_no_question_that_was_never_asked() -> None:
    """Deadline and time were said in the first sentence: before the question for results came that for how."""
    talk = customer()
    talk.say(SENTENCE, "Zentral", "skip")
    assert talk.state.step == "results"
    talk.give(Back())
    assert talk.state.step == "how"
    talk.give(Back())
    assert talk.state.step == "what"


def test_back_from_a_question_that_came_up_earlier_does_not_lose_it() -> None:
    talk = customer()
    talk.say("Flyer bis nächsten Freitag, max. 2 Stunden", "skip", "skip")
    asked = talk.question
    assert asked.startswith("Meinen Sie diesen oder nächsten Freitag")
    talk.give(Back())
    assert talk.state.step == "how"
    talk.say("mit Logo")
    assert talk.question == asked


def test_what_else_was_said_stays_when_only_the_time_is_changed() -> None:
    talk = at_deadline()
    talk.say("Freitag, aber nur wenn Anna Zeit hat", "ändere den Termin auf Montag")
    deadline = talk.state.answers["deadline"]
    assert (deadline.value, deadline.rest) == ("2026-11-23", "aber nur wenn Anna Zeit hat")
    talk.give(ChangeAnswer("deadline"))
    talk.say("Dienstag")
    assert talk.state.answers["deadline"].rest == ""


def test_a_new_title_does_not_overwrite_the_description() -> None:
    talk = customer()
    talk.say("Flyer", "Vorne das Logo")
    talk.give(ChangeAnswer("title"))
    talk.say("Flyer und Plakat. Bitte als PDF.")
    assert talk.summary["what"] == "Vorne das Logo"
    assert talk.state.answers["title"].rest == "Bitte als PDF."


def test_a_list_in_the_first_message_becomes_the_checklist() -> None:
    talk = customer()
    talk.say(
        "Weihnachtskarten verschicken\n- Karten bestellen\n- am Montag den Text schreiben\n- bis 15.12.\n3 Std."
    )
    assert talk.summary["title"] == "Weihnachtskarten verschicken"
    assert talk.summary["how"] == "2 Punkte: Karten bestellen; am Montag den Text schreiben"
    assert talk.summary["deadline"] == "Di., 15. Dez."
    assert talk.summary["budget"] == "3 Std."
    assert talk.state.step == "what"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Siehe https://example.org/24.12./x.pdf?ab=9 bis Freitag", "https://example.org/24.12./x.pdf?ab=9"),
        ("Die liste.alt.pdf bis Freitag an info@weber-soehne.de schicken", "info@weber-soehne.de"),
        ("Die liste.alt.pdf bis Freitag an info@weber-soehne.de schicken", "liste.alt.pdf"),
        ("www.weber.de prüfen bis Freitag", "www.weber.de"),
    ],
)
def test_addresses_stay_whole(text: str, kept: str) -> None:
    talk = customer()
    talk.say(text)
    assert kept.casefold() in str(talk.summary["title"]).casefold()
    assert talk.summary["deadline"] == "Fr., 20. Nov."
    assert talk.summary["what"] is None


def test_minus_in_words_is_no_budget_either() -> None:
    talk = at_budget()
    assert "zwischen 1 Minute" in talk.say("minus 3 Stunden")[-1]


def test_insisting_in_words_keeps_the_time_that_was_said() -> None:
    talk = at_deadline()
    talk.say("Sonntag 10 Uhr")
    assert talk.state.asked["deadline"].reason == "non_working"
    talk.say("Nein, Sonntag muss sein")
    assert talk.summary["deadline"] == "So., 22. Nov., 10:00"


def test_a_description_that_grows_too_long_is_told_of_at_once() -> None:
    talk = customer()
    talk.say("Katalog", "wort " * 1_590)
    talk.give(ChangeAnswer("title"))
    at_title = talk.state
    said = talk.say(
        "Katalog drucken, 2 Stunden. " + "Und das Papier bitte ganz genau so wie beim letzten Mal. " * 5
    )
    assert "8.000 Zeichen" in said[0]
    assert talk.state == at_title


def test_what_was_never_asked_is_not_said_to_be_left_empty() -> None:
    talk = at_summary()
    states = {line.step: line.state for line in talk.view.lines}
    assert (states["area"], states["what"]) == ("open", "empty")
