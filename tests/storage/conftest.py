"""Every storage test runs on both databases."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, text

from chat_server.storage.all_tables import metadata
from chat_server.storage.core import sql
from chat_server.storage.core.database import Database
from tests.support.database import new_file, opened
from tests.support.servers.services import PostgresServer
from tests.support.world import World, world_on


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'test.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture(scope="session")
def shared_postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """One database for all tests that only need it empty: making a new one takes longer than most tests."""
    url = postgres_server.create_database()
    asyncio.run(_make_tables(url))
    yield url
    postgres_server.drop_database(url)


async def _make_tables(url: str) -> None:
    async with opened(url) as database:
        await database.write(metadata.create_all)


@pytest.fixture(params=["sqlite", "postgresql"])
def tables_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of `database`, for tests that open it once more."""
    if request.param == "sqlite":
        return new_file(tmp_path / "tables.db")
    url: str = request.getfixturevalue("shared_postgres_url")
    return url


@pytest.fixture
async def database(tables_url: str) -> AsyncIterator[Database]:
    """A database with all tables, empty."""
    async with opened(tables_url) as database:
        if tables_url.startswith("postgresql"):
            await database.write(_empty_tables)
        yield database


EMPTY = """
DO $$ DECLARE name text; BEGIN
    SET LOCAL session_replication_role = replica;  -- in any order, whatever refers to what
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE 'DELETE FROM ' || name;
    END LOOP;
    PERFORM setval(sequencename::regclass, 1, false) FROM pg_sequences WHERE last_value IS NOT NULL;
END $$
"""
"""In one statement. TRUNCATE would make new files for each table and index, which takes longer than most tests."""


def _empty_tables(connection: Connection) -> None:
    connection.execute(text(EMPTY))


@pytest.fixture
async def world(database: Database) -> AsyncIterator[World]:
    """An agency on it; see tests/support/world.py."""
    async with world_on(database) as world:
        yield world


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Every statement that any database is given, with how often."""
    given: Counter[str] = Counter()
    monkeypatch.setattr(sql, "_driver_of", lambda _connection: None)  # those that went past SQLAlchemy, too

    def count(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        given[statement] += 1

    event.listen(Engine, "before_cursor_execute", count)
    yield given
    event.remove(Engine, "before_cursor_execute", count)
