"""Puts the units of a message together."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from chat_server.bot.understanding.grammar.tokens import fold
from chat_server.bot.understanding.structure.letter import (
    closes,
    regards_inside,
    salutation_end,
    signature_of,
)
from chat_server.bot.understanding.structure.mail import Head, find_head, is_marked
from chat_server.bot.understanding.structure.sentences import Piece, pieces_of
from chat_server.bot.understanding.structure.speech import kind_of, lead_end
from chat_server.bot.understanding.structure.tables import POINTING
from chat_server.bot.understanding.structure.units import SPOKEN, Kind, Line, Unit, lines_of, trimmed, unit

_WORD = re.compile(r"[^\W\d_]+")
_POINTS = re.compile(r"\b(?:das|dies|es|it|this|that)\b(?! [A-ZÄÖÜ])", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()\n]{1,200}\)")
# Sentences beyond are taken for context: nobody can say which of so many is the request.
_MAX_SENTENCES = 60
_MAX_LINES, _MAX_LENGTH = 200, 6_000
# Heads of mails below one another; what stands under more of them is read as the writer's words.
_MAX_MAILS = 3
_SHORTEST_REQUEST = 60


def units(text: str) -> tuple[Unit, ...]:
    """The units of a cleaned text (LF, no invisible signs) in its order; see units.py for the kinds."""
    lines = list(islice(lines_of(text[:_MAX_LENGTH]), _MAX_LINES))
    found = sorted(_units(text, lines, _MAX_MAILS), key=lambda one: one.start)
    rest = trimmed(text, lines[-1].end, len(text))
    beyond = [Unit("context", *rest)] if rest.start < rest.end else []
    return tuple(_with_asides(text, [*found, *beyond]))


def _units(text: str, lines: Sequence[Line], mails: int) -> list[Unit]:
    head = find_head(text, lines) if mails else None
    if head is None:
        own = _own(text, [line for line in lines if not is_marked(text, line)])
        kind: Kind = "forwarded" if _points(text, own) else "quoted"
        return [*own, *(Unit(kind, *line) for line in lines if is_marked(text, line))]
    above = lines[: head.first]
    before = _own(text, [line for line in above if not is_marked(text, line)])
    before += [Unit("quoted", *line) for line in above if is_marked(text, line)]
    if any(one.kind in SPOKEN for one in before):
        return [*before, *_below(text, lines, head, before)]
    return [*before, *_head(text, lines, head, "subject"), *_units(text, lines[head.end :], mails - 1)]


def _head(text: str, lines: Sequence[Line], head: Head, kind: Kind) -> list[Unit]:
    """The lines of a head; its subject apart, unless there is none."""
    if head.subject is None or head.subject.start >= head.subject.end:
        return [unit("mail head", lines[head.first : head.end])]
    whole = unit("mail head", lines[head.first : head.end])
    parts = (trimmed(text, whole.start, head.subject.start), trimmed(text, head.subject.end, whole.end))
    heads = [Unit("mail head", *part) for part in parts if part.start < part.end]
    return [*heads, Unit(kind, *head.subject)]


def _below(text: str, lines: Sequence[Line], head: Head, own: Sequence[Unit]) -> list[Unit]:
    """A mail below the writer's own words; where it is marked line by line, what is not marked is the writer's."""
    kind: Kind = "forwarded" if _points(text, own) else "quoted"
    whole = _head(text, lines, head, "quoted subject")
    rest = lines[head.end :]
    if any(is_marked(text, line) for line in rest):
        quoted = [Unit(kind, *line) for line in rest if is_marked(text, line)]
        return [*whole, *quoted, *_own(text, [line for line in rest if not is_marked(text, line)])]
    return [*whole, *(Unit(kind, *line) for line in rest if line.start < line.end)]


def _points(text: str, own: Sequence[Unit]) -> bool:
    """Whether the writer's words point at the mail below."""
    said = [text[one.start : one.end] for one in own if one.kind in SPOKEN or one.kind == "lead"]
    words = {fold(word) for part in said for word in _WORD.findall(part)}
    return not words.isdisjoint(POINTING) or any(_POINTS.search(part) for part in said)


def _own(text: str, lines: Sequence[Line]) -> list[Unit]:
    """The units of the writer's own words."""
    first = next((number for number, line in enumerate(lines) if line.start < line.end), None)
    if first is None:
        return []
    draft = _draft(text, lines, first)
    below = [Unit("forwarded", *line) for line in lines[draft:] if line.start < line.end]
    lines = lines[:draft]
    begin, stop = lines[first].start, salutation_end(text, lines[first])
    greeted = [Unit("salutation", *trimmed(text, begin, stop))] if stop > begin else []
    body = [trimmed(text, stop, lines[first].end), *lines[first + 1 :]]
    opened, closed = signature_of(text, body, letter=bool(greeted))
    signed = [Unit("signature", *line) for line in body[opened:closed] if line.start < line.end]
    said = [*_spoken(text, body[:opened]), *_spoken(text, body[closed:])]
    return [*greeted, *said, *signed, *below]


def _draft(text: str, lines: Sequence[Line], first: int) -> int:
    """Where a letter begins below a request, by its own salutation: a text to be worked on; else their number."""
    for number in range(first + 2, len(lines)):
        line, before = lines[number], lines[number - 1]
        asked = before.start - lines[first].start >= _SHORTEST_REQUEST
        if before.start == before.end and asked and salutation_end(text, line) > line.start:
            return number
    return len(lines)


def _spoken(text: str, lines: Sequence[Line]) -> list[Unit]:
    pieces = list(islice(pieces_of(text, lines), _MAX_SENTENCES))
    found = [_classified(text, one) for piece in pieces for one in _parts(text, piece)]
    if len(pieces) == _MAX_SENTENCES and pieces[-1].end < lines[-1].end:
        found.append(Unit("context", *trimmed(text, pieces[-1].end, lines[-1].end)))
    return found


def _classified(text: str, piece: Piece | Unit) -> Unit:
    if isinstance(piece, Unit):
        return piece
    if piece.item:
        return Unit("item", piece.start, piece.end)
    regards = closes(text, Line(piece.start, piece.end))
    return Unit("signature" if regards else kind_of(text, piece.start, piece.end), piece.start, piece.end)


def _parts(text: str, piece: Piece) -> Iterator[Piece | Unit]:
    """A sentence without the announcement before it and the regards behind it."""
    start, end = piece.start, piece.end
    lead = None if piece.item else lead_end(text, start, end)
    if lead is not None:
        yield Unit("lead", *trimmed(text, start, lead))
        start = trimmed(text, lead, end).start
    at_end = text[end : end + 1] in ("", "\n")
    regards = regards_inside(text, start, end) if at_end else None
    said = trimmed(text, start, end if regards is None else regards)
    if said.start < said.end:
        yield Piece(*said, piece.item)
    if regards is not None:
        yield Unit("signature", *trimmed(text, regards, end))


def _with_asides(text: str, found: Sequence[Unit]) -> Iterator[Unit]:
    for one in found:
        yield one
        if one.kind in SPOKEN:
            yield from (Unit("aside", *aside.span()) for aside in _ASIDE.finditer(text, one.start, one.end))
