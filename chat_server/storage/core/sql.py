"""Set-wise statements that SQLAlchemy's own forms make slow (figures: docs/decisions/0001-storage-layout.md).

On SQLite they go to the driver's own connection, whose transaction SQLAlchemy has begun: a statement through
SQLAlchemy costs several times what SQLite does for it. What the driver raises then is what SQLAlchemy would raise,
see storage/core/sqlite.py.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any, Protocol, TypeVar, cast

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
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
        self._compiled: dict[str, tuple[str, Callable[[Params], Params] | None]] = {}

    def __call__(self, connection: Connection, rows: Sequence[Params]) -> None:
        if not rows:
            return
        sql, in_order = self._compile(connection.dialect)
        _write(connection, sql, rows if in_order is None else [in_order(row) for row in rows])

    def _compile(self, dialect: Dialect) -> tuple[str, Callable[[Params], Params] | None]:
        """The statement, and what puts the values into its order, where that is another one."""
        known = self._compiled.get(dialect.name)
        if known is None:
            compiled = self._statement.compile(dialect=dialect, column_keys=list(self._columns))
            order = [self._columns.index(name) for name in cast(SQLCompiler, compiled).positiontup or ()]
            in_order = order in ([], list(range(len(self._columns))))
            known = self._compiled[dialect.name] = (str(compiled), None if in_order else itemgetter(*order))
        return known


class Named(Protocol):
    """A row, whose columns have names and an order."""

    def __getattr__(self, column: str) -> Any: ...  # noqa: ANN401  what the column holds
    def __getitem__(self, place: int) -> Any: ...  # noqa: ANN401


class Query:
    """A statement that reads: compiled once for each database, and for each number of values in its lists."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._compiled: _Compiled | None = None

    def __call__(self, connection: Connection, given: Mapping[str, object]) -> Sequence[Named]:
        """The rows. `given` are the parameters, lists for the expanding ones."""
        driver = _driver_of(connection)
        if driver is None:
            return cast(Sequence[Named], connection.execute(self._statement, given).all())
        if self._compiled is None:
            self._compiled = _compile_for_driver(self._statement)
        return self._compiled.rows(driver, given)


_NAMED = SQLiteDialect_pysqlite(paramstyle="named")


@dataclass(slots=True, kw_only=True)
class _Sized:
    """A statement for SQLite's driver, its lists of a certain length each; parameters by name."""

    sql: str
    fixed: dict[str, object]
    """Parameters whose values are part of the statement."""
    expanded: dict[str, list[str]]
    """The parameters for the values of each list."""
    make: Callable[[Sequence[Any]], Named] | None = None
    """Gives a row its names; known once the statement has run."""

    def fill(self, given: Mapping[str, object], lists: Mapping[str, list[object]]) -> dict[str, object]:
        filled = {**self.fixed, **given}
        for name, values in lists.items():
            filled.update(zip(self.expanded[name], values, strict=True))
        return filled


@dataclass(slots=True)
class _Compiled:
    """A statement as SQLAlchemy compiles it, with the names of its lists."""

    compiled: SQLCompiler
    lists: tuple[str, ...]
    sized: dict[tuple[int, ...], _Sized] = field(default_factory=dict)

    def rows(self, driver: sqlite3.Connection, given: Mapping[str, object]) -> list[Named]:
        lists = {name: padded(cast(list[object], given[name])) for name in self.lists if name in given}
        sizes = tuple(map(len, lists.values()))
        sized = self.sized.get(sizes)
        if sized is None:
            sized = self.sized[sizes] = _size(self.compiled, {**given, **lists}, lists)
        found = driver.execute(sized.sql, sized.fill(given, lists))
        if sized.make is None:
            sized.make = _maker([column[0] for column in found.description])
        return list(map(sized.make, found))


def _compile_for_driver(statement: Executable) -> _Compiled:
    compiled = cast(SQLCompiler, cast(ClauseElement, statement).compile(dialect=_NAMED))
    lists = tuple(name for name, bound in compiled.binds.items() if bound.expanding and bound.required)
    return _Compiled(compiled, lists)


def _size(compiled: SQLCompiler, given: Mapping[str, object], lists: Collection[str]) -> _Sized:
    """Raises SQLAlchemyError where a parameter is not given."""
    state = compiled.construct_expanded_state(dict(given))
    expanded = {name: list(state.parameter_expansion[name]) for name in lists}
    from_given = {*given, *(name for names in expanded.values() for name in names)}
    fixed = {name: value for name, value in state.parameters.items() if name not in from_given}
    return _Sized(sql=state.statement, fixed=fixed, expanded=expanded)


def _maker(columns: list[str]) -> Callable[[Sequence[Any]], Named]:
    row = namedtuple("Row", columns, rename=True)  # type: ignore[misc]  # noqa: PYI024  columns known only now
    return cast(Callable[[Sequence[Any]], Named], partial(tuple.__new__, row))


def _write(connection: Connection, sql: str, rows: Sequence[Params]) -> None:
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


def by_name(row: Named) -> tuple[tuple[str, str], str]:
    """Key to sort rows that have a `name` and a `pid` as people read them; databases sort each in its own way."""
    return german_key(row.name), row.pid


def select_pairs(connection: Connection, sql: str, pairs: Collection[tuple[int, int]]) -> Rows:
    """Rows of `sql`, which joins the given pairs as the table `w(a, b)`, by their numbers, which are not negative.

    SQLite would scan the whole table for `(a, b) IN (...)`; it follows the index from a CROSS JOIN.
    """
    if not pairs:
        return []
    wanted = sorted(set(pairs))
    if connection.dialect.name == "sqlite":
        wanted += [_NOWHERE] * (_padded_size(len(wanted)) - len(wanted))
        flat = tuple(value for pair in wanted for value in pair)
        return _read(connection, _with_values(len(wanted), 2) + sql, flat)
    first, second = zip(*wanted, strict=True)
    with_arrays = "WITH w(a, b) AS (SELECT * FROM unnest($1::bigint[], $2::bigint[])) "
    return connection.exec_driver_sql(with_arrays + sql, (list(first), list(second))).all()


def select_joined(connection: Connection, sql: str, given: Sequence[Params]) -> Rows:
    """Rows of `sql`, which joins the given triples as the table `w(a, b, c)`; on SQLite only."""
    wanted = padded(given)
    flat = tuple(value for row in wanted for value in row)
    return _read(connection, _with_values(len(wanted), 3) + sql, flat)


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
def _with_values(count: int, columns: int) -> str:
    row = f"({','.join('?' * columns)})"
    return f"WITH w({','.join('abc'[:columns])}) AS (VALUES {','.join([row] * count)}) "


_NOWHERE = (-1, -1)
"""Joins nothing: a pair that is given twice would be joined and counted twice."""


def padded(values: Sequence[T]) -> list[T]:
    """The values of an IN, the last one repeated."""
    return [*values, *([values[-1]] * (_padded_size(len(values)) - len(values)) if values else [])]


def _padded_size(count: int) -> int:
    """The next power of two: few different statements to prepare."""
    size = 1
    while size < count:
        size *= 2
    return size
