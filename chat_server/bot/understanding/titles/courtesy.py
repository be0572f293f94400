"""Finds the lead-in and the thanks around what a sentence says."""

from collections.abc import Sequence

from chat_server.bot.understanding.grammar.scan import Scan

_MAX_WORDS_OF_NAME = 4
_MAX_WORDS_OF_THANKS = 10
ARTICLES = frozenset({"ein", "eine", "einen", "a", "an"})
WE = frozenset({"ich", "wir", "i", "we", "und", "and"})


def said(scan: Scan, places: Sequence[int]) -> Sequence[int]:
    """Of the tokens of a sentence those between lead-in and thanks."""
    start = after_courtesy(scan, places)
    return places[start : before_thanks(scan, places, start)]


def is_need(scan: Scan, place: int) -> bool:
    atom = scan.starting.get(place)
    return atom is not None and atom.meaning("lead") == "need"


def after_courtesy(scan: Scan, places: Sequence[int]) -> int:
    """How many tokens of greeting and lead-in a sentence begins with ("Hallo Anna, könntest du bitte ...")."""
    start = 0
    while start < len(places):
        atom = scan.starting.get(places[start])
        meaning = atom.meaning("lead") if atom else None
        size = atom.end - atom.first if atom else 0
        if meaning == "label" and not _labels(scan, places, start + size):
            break
        if atom and meaning and _whole(places, start, size):
            start += size
            start = _after_name(scan, places, start) if meaning == "greeting" else start
            start = _after_need(scan, places, start) if meaning == "need" else start
        elif scan.tokens[places[start]].fold in {",", ":", "!"} and start:
            start += 1
        else:
            break
    speaks = any(scan.tokens[place].kind != "sign" for place in places[start:])
    return len(places) if start and not speaks else start


def _whole(places: Sequence[int], start: int, size: int) -> bool:
    """Whether nothing was taken out of the next tokens."""
    return start + size <= len(places) and places[start + size - 1] == places[start] + size - 1


def _after_need(scan: Scan, places: Sequence[int], start: int) -> int:
    """Past the "ich" in "brauche ich eine Liste", and the article behind."""
    for words in (WE, ARTICLES):
        start += start < len(places) and scan.tokens[places[start]].fold in words
    return start


def _labels(scan: Scan, places: Sequence[int], end: int) -> bool:
    """ "Frist: Freitag", "Budget 2 h" say what follows; "Frist suchen" is what is to be done."""
    if end >= len(places):
        return True
    taken_out = places[end] > places[end - 1] + 1
    return taken_out or scan.tokens[places[end]].fold in {":", "-", "="}


def _after_name(scan: Scan, places: Sequence[int], start: int) -> int:
    """Past the name in "Hallo Frau Weber,": a few words that end with a sign, the sentence or the line."""
    for number in range(start, min(start + _MAX_WORDS_OF_NAME, len(places))):
        if scan.tokens[places[number]].kind == "sign":
            return number
        if not scan.tokens[places[number]].capital:
            return start
    return len(places) if len(places) <= start + _MAX_WORDS_OF_NAME else start


def before_thanks(scan: Scan, places: Sequence[int], start: int) -> int:
    """Where thanks and regards begin that end a sentence, with the name of who signs."""
    for number in range(max(start, len(places) - _MAX_WORDS_OF_THANKS), len(places)):
        atom = scan.starting.get(places[number])
        size = atom.end - atom.first if atom else 0
        if atom and "closing" in atom.roles and len(places) - number <= size + _MAX_WORDS_OF_NAME:
            names = places[number + size :]
            if all(scan.tokens[p].kind == "sign" or scan.tokens[p].capital for p in names):
                return number
    return len(places)
