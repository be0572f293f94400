"""The tables of the grammar: every form means something that exists, every table named in a form exists."""

import re
from types import ModuleType

import pytest

from chat_server.bot.understanding.forms.durations import DURATION_MEANINGS
from chat_server.bot.understanding.forms.times import PARTS, TIME_MEANINGS
from chat_server.bot.understanding.grammar.grammars import FORMS, GRAMMARS, MARKS
from chat_server.bot.understanding.grammar.typos import Typos, one_typo_apart
from chat_server.bot.understanding.language import forms_de, forms_en, marks_de, marks_en
from chat_server.bot.understanding.phrases import MEANINGS
from chat_server.domain.core.calendar_answers import Language

KNOWN = {
    "date": set(MEANINGS),
    "weak_date": set(MEANINGS),
    "clock": set(TIME_MEANINGS),
    "weak_clock": set(TIME_MEANINGS),
    "part": {"part", *PARTS},
    "zone": {"zone", "zone_summer", "zone_winter"},
    "duration": set(DURATION_MEANINGS),
    "days": set(DURATION_MEANINGS),
    "bare_amount": set(DURATION_MEANINGS),
}
FROM_DIGITS = {
    "<Ziffern>", "<Dezimal>", "<Tag.>", "<Datum>", "<Punktdatum>", "<Datumsspanne>", "<Uhrzeit>", "<Punktzeit>",
    "<Punktzeit allein>", "<Zeitspanne>", "<Jahr>", "<Bruch>", "<Von-bis>", "<ISO>", "<Schrägdatum>", "<h-Zeit>",
    "<Dezimalspanne>", "<Minuten.>",
}  # fmt: skip


@pytest.mark.parametrize("module", [forms_de, forms_en])
def test_every_form_has_a_known_meaning(module: ModuleType) -> None:
    for kind, table in FORMS.items():
        for form, meaning in getattr(module, table):
            assert meaning in KNOWN[kind], form


@pytest.mark.parametrize(
    ("language", "modules"), [("de", (forms_de, marks_de)), ("en", (forms_en, marks_en))]
)
def test_every_table_named_in_a_form_exists(language: Language, modules: tuple[ModuleType, ...]) -> None:
    forms = [
        form
        for module, tables in zip(modules, (FORMS, MARKS), strict=True)
        for t in tables.values()
        for form, _ in getattr(module, t)
    ]
    named = {name for form in forms for name in re.findall(r"<[^>]+>", form)}
    assert named <= FROM_DIGITS | GRAMMARS[language].tables


@pytest.mark.parametrize(
    ("language", "modules"), [("de", (forms_de, marks_de)), ("en", (forms_en, marks_en))]
)
def test_single_words_stand_between_bars_outside_brackets(
    language: Language, modules: tuple[ModuleType, ...]
) -> None:
    """ "nicht mehr|länger als" is one of two words; two words beside a bar are a slip of the pen."""
    for module, tables in zip(modules, (FORMS, MARKS), strict=True):
        for table in tables.values():
            for form, _ in getattr(module, table):
                assert form == form.strip()
                assert "||" not in form
                assert form.count("(") == form.count(")")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("freitga", "freitag"),
        ("fritag", "freitag"),
        ("feritag", "freitag"),
        ("freittag", "freitag"),
        ("fraitag", "freitag"),
        ("sontag", "sonntag"),
        ("montage", None),
        ("dienst", None),
        ("frei", None),
        ("freitagabend", None),
    ],
)
def test_typos(word: str, meant: str | None) -> None:
    assert Typos(["montag", "dienstag", "freitag", "sonntag"], ["montage"]).meant(word) == meant


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("ab", "ab", True),
        ("ab", "ba", True),
        ("ab", "a", True),
        ("ab", "abc", True),
        ("abc", "bca", False),
        ("", "ab", False),
    ],
)
def test_one_typo_apart(one: str, other: str, apart: bool) -> None:
    assert one_typo_apart(one, other) is apart
    assert one_typo_apart(other, one) is apart
