"""Whose an amount of time is, and what beside it makes a question of it."""

import pytest

from bench.understanding import CALENDAR, USUAL_NOW
from chat_server.bot.understanding import Understanding, understand
from chat_server.bot.understanding.heads.decisions import AMOUNT_ROLES, AmountHead
from chat_server.bot.understanding.understand import Expecting
from chat_server.domain.core.calendar_answers import parse_moment

NOW = parse_moment(USUAL_NOW, CALENDAR)
# For every head a text that has it, and the minutes in it.
EXAMPLES: dict[AmountHead, tuple[str, int]] = {
    "days": ("Reise nach Wien planen, drei Tage Aufenthalt", 1440),
    "length": ("Reparatur melden, seit zwei Stunden kein Strom", 120),
    "length alone": ("Gartenfest planen. Seit zwei Stunden.", 120),
    "way": ("Pension suchen, höchstens 20 Minuten zu Fuß vom Hafen", 20),
    "toward": ("Pension suchen, 20 Minuten zum Hafen", 20),
    "named": ("Pension suchen, Budget 20 Minuten", 20),
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


def test_every_head_of_an_amount_has_an_example() -> None:
    assert EXAMPLES.keys() == AMOUNT_ROLES.keys()


@pytest.mark.parametrize("head", EXAMPLES)
def test_the_head_decides_whether_an_amount_is_the_budget(head: AmountHead) -> None:
    text, minutes = EXAMPLES[head]
    found = german(text)
    reasons = {question.reason for question in found.questions if question.about == "budget"}
    role = (
        "budget" if found.budget_minutes == minutes else "unsure" if "budget_or_task" in reasons else "task"
    )
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
