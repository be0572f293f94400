"""Every storage test runs on both databases."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chat_server.storage.database import Database, open_database
from chat_server.storage.tables import metadata


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'test.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database with all tables, empty."""
    database = open_database(database_url)
    await database.write(metadata.create_all)
    yield database
    await database.close()
