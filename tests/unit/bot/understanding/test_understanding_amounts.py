"""Whose an amount of time is, and what beside it makes a question of it."""

from pathlib import Path

import pytest

from bench.messages import Message, judge, read_messages
from bench.understanding import CALENDAR, USUAL_NOW
from chat_server.bot.understanding import Understanding, understand
from chat_server.bot.understanding.heads.decisions import AMOUNT_ROLES, AmountHead
from chat_server.bot.understanding.understand import Expecting
from chat_server.domain.core.calendar_answers import parse_moment

CORPUS = Path(__file__).parents[3] / "corpus"
NOW = parse_moment(USUAL_NOW, CALENDAR)
# For every head a text that has it, and the minutes in it.
EXAMPLES: dict[AmountHead, tuple[str, int]] = {
    "days": ("Reise nach Wien planen, drei Tage Aufenthalt", 1440),
    "length": ("Reparatur melden, seit zwei Stunden kein Strom", 120),
    "length alone": ("Gartenfest planen. Seit zwei Stunden.", 120),
    "way": ("Pension suchen, höchstens 20 Minuten zu Fuß vom Hafen", 20),
    "toward": ("Pension suchen, 20 Minuten zum Hafen", 20),
    "named": ("Pension suchen, Budget 20 Minuten", 20),
    "granted": ("Pension suchen, 20 Minuten sind genehmigt", 20),
    "each": ("Pensionen suchen, je Hof 20 Minuten", 20),
    "changed": ("Den Rahmen im Vertrag auf 20 Stunden erhöhen", 1200),
    "got": ("Einen Kahn für vier Stunden mieten", 240),
    "thing": ("Rezepte unter 30 Minuten sammeln", 30),
    "regular": ("Eine Stelle mit 20 Stunden pro Woche ausschreiben", 1200),
    "priced": ("Preistafel: Kahnfahrt mit Vesper 4 Std 45 €, Kinder frei", 240),
    "relative": ("Einen Kahn, den wir vier Stunden nutzen können", 240),
    "lasts": ("Hecken zählen. Das dauert eine Stunde.", 60),
    "thing lasts": ("Kahnfahrt dauert eine Stunde und ich suche Termine", 60),
    "perhaps lasts": ("Kahnfahrt ansehen. Das dauert eine Stunde.", 60),
    "beside thing": ("Ein Video, max. 2 Minuten", 2),
    "alone": ("Pension suchen, zwei Stunden", 120),
    "limit": ("Höchstens zwei Stunden im Netz suchen", 120),
    "end": ("Pensionen suchen 2h", 120),
    "other": ("Den Kuchen zwei Stunden stehen lassen", 120),
}


def german(text: str, expecting: Expecting = "task") -> Understanding:
    return understand(text, NOW, "de", CALENDAR, expecting)


def english(text: str) -> Understanding:
    return understand(text, NOW, "en", CALENDAR)


@pytest.mark.parametrize(
    "message", read_messages(CORPUS / "messages_amounts.tsv"), ids=lambda message: message.text[:50]
)
def test_whole_messages_about_time_are_read(message: Message) -> None:
    found = understand(message.text, message.now, message.language, CALENDAR)
    assert judge(message, found) in ("right", "asked sensibly"), found


def test_every_head_of_an_amount_has_an_example() -> None:
    assert EXAMPLES.keys() == AMOUNT_ROLES.keys()


@pytest.mark.parametrize("head", EXAMPLES)
def test_the_head_decides_whether_an_amount_is_the_budget(head: AmountHead) -> None:
    text, minutes = EXAMPLES[head]
    found = german(text)
    reasons = {question.reason for question in found.questions if question.about == "budget"}
    role = "budget" if found.budget_minutes == minutes else "unsure" if reasons else "task"
    assert role == AMOUNT_ROLES[head], found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3 x 40 Minuten", "changed_amount"),
        ("zwei Stunden mal drei", "changed_amount"),
        ("die Hälfte von 6 Stunden", "changed_amount"),
        ("90 Minuten plus Pause", "changed_amount"),
        ("je Hof 20 Minuten", "for_each"),
        ("2 Stunden, zur Not auch 3", "amount_goes_on"),
        ("3 Stunden, 4 falls nötig", "amount_goes_on"),
        ("minus 3 Stunden", "below_zero"),
        ("-3 Stunden", "below_zero"),
        ("501 Stunden", "too_much"),
        ("100 Euro", "money"),
    ],
)
@pytest.mark.parametrize("expecting", ["task", "budget"])
def test_what_touches_an_amount_makes_a_question(text: str, reason: str, expecting: Expecting) -> None:
    if reason == "money" and expecting == "task":
        return  # a price in a task is part of the task
    found = german(text, expecting)
    assert found.budget_minutes is None
    assert [question.reason for question in found.questions if question.about == "budget"] == [reason]


