"""What a group of digits can stand for, and the number words that follow from a few tables."""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from chat_server.bot.understanding.grammar.tokens import fold

Value: TypeAlias = (
    int | str | Fraction | tuple[int | None, ...] | tuple[str, str] | tuple[Fraction, Fraction] | None
)
Keys: TypeAlias = dict[str, Value]

_FRACTIONS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_SLASH_FRACTIONS = {"1/2": Fraction(1, 2), "1/4": Fraction(1, 4), "3/4": Fraction(3, 4)}
_MAX_LENGTH = 21  # "24.12.2026-26.12.2026"; longer groups of digits are numbers of accounts or telephones


def as_clock(value: Value) -> tuple[int, int] | None:
    """Hours and minutes of a value of <Uhrzeit>; None for any other value."""
    if isinstance(value, tuple) and isinstance(value[0], int) and isinstance(value[1], int):
        return value[0], value[1]
    return None


def hour_of(value: Value) -> int | None:
    """The hour of a value of <Zahl> or <Uhrzeit>; None for any other value."""
    found = value[0] if isinstance(value, tuple) else value
    return found if isinstance(found, int) else None


def year_of(digits: str) -> int:
    """26 -> 2026."""
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _integer(match: re.Match[str]) -> Iterator[tuple[str, Value]]:
    value = int(match[1])
    yield "<Zahl>", value
    yield "<Menge>", value
    yield "<Ziffern>", value
    if len(match[1]) == 2 and value < 60:
        yield "<Minuten>", value
    if len(match[1]) == 4 and 1900 <= value <= 2199:
        yield "<Jahr>", value


def _ordinal(match: re.Match[str]) -> Iterator[tuple[str, Value]]:
    yield "<Tag.>", int(match[1])
    if 10 <= int(match[1]) < 60:
        yield "<Minuten.>", int(match[1])


def _date(match: re.Match[str]) -> Iterator[tuple[str, Value]]:
    day, month = int(match[1]), int(match[2])
    year = year_of(match[3]) if match[3] else None
    if year is None and month > 12 and len(match[2]) == 2 and day < 24:
        yield from _dotted_clock(match)  # "um 16.30." at the end of a sentence
    elif month > 0:
        yield "<Datum>", (day, month, year)


def _dotted_clock(match: re.Match[str]) -> Iterator[tuple[str, Value]]:
    yield "<Punktzeit>", (int(match[1]), int(match[2]))
    if int(match[2]) > 12:
        yield "<Punktzeit allein>", (int(match[1]), int(match[2]))


def _dotted(match: re.Match[str]) -> Iterator[tuple[str, Value]]:
    first, second = int(match[1]), int(match[2])
    yield "<Dezimal>", Fraction(f"{match[1]}.{match[2]}")
    yield "<Menge>", Fraction(f"{match[1]}.{match[2]}")
    if len(match[2]) == 2:
        yield from _dotted_clock(match)
    if 1 <= second <= 12 and 1 <= first <= 31:
        yield "<Punktdatum>", (first, second, None)
    elif match[2] == "00":
        yield "<Punktzeit allein>", (first, second)


def _slash(match: re.Match[str]) -> Iterator[tuple[str, Value]]:
    if match[0] in _SLASH_FRACTIONS:
        yield "<Bruch>", _SLASH_FRACTIONS[match[0]]
    yield "<Schrägdatum>", (int(match[1]), int(match[2]), year_of(match[3]) if match[3] else None)


def _pair(key: str) -> Callable[[re.Match[str]], Iterator[tuple[str, Value]]]:
    def read(match: re.Match[str]) -> Iterator[tuple[str, Value]]:
        yield key, tuple(int(group) for group in match.groups())

    return read


def _clock(match: re.Match[str]) -> Iterator[tuple[str, Value]]:
    zero = (0,) if match[1].startswith("0") else ()
    yield "<Uhrzeit>", (int(match[1]), int(match[2]), *zero)


def _decimal(match: re.Match[str]) -> Iterator[tuple[str, Value]]:
    yield "<Dezimal>", Fraction(f"{match[1]}.{match[2]}")
    yield "<Menge>", Fraction(f"{match[1]}.{match[2]}")


_DASH = "[-–—‑]"


