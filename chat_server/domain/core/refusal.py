"""Refusals: why a command was not carried out."""

from dataclasses import dataclass


@dataclass(unsafe_hash=True)  # not frozen: Python sets the traceback of an exception on its way
class Refusal(Exception):
    """A command was not carried out and changed nothing. `code` is one of `protocol.core.errors.ERRORS`."""

    code: str
    detail: str = ""
    field: str | None = None
    retry_after: int | None = None
    """Milliseconds."""


NOT_FOUND = Refusal("not_found")
"""Absent and forbidden look the same."""
