"""Makes openings of the forms in the tables: `|` is either, what is in brackets may be left out, `;` divides forms."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from chat_server.bot.understanding.grammar.tokens import dotless, fold

_ELEMENT = re.compile(r"\([^()]+\)|\S+")
_GAP = r"[ \t,]+"
_LONGEST_WORD = 32
_FIRST = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Opening:
    """Words that a part of a message begins with, by the folded first of them."""

    forms: Mapping[str, tuple[re.Pattern[str], ...]]

    def end(self, text: str, start: int, stop: int) -> int | None:
        """Where the longest of the forms ends that text[start:stop] begins with; None if it begins with none."""
        first = _FIRST.match(text, start, stop)
        return self._longest(first, text, stop) if first else None

    def starts(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Where the forms begin and end within text[start:stop]."""
        for word in _FIRST.finditer(text, start, stop):
            if fold(word[0]) not in self.forms:
                continue
            end = self._longest(word, text, stop)
            if end is not None:
                yield word.start(), end

    def _longest(self, first: re.Match[str], text: str, stop: int) -> int | None:
        if first.end() - first.start() > _LONGEST_WORD:
            return None
        forms = self.forms.get(fold(first[0]))
        if forms is None:
            return None
        ends = [found.end() for form in forms if (found := form.match(text, first.start(), stop))]
        return max(ends, default=None)


def opening(*tables: Iterable[str]) -> Opening:
    """The openings that the forms of tables describe, in capitals or not."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for form in (variant.strip() for rows in tables for row in rows for variant in row.split(";")):
        pattern = re.compile(rf"{_form(form)}(?!\w)", re.IGNORECASE)
        for spelling in {spelling for word in _first_words(form) for spelling in (fold(word), dotless(word))}:
            found.setdefault(spelling, []).append(pattern)
    return Opening({word: tuple(forms) for word, forms in found.items()})


def _first_words(form: str) -> Iterator[str]:
    for element in _ELEMENT.findall(form):
        for words in element.strip("()").split("|"):
            first = _FIRST.match(words)
            yield first[0] if first else words
        if not element.startswith("("):
            return


def _form(form: str) -> str:
    pattern, started = "", False
    for element in _ELEMENT.findall(form):
        words = _words(element.strip("()"))
        optional = element.startswith("(")
        said = f"{_GAP}{words}" if started else f"{words}{_GAP}" if optional else words
        pattern += f"(?:{said})?" if optional else said
        started = started or not optional
    return pattern


def _words(element: str) -> str:
    return f"(?:{'|'.join(map(_spelling, element.split('|')))})"


def _spelling(words: str) -> str:
    """One or more words as they are written, or without umlauts."""
    spellings = dict.fromkeys((words.lower(), fold(words), dotless(words)))
    said = "|".join(_GAP.join(map(re.escape, spelling.split(" "))) for spelling in spellings)
    return said.replace("'", "['’]?")


def words_of(*tables: str) -> frozenset[str]:
    """The folded words of tables that are lists divided by blanks."""
    words = [word for table in tables for word in table.split()]
    return frozenset(spelling for word in words for spelling in (fold(word), dotless(word)))
