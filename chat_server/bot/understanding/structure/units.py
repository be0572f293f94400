"""The units of a message, in its order: nothing that is said in one of them completes what is said in another.

`units(text)` is pure and takes about as long as cutting the text into words. Spans are offsets into the given text,
which stays as it is. How to use them: a time in a unit of the kinds `SILENT` is never a value; two times belong
together only if `Unit.start <= place < Unit.end` holds for both in the same unit (`Scan.unit_of` numbers them by
token).
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal[
    "salutation",  # "Sehr geehrte Frau Kern,"
    "courtesy",  # a sentence that only is polite: "Ich hoffe, es geht Ihnen gut."
    "lead",  # announces the request: "Hier die Aufgabe:"
    "request",  # what is wanted; also a noun or an infinitive alone: "Hotels in Graz vergleichen"
    "reason",  # "weil ...", "Hintergrund: ..."
    "context",  # a statement: "Wir ziehen im März um."
    "item",  # a line of a list
    "signature",  # regards, name, address, telephone, opening hours of the writer
    "mail head",  # "Von: ...", "Am ... schrieb ...:"
    "subject",  # what stands behind "Betreff:" of a pasted mail that is the message itself
    "quoted subject",  # the same of a mail below the writer's own words
    "quoted",  # a mail below or beside the writer's own words
    "forwarded",  # the same where the writer's own request points into it: its times are asked about
    "aside",  # in brackets; the only kind that lies within the unit before it
]


class Unit(NamedTuple):
    """text[start:end] is of a kind; without the blanks around it."""

    kind: Kind
    start: int
    end: int


SILENT: frozenset[Kind] = frozenset({"salutation", "signature", "mail head", "quoted subject", "quoted"})
"""Kinds in which no time is a value."""
SPOKEN: frozenset[Kind] = frozenset({"request", "reason", "context", "item", "subject"})
"""Kinds in which the writer says something about the task."""


class Line(NamedTuple):
    """text[start:end] stands between two ends of lines; without the blanks around it."""

    start: int
    end: int


def trimmed(text: str, start: int, end: int) -> Line:
    """A span without the blanks around it."""
    inside = text[start:end]
    first = start + len(inside) - len(inside.lstrip())
    return Line(first, max(first, start + len(inside.rstrip())))


def lines_of(text: str) -> Iterator[Line]:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield trimmed(text, start, end)
        start = end + 1
    yield trimmed(text, start, len(text))


def unit(kind: Kind, lines: Sequence[Line]) -> Unit:
    """One unit of neighbouring lines."""
    return Unit(kind, lines[0].start, lines[-1].end)
