"""Set-wise statements that SQLAlchemy's own forms make slow (figures: docs/decisions/0001-storage-layout.md)."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Dialect, Row
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

from chat_server.domain.core.events import NOTICES, EventKind
from chat_server.domain.core.sorting import german_key

T = TypeVar("T")
Params = tuple[int | str | bytes | None, ...]
Rows = Sequence[Row[*tuple[Any, ...]]]


class Many:
    """A statement for many rows: compiled once for each database, its parameters given as tuples.

    `columns` names the parameters in the order in which the tuples give them.
    """

    def __init__(self, statement: ClauseElement, columns: Sequence[str]) -> None:
        self._statement = statement
        self._columns = tuple(columns)
        self._given = tuple(range(len(self._columns)))
        self._compiled: dict[str, tuple[str, tuple[int, ...]]] = {}

    def __call__(self, connection: Connection, rows: Sequence[Params]) -> None:
        if not rows:
            return
        sql, order = self._compile(connection.dialect)
        if order != self._given:
            rows = [tuple(row[place] for place in order) for row in rows]
        connection.exec_driver_sql(sql, list(rows))

    def _compile(self, dialect: Dialect) -> tuple[str, tuple[int, ...]]:
        known = self._compiled.get(dialect.name)
        if known is None:
            compiled = self._statement.compile(dialect=dialect, column_keys=list(self._columns))
            order = tuple(self._columns.index(name) for name in cast(SQLCompiler, compiled).positiontup or ())
            known = self._compiled[dialect.name] = (str(compiled), order)
        return known


_KINDS = {kind.name: str(int(kind)) for kind in EventKind}
_ENTRIES = ", ".join(str(int(kind)) for kind in sorted({EventKind.MESSAGE, *NOTICES}))


def with_kinds(sql: str) -> str:
    """SQL that names kinds of events, `{MESSAGE}` say, or those that are entries of a chat, `{ENTRIES}`.

    As numbers and not as parameters: an index on some kinds is used only where the statement itself says which.
    """
    return sql.format(**_KINDS, ENTRIES=_ENTRIES)


def by_name(row: Row[*tuple[Any, ...]]) -> tuple[tuple[str, str], str]:
    """Key to sort rows that have a `name` and a `pid` as people read them; databases sort each in its own way."""
    return german_key(row.name), row.pid


def select_pairs(connection: Connection, sql: str, pairs: Collection[tuple[int, int]]) -> Rows:
    """Rows of `sql`, which joins the given pairs as the table `w(a, b)`.

    SQLite would scan the whole table for `(a, b) IN (...)`; it follows the index from a CROSS JOIN.
    """
    if not pairs:
        return []
    wanted = sorted(set(pairs))
    if connection.dialect.name == "sqlite":
        wanted = padded(wanted)
        flat = tuple(value for pair in wanted for value in pair)
        return connection.exec_driver_sql(_with_values(len(wanted)) + sql, flat).all()
    first, second = zip(*wanted, strict=True)
    with_arrays = "WITH w(a, b) AS (SELECT * FROM unnest($1::bigint[], $2::bigint[])) "
    return connection.exec_driver_sql(with_arrays + sql, (list(first), list(second))).all()


def select_in(connection: Connection, sql: str, values: Collection[str]) -> Rows:
    """Rows of `sql`, in which `:values` stands for the list of an IN."""
    if not values:
        return []
    wanted = sorted(set(values))
    if connection.dialect.name == "sqlite":
        wanted = padded(wanted)
        return connection.exec_driver_sql(_with_list(sql, len(wanted)), tuple(wanted)).all()
    in_array = sql.replace("IN (:values)", "= ANY($1::varchar[])")
    return connection.exec_driver_sql(in_array, (wanted,)).all()


@lru_cache
def _with_list(sql: str, count: int) -> str:
    return sql.replace(":values", ",".join("?" * count))


@lru_cache
def _with_values(count: int) -> str:
    return f"WITH w(a, b) AS (VALUES {','.join(['(?,?)'] * count)}) "


def padded(values: Sequence[T]) -> list[T]:
    """The values, the last one repeated up to a power of two: few different statements to prepare."""
    size = 1
    while size < len(values):
        size *= 2
    return [*values, *([values[-1]] * (size - len(values)) if values else [])]
