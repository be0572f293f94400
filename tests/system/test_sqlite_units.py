"""Units of work on SQLite: one that fails leaves nothing, and fails as SQLAlchemy would have it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError, OperationalError

from chat_server.storage.core.database import Database, is_full, is_outage, open_database
from chat_server.storage.core.sql import Many, select_all

pytestmark = pytest.mark.anyio
ADD = Many(text("INSERT INTO notes VALUES (:note)"), ("note",))


@pytest.fixture
async def notes(tmp_path: Path) -> AsyncIterator[Database]:
    database = open_database(f"sqlite:///{tmp_path / 'notes.db'}")
    await database.write(lambda connection: connection.execute(text("CREATE TABLE notes (note TEXT UNIQUE)")))
    try:
        yield database
    finally:
        await database.close()


def plainly(connection: Connection, note: str) -> None:
    connection.execute(text("INSERT INTO notes VALUES (:note)"), {"note": note})


def past_sqlalchemy(connection: Connection, note: str) -> None:
    ADD(connection, [(note,)])


async def kept(database: Database) -> list[str]:
    return await database.read(
        lambda connection: [
            note for (note,) in select_all(connection, "SELECT note FROM notes ORDER BY rowid")
        ]
    )


WAYS = pytest.mark.parametrize("add", [plainly, past_sqlalchemy])
Add = Callable[[Connection, str], None]


@WAYS
async def test_what_a_statement_refuses_is_told_alike_and_nothing_stays(notes: Database, add: Add) -> None:
    def twice(connection: Connection) -> None:
        add(connection, "one")
        add(connection, "one")

    with pytest.raises(IntegrityError):
        await notes.write(twice)
    assert await kept(notes) == []
    await notes.write(lambda connection: add(connection, "two"))
    assert await kept(notes) == ["two"]


@WAYS
async def test_a_full_database_is_an_outage(notes: Database, add: Add) -> None:
    await notes.write(lambda connection: connection.exec_driver_sql("PRAGMA max_page_count = 1").all())
    with pytest.raises(OperationalError) as failed:
        await notes.write(lambda connection: add(connection, "x" * 100_000))
    assert (is_outage(failed.value), is_full(failed.value)) == (True, True)
    assert "x" * 10 not in str(failed.value)
    await notes.write(lambda connection: connection.exec_driver_sql("PRAGMA max_page_count = 1000").all())
    await notes.write(lambda connection: add(connection, "there is room"))
    assert await kept(notes) == ["there is room"]


@pytest.mark.parametrize("way", ["write", "read"])
async def test_a_unit_goes_to_its_end_though_nobody_waits_for_it(notes: Database, way: str) -> None:
    begun, go_on, ended = Event(), Event(), Event()

    def work(connection: Connection) -> None:
        begun.set()
        assert go_on.wait(10)
        if way == "write":
            past_sqlalchemy(connection, "said")
        ended.set()

    waiting = asyncio.ensure_future(notes.write(work) if way == "write" else notes.read(work))
    assert await asyncio.to_thread(begun.wait, 10)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    go_on.set()
    assert await asyncio.to_thread(ended.wait, 10)
    await notes.write(lambda connection: past_sqlalchemy(connection, "later"))
    assert await kept(notes) == (["said", "later"] if way == "write" else ["later"])


@WAYS
async def test_a_savepoint_takes_back_what_both_ways_wrote(notes: Database, add: Add) -> None:
    def work(connection: Connection) -> None:
        add(connection, "kept")
        trial = connection.begin_nested()
        add(connection, "tried")
        trial.rollback()
        with connection.begin_nested():
            add(connection, "released")

    await notes.write(work)
    assert await kept(notes) == ["kept", "released"]


@WAYS
async def test_a_savepoint_left_open_by_a_failure_harms_no_later_unit(notes: Database, add: Add) -> None:
    def fails(connection: Connection) -> None:
        connection.begin_nested()
        add(connection, "tried")
        raise RuntimeError("in the middle")

    def work(connection: Connection) -> None:
        assert not connection.in_nested_transaction()
        with connection.begin_nested():
            add(connection, "later")

    with pytest.raises(RuntimeError, match="in the middle"):
        await notes.write(fails)
    await notes.write(work)
    assert await kept(notes) == ["later"]


async def test_a_reading_unit_sees_one_state(notes: Database) -> None:
    """A reader's transaction is a real one, although SQLAlchemy has not begun it."""
    await notes.write(lambda connection: past_sqlalchemy(connection, "one"))
    began = await notes.read(lambda connection: connection.connection.dbapi_connection.in_transaction)  # type: ignore[union-attr]
    assert began
    assert await kept(notes) == ["one"]
