"""German sort order for names (DIN 5007-1): ä beside a, ß as ss, case and punctuation ignored.

The web client has the same order (web_client/src/state/sorting.ts); tests/golden/sorting.json holds both to it.
"""

import re
from functools import lru_cache
from unicodedata import category, normalize

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_SIGNS = re.compile(r"[\W_]+")


@lru_cache(maxsize=4_096)
def german_key(text: str) -> tuple[str, str]:
    """The sort key of a text: its words without case, accents and punctuation, then the text itself."""
    return " ".join(words_of(text)), text


def words_of(text: str) -> list[str]:
    """The words of a text without case, accents and punctuation: "Äpfel & Co." gives "apfel" and "co"."""
    letters = (letter for letter in normalize("NFKD", text) if not category(letter).startswith("M"))
    plain = "".join(letters).lower().translate(_LETTERS)
    return [word for word in _SIGNS.split(plain) if word]


_EXPANDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def spellings_of(text: str) -> tuple[list[str], list[str]]:
    """The words of a text in both spellings of umlauts: ü as u, and as ue."""
    return words_of(text), words_of(normalize("NFC", text).translate(_EXPANDED))
