"""Faults of the server's own: each gets a name that stands in one line of the log and in what was answered.

The line says what was being done, the kind of the error and where it arose, and nothing of what it was about: the
message of an exception may hold what people wrote.
"""

import secrets
from collections import Counter
from pathlib import Path
from traceback import extract_tb

import structlog

from chat_server.domain.core.refusal import Refusal

FRAMES = 5
"""Places named of the way to a fault, the innermost first."""

counted: Counter[str] = Counter()
"""Faults of this process by what was being done, for the metrics."""

unreadable: dict[str, set[str]] = {}
"""Rows met since the start that this version of the server cannot read, by table, for the metrics."""

MOST_NAMED = 10_000
"""Unreadable rows of a table that are told apart."""

log = structlog.get_logger()


def report(error: BaseException, doing: str) -> str:
    """Count and log a fault; its name."""
    incident = secrets.token_hex(4)
    counted[doing] += 1
    log.error("internal fault", incident=incident, doing=doing, error=kind_of(error), at=place_of(error))
    return incident


def internal(error: BaseException, doing: str) -> Refusal:
    """Count and log a fault; what whoever asked is answered."""
    return Refusal("internal", f"incident {report(error, doing)}")


def skip(table: str, row: object, error: BaseException | None = None) -> None:
    """Count a row that cannot be read, and log it the first time it is met. Whoever reads goes on without it."""
    met = unreadable.setdefault(table, set())
    if str(row) in met or len(met) >= MOST_NAMED:
        return
    met.add(str(row))
    log.error("row not readable", table=table, row=str(row), error=kind_of(error) if error else None)


def kind_of(error: BaseException) -> str:
    """The class of an error, with that of the error behind it."""
    behind = error.__cause__ or error.__context__
    name = type(error).__name__
    return name if behind is None else f"{name} from {type(behind).__name__}"


def place_of(error: BaseException) -> str:
    """The way to an error, the innermost place first: `tasks.py:81 decode_task < tasks.py:97 load_task < ...`."""
    frames = reversed(extract_tb(error.__traceback__)[-FRAMES:])
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
