"""The writer answers everybody, whatever one request does or the disk refuses."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Fact, SessionEnded
from chat_server.storage.core.database import Database, open_database
from chat_server.storage.core.writer import Success, Writer

pytestmark = pytest.mark.anyio


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = open_database(f"sqlite:///{tmp_path / 'test.db'}")
    await database.write(lambda connection: connection.exec_driver_sql("CREATE TABLE notes (note TEXT)"))
    yield database
    await database.close()


def note(connection: Connection, requests: Sequence[str]) -> list[Success[str] | Refusal]:
    for request in requests:
        connection.exec_driver_sql("INSERT INTO notes VALUES (?)", (request,))
        if request == "poison":
            raise ArithmeticError
    return [Success(request, (SessionEnded(len(request)),)) for request in requests]


def notes(connection: Connection) -> list[str]:
    return list(connection.exec_driver_sql("SELECT note FROM notes ORDER BY rowid").scalars())


async def outcomes(writer: Writer, requests: Sequence[str]) -> list[str]:
    """What becomes of requests that are made at once."""

    async def one(request: str) -> str:
        try:
            return await writer.run(1, note, request)
        except Refusal as refusal:
            return refusal.code

    async with asyncio.timeout(20):
        return await asyncio.gather(*map(one, requests))


async def test_a_request_that_breaks_its_handler_harms_nobody_else(database: Database) -> None:
    told: list[Fact] = []
    writer = Writer(database, told.append)
    assert await outcomes(writer, ["a", "b", "poison", "c"]) == ["a", "b", "internal", "c"]
    assert await outcomes(writer, ["d"]) == ["d"]
    assert await database.read(notes) == ["a", "b", "c", "d"]
    assert len(told) == 4


async def test_an_answer_that_fails_keeps_no_other_back(database: Database) -> None:
    told: list[Fact] = []
    writer = Writer(database, told.append)

    def fail(_outcome: str | Refusal) -> None:
        raise ArithmeticError

    writer.submit(1, note, "a", fail)
    assert await outcomes(writer, ["b", "c"]) == ["b", "c"]
    assert len(told) == 3


async def test_a_full_database_refuses_a_whole_group_and_tells_nobody(database: Database) -> None:
    told: list[Fact] = []
    writer = Writer(database, told.append)
    await database.write(lambda connection: connection.exec_driver_sql("PRAGMA max_page_count = 1").all())
    large = ["x" * 100_000] * 100
    assert await outcomes(writer, large) == ["unavailable"] * 100
    assert told == []
    await database.write(
        lambda connection: connection.exec_driver_sql("PRAGMA max_page_count = 100000").all()
    )
    assert await outcomes(writer, ["a"]) == ["a"]
    assert await database.read(notes) == ["a"]
