"""A filled database of each released version is upgraded, and all of it can be read afterwards."""

from collections.abc import AsyncIterator
from functools import partial

import pytest
from sqlalchemy import Connection, Table, func, select

from chat_server.storage.chats.events import load_events
from chat_server.storage.chats.tables import chats, events, texts
from chat_server.storage.core.database import Database
from chat_server.storage.held.held import load_held_of
from chat_server.storage.held.tables import held_acts
from chat_server.storage.migrations import HEAD, upgrade
from chat_server.storage.tasks.tables import tasks
from chat_server.storage.tasks.tasks import load_readable_task
from tests.storage.core.filled import fill, rows_of, versions
from tests.support.database import opened

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("version", versions())]
KEPT = (events, texts, chats, tasks, held_acts)
"""Tables of which an upgrade takes no row."""


@pytest.fixture
async def upgraded(database_url: str, version: str) -> AsyncIterator[Database]:
    async with opened(database_url) as database:
        await database.write(partial(fill, version=version))
        assert await database.write(partial(upgrade, epoch="new", now_ms=1)) == "e-old"
        yield database


def test_there_is_one_of_this_version(version: str) -> None:
    assert version <= HEAD
    assert HEAD in versions(), "python -m tests.storage.core.filled"


async def test_no_row_is_lost(upgraded: Database, version: str) -> None:
    before = rows_of(version)
    for table in KEPT:
        found = await upgraded.read(partial(count, table=table))
        assert found == len(before[table.name]["rows"]), table.name


def count(connection: Connection, table: Table) -> int:
    found: int = connection.execute(select(func.count()).select_from(table)).scalar_one()
    return found


async def test_everything_can_be_read(upgraded: Database) -> None:
    def load(connection: Connection) -> None:
        for chat in connection.execute(select(chats)):
            last = select(func.max(events.c.seq)).where(events.c.chat_id == chat.id)
            read = load_events(connection, chat.id, chat.pid, 0, 1_000)
            assert len(read) == connection.execute(last).scalar_one()
        for row in connection.execute(select(tasks.c.chat_id)):
            assert load_readable_task(connection, row.chat_id) is not None
        waiting = select(held_acts.c.person_id).where(held_acts.c.state == "waiting").distinct()
        for row in connection.execute(waiting):
            assert load_held_of(connection, person=row.person_id)

    await upgraded.read(load)
