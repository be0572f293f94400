"""Opening the database: SQLite or PostgreSQL behind one interface of synchronous units of work.

All storage functions are plain functions of a SQLAlchemy `Connection`. On SQLite, writes run in one thread on
the one writing connection and reads on a small aiosqlite pool; on PostgreSQL both run on asyncpg.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

T = TypeVar("T")
READERS = 4
BUSY_TIMEOUT_MS = 5_000
STATEMENT_TIMEOUT_S = 15


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


class SqliteDatabase:
    """WAL, synchronous=FULL, and exactly one connection that writes and checkpoints (DESIGN, known traps)."""

    def __init__(self, path: str) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._writer = sqlite_writer(path)
        self._readers = _sqlite_readers(path)

    async def write(self, work: Callable[[Connection], T]) -> T:
        loop = asyncio.get_running_loop()
        return await asyncio.shield(loop.run_in_executor(self._thread, self._commit, work))

    def _commit(self, work: Callable[[Connection], T]) -> T:
        with self._writer.begin() as connection:
            return work(connection)

    async def read(self, work: Callable[[Connection], T]) -> T:
        async with self._readers.connect() as connection, connection.begin():
            return await connection.run_sync(work)

    async def close(self) -> None:
        await self._readers.dispose()
        await asyncio.get_running_loop().run_in_executor(self._thread, self._writer.dispose)
        self._thread.shutdown()


def sqlite_writer(path: str) -> Engine:
    """The writing engine: one connection, used from one thread at a time."""
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=StaticPool,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "isolation_level": None},
    )

    def configure(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        _pragmas(
            connection,
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"busy_timeout={BUSY_TIMEOUT_MS}",
            "cache_size=-65536",
            "wal_autocheckpoint=8000",
            "secure_delete=ON",
            "journal_size_limit=67108864",
        )

    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _sqlite_readers(path: str) -> AsyncEngine:
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{path}",
        hide_parameters=True,
        pool_size=READERS,
        max_overflow=0,
        pool_timeout=STATEMENT_TIMEOUT_S,
        connect_args={"isolation_level": None},
    )

    def configure(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        _pragmas(connection, "query_only=ON", f"busy_timeout={BUSY_TIMEOUT_MS}", "wal_autocheckpoint=0")

    event.listen(engine.sync_engine, "connect", configure)
    event.listen(engine.sync_engine, "begin", _begin_deferred)
    return engine


def _pragmas(connection: DBAPIConnection, *pragmas: str) -> None:
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_deferred(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


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
    return await database.read(lambda connection: connection.execute(text("SELECT 1")).scalar_one() == 1)