def _decimal_range(match: re.Match[str]) -> Iterator[tuple[str, Value]]:
    """1-1,5; 1.5-2."""
    yield "<Dezimalspanne>", (Fraction(match[1].replace(",", ".")), Fraction(match[2].replace(",", ".")))


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[tuple[str, Value]]]], ...] = (
    (re.compile(r"(\d{1,4})"), _integer),
    (re.compile(r"(\d{1,2})\."), _ordinal),
    (re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?\.?"), _date),
    (re.compile(r"(\d{1,2})\.(\d{1,2})"), _dotted),
    (re.compile(r"(\d{1,3}),(\d{1,2})\.?"), _decimal),
    (re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?\.?"), _clock),
    (re.compile(r"(\d{1,2})h(\d{2})\.?", re.IGNORECASE), _pair("<h-Zeit>")),
    (re.compile(r"(\d{4})\."), _integer),
    (re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?\.?"), _slash),
    (re.compile(rf"(\d{{1,3}}){_DASH}(\d{{1,3}})\.?"), _pair("<Von-bis>")),
    (re.compile(rf"(\d{{1,2}}(?:[.,]\d)?){_DASH}(\d{{1,2}},\d|\d{{1,2}}\.5)"), _decimal_range),
    (re.compile(rf"(\d{{1,2}}[.,]\d){_DASH}(\d{{1,2}})"), _decimal_range),
    (re.compile(rf"(\d{{1,2}}):(\d{{2}}){_DASH}(\d{{1,2}}):(\d{{2}})\.?"), _pair("<Zeitspanne>")),
    (
        re.compile(rf"\d{{1,2}}\.(?:\d{{1,2}}\.)?{_DASH}\d{{1,2}}\.(?:\d{{1,2}}\.(?:\d{{4}}|\d{{2}})?)?"),
        _pair("<Datumsspanne>"),
    ),
)
_ISO = re.compile(rf"(\d{{4}}){_DASH}(\d{{2}}){_DASH}(\d{{2}})\.?")


@lru_cache(maxsize=4096)
def read_number(digits: str) -> Keys:
    """The tables that a group of digits belongs to, each with its value; none for anything else."""
    if digits in _FRACTIONS:
        return {"<Bruch>": _FRACTIONS[digits]}
    if len(digits) > _MAX_LENGTH:
        return {}
    if iso := _ISO.fullmatch(digits):
        return {"<ISO>": (int(iso[3]), int(iso[2]), int(iso[1]))}
    return {
        key: value
        for shape, read in _SHAPES
        if (match := shape.fullmatch(digits))
        for key, value in read(match)
    }


def german_compounds(words: Mapping[str, int]) -> dict[str, int]:
    """Einundzwanzig to neunundneunzig, of the words for one to nine and for the tens."""
    ones = _ones(words)
    tens = {word: value for word, value in words.items() if 20 <= value < 100}
    return {f"{one}und{ten}": ones[one] + tens[ten] for one in ones for ten in tens}


def german_hundreds(words: Mapping[str, int]) -> dict[str, int]:
    """Hundertzwanzig, einhundertfünfzig, zweihundert ... of the words for less than a hundred."""
    heads = {f"{'' if one == 'ein' else one}hundert": 100 * value for one, value in _ones(words).items()}
    heads["einhundert"] = 100
    tails = {"": 0} | {word: value for word, value in words.items() if 10 <= value < 100}
    return {head + tail: heads[head] + tails[tail] for head in heads for tail in tails}


def german_quarters(words: Mapping[str, int]) -> dict[str, int]:
    """Eineinhalb, zweieinviertel, dreiundeinhalb, vierdreiviertel ... in quarters, up to twelve and a half."""
    whole = _ones(words) | {word: value for word, value in words.items() if 10 <= value <= 12}
    parts = {"einhalb": 2, "einviertel": 1, "dreiviertel": 3}
    joints = ("", "und")
    return {f"{w}{joint}{p}": 4 * whole[w] + parts[p] for w in whole for joint in joints for p in parts}


def _ones(words: Mapping[str, int]) -> dict[str, int]:
    """The words for one to nine as they begin a compound."""
    return {"ein" if value == 1 else word: value for word, value in words.items() if value < 10}


def english_compounds(words: Mapping[str, int]) -> dict[str, int]:
    """Twenty-one to ninety-nine."""
    ones = {word: value for word, value in words.items() if value < 10 and len(word) > 2}
    tens = {word: value for word, value in words.items() if 20 <= value < 100}
    return {f"{ten}-{one}": tens[ten] + ones[one] for one in ones for ten in tens}


def german_ordinals(stems: Mapping[str, int], words: Mapping[str, int]) -> dict[str, int]:
    """Ersten, erster, erste ... einunddreißigsten."""
    high = {f"{word}st": value for word, value in words.items() if 20 <= value <= 31}
    stems = {fold(stem): value for stem, value in stems.items()} | high
    return {stem + ending: value for stem, value in stems.items() for ending in ("e", "en", "er", "em", "es")}
