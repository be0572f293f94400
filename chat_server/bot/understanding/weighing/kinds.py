"""Kinds of words that tell whose a time is: who hands over, what has a length of its own, who else wants something.

A word counts as itself and as each of its kinds, so what was learned of one holds for words of its kind that no
labelled message used. Words are known whole, by their stem, by the end of a compound, and as participles.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from chat_server.bot.understanding.grammar.tokens import fold

Table = dict[str, frozenset[str]]
_NONE: frozenset[str] = frozenset()
_SHORTEST_STEM, _SHORTEST_TAIL, _SHORTEST_COMPOUND = 3, 5, 9
_ENDING = 2
"""At most so many letters are added to a word that is the end of a compound ("Zahnarzttermine")."""
_PARTICIPLE = "ge"
_MAX_KNOWN = 16_384


class Kinds:
    """The kinds of the words of one language."""

    def __init__(self, path: Path) -> None:
        whole, stems, ends = _read(path)
        self._whole, self._stems, self._ends = whole, stems, ends
        self.of = lru_cache(maxsize=_MAX_KNOWN)(self._of)

    def _of(self, word: str) -> tuple[str, ...]:
        """The kinds of a folded word in the order of the alphabet."""
        found = self._itself(word)
        if not found and word.startswith(_PARTICIPLE):
            found = self._itself(word.removeprefix(_PARTICIPLE))
        return tuple(sorted(found or self._of_compound(word)))

    def _itself(self, word: str) -> frozenset[str]:
        cuts = range(_SHORTEST_STEM, len(word) + 1)
        begins = (self._stems.get(word[:cut], _NONE) for cut in cuts)
        ends = (self._ends.get(word[-cut:], _NONE) for cut in cuts)
        return self._whole.get(word, _NONE).union(*begins, *ends)

    def _of_compound(self, word: str) -> frozenset[str]:
        if len(word) < _SHORTEST_COMPOUND:
            return _NONE
        return _NONE.union(*(self._of_tail(word[-cut:]) for cut in range(_SHORTEST_TAIL, len(word) - 1)))

    def _of_tail(self, tail: str) -> frozenset[str]:
        shortest = max(len(tail) - _ENDING, _SHORTEST_TAIL)
        inflected = (self._stems.get(tail[:cut], _NONE) for cut in range(shortest, len(tail) + 1))
        return self._whole.get(tail, _NONE).union(*inflected)


def _read(path: Path) -> tuple[Table, Table, Table]:
    """Whole words, stems and ends, each with its kinds."""
    whole: Table = {}
    stems: Table = {}
    ends: Table = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, words = line.split("\t")
        for word in words.split():
            table = ends if word.startswith("*") else stems if word.endswith("*") else whole
            _add(table, fold(word.strip("*")), [kind])
    return whole, stems, ends


def _add(table: Table, word: str, kinds: Iterable[str]) -> None:
    table[word] = table.get(word, _NONE).union(kinds)


_FOLDER = Path(__file__).parent
_GERMAN = Kinds(_FOLDER / "kinds_de.tsv")
_ENGLISH = Kinds(_FOLDER / "kinds_en.tsv")


def kinds_of(word: str, *, german: bool) -> tuple[str, ...]:
    """The kinds of a word as `fold` writes it."""
    return (_GERMAN if german else _ENGLISH).of(word)
