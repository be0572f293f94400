"""Cuts what a person wrote into sentences and items: wrapped lines go on, abbreviations and ordinals end nothing."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from chat_server.bot.understanding.grammar.tokens import fold
from chat_server.bot.understanding.language import words_de, words_en
from chat_server.bot.understanding.structure.forms import words_of
from chat_server.bot.understanding.structure.tables import NEVER_LAST, SENTENCE_STARTS
from chat_server.bot.understanding.structure.units import Line, trimmed

_ABBREVIATIONS = words_of(words_de.ABKUERZUNG, words_en.ABKUERZUNG) | NEVER_LAST
_DASHED = re.compile(r"[-–—*•·+][ \t]+|\[[ xX]?\][ \t]*")
_NUMBERED = re.compile(r"(\d{1,2})[.)][ \t]+")
_STOP = re.compile(r"([.!?…]+)(?=[ \t\n\"'”“)]|$)")
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_NEXT_WORD = re.compile(r"[\s\"'”“„(–-]*([^\W\d_]+|\d|$)?")
# An amount of time that is no part of a date ("am 19. Zwei Stunden reichen").
_AMOUNT = re.compile(
    r"[ \t]+(?:\d{1,2}(?:[.,]\d{1,2})?|Eine?|Zwei|Drei|Vier|Fünf|Sechs|Sieben|Acht|Zehn|Zwölf|Anderthalb|Halbe"
    r"|One|Two|Three|Four|Five|Six|Eight|Ten|Half|An)[ \t]*"
    r"(?:an hour|eine|halbe)?[ \t]*(?:h|Std|Stunden?|Stündchen|Min|Minuten|hours?|hrs?|minutes|mins?)\b"
)
_LONG_LINE = 60
_LONGEST_ORDINAL = 2
_LONGEST_WORD = 32


class Piece(NamedTuple):
    """A sentence, or a line of a list."""

    start: int
    end: int
    item: bool


def pieces_of(text: str, lines: Sequence[Line]) -> Iterator[Piece]:
    """The sentences and items of some lines."""
    items = _items(text, lines)
    block: list[Line] = []
    for number, line in enumerate(lines):
        if number in items or not _goes_on(text, block[-1] if block else None, line):
            yield from _of_block(text, block, item=False)
            block = []
        block.append(line)
        if number in items:
            yield from _of_block(text, block, item=True)
            block = []
    yield from _of_block(text, block, item=False)


def _items(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The lines of lists: those with dashes, and those that count up by one from 1."""
    dashed = {number for number, line in enumerate(lines) if _DASHED.match(text, *line)}
    found = ((number, _NUMBERED.match(text, *line)) for number, line in enumerate(lines))
    counted = [(number, int(match[1])) for number, match in found if match]
    runs = [number for place, (number, value) in enumerate(counted) if _counts_up(counted, place, value)]
    return frozenset(dashed.union(runs))


def _counts_up(counted: Sequence[tuple[int, int]], place: int, value: int) -> bool:
    beside = [counted[at][1] for at in (place - 1, place + 1) if 0 <= at < len(counted)]
    return value - 1 in beside[:1] or (value + 1 in beside and counted[0][1] == 1)


def _goes_on(text: str, before: Line | None, line: Line) -> bool:
    """Whether a line goes on with the sentence of the line before: it was only wrapped there."""
    if before is None or before.start == before.end or line.start == line.end:
        return before is None
    if text[before.end - 1] in ".!?:;…":
        return False
    return text[line.start].islower() or before.end - before.start >= _LONG_LINE


def _of_block(text: str, block: Sequence[Line], *, item: bool) -> Iterator[Piece]:
    if not block:
        return
    start, end = block[0].start, block[-1].end
    if item:
        yield Piece(start, end, item=True)
        return
    for stop in chain(_stops(text, start, end), (end,)):
        sentence = trimmed(text, start, stop)
        if sentence.start < sentence.end:
            yield Piece(*sentence, item=False)
        start = stop


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences end within a block."""
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and text[stop.end()] != ")" and _ends(text, stop, start, end):
            yield stop.end()


def _ends(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Whether a sentence ends at a stop: not after an abbreviation or a number, unless a sentence clearly begins."""
    if stop[1] != ".":
        return True
    before = text[max(start, stop.start() - _LONGEST_WORD) : stop.start()]
    if before[-3:-2] == ":" and before[-2:].isdigit():
        return True  # "9:30."
    word = _LAST_WORD.search(before.rpartition(" ")[2])
    following = _NEXT_WORD.match(text, stop.end(), end)
    begins = following[1] if following and following[1] else ""
    if word is None or not _open(fold(word[0])):
        return True
    if word[0].isdigit() and _AMOUNT.match(text, stop.end(), end):
        return True  # "es sind 19. Zwei Stunden."
    new = begins[:1].isupper() and fold(begins) in SENTENCE_STARTS
    return new and fold(word[0]) not in NEVER_LAST and not fold(word[0]).endswith("nr")


def _open(word: str) -> bool:
    """Whether a full stop behind a word may be part of it: "24.", "z.B.", "Str.", "e. V."."""
    last = word.rpartition(".")[2]
    if last.isdigit():
        return len(last) <= _LONGEST_ORDINAL
    return len(last) == 1 or last in _ABBREVIATIONS or last.endswith(("str", "nr"))
