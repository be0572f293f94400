"""The grammars of German and English, made once of their tables."""

import re
from collections.abc import Mapping
from fractions import Fraction
from types import ModuleType

from chat_server.bot.understanding.grammar.lexicon import SHORT_WEEKDAY, Grammar, Tables
from chat_server.bot.understanding.grammar.numerals import (
    Value,
    english_compounds,
    german_compounds,
    german_hundreds,
    german_ordinals,
    german_quarters,
)
from chat_server.bot.understanding.grammar.tokens import fold
from chat_server.bot.understanding.grammar.word_sets import AMOUNTS, CONTEXT, HEADS, LITTLE_WORDS
from chat_server.bot.understanding.language import (
    context_de,
    context_en,
    forms_de,
    forms_en,
    heads_de,
    heads_en,
    marks_de,
    marks_en,
    words_de,
    words_en,
)
from chat_server.domain.core.calendar_answers import Language

# Spans that are counted in whole days.
_IN_DAYS = frozenset({"days", "working_days", "weeks", "fortnights", "months"})
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_TO_RECOGNISE = 1000

# Kind of expression -> name of its table.
FORMS = {
    "date": "DATUM",
    "weak_date": "DATUM_NACH_BIS",
    "clock": "UHRZEIT",
    "weak_clock": "UHRZEIT_NACH_BIS",
    "part": "TAGESZEIT",
    "zone": "ZEITZONE",
    "duration": "DAUER",
    "days": "DAUER_IN_TAGEN",
    "bare_amount": "DAUER_OHNE_EINHEIT",
}
MARKS = {
    "before_time": "VOR_ZEITPUNKT",
    "after_time": "NACH_ZEITPUNKT",
    "before_duration": "VOR_DAUER",
    "after_duration": "NACH_DAUER",
    "correction": "KORREKTUR",
    "either": "ODER",
    "vague": "VAGE_FRIST",
    "no_date": "OHNE_FRIST",
    "estimate": "SCHAETZEN",
    "lead": "EINLEITUNG",
    "closing": "SCHLUSS",
    "from_event": "VON_EREIGNIS_AN",
}
_BEFORE_SHORT_WEEKDAY = {
    "de": "bis am zum ab vom von spätestens oder und nein lieber sondern doch : - deadline frist abgabe fertig",
    "en": "by on until till before from or no this next",
}
# "Do um 12 Uhr", "Fr in der Früh".
_BEHIND_SHORT_WEEKDAY = {"de": "um gegen am in der", "en": "at in the"}


def _table(module: ModuleType, name: str) -> dict[str, Value]:
    table: dict[str, Value] = getattr(module, name)
    return table


def _each(table: Mapping[str, Value]) -> dict[str, int]:
    return {word: value for words, value in table.items() if isinstance(value, int) for word in words.split()}


def _words(
    module: ModuleType, ordinals: Mapping[str, int], compounds: Mapping[str, int], quarters: Mapping[str, int]
) -> dict[str, Mapping[str, Value]]:
    numbers = _each(_table(module, "ZAHLWORT")) | dict(compounds)
    fractions = _each(_table(module, "BRUCHZAHL")) | dict(quarters)
    return {
        "<Tag>": _table(module, "TAG"),
        "<Wochentag>": _table(module, "WOCHENTAG"),
        SHORT_WEEKDAY: _table(module, "WOCHENTAG_KURZ"),
        "<Wochentags>": _table(module, "WOCHENTAG_GENITIV"),
        "<Monat>": _table(module, "MONAT"),
        "<Festtag>": _table(module, "FESTTAG"),
        "<Tageszeit>": _table(module, "TAGESZEIT"),
        "<Zahl>": numbers,
        "<Zahlwort>": numbers,
        "<Menge>": numbers | {word: Fraction(number, 4) for word, number in fractions.items()},
        "<Minuten>": {word: number for word, number in numbers.items() if 10 <= number < 60},
        "<Tag.>": ordinals,
        "<Bruchzahl>": fractions,
        "<Mal>": _table(module, "MALZAHL"),
        "<Anzahl>": _table(module, "ANZAHL"),
        "<Halb>": _table(module, "HALB"),
        "<Einheit>": _table(module, "EINHEIT"),
        "<Stundenteil>": _table(module, "STUNDENTEIL"),
        "<Arbeitstage>": _table(module, "ARBEITSTAG_DAUER"),
        "<Spanne>": _table(module, "SPANNE"),
        "<Tage>": {word: span for word, span in _table(module, "SPANNE").items() if span in _IN_DAYS},
        "<Bezug>": _table(module, "BEZUG"),
        "<Rand>": _table(module, "RAND"),
        "<Wochenrand>": _table(module, "WOCHENRAND"),
        "<Monatsrand>": _table(module, "MONATSRAND"),
        "<Jahresrand>": _table(module, "JAHRESRAND"),
        "<Zeitzone>": _table(module, "ZEITZONE"),
    }