@pytest.mark.parametrize(
    "said",
    [
        "Zwei Stunden sind genehmigt", "Zwei Stunden sind vom Chef freigegeben", "Zwei Stunden sollten genügen",
        "Zwei Stunden haben wir dafür eingeplant", "Wir haben zwei Stunden dafür vorgesehen",
        "Ich dachte an zwei Stunden", "Mehr als zwei Stunden braucht das nicht", "Zwei Stunden hast du dafür",
        "Mehr als zwei Stunden sollten S' nicht brauchen", "Zwei Stunden darf es dauern",
        "Darf zwei Stunden dauern", "Soll zwei Stunden nicht übersteigen",
        "Ich denke, in zwei Stunden ist das zu machen", "Kein Aufwand über zwei Stunden",
        "Zwei Stund solltn langen", "Das dürfte in zwei Stunden zu schaffen sein",
        "Das ist in zwei Stunden erledigt", "Für die Anrufe zwei Stunden", "Ca. zwei Stunden wie immer",
        "Mein Budget dafür liegt bei zwei Stunden", "Es darf ruhig zwei Stunden kosten",
        "Mehr wie zwei Stunden derf's ned kosten", "Zwei Stunden plane ich ein",
        "Das wäre gut, zwei Stunden sind okay", "Drei Stunden sind zu viel, zwei Stunden sind in Ordnung",
        "Öppe zwei Stund",
    ],
)  # fmt: skip
def test_whoever_grants_or_plans_time_says_the_budget(said: str) -> None:
    found = german(f"Bitte die Höfe anrufen. {said}.")
    assert (found.title, found.budget_minutes, found.questions) == ("Die Höfe anrufen", 120, ())


@pytest.mark.parametrize(
    "said",
    [
        "Zwei Stunden dauert die Fahrt", "Der letzte Assistent hat dafür zwei Stunden gebraucht",
        "Eine Rechnung schreiben: 2 Stunden à 65 Euro", "Führung um 11, 90 Minuten, 12 Euro",
        "Das Webinar ist 90 Minuten",
        "Fragebogen bauen (ausfüllbar in unter 5 Minuten)",
        "Für den Dreh sind zwei Stunden eingeplant",
        "Wir bleiben zwei Stunden", "Meeting mit Herrn Fuchs vereinbaren, zwei Stunden",
        "Termin mit der Bank: zwei Stunden, im Mai", "Die wollen aber nur zwei Stunden zahlen",
        "Zwei Stunden sind wir unterwegs", "Die zwei Stunden sind schon bezahlt",
        "Der Handwerker hat zwei Stunden berechnet", "30 Minuten Yoga sind geplant",
        "Zwei Stunden hat der Kunde gewartet", "Den Rahmen bitte von drei auf zwei Stunden kürzen",
        "Bitte zwei Stunden im Kalender blocken", "Zwei Stunden waren zu knapp",
        "Die Aufnahmen haben zusammen zwei Stunden", "Dann ein Treffen mit Frau Beck finden, zwei Stunden",
        "Einen Babysitter suchen, zwei Stunden, von 19 bis 21 Uhr", "Das Diktat vom 17.11. tippen (23 min)",
        "Mappe mit Hinweisen machen (Pausen 30 Min., Lageplan)",
        "Der Notar kommt zum Termin, dauert ca. zwei Stunden",
    ],
)  # fmt: skip
def test_time_that_something_else_takes_is_not_the_budget(said: str) -> None:
    assert german(f"Bitte die Höfe anrufen. {said}.").budget_minutes is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2 mal 45 Minuten", (90,)),
        ("zweimal 45 Minuten", (90,)),
        ("45 Minuten mal drei", (135,)),
        ("Acht Hotels anrufen, je Hotel 15 Minuten", (120,)),
        ("Die beiden Webinare schneiden, pro Webinar 45 Minuten", (90,)),
        ("Höfe anrufen, je Hof 15 Minuten", ()),
        ("die Hälfte von 6 Stunden", ()),
    ],
)
def test_what_is_offered_is_the_time_in_all(text: str, minutes: tuple[int, ...]) -> None:
    found = german(text)
    assert [question.alternatives for question in found.questions if question.about == "budget"] == [minutes]


@pytest.mark.parametrize(
    "text", ["Höfe anrufen - 2 Stunden", "Höfe anrufen, 2 Stunden mal bitte", "Höfe anrufen, 500 Stunden"]
)
def test_harmless_words_beside_an_amount_change_nothing(text: str) -> None:
    found = german(text)
    assert found.budget_minutes in (120, 30_000)
    assert not found.questions


@pytest.mark.parametrize(
    "text",
    [
        "bis Freitag 17 Uhr Londoner Zeit",
        "bis Freitag 17 Uhr New Yorker Zeit",
        "bis Freitag 17 Uhr (EST)",
        "bis Freitag 17 Uhr UTC",
        "bis Freitag 17 Uhr Ortszeit Dubai",
        "by Friday 5pm London time",
        "by Friday 5pm your time",
        "by Friday 5pm PT",
    ],
)
def test_a_foreign_zone_is_asked_about(text: str) -> None:
    found = german(f"{text} Preise vergleichen")
    assert found.deadline is None
    assert [question.reason for question in found.questions] == ["zone"]


