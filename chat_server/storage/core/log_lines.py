"""Lines of the log about what a transaction did: kept with its connection, and logged once it is committed."""

from collections.abc import Mapping

from sqlalchemy import Connection

Line = Mapping[str, object]

_KEPT = "log lines"


def add_line(connection: Connection, line: Line) -> None:
    """Log a line once what the connection does is committed."""
    _lines(connection).append(line)


def _lines(connection: Connection) -> list[Line]:
    lines: list[Line] = connection.info.setdefault(_KEPT, [])
    return lines


def take_lines(connection: Connection) -> list[Line]:
    """What was added on this connection since it was last asked."""
    lines: list[Line] = connection.info.pop(_KEPT, [])
    return lines


def count_lines(connection: Connection) -> int:
    """How many lines were added by now."""
    return len(_lines(connection))


def drop_lines(connection: Connection, kept: int) -> None:
    """Forget the lines after so many: what they tell of was rolled back."""
    del _lines(connection)[kept:]
