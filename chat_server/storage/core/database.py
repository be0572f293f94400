"""Opening the database: SQLite or PostgreSQL behind one interface of synchronous units of work.

All storage functions are plain functions of a SQLAlchemy `Connection`.
"""

import sqlite3
from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnection

from chat_server.storage.core.sqlite import SqliteDatabase

T = TypeVar("T")

FAILURES: tuple[type[Exception], ...] = (SQLAlchemyError, sqlite3.Error, OSError)
"""What reading and writing may raise when the database cannot do it now."""

_OUTAGES: tuple[type[Exception], ...] = (
    OperationalError, InterfaceError, NoConnection, sqlite3.OperationalError, OSError
)  # fmt: skip
_STATES_OF_OUTAGES = ("08", "25006", "53", "57P", "58")
"""Begins of PostgreSQL's codes: no connection, read-only, no resources, shutting down, system errors."""

_DISK_FULL = "53100"


def is_outage(error: Exception) -> bool:
    """Whether an error is nothing about what was asked: locked, full, read-only, not there.

    SQLite says OperationalError of an unknown column, too.
    """
    cause = _cause(error)
    if isinstance(cause, sqlite3.Error) and cause.sqlite_errorcode == sqlite3.SQLITE_ERROR:
        return False
    return isinstance(error, _OUTAGES) or _state(cause).startswith(_STATES_OF_OUTAGES)


def is_full(error: Exception) -> bool:
    """Whether an error says that the disk is full."""
    cause = _cause(error)
    if isinstance(cause, sqlite3.Error):
        return cause.sqlite_errorcode == sqlite3.SQLITE_FULL
    return _state(cause) == _DISK_FULL


def _cause(error: Exception) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error


def _state(cause: BaseException | None) -> str:
    """PostgreSQL's code of an error, if it is one."""
    return str(getattr(cause, "sqlstate", None) or "")


class Database(Protocol):
    """Runs units of work, each in one transaction."""

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` and commit it to disk; roll back if it raises. Never cancelled half-way by the caller."""

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on one consistent view of what is committed."""

    async def close(self) -> None: ...


def open_database(url: str) -> Database:
    """The database at `url`: a `sqlite:///path` or `postgresql://...` URL."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if not parsed.database or parsed.database == ":memory:":
            raise ValueError("SQLite needs a file: sqlite:///var/feierabend.db")
        return SqliteDatabase(parsed.database)
    from chat_server.storage.core.postgres import PostgresDatabase  # noqa: PLC0415 - takes long, not for SQLite

    return PostgresDatabase(parsed.set(drivername="postgresql+asyncpg").render_as_string(hide_password=False))


async def checkpoint(database: Database) -> None:
    """Bring what was committed out of the write-ahead log into the file. PostgreSQL does so by itself."""
    if isinstance(database, SqliteDatabase):
        await database.checkpoint()


def has_room(database: "Database") -> bool:
    """Whether the disk has room for more. What PostgreSQL has is known when it refuses a commit."""
    return not isinstance(database, SqliteDatabase) or database.has_room()


async def is_reachable(database: Database) -> bool:
    """Whether the database answers, for /readyz."""
    try:
        return await database.read(lambda connection: connection.execute(text("SELECT 1")).scalar_one() == 1)
    except FAILURES:
        return False