@pytest.mark.parametrize("text", ["bis Freitag 17 Uhr deutscher Zeit", "bis Freitag 17 Uhr MEZ"])
def test_the_own_zone_changes_nothing(text: str) -> None:
    assert german(f"{text} Preise vergleichen").questions == ()


@pytest.mark.parametrize(
    ("said", "minutes", "reasons"),
    [
        ("Don't spend more than forty five minutes on it", 45, []),
        ("Take twenty five hours for it at most", 1_500, []),
        ("Take two three hours for it at most", None, ["range_amount"]),
        ("Half an hour of your time for each of them", None, ["for_each"]),
        ("Half an hour for each", None, ["for_each"]),
        ("Half an hour at most, and send each guest a copy", 30, []),
    ],
)
def test_numbers_are_dictated_and_shared_out_behind_the_amount(
    said: str, minutes: int | None, reasons: list[str]
) -> None:
    found = english(f"Please transcribe the interviews. {said}.")
    assert found.budget_minutes == minutes
    assert [question.reason for question in found.questions if question.about == "budget"] == reasons


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("sechs Stunden höchstens, davon bitte nur die Hälfte", "changed_amount"),
        ("maximal 90 Minuten, diesmal ist es aber die doppelte Menge", "changed_amount"),
        ("maximal 40 Minuten. Nein, das Doppelte", "changed_amount"),
        ("zwei Stunden, pro Kapitel", "for_each"),
        ("je Hof (sind sieben) ca. 25 Minuten", "for_each"),
        ("vier Stunden, oder waren es fünf?", "amount_goes_on"),
        ("zehn Stunden? 15?", "amount_goes_on"),
        ("zwei Stunden, ich finde, eine reicht", "amount_goes_on"),
        ("75 Minuten, und wenn es nicht reicht, nimm halt länger", "amount_goes_on"),
        ("mindestens zwei Stunden, gern mehr", "at_least"),
        ("zwei Stunden. Oder zwei Stunden pro Monat?", "recurring"),
    ],
)
def test_what_is_said_behind_an_amount_can_change_it(said: str, reason: str) -> None:
    found = german(f"Bitte die Höfe anrufen, {said}.")
    assert found.budget_minutes is None
    assert [question.reason for question in found.questions if question.about == "budget"] == [reason]


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        ("Two hours, please use half of that", ["changed_amount"]),
        ("Two hours. Twice that for the long one", ["changed_amount"]),
        ("Two hours, or maybe three", ["amount_goes_on"]),
        ("Two hours, no, that's silly. Less", ["unclear_amount"]),
        ("Two hours, no calls please", []),
        ("Two hours, and double-check the names", []),
    ],
)
def test_english_words_behind_an_amount_can_change_it(said: str, reasons: list[str]) -> None:
    found = english(f"Please transcribe the interviews. {said}.")
    assert [question.reason for question in found.questions if question.about == "budget"] == reasons


@pytest.mark.parametrize(
    "said",
    [
        "zwei Stunden, mehr nicht",
        "zwei Stunden, nur zwei Fotos bitte",
        "zwei Stunden, Etiketten in doppelter Ausführung",
        "zwei Stunden. Die Hälfte der Höfe kennst du",
        "zwei Stunden, ein oder zwei Fotos dazu",
    ],
)
def test_other_numbers_and_shares_behind_an_amount_change_nothing(said: str) -> None:
    found = german(f"Bitte die Höfe anrufen, {said}.")
    assert (found.budget_minutes, found.questions) == (120, ())


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("Ihr habt noch drei Stunden übrig, nehmt davon zwei.", 120),
        ("Letztes Jahr waren es 3 Stunden, dieses Jahr bitte nur 2.", 120),
        ("Budget drei Stunden, davon bitte nur eine.", 60),
        ("Ich hab noch zwei Stunden auf dem Konto, nimm eine davon.", 60),
        ("Von den zwei Stunden bitte nur eine für die Belege.", 60),
        ("Insgesamt fünf Stunden, davon zwei für die Belege.", 300),
    ],
)
def test_a_number_alone_has_the_unit_of_the_amount_that_it_is_of(said: str, minutes: int) -> None:
    found = german(f"Mach mal bitte das Fahrtenbuch vom Transporter fertig. {said}")
    assert (found.budget_minutes, found.questions) == (minutes, ())


def test_of_very_many_amounts_none_is_the_budget() -> None:
    (question,) = german("Fotos sortieren, 2 Stunden. " * 30).questions
    assert (question.about, question.reason, question.alternatives) == ("budget", "too_many_amounts", ())
    assert question.text == "Da stehen sehr viele Zeitangaben. Wie viel Zeit soll es höchstens sein?"
