"""SQLite: WAL, synchronous=FULL, and exactly one connection that writes and checkpoints (DESIGN, known traps).

aiosqlite gives each connection its thread and queue; a whole unit of work is one hop to that thread, because a hop
costs more than a statement (decision 0003). On the thread the unit runs on SQLAlchemy's synchronous connection.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import aiosqlite
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

T = TypeVar("T")
READERS = 4
LARGE_LOG = 4 * 2**20
"""Bytes of the write-ahead log that are left as they are: writing over them is cheaper than appending."""

BUSY_TIMEOUT_MS = 5_000

WRITING = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_TIMEOUT_MS}",
    "cache_size=-65536",
    "wal_autocheckpoint=8000",
    "journal_size_limit=67108864",
    "secure_delete=ON",
)
READING = ("query_only=ON", f"busy_timeout={BUSY_TIMEOUT_MS}", "cache_size=-16384", "wal_autocheckpoint=0")


class SqliteConnection:
    """One connection to the file, with its thread. `begin` is the statement that begins a unit of work."""

    def __init__(self, path: str, pragmas: tuple[str, ...], begin: str) -> None:
        self._path = path
        self._pragmas = pragmas
        self._thread = aiosqlite.Connection(self._open, iter_chunk_size=64)
        self._engine = create_engine(
            "sqlite://", creator=lambda: self._raw, poolclass=StaticPool, hide_parameters=True
        )
        event.listen(self._engine, "begin", partial(_begin, begin))

    def _open(self) -> sqlite3.Connection:
        self._raw = sqlite3.connect(self._path, isolation_level=None)
        for pragma in self._pragmas:
            self._raw.execute(f"PRAGMA {pragma}")
        return self._raw

    async def open(self) -> None:
        _ = await self._thread
        await self._run(self._connect)

    def _connect(self) -> None:
        self._connection = self._engine.connect()

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction on the connection's thread; it goes to its end, whoever waits for it."""
        return await asyncio.shield(asyncio.ensure_future(self._run(self._unit, work)))

    @property
    def _run(self) -> Callable[..., Awaitable[T]]:
        """aiosqlite's own way onto its thread (decision 0003)."""
        run: Callable[..., Awaitable[T]] = self._thread._execute  # noqa: SLF001
        return run

    def _unit(self, work: Callable[[Connection], T]) -> T:
        with self._connection.begin():
            return work(self._connection)

    async def checkpoint(self) -> None:
        """Write what the log holds into the file, and cut a large log. Nobody waits: what is still read stays in it."""
        await asyncio.shield(asyncio.ensure_future(self._run(self._checkpoint)))

    def _checkpoint(self) -> None:
        _busy, size, written = self._raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if size == written and self._log_bytes() > LARGE_LOG:
            self._raw.execute("PRAGMA busy_timeout=0")
            try:
                self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                self._raw.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")

    def _log_bytes(self) -> int:
        log = Path(f"{self._path}-wal")
        return log.stat().st_size if log.exists() else 0

    async def close(self) -> None:
        await self._thread.close()


def _begin(statement: str, connection: Connection) -> None:
    connection.exec_driver_sql(statement)


class SqliteDatabase:
    """One writing connection and a few reading ones; opened when first used."""

    def __init__(self, path: str) -> None:
        self._writer = SqliteConnection(path, WRITING, "BEGIN IMMEDIATE")
        self._readers = [SqliteConnection(path, READING, "BEGIN") for _ in range(READERS)]
        self._idle: asyncio.LifoQueue[SqliteConnection] = asyncio.LifoQueue()
        self._opening = asyncio.Lock()
        self._is_open = False

    async def write(self, work: Callable[[Connection], T]) -> T:
        await self._open()
        return await self._writer.run(work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        await self._open()
        return await asyncio.shield(asyncio.ensure_future(self._read(work)))

    async def _read(self, work: Callable[[Connection], T]) -> T:
        reader = await self._idle.get()
        try:
            return await reader.run(work)
        finally:
            self._idle.put_nowait(reader)

    async def checkpoint(self) -> None:
        await self._open()
        await self._writer.checkpoint()

    async def _open(self) -> None:
        """The writer first: it makes the file a WAL database."""
        if self._is_open:
            return
        async with self._opening:
            if not self._is_open:
                await self._writer.open()
                for reader in self._readers:
                    await reader.open()
                    self._idle.put_nowait(reader)
                self._is_open = True

    async def close(self) -> None:
        """The writer last: it checkpoints."""
        if self._is_open:
            for reader in self._readers:
                await reader.close()
            await self._writer.close()
            self._is_open = False
