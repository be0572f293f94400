"""The weights that were learned of labelled messages, and how likely they make each role of a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import exp
from pathlib import Path
from typing import NamedTuple

from chat_server.bot.understanding.grammar.lexicon import Grammar
from chat_server.bot.understanding.weighing.kinds import kinds_of
from chat_server.bot.understanding.weighing.signs import Seen

_ENDING = 5
_LONG = 8
_MAX_KNOWN = 20_000
# Sets that compounds belong to by their end: "Zahnarzttermin" is a "termin".
_BY_ENDING = frozenset({"event", "has_length", "appointment", "work", "valid", "result"})


class Chances(NamedTuple):
    """How likely a time is meant (as deadline or budget), part of the task, or to be asked about; their sum is one."""

    meant: float
    task: float
    unsure: float


Weight = tuple[float, float, float]
_NONE: Weight = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of each feature, in the order of `Chances`."""

    of: Mapping[str, Weight]
    _of_words: dict[tuple[int, str, str], Weight] = field(default_factory=dict)

    def chances(self, seen: Seen, grammar: Grammar) -> Chances:
        parts = [self.of[sign] for sign in seen.signs if sign in self.of]
        parts += [self._of_word(place, word, grammar) for place, word in seen.words]
        return Chances(*shares(_sum(parts)))

    def _of_word(self, place: str, word: str, grammar: Grammar) -> Weight:
        """Summed up once a word and place: there are few of them."""
        key = (id(grammar), place, word)
        found = self._of_words.get(key)
        if found is None:
            found = _sum([self.of.get(feature, _NONE) for feature in _features(place, word, grammar)])
            if len(self._of_words) < _MAX_KNOWN:
                self._of_words[key] = found
        return found


def shares(sums: Weight) -> Weight:
    """The likelihoods that sums of weights stand for."""
    top = max(sums)
    raised = [exp(one - top) for one in sums]
    whole = sum(raised)
    return raised[0] / whole, raised[1] / whole, raised[2] / whole


def _sum(parts: list[Weight]) -> Weight:
    meant, task, unsure = map(sum, zip(*parts, strict=True)) if parts else _NONE
    return meant, task, unsure


def _features(place: str, word: str, grammar: Grammar) -> Iterator[str]:
    """What a word at a place counts as: itself, its ending, its kinds, and each set of words that it is in."""
    yield f"{place}: {word}"
    yield from (f"{place} of {kind}" for kind in kinds_of(word, german=grammar.nouns_are_capital))
    if len(word) >= _LONG:
        yield f"{place}: …{word[-_ENDING:]}"
    for name, words in grammar.word_sets.items():
        if word in words or (name in _BY_ENDING and grammar.is_one_of(word, name)):
            yield f"{place} is {name}"


def features_of(seen: Seen, grammar: Grammar) -> list[str]:
    """All features of a time; one may come several times."""
    words = [feature for place, word in seen.words for feature in _features(place, word, grammar)]
    return [*seen.signs, *words]


def read_weights(path: Path) -> Weights:
    """The weights of a file: a line each with a feature and three hundredths, tab-separated; "#" begins a remark."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return Weights({feature: (int(a) / 100, int(b) / 100, int(c) / 100) for feature, a, b, c in rows})
