"""The write-ahead log goes into the file by time, without anybody's waiting."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from chat_server.storage.core.database import Database, checkpoint
from chat_server.storage.core.sqlite import LARGE_LOG
from tests.support.database import opened

pytestmark = pytest.mark.anyio
NOTE = "x" * 1_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "test.db"


@pytest.fixture
async def database(file: Path) -> AsyncIterator[Database]:
    """With a large log: the same row was written over and over."""
    async with opened(f"sqlite:///{file}") as database:
        await database.write(lambda connection: connection.execute(text("CREATE TABLE notes (note TEXT)")))
        await database.write(write)
        for _ in range(6):
            await database.write(rewrite)
        assert log_of(file) > LARGE_LOG
        yield database


def write(connection: Connection) -> None:
    connection.execute(text("INSERT INTO notes VALUES (:note)"), {"note": NOTE})


def rewrite(connection: Connection) -> None:
    """With other letters than before: what stays the same is not written."""
    connection.execute(text("UPDATE notes SET note = replace(replace(note, 'x', 'y'), 'z', 'x')"))
    connection.execute(text("UPDATE notes SET note = replace(note, 'y', 'z')"))


def log_of(file: Path) -> int:
    return file.with_name(f"{file.name}-wal").stat().st_size


async def test_a_large_log_goes_into_the_file_and_is_cut(database: Database, file: Path) -> None:
    await checkpoint(database)
    assert log_of(file) == 0
    with closing(sqlite3.connect(f"{file.as_uri()}?immutable=1", uri=True)) as without_log:
        assert without_log.execute("SELECT length(note) FROM notes").fetchall() == [(len(NOTE),)]


async def test_a_small_log_is_left_to_be_written_over(database: Database, file: Path) -> None:
    await checkpoint(database)
    await database.write(rewrite)
    before = log_of(file)
    await checkpoint(database)
    assert log_of(file) == before > 0


async def test_nobody_waits_for_who_reads_for_long(database: Database, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as backup:
        backup.execute("BEGIN")
        backup.execute("SELECT count(*) FROM notes").fetchone()
        await database.write(rewrite)
        await checkpoint(database)
        assert log_of(file) > LARGE_LOG
        await database.write(rewrite)
        assert backup.execute("SELECT length(note) FROM notes").fetchall() == [(len(NOTE),)]
    await checkpoint(database)
    assert log_of(file) == 0
