"""Whether a new password is too easy to guess: pure (docs/security.md)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

MIN_LENGTH = 10
LEFT = 6
"""Letters and digits that must remain once guessable words are removed ..."""
DIFFERENT = 4
"""... and different ones among them."""
WORD = 3
"""Parts of names shorter than this are not removed: anything may contain them."""

_COMMON = (
    "passwort", "password", "kennwort", "feierabend", "willkommen", "welcome", "hallo", "hello", "geheim",
    "secret", "master", "schatz", "iloveyou", "ichliebedich", "letmein", "admin", "sommer", "winter",
    "fussball", "football", "dragon", "monkey", "login", "test", "qwertz", "qwerty",
)  # fmt: skip
_ROWS = (
    "0123456789",
    "1234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertzuiop",
    "qwertyuiop",
    "asdfghjkl",
    "yxcvbnm",
)
_RUN = 4


def decide_weak(password: str, about: Iterable[str]) -> str | None:
    """The reason why a password is too weak, None if it is not.

    `about` are texts that anybody knows of its owner: name, e-mail, agency. These, frequent passwords, and
    keyboard rows count for nothing, in any case.
    """
    plain = _plain(password)
    if len(unicodedata.normalize("NFC", password)) < MIN_LENGTH:
        return "too short"
    for word in sorted({*_COMMON, *_runs(), *_words(about)}, key=len, reverse=True):
        plain = plain.replace(word, "")
    if sum(letter.isalnum() for letter in plain) < LEFT:
        return "made of what anybody would try"
    different = min(len(set(plain)), len(set(password.casefold())))
    return "hardly any different characters" if different < DIFFERENT else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _words(about: Iterable[str]) -> Iterator[str]:
    for text in about:
        yield from (word for word in re.split(r"[\W_]+", _plain(text)) if len(word) >= WORD)


def _runs() -> Iterator[str]:
    """Every part of a keyboard row, in either direction."""
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        for start in range(len(row) - _RUN + 1):
            for end in range(start + _RUN, len(row) + 1):
                yield row[start:end]
