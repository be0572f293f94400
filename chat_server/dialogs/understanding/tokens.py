"""Cuts a text into tokens: words, numbers with what is written into them (24.12., 12:30), single signs.

Linear in the length of the text. Every token knows its place, so that nothing of the text gets lost.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

# Invisible signs that text from web pages and word processors brings along: soft hyphen, zero-width signs.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_DOTLESS = str.maketrans("äöü", "aou")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "’": "'"})
_DASHES = frozenset("‐‑‒–—―")

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_¼½¾²³]+(?:['’][^\W\d_¼½¾²³]+)*)"
    r"|(?P<number>\d{1,2}[hH]\d\d(?!\d)|\d+(?:(?:[.,:/]|\.?[-–—‑])\d+)*\.?)"
    r"|\n+|([^\w\s])\3*|\S",
)


class Token(NamedTuple):
    """One piece of the text, `text[start:end]`; `fold` is its spelling for comparing ("Für" -> "fuer").

    A sign repeated is one token with the fold of one ("!!!" -> "!").
    """

    start: int
    end: int
    fold: str
    kind: str  # "number", "word" or "sign"
    capital: bool


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """The spelling without capitals and umlauts: "Übermorgen" -> "uebermorgen"."""
    return word.casefold().translate(_UMLAUTS)


def dotless(word: str) -> str:
    """As `fold`, but with the dots of umlauts left out, as people in a hurry write: "für" -> "fur"."""
    return fold(word.lower().translate(_DOTLESS))


def clean(text: str) -> str:
    """The text in composed form without invisible signs; tokens refer to this text."""
    composed = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return composed.replace("\r\n", "\n").replace("\r", "\n")


def tokenise(text: str, abbreviations: frozenset[str], compounds: Mapping[str, int]) -> Iterator[Token]:
    """The tokens of a cleaned text. The full stop of an abbreviation ("Std.") belongs to its word.

    `compounds`: words to cut in two, with the length of their first part ("freitagabend": 7).
    """
    stop = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        piece = match.group()
        if match.lastgroup == "word":
            folded = fold(piece)
            capital = piece[0].isupper()
            if folded in compounds:
                cut = compounds[folded]
                yield Token(start, start + cut, folded[:cut], "word", capital)
                start, folded, capital = start + cut, folded[cut:], False
            elif (folded in abbreviations or folded.endswith("str")) and text.startswith(".", end):
                stop = end = end + 1
            yield Token(start, end, folded, "word", capital)
        elif match.lastgroup == "number":
            yield Token(start, end, piece, "number", False)
        elif start >= stop:
            yield Token(start, end, "-" if piece in _DASHES else piece[0], "sign", False)
