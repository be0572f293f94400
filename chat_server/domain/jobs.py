"""What happens by itself and fails: when people are told of it."""

from dataclasses import dataclass

STUCK_AFTER = 3
"""Failed tries in a row after which people are told: what a moment's fault broke has succeeded by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FailingRow:
    """A due row of a job that failed so often or is given up. Times are milliseconds."""

    job: str
    key: str
    since: int
    """When it failed for the first time."""
    tries: int
    again: int | None
    """When it is tried again; None: it is given up."""
