"""A database in memory that is a copy of another one in no time, and answers in the event loop's own thread."""

import asyncio
import sqlite3
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

T = TypeVar("T")


class MemoryDatabase:
    """A storage.Database without threads: each unit of work is one step of the loop."""

    def __init__(self) -> None:
        self.raw = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._engine = create_engine("sqlite://", creator=lambda: self.raw, poolclass=StaticPool)
        self._connection = self._engine.connect()

    async def write(self, work: Callable[[Connection], T]) -> T:
        return await self.read(work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        await asyncio.sleep(0)
        with self._connection.begin():
            self.raw.execute("BEGIN")
            return work(self._connection)

    async def close(self) -> None:
        """Stays open: the next run restores it."""

    def copy(self) -> bytes:
        return self.raw.serialize()

    def restore(self, copy: bytes) -> None:
        """Be what was copied."""
        self.raw.deserialize(copy)
