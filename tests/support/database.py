"""Databases of tests: with all tables from the start, and closed again whatever happens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from chat_server.storage.all_tables import metadata
from chat_server.storage.core.database import Database, open_database


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """The database at `url`. One that stayed open after a failure would keep its threads, and the run from ending."""
    database = open_database(url)
    try:
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def with_tables(folder: Path) -> AsyncIterator[Database]:
    """A new SQLite database in a folder, with all tables and nothing in them."""
    async with opened(new_file(folder / "test.db")) as database:
        yield database


def new_file(path: Path) -> str:
    """The URL of a new file with all tables. It is copied: to make the tables takes longer than most tests."""
    path.write_bytes(_tables())
    return f"sqlite:///{path}"


@cache
def _tables() -> bytes:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        metadata.create_all(connection)
    raw = engine.raw_connection()
    content: bytes = raw.driver_connection.serialize()  # type: ignore[union-attr]
    raw.close()
    engine.dispose()
    return content
