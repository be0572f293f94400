"""Finds mails that were pasted into a message: their heads, subjects, and what was quoted."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from chat_server.bot.understanding.language import letter_de
from chat_server.bot.understanding.structure.units import Line

_LABELS = "|".join(re.escape(label.strip()) for label in letter_de.KOPFZEILE.split(";"))
_LABEL = re.compile(rf"(?<![^\s>*])[>*]*(?P<label>{_LABELS})\*?:\*?[ \t]*", re.IGNORECASE)
_SENDER = frozenset(label.strip() for label in letter_de.ABSENDER.split(";"))
_SUBJECT = frozenset(label.strip() for label in letter_de.BETREFF.split(";"))
_WROTE = re.compile(r"(?:am|on|le)\b.{5,120}\b(?:schrieb|wrote)\b.{0,100}:?$", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"-{2,}.{0,4}(?:ursprüngliche|weitergeleitete|original|forwarded).*"
    r"|(?:anfang der weitergeleiteten|begin forwarded).*",
    re.IGNORECASE,
)


class Head(NamedTuple):
    """The head of a mail: lines[first:end]. `subject`: the span behind "Betreff:"; `sender`: whether it names one."""

    first: int
    end: int
    subject: Line | None
    sender: bool


def is_marked(text: str, line: Line) -> bool:
    """Whether a line is marked as quoted."""
    return text.startswith(">", line.start) and not text[line.start + 1 : line.end].lstrip()[:1].isdigit()


def find_head(text: str, lines: Sequence[Line]) -> Head | None:
    """The first head of a mail in some lines."""
    said = next((number for number, line in enumerate(lines) if line.start < line.end), 0)
    for number, line in enumerate(lines):
        begins = text[line.start : line.end]
        if _ORIGINAL.fullmatch(begins) or _wrote(text, lines, number):
            end = number + 1 + (not _WROTE.match(begins) and not _ORIGINAL.fullmatch(begins))
            return _with_labels(text, lines, number, end)
        head = _with_labels(text, lines, number, number)
        if head.end > number and (head.sender or (head.subject and number == said)):
            return head if _is_head(text, lines, head) else None
    return None


def _wrote(text: str, lines: Sequence[Line], number: int) -> bool:
    """ "Am 17.11.2026 um 10:12 schrieb Jana Kurz:", on one line or two."""
    line, *after = lines[number : number + 2]
    one = _WROTE.match(text, *line)
    if one:
        return text[line.end - 1] == ":"
    return (
        bool(after)
        and text[after[0].end - 1 : after[0].end] == ":"
        and bool(_WROTE.match(text[line.start : after[0].end].replace("\n", " ")))
    )


def _with_labels(text: str, lines: Sequence[Line], first: int, end: int) -> Head:
    """The head that begins with lines[first:end] and goes on with lines of labels."""
    subject, sender = None, False
    while end < len(lines) and (found := list(_labels(text, lines[end]))):
        sender = sender or any(label in _SENDER for label, _ in found)
        subject = next((span for label, span in found if label in _SUBJECT), subject)
        end += 1
    return Head(first, end, subject, sender)


def _labels(text: str, line: Line) -> list[tuple[str, Line]]:
    """The labels of a line with what stands behind each; none if it does not begin with one."""
    found = list(_LABEL.finditer(text, *line))
    if not found or found[0].start("label") > line.start + 2:
        return []
    ends = [*(match.start() for match in found[1:]), line.end]
    return [(match["label"].lower(), Line(match.end(), end)) for match, end in zip(found, ends, strict=True)]


def _is_head(text: str, lines: Sequence[Line], head: Head) -> bool:
    """A sender needs a second label, a subject something below it: "Von: Köln" may be a line of a list."""
    labels = sum(len(_labels(text, line)) for line in lines[head.first : head.end])
    below = any(line.start < line.end for line in lines[head.end :])
    return labels > 1 if head.sender else below
