"""Finds which of several things a text names: customers, assistants, work areas."""

import re
from collections.abc import Mapping

from chat_server.domain.core.sorting import spellings_of


def find_names(text: str, names: Mapping[str, str]) -> list[str]:
    """The keys of the names that a text may mean: by the whole name, by words of it, or as a name within the text."""
    words = [word for word in _words(text) if word not in _LITTLE] or _words(text)
    exactly = [key for key, name in names.items() if _words(name) == words]
    if exactly or not words:
        return exactly
    by_part = [key for key, name in names.items() if set(words) <= set(_words(name))]
    return by_part or names_within(text, names)


def names_within(text: str, names: Mapping[str, str]) -> list[str]:
    """The keys of the names that the text contains as a whole."""
    said = f" {' '.join(_words(text))} "
    return [key for key, name in names.items() if _words(name) and f" {' '.join(_words(name))} " in said]


def only_names(text: str, name: str) -> bool:
    """Whether the text says nothing but (a part of) the name and filling words."""
    return set(_words(text)) <= {*_words(name), *_LITTLE}


_LITTLE = frozenset(
    {
        "für", "fuer", "bitte", "die", "den", "der", "das", "an", "am", "von", "mit", "soll", "es",
        "wird", "machen", "frau", "herr", "nimm", "lieber", "for", "please", "the", "to", "by", "with",
        "mr", "mrs", "ms", "let", "do", "lass", "lasst", "lassen", "s", "soll's", "solls", "gern",
        "gerne", "ja", "nein", "doch", "auch", "it", "is", "ist", "take",
    }
)  # fmt: skip


def _words(text: str) -> list[str]:
    """The words of a text without case and accents; ü as ue, & as und."""
    return spellings_of(_AND.sub(" und ", text))[1]


_AND = re.compile(r"\s*[&+]\s*|\s+and\s+", re.IGNORECASE)
