"""What the database says when it cannot do it now, and what is the fault of who asks."""

import errno
import os
import sqlite3
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, OperationalError

from chat_server.domain.core.refusal import Refusal
from chat_server.storage.core.database import Database, has_room, is_full, is_outage
from chat_server.storage.core.sqlite_file import FULL
from chat_server.storage.core.writer import Success, Writer
from tests.support.database import opened

pytestmark = pytest.mark.anyio


def of_sqlite(code: int) -> OperationalError:
    error = sqlite3.OperationalError()
    error.sqlite_errorcode = code
    return OperationalError("statement", None, error)


def of_postgres(state: str) -> DBAPIError:
    error = Exception()
    error.sqlstate = state  # type: ignore[attr-defined]
    return DBAPIError("statement", None, error)


@pytest.mark.parametrize(
    ("error", "outage", "full"),
    [
        (of_sqlite(sqlite3.SQLITE_FULL), True, True),
        (of_sqlite(sqlite3.SQLITE_BUSY), True, False),
        (of_sqlite(sqlite3.SQLITE_IOERR_WRITE), True, False),
        (of_sqlite(sqlite3.SQLITE_READONLY), True, False),
        (of_sqlite(sqlite3.SQLITE_ERROR), False, False),
        (of_postgres("53100"), True, True),
        (of_postgres("57P01"), True, False),
        (of_postgres("25006"), True, False),
        (of_postgres("42703"), False, False),
        (of_postgres("40P01"), False, False),
        (OSError(), True, False),
        (TimeoutError(), True, False),
        (KeyError(), False, False),
    ],
)
def test_what_is_an_outage(error: Exception, outage: bool, full: bool) -> None:
    assert (is_outage(error), is_full(error)) == (outage, full)


def note(connection: Connection, requests: Sequence[str]) -> list[Success[None] | Refusal]:
    for request in requests:
        connection.execute(text("INSERT INTO notes VALUES (:note)"), {"note": request})
    return [Success(None) for _ in requests]


def mistaken(connection: Connection, requests: Sequence[str]) -> list[Success[None] | Refusal]:
    connection.execute(text("INSERT INTO nothing VALUES (1)"))
    return []


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with opened(f"sqlite:///{tmp_path / 'test.db'}") as database:
        await database.write(lambda connection: connection.execute(text("CREATE TABLE notes (note TEXT)")))
        yield database


async def limit(database: Database, pages: int) -> None:
    """The file may have so many pages, as on a disk that is full with them."""
    await database.write(lambda connection: connection.execute(text(f"PRAGMA max_page_count={pages}")))


async def test_a_full_disk_is_said_to_be_the_reason_until_something_is_written(database: Database) -> None:
    writer = Writer(database, lambda _fact: None)
    await limit(database, 3)
    with pytest.raises(Refusal) as refused:
        await writer.run(1, note, "x" * 100_000)
    assert (refused.value.code, refused.value.detail, writer.trouble) == (
        "unavailable",
        "disk_full",
        "disk_full",
    )
    await limit(database, 1_000)
    await writer.run(1, note, "x" * 100_000)
    assert writer.trouble is None


async def test_a_mistaken_statement_is_no_outage(database: Database) -> None:
    writer = Writer(database, lambda _fact: None)
    with pytest.raises(Refusal) as refused:
        await writer.run(1, mistaken, "")
    assert (refused.value.code, writer.trouble) == ("internal", None)


@pytest.mark.parametrize("number", [*FULL, errno.EROFS])
async def test_room_is_tried(database: Database, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    assert has_room(database)

    def refuse(_file: int, _begin: int, _length: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "posix_fallocate", refuse)
    assert has_room(database) == (number not in FULL)
    writer = Writer(database, lambda _fact: None)
    writer.trouble = "disk_full"
    await writer.run(1, note, "it found room all the same")
    assert (writer.trouble is None) == (number not in FULL)
