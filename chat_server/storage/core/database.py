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

FAILURES: tuple[type[Exception], ...] = (SQLAlchemyError, OSError)
"""What reading and writing may raise when the database cannot do it now."""

OUTAGES: tuple[type[Exception], ...] = (OperationalError, InterfaceError, NoConnection, OSError)
"""Those of them that are nothing about the request: locked, full, read-only, not there."""


def is_outage(error: Exception) -> bool:
    """Whether an error is nothing about what was asked: SQLite says OperationalError of an unknown column, too."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return cause.sqlite_errorcode != sqlite3.SQLITE_ERROR
    return isinstance(error, OUTAGES)


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


async def is_reachable(database: Database) -> bool:
    """Whether the database answers, for /readyz."""
    try:
        return await database.read(lambda connection: connection.execute(text("SELECT 1")).scalar_one() == 1)
    except FAILURES:
        return False
