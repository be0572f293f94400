"""Cuts a text into tokens: words, numbers with what is written into them (24.12., 12:30), single signs.

Linear in the length of the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["word", "number", "sign"]

# Invisible signs that text from web pages and word processors brings along: soft hyphen, zero-width signs.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_DOTLESS = str.maketrans("äöü", "aou")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "’": "'"})
_OTHER_WORDS = frozenset(
    ("hatte", "hatten", "wurde", "wurden", "konnte", "konnten", "musste", "mussten", "mochte", "mochten")
)
_DASHES = frozenset("‐‑‒–—―")

# Addresses and names of files are one piece: their dots end no sentence, their numbers are no times.
_ADDRESS = (
    r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?()\[\]…“”]"
    r"|[^\W\d_][\w.+-]{0,60}+@[\w-]{1,60}+(?:\.[\w-]{1,60}+){1,4}"
    r"|[^\W\d_][\w-]{0,60}+(?:\.[\w-]{1,60}+){0,4}?"
    r"\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|jpe?g|png|zip|de|com|org|net|eu)(?![\w-])(?:/[^\s<>\"]*[\w/])?"
)
_TOKEN = re.compile(
    rf"(?:{_ADDRESS})|"
    r"(?:[^\W\d_¼½¾²³]+(?:['’][^\W\d_¼½¾²³]+)*)"
    r"|(?:\d{1,2}[hH]\d\d(?!\d)|\d+(?:(?:[.,:/]|\.?[-–—‑])\d+)*\.?)"
    r"|\n+|([^\w\s])\1*|\S",
)


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """The spelling without capitals and umlauts: "Übermorgen" -> "uebermorgen"."""
    return word.casefold().translate(_UMLAUTS)


def dotless(word: str) -> str:
    """As `fold`, but with the dots of umlauts left out, as people in a hurry write: "für" -> "fur".

    Where that is another word ("hätte" -> "hatte"), as `fold`.
    """
    plain = fold(word.lower().translate(_DOTLESS))
    return fold(word) if plain in _OTHER_WORDS else plain


def clean(text: str) -> str:
    """The text in composed form without invisible signs; tokens refer to this text."""
    composed = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return composed.replace("\r\n", "\n").replace("\r", "\n")


def pieces(text: str) -> Iterator[re.Match[str]]:
    """Words, numbers and signs of a cleaned text from left to right; a sign repeated is one piece."""
    return _TOKEN.finditer(text)


def kind_of(piece: str) -> Kind:
    """What a piece is by how it begins."""
    if piece[0].isalpha():
        return "word"
    return "number" if piece[0].isnumeric() else "sign"


def spelling(piece: str, kind: Kind) -> str:
    """How a piece is compared: "Für" as "fuer", "!!!" as "!", every dash as "-"."""
    if kind == "word":
        return fold(piece)
    return piece if kind == "number" else "-" if piece in _DASHES else piece[0]