def _grammar(
    language: Language,
    words: ModuleType,
    forms: ModuleType,
    marks: ModuleType,
    context: ModuleType,
    heads: ModuleType,
    ordinals: Mapping[str, int],
    compounds: Mapping[str, int],
    quarters: Mapping[str, int],
) -> Grammar:
    sets = {name: getattr(context, table) for name, table in CONTEXT.items()}
    sets |= {name: getattr(heads, table) for name, table in (HEADS | AMOUNTS).items()}
    sets |= {name: getattr(marks, table) for name, table in LITTLE_WORDS.items()}
    sets["before_short_weekday"] = _BEFORE_SHORT_WEEKDAY[language]
    sets["behind_short_weekday"] = _BEHIND_SHORT_WEEKDAY[language]
    sets["only_capital"] = "so" if language == "de" else "sat sun wed mon"
    return Grammar(
        Tables(
            words=_words(words, ordinals, compounds, quarters),
            forms={kind: getattr(forms, table) for kind, table in FORMS.items()}
            | {kind: getattr(marks, table) for kind, table in MARKS.items()},
            abbreviations=words.ABKUERZUNG,
            may_be_misspelt=words.TIPPFEHLER_ERLAUBT,
            misspelt_as=words.KURZ_VERTIPPT,
            never_misspelt=words.KEINE_TIPPFEHLER,
            recognised_by=words.ERKENNUNG,
            dayparts=[*_each_word(words.TAGESZEIT), *(["morgen"] if language == "de" else [])],
            word_sets=sets,
            nouns_are_capital=language == "de",
        )
    )


def _each_word(table: Mapping[str, Value]) -> list[str]:
    return [word for words in table for word in words.split()]


_GERMAN_NUMBERS = _each(words_de.ZAHLWORT)
_GERMAN_COMPOUNDS = german_compounds(_GERMAN_NUMBERS)
GRAMMARS: dict[Language, Grammar] = {
    "de": _grammar(
        "de",
        words_de,
        forms_de,
        marks_de,
        context_de,
        heads_de,
        german_ordinals(_each(words_de.ORDNUNGSZAHL), _GERMAN_COMPOUNDS | _GERMAN_NUMBERS),
        _GERMAN_COMPOUNDS | german_hundreds(_GERMAN_COMPOUNDS | _GERMAN_NUMBERS),
        german_quarters(_GERMAN_NUMBERS),
    ),
    "en": _grammar(
        "en",
        words_en,
        forms_en,
        marks_en,
        context_en,
        heads_en,
        words_en.ORDNUNGSZAHL,
        english_compounds(_each(words_en.ZAHLWORT)),
        {},
    ),
}


# German knows them, too, but they show that a text is English.
_BORROWED = frozenset({"pm"})
_OWN_WORDS: dict[Language, frozenset[str]] = {
    "de": GRAMMARS["de"].vocabulary - GRAMMARS["en"].vocabulary,
    "en": GRAMMARS["en"].vocabulary - (GRAMMARS["de"].vocabulary - _BORROWED),
}


def language_of(text: str, given: Language) -> Language:
    """The language a text begins in, by its small words; the one given where they do not decide."""
    words = [fold(word) for word in _WORD.findall(text[:_ENOUGH_TO_RECOGNISE])]
    counts = {language: sum(word in own for word in words) for language, own in _OWN_WORDS.items()}
    other: Language = "en" if given == "de" else "de"
    return other if counts[other] > counts[given] else given
