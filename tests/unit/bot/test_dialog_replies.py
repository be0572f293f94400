"""Replies to what the bot asks back, corrections of what was said, two tasks and other languages (SPEC 6)."""

import pytest

from tests.unit.bot.dialog_talk import at


@pytest.mark.parametrize(
    ("first", "reply", "deadline"),
    [
        ("KW 49", "Freitag", "2026-12-04"),
        ("Anfang Dezember", "der 3.", "2026-12-03"),
        ("nächsten Monat", "am 9.", "2026-12-09"),
        ("so schnell wie möglich", "ja", "2026-11-19"),
        ("so schnell wie möglich", "so schnell wie möglich", "2026-11-19"),
        ("so schnell wie möglich", "nein, Freitag", "2026-11-20"),
        ("asap", "Montag", "2026-11-23"),
        ("nächsten Freitag", "weiß nicht", "open"),
    ],
)
def test_a_reply_completes_what_was_asked_about(first: str, reply: str, deadline: str) -> None:
    talk = at("deadline")
    talk.say(first, reply)
    assert talk.state.answers["deadline"].value == deadline


@pytest.mark.parametrize(
    ("first", "reply", "minutes"),
    [
        ("3 bis 4 Stunden", "eher 3", 180),
        ("8 Stunden", "dann nur 6", 360),
        ("8 Stunden", "ja, passt", 480),
        ("dann 2", "Stunden natürlich", 120),
        ("ok", "ja", "estimate"),
        ("halben Tag", "nein, 3 Stunden", 180),
    ],
)
def test_a_reply_says_which_of_the_amounts(first: str, reply: str, minutes: int | str) -> None:
    talk = at("budget")
    talk.say(first, reply)
    assert talk.state.answers["budget"].value == minutes


def test_a_weekday_corrects_a_deadline_within_the_week_that_was_said() -> None:
    talk = at("title")
    talk.say("Flyer drucken lassen bis nächste Woche Mittwoch", "nein, Donnerstag")
    assert talk.summary["deadline"] == "Do., 26. Nov."


def test_a_word_said_in_place_of_another_makes_a_new_title() -> None:
    talk = at("what")
    talk.say("Plakate meinte ich, nicht Flyer", "ja")
    assert talk.summary["title"] == "Plakate drucken lassen"
    assert talk.summary["what"] is None


def test_who_does_not_know_better_keeps_the_answer_given_before() -> None:
    talk = at("summary")
    talk.say("der Termin stimmt nicht", "weiß nicht")
    assert (talk.summary["deadline"], talk.state.step) == ("Do., 26. Nov.", "summary")
    talk.say("der Termin stimmt nicht", "kein Termin")
    assert talk.summary["deadline"] == "Kein fester Termin"


def test_who_wants_to_hand_in_is_asked_only_what_is_in_doubt() -> None:
    talk = at("what")
    talk.say("42 Minuten, Musik am Anfang", "das reicht erst mal, gib die Aufgabe so ab")
    assert talk.state.step == "budget"
    talk.say("nein, die Folge ist so lang")
    assert (talk.state.step, talk.summary["budget"]) == ("summary", "Assistenz schätzt")


@pytest.mark.parametrize(
    "text",
    [
        "Zwei Sachen: Hotel in Köln buchen und den Flyer drucken lassen",
        "Ich habe zwei Aufgaben: 1. Hotel in Köln buchen 2. den Flyer drucken lassen",
        "Erstens Hotel in Köln buchen, zweitens den Flyer drucken lassen",
        "Zwei Dinge bitte: Hotel in Köln buchen; den Flyer drucken lassen",
    ],
)
def test_two_things_are_offered_as_two(text: str) -> None:
    talk = at("title")
    talk.say(text, "ja")
    assert talk.summary["title"] == "Hotel in Köln buchen"
    assert talk.state.later == ("Den Flyer drucken lassen",)


@pytest.mark.parametrize(
    "text",
    [
        "Proszę zarezerwować hotel w Krakowie na piątek",
        "Pourriez-vous réserver un hôtel à Paris",
        "Lütfen cuma için İstanbul'da otel ayırtın",
        "Graag een hotel in Utrecht reserveren voor vrijdag",
        "Necesito un hotel en Madrid para el viernes",
        "Vorrei prenotare una camera per venerdì",
        "Preciso de um hotel em Lisboa para sexta",
        "Потрібен готель у Києві до пʼятниці",
        "Prosím rezervujte hotel v Praze na pátek",
    ],
)
def test_other_languages_are_never_titles_unasked(text: str) -> None:
    talk = at("title")
    assert "(Sorry, I only understand German and English.)" in talk.say(text)[-1]
    assert "title" not in talk.state.answers


@pytest.mark.parametrize(
    "text",
    [
        "Hotel Casa del Mar in Palma buchen",
        "Tisch im Café de la Paix reservieren",
        "Menü à la carte für 20 Personen zusammenstellen",
        "Book a table at La Piazza per favore",
        "Müller & Søn anrufen",
        "DHL Paket nach São Paulo schicken lassen",
    ],
)
def test_names_from_elsewhere_are_no_other_language(text: str) -> None:
    talk = at("title")
    talk.say(text)
    assert "title" in talk.state.answers
