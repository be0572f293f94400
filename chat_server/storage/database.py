"""Opening the database: SQLite or PostgreSQL behind one interface of synchronous units of work.

All storage functions are plain functions of a SQLAlchemy `Connection`.
"""

import asyncio
from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.ext.asyncio import create_async_engine

from chat_server.storage.sqlite import SqliteDatabase

T = TypeVar("T")
READERS = 4
STATEMENT_TIMEOUT_S = 15

FAILURES: tuple[type[Exception], ...] = (SQLAlchemyError, OSError)
"""What reading and writing may raise when the database cannot do it now."""

OUTAGES: tuple[type[Exception], ...] = (OperationalError, InterfaceError, NoConnection, OSError)
"""Those of them that are nothing about the request: locked, full, read-only, not there."""


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
    return PostgresDatabase(parsed.set(drivername="postgresql+asyncpg").render_as_string(hide_password=False))


class PostgresDatabase:
    """Short transactions on asyncpg; reads see one snapshot (REPEATABLE READ)."""

    def __init__(self, url: str) -> None:
        self._engine = create_async_engine(
            url,
            hide_parameters=True,
            pool_size=READERS + 1,
            max_overflow=0,
            pool_timeout=STATEMENT_TIMEOUT_S,
            pool_pre_ping=True,
            connect_args={"command_timeout": STATEMENT_TIMEOUT_S, "timeout": STATEMENT_TIMEOUT_S},
        )
        self._reading = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    async def write(self, work: Callable[[Connection], T]) -> T:
        return await asyncio.shield(asyncio.ensure_future(self._commit(work)))

    async def _commit(self, work: Callable[[Connection], T]) -> T:
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        return await asyncio.shield(asyncio.ensure_future(self._view(work)))

    async def _view(self, work: Callable[[Connection], T]) -> T:
        async with self._reading.connect() as connection, connection.begin():
            return await connection.run_sync(work)

    async def close(self) -> None:
        await self._engine.dispose()


async def is_reachable(database: Database) -> bool:
    """Whether the database answers, for /readyz."""
    try:
        return await database.read(lambda connection: connection.execute(text("SELECT 1")).scalar_one() == 1)
    except FAILURES:
        return False
