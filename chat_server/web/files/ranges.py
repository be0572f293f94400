"""Which part of a file is asked for (RFC 9110, 14)."""

import re
from dataclasses import dataclass

_ONE = re.compile(r"bytes=(\d{0,16})-(\d{0,16})\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """The bytes from `start` to before `end`."""

    start: int
    end: int
    partial: bool


def span_of(given: str | None, size: int) -> Span | None:
    """None where nothing of what is asked for exists; the whole where several parts are asked for, or nonsense."""
    whole = Span(0, size, False)
    found = _ONE.match(given) if given is not None else None
    if found is None or found.groups() == ("", ""):
        return whole
    first, last = found.groups()
    if first == "":
        count = min(int(last), size)
        return Span(size - count, size, True) if count else None
    start, end = int(first), min(int(last) + 1, size) if last else size
    if last and int(last) < int(first):
        return whole
    return Span(start, end, True) if start < size else None
