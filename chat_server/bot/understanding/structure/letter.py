"""Finds salutation and signature of what a person wrote."""

import re
from collections.abc import Sequence

from chat_server.bot.understanding.grammar.tokens import fold
from chat_server.bot.understanding.structure.forms import words_of
from chat_server.bot.understanding.structure.tables import (
    CONTACT,
    COURTESY,
    POSTSCRIPT,
    REGARDS,
    REGARDS_LINE,
    REQUEST,
    SALUTATION,
    SALUTATION_OF_NAMES,
    SENTENCE_STARTS,
    TITLES,
)
from chat_server.bot.understanding.structure.units import Line

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_SIGNS = re.compile(r"[\s,!.;:–-]*")
_REACHED = re.compile(
    r"[+(]?\d[\d\s()/.-]{6,}$|\S+@\S+\.\w+|(?:www\.|https?://)\S+|(?:[AD]-|CH-)?\d{4,5} [A-ZÄÖÜ]\w+|[^\W\d_]\S* ?\w*"
    r"(?:str\.|straße|strasse|weg|gasse|platz|allee|ring|ufer|damm) \d{1,4}\w?\b|"
    r"(?:tel|fon|mobil|fax|[tmf])\.?:? ?[+(]?\d",
    re.IGNORECASE,
)
_DIVIDER = re.compile(r"(?:--|__|~~|==|\*\*)\S*$")
_MAX_NAMES = 4
_MAX_WORDS_OF_NAME_LINE = 6
_NEAR_END = 70
_LONGEST_REGARDS = 90


def salutation_end(text: str, line: Line) -> int:
    """Where the salutation ends that a line begins with; its start if there is none."""
    start, end = line
    for _ in range(2):
        stop = _greeting_end(text, start, end)
        if stop is None:
            return start
        start = _skip_signs(text, stop, end)
    return start


def _greeting_end(text: str, start: int, end: int) -> int | None:
    """Where "Hallo Anna", "Liebe Frau Kern" or "Herr Lang," ends."""
    found = SALUTATION.end(text, start, end)
    if found is not None:
        return _after_names(text, found, end)
    named = SALUTATION_OF_NAMES.end(text, start, end)
    title = _WORD.match(text, start, end)
    begin = (
        named if named is not None else title.end() if title and fold(title[0].strip(".")) in TITLES else None
    )
    stop = _after_names(text, begin, end) if begin is not None else None
    if stop is None or begin is None or not text[begin:stop].strip(" ."):
        return None
    return stop if named is not None or text[stop : stop + 1] in (",", "!") else None


def _after_names(text: str, start: int, end: int) -> int | None:
    """Past the names behind a salutation; a sign or a word that begins a sentence ends them."""
    place = start
    for _ in range(2 * _MAX_NAMES):
        word = _WORD.match(text, _skip_blanks(text, place, end), end)
        if word is None or REQUEST.end(text, word.start(), end) is not None:
            return place
        if not _is_name(word[0]) and not (place == start and _asks_behind(text, word.end(), end)):
            return place
        place = word.end()
    return None


def _asks_behind(text: str, start: int, end: int) -> bool:
    """ "Hallo anna kannst du": a small name."""
    return REQUEST.end(text, _skip_blanks(text, start, end), end) is not None


def _is_name(word: str) -> bool:
    plain = fold(word.strip("."))
    return plain in TITLES or (word[0].isupper() and plain not in SENTENCE_STARTS)


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \t":
        start += 1
    return start


def _skip_signs(text: str, start: int, end: int) -> int:
    found = _SIGNS.match(text, start, end)
    return found.end() if found else start


def signature_of(text: str, lines: Sequence[Line], *, letter: bool) -> tuple[int, int]:
    """The lines (first, end) of the signature; (n, n) with the number of lines if there is none.

    `letter`: the text begins with a salutation, so that a name alone at its end is a signature.
    """
    first = next((number for number, line in enumerate(lines) if closes(text, line)), None)
    first = first if first is not None else _contact_block(text, lines, letter=letter)
    end = next((at for at in range(first + 1, len(lines)) if _goes_on(text, lines[at])), len(lines))
    return first, end


def closes(text: str, line: Line) -> bool:
    """Whether a line is regards, with thanks before and a name behind at most, or a divider."""
    if line.end - line.start > _LONGEST_REGARDS:
        return False
    if _DIVIDER.fullmatch(text, *line):
        return True
    thanks = COURTESY.end(text, *line)
    start = _skip_signs(text, thanks, line.end) if thanks is not None else line.start
    found = REGARDS_LINE.end(text, start, line.end) or REGARDS_LINE.end(text, *line)
    return found is not None and _only_names(text, found, line.end)


def _only_names(text: str, start: int, end: int) -> bool:
    words = text[start:end].replace(",", " ").split()
    plain = (word.strip(".,!()-–&/|:☀🙂😊") for word in words)
    return len(words) <= _MAX_WORDS_OF_NAME_LINE and all(
        not word or word[0].isupper() or fold(word) in _BETWEEN_NAMES for word in plain
    )


_BETWEEN_NAMES = words_of("aus und von der de and from the nach ihr ihre dein deine euer eure i a")


def _goes_on(text: str, line: Line) -> bool:
    """Whether the writer says more behind the signature."""
    if line.start == line.end:
        return False
    return POSTSCRIPT.end(text, *line) is not None or (
        REQUEST.end(text, *line) is not None and text.count(" ", *line) > 2
    )


def _contact_block(text: str, lines: Sequence[Line], *, letter: bool) -> int:
    """The first of the lines at the end that only say who writes and how to reach them."""
    first, reached = len(lines), False
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number]
        contact = _is_contact(text, line)
        if line.start < line.end and not contact and not _is_name_line(text, line):
            break
        reached = reached or contact
        first = number if line.start < line.end else first
    named = first == len(lines) - 1 and _stands_apart(text, lines, first, letter=letter)
    announced = first and first < len(lines) and _announces(text, lines[:first])
    return first if (reached or named) and not announced else len(lines)


def _announces(text: str, lines: Sequence[Line]) -> bool:
    """ "Bitte an diese Adresse:": what follows is what the writer wants to say."""
    said = [line for line in lines if line.start < line.end]
    return not said or text[said[-1].end - 1] == ":"


def _stands_apart(text: str, lines: Sequence[Line], number: int, *, letter: bool) -> bool:
    """Whether a name stands behind thanks, or behind an empty line of a letter."""
    before = lines[number - 1]
    return COURTESY.end(text, *before) is not None or (letter and before.start == before.end)


def _is_contact(text: str, line: Line) -> bool:
    named = CONTACT.end(text, *line)
    return line.end - line.start < 100 and (
        _REACHED.match(text, *line) is not None
        or (named is not None and text[named : named + 1] in (":", ".", ""))
    )


def _is_name_line(text: str, line: Line) -> bool:
    return (
        COURTESY.end(text, *line) is None
        and text[line.end - 1] not in ".!?:;,"
        and _only_names(text, *line)
        and line.end - line.start < 60
    )


def regards_inside(text: str, start: int, end: int) -> int | None:
    """Where regards begin that end a line with a name at most: "... bis Freitag. LG Max"."""
    for begin, found in REGARDS.starts(text, max(start, end - _NEAR_END), end):
        if _only_names(text, found, end):
            return begin
    return None
