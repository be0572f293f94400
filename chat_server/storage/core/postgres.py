"""PostgreSQL: short transactions on a small pool of connections."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

T = TypeVar("T")
READERS = 4
STATEMENT_TIMEOUT_S = 15


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
