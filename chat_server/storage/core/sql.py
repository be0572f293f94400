"""Set-wise statements that SQLAlchemy's own forms make slow (figures: docs/decisions/0001-storage-layout.md).

On SQLite they go to the driver's own connection, whose transaction SQLAlchemy has begun: a statement through
SQLAlchemy costs several times what SQLite does for it. What the driver raises then is what SQLAlchemy would raise,
see storage/core/sqlite.py.
"""

import sqlite3
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Dialect, Row
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

from chat_server.domain.core.events import NOTICES, EventKind
from chat_server.domain.core.sorting import german_key

_ARRAYS = {str: "varchar", int: "bigint"}
T = TypeVar("T")
Value = TypeVar("Value", str, int)
Params = tuple[int | str | bytes | None, ...]
Rows = Sequence[Sequence[Any]]
"""Values in the order in which the statement names them."""


class Many:
    """A statement for many rows: compiled once for each database, its parameters given as tuples.

    `columns` names the parameters in the order in which the tuples give them.
    """

    def __init__(self, statement: ClauseElement, columns: Sequence[str]) -> None:
        self._statement = statement
        self._columns = tuple(columns)
        self._compiled: dict[str, tuple[str, Callable[[Params], Params]]] = {}

    def __call__(self, connection: Connection, rows: Sequence[Params]) -> None:
        if not rows:
            return
        sql, in_order = self._compile(connection.dialect)
        _write(connection, sql, [in_order(row) for row in rows])

    def _compile(self, dialect: Dialect) -> tuple[str, Callable[[Params], Params]]:
        known = self._compiled.get(dialect.name)
        if known is None:
            compiled = self._statement.compile(dialect=dialect, column_keys=list(self._columns))
            order = [self._columns.index(name) for name in cast(SQLCompiler, compiled).positiontup or ()]
            known = self._compiled[dialect.name] = (
                str(compiled),
                itemgetter(*order) if len(order) > 1 else tuple,  # of one it would make no tuple
            )
        return known


def _write(connection: Connection, sql: str, rows: list[Params]) -> None:
    driver = _driver_of(connection)
    if driver is None:
        connection.exec_driver_sql(sql, rows)
    else:
        driver.executemany(sql, rows)


def _read(connection: Connection, sql: str, given: Params) -> Rows:
    driver = _driver_of(connection)
    if driver is None:
        return connection.exec_driver_sql(sql, given).all()
    rows: list[tuple[Any, ...]] = driver.execute(sql, given).fetchall()
    return rows


def _driver_of(connection: Connection) -> sqlite3.Connection | None:
    """SQLite's own connection; None for another database."""
    driver: object = connection.connection.dbapi_connection
    return driver if isinstance(driver, sqlite3.Connection) else None


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
        return _read(connection, _with_values(len(wanted)) + sql, flat)
    first, second = zip(*wanted, strict=True)
    with_arrays = "WITH w(a, b) AS (SELECT * FROM unnest($1::bigint[], $2::bigint[])) "
    return connection.exec_driver_sql(with_arrays + sql, (list(first), list(second))).all()


def select_all(connection: Connection, sql: str) -> Rows:
    """Rows of `sql`, which has no parameters."""
    return _read(connection, sql, ())


def select_in(connection: Connection, sql: str, values: Collection[Value]) -> Rows:
    """Rows of `sql`, in which `:values` stands for the list of an IN."""
    if not values:
        return []
    wanted = sorted(set(values))
    if connection.dialect.name == "sqlite":
        wanted = padded(wanted)
        return _read(connection, _with_list(sql, len(wanted)), tuple(wanted))
    kind = _ARRAYS[type(wanted[0])]
    in_array = sql.replace("IN (:values)", f"= ANY($1::{kind}[])")
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
