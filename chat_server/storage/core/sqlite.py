"""SQLite: WAL, synchronous=FULL, and exactly one connection that writes and checkpoints (DESIGN, known traps).

aiosqlite gives each connection its thread and queue; a whole unit of work is one hop to that thread, because a hop
costs more than a statement (decision 0003). On the thread the unit runs on SQLAlchemy's synchronous connection.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import aiosqlite
import structlog
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from chat_server.storage.core import sqlite_file

T = TypeVar("T")
READERS = 4
LARGE_LOG = 4 * 2**20
"""Bytes of the write-ahead log that are left as they are: writing over them is cheaper than appending."""

BUSY_TIMEOUT_MS = 5_000

log = structlog.get_logger()

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
NARROW = ("locking_mode=EXCLUSIVE", *WRITING)
"""Of one connection alone, which needs no shared memory beside the file: on a full disk there is no room for that."""

READING = ("query_only=ON", f"busy_timeout={BUSY_TIMEOUT_MS}", "cache_size=-16384", "wal_autocheckpoint=0")


class SqliteConnection:
    """One connection to the file, with its thread. `begin` is the statement that begins a unit of work."""

    def __init__(self, path: str, pragmas: tuple[str, ...], begin: str) -> None:
        self._path = path
        self._pragmas = pragmas
        self._thread = aiosqlite.Connection(self._open, iter_chunk_size=64)
        self._begin = begin
        self._engine = create_engine(
            "sqlite://", creator=lambda: self._raw, poolclass=StaticPool, hide_parameters=True
        )

    def _open(self) -> sqlite3.Connection:
        self._raw = sqlite3.connect(self._path, isolation_level=None)
        try:
            for pragma in self._pragmas:
                self._raw.execute(f"PRAGMA {pragma}")
            self._raw.execute("SELECT 1 FROM sqlite_schema").fetchone()
        except BaseException:
            self._raw.close()
            raise
        return self._raw

    async def open(self) -> None:
        _ = await self._thread
        await self._run(self._connect)

    def _connect(self) -> None:
        self._connection = self._engine.connect()
        self._transaction = self._connection.begin()

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction on the connection's thread.

        Once it is in the thread's queue it goes to its end, also where nobody waits for it any more.
        """
        return await self._run(self._unit, work)

    @property
    def _run(self) -> Callable[..., Awaitable[T]]:
        """aiosqlite's own way onto its thread (decision 0003)."""
        run: Callable[..., Awaitable[T]] = self._thread._execute  # noqa: SLF001
        return run

    def _unit(self, work: Callable[[Connection], T]) -> T:
        """For SQLAlchemy one transaction is open all the time: to begin and commit one through it costs a message
        that is alone in its group a tenth of all it costs (decision 0013)."""
        try:
            self._raw.execute(self._begin)
            done = work(self._connection)
            self._raw.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if isinstance(error, sqlite3.Error):  # by a statement that went past SQLAlchemy
                raise DBAPIError.instance(None, None, error, sqlite3.Error, hide_parameters=True) from error
            raise
        return done

    def _roll_back(self) -> None:
        """With what a unit that failed has left open in SQLAlchemy, savepoints say."""
        self._transaction.rollback()
        self._transaction = self._connection.begin()

    async def checkpoint(self) -> None:
        """Write what the log holds into the file, and cut a large log. Nobody waits: what is still read stays in it."""
        await self._run(self._checkpoint)

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


class SqliteDatabase:
    """One writing connection and a few reading ones; opened when first used.

    While the disk is full there may be no room for what they share: then one connection does all, until there is.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._connections: list[SqliteConnection] = []
        """The writing one first; it reads, too, if it is alone."""
        self._idle: asyncio.LifoQueue[SqliteConnection] = asyncio.LifoQueue()
        self._opening = asyncio.Lock()

    async def write(self, work: Callable[[Connection], T]) -> T:
        await self._open()
        if len(self._connections) > 1:
            return await self._connections[0].run(work)
        return await asyncio.shield(asyncio.ensure_future(self._write_alone(work)))

    async def _write_alone(self, work: Callable[[Connection], T]) -> T:
        async with self._opening:
            if not self._connections:
                await self._open_all()
            elif len(self._connections) == 1 and self.has_room():
                await self._open_anew()
            return await self._connections[0].run(work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        await self._open()
        reader = await self._idle.get()
        try:
            return await reader.run(work)
        finally:
            self._idle.put_nowait(reader)

    async def checkpoint(self) -> None:
        await self._open()
        await self._connections[0].checkpoint()

    def has_room(self) -> bool:
        """Whether the disk has room for more."""
        return sqlite_file.has_room(Path(self._path).parent)

    async def _open(self) -> None:
        if self._connections:
            return
        async with self._opening:
            if not self._connections:
                await self._open_all()

    async def _open_anew(self) -> None:
        """As usual, now that there is room. Nobody reads meanwhile, as the only connection is taken."""
        alone = await self._idle.get()
        self._connections = []
        await alone.close()
        await self._open_all()

    async def _open_all(self) -> None:
        """Several connections, or else one. The writer first: it makes the file a WAL database."""
        readers = [SqliteConnection(self._path, READING, "BEGIN") for _ in range(READERS)]
        try:
            await self._open_these([self._writing(WRITING), *readers])
        except sqlite3.OperationalError as error:
            if self.has_room():
                raise
            await self._open_these([self._writing(NARROW)])
            log.warning("database opened by one connection alone: disk full", error=error.sqlite_errorname)

    def _writing(self, pragmas: tuple[str, ...]) -> SqliteConnection:
        return SqliteConnection(self._path, pragmas, "BEGIN IMMEDIATE")

    async def _open_these(self, connections: list[SqliteConnection]) -> None:
        opened: list[SqliteConnection] = []
        try:
            for connection in connections:
                await connection.open()
                opened.append(connection)
        except BaseException:
            for connection in opened:
                await connection.close()
            raise
        self._connections = opened
        for reader in opened[1:] or opened:
            self._idle.put_nowait(reader)

    async def close(self) -> None:
        """The writer last: it checkpoints."""
        connections, self._connections = self._connections, []
        for connection in reversed(connections):
            await connection.close()
