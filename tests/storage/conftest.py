"""Every storage test runs on both databases."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, text

from chat_server.storage.all_tables import metadata
from chat_server.storage.core.database import Database, open_database
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
    yield url
    postgres_server.drop_database(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def tables_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of `database`, for tests that open it once more."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'tables.db'}"
    url: str = request.getfixturevalue("shared_postgres_url")
    return url


@pytest.fixture
async def database(tables_url: str) -> AsyncIterator[Database]:
    """A database with all tables, empty."""
    database = open_database(tables_url)
    await database.write(_empty_tables)
    yield database
    await database.close()


def _empty_tables(connection: Connection) -> None:
    metadata.create_all(connection)
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.name for table in metadata.sorted_tables)
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))


@pytest.fixture
async def world(database: Database) -> AsyncIterator[World]:
    """An agency on it; see tests/support/world.py."""
    async with world_on(database) as world:
        yield world


@pytest.fixture
def statements() -> Iterator[Counter[str]]:
    """Every statement that any database is given, with how often."""
    given: Counter[str] = Counter()

    def count(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        given[statement] += 1

    event.listen(Engine, "before_cursor_execute", count)
    yield given
    event.remove(Engine, "before_cursor_execute", count)
