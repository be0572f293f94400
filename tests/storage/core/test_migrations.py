"""An upgraded database is exactly what the tables say, whichever way it came there."""

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial

import pytest
from sqlalchemy import Connection, delete, text

from chat_server.storage.all_tables import metadata
from chat_server.storage.core.database import Database
from chat_server.storage.core.tables import installation
from chat_server.storage.migrations import HEAD, CannotUpgrade, UnknownSchema, running, upgrade, version
from tests.support.database import opened

pytestmark = pytest.mark.anyio

SQLITE_TABLES = "SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main'"
SQLITE_COLUMNS = """
    SELECT m.name, c.cid, c.name, c.type, c."notnull", c.dflt_value, c.pk
    FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'
"""
SQLITE_KEYS = """
    SELECT m.name, k."from", k."table", k."to", k.on_delete
    FROM sqlite_master m, pragma_foreign_key_list(m.name) k WHERE m.type = 'table'
"""
SQLITE_INDEXES = """
    SELECT m.name, i."unique", i.origin, i.partial, group_concat(c.seqno || c.name || c.desc),
        CASE i.origin WHEN 'c' THEN i.name END
    FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_xinfo(i.name) c
    WHERE m.type = 'table' GROUP BY m.name, i.name
"""
SQLITE = [SQLITE_TABLES, SQLITE_COLUMNS, SQLITE_KEYS, SQLITE_INDEXES]
COLUMNS = """
    SELECT table_name, ordinal_position, column_name, data_type, character_maximum_length,
        is_nullable, column_default
    FROM information_schema.columns WHERE table_schema = 'public'
"""
INDEXES = """
    SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
"""
CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
"""


SEQUENCES = "SELECT sequencename, data_type::text, start_value, cache_size FROM pg_sequences"
POSTGRES = [COLUMNS, INDEXES, CONSTRAINTS, SEQUENCES]


def schema(connection: Connection) -> set[tuple[object, ...]]:
    """Everything the database itself knows of our tables."""
    queries = SQLITE if connection.dialect.name == "sqlite" else POSTGRES
    rows = {tuple(row) for query in queries for row in connection.execute(text(query))}
    return {row for row in rows if row[0] not in {"alembic_version", "sqlite_schema"}}


@pytest.fixture
async def blank(database_url: str) -> AsyncIterator[Database]:
    """A database without any tables."""
    async with opened(database_url) as database:
        yield database


async def test_an_upgraded_schema_is_that_of_the_tables(blank: Database) -> None:
    await blank.write(lambda connection: upgrade(connection, "epoch", 1))
    upgraded = await blank.read(schema)
    assert len(upgraded) > 100
    await blank.write(metadata.drop_all)
    await blank.write(metadata.create_all)
    assert upgraded == await blank.read(schema)


async def test_upgrading_again_changes_nothing_and_keeps_the_epoch(blank: Database) -> None:
    assert await blank.write(lambda connection: upgrade(connection, "first", 1)) == "first"
    before = await blank.read(schema)
    assert await blank.write(lambda connection: upgrade(connection, "second", 2)) == "first"
    assert await blank.read(schema) == before
    await blank.write(lambda connection: connection.execute(delete(installation)))
    assert await blank.write(lambda connection: upgrade(connection, "third", 3)) == "third"


async def test_the_newest_schema_is_known_without_alembic(blank: Database) -> None:
    assert await blank.read(version) is None
    await blank.write(running.run)
    assert await blank.read(version) == HEAD


async def test_a_database_of_a_newer_version_is_left_alone(blank: Database) -> None:
    await blank.write(lambda connection: upgrade(connection, "first", 1))
    await blank.write(
        lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    )
    before = await blank.read(schema)
    with pytest.raises(UnknownSchema, match="9999"):
        await blank.write(lambda connection: upgrade(connection, "second", 2))
    assert await blank.read(schema) == before


async def test_a_step_that_does_not_fit_changes_nothing(blank: Database) -> None:
    await blank.write(lambda connection: running.run(connection, "0010"))
    await blank.write(
        lambda connection: connection.execute(text("CREATE TABLE message_reactions (id INTEGER)"))
    )
    before = await blank.read(schema)
    with pytest.raises(CannotUpgrade) as raised:
        await blank.write(lambda connection: upgrade(connection, "new", 1))
    assert raised.value.version == "0010"
    assert "message_reactions" in str(raised.value.problem)
    assert (await blank.read(schema), await blank.read(version)) == (before, "0010")


async def test_two_processes_may_start_at_once(database_url: str) -> None:
    async def start(database: Database, epoch: str) -> str:
        return await database.write(lambda connection: upgrade(connection, epoch, 1))

    async with opened(database_url) as first, opened(database_url) as second:
        epochs = await asyncio.gather(start(first, "one"), start(second, "two"))
    assert epochs[0] == epochs[1]


OLD_TAGS = """
INSERT INTO installation (id, epoch, created_at) VALUES (1, 'old', 1);
INSERT INTO accounts (id, pid, name, created_at) VALUES (1, 'a1', 'Eins', 1), (2, 'a2', 'Zwei', 1);
INSERT INTO people (id, pid, kind, name, language, address, created_at)
    VALUES (1, 'p1', 'customer', 'A', 'de', 'du', 1);
INSERT INTO chats (id, pid, kind, account_id, title, staff_only, created_by, created_at)
    VALUES (1, 'c1', 'task', 1, 't', 0, 1, 1), (2, 'c2', 'task', 1, 't', 1, 1, 1), (3, 'c3', 'task', 2, 't', 0, 1, 1);
INSERT INTO account_tags (account_id, tag)
    VALUES (1, '#Büro'), (1, '#büro'), (1, '#Messe'), (2, '#BÜRO'), (2, '#\u200b');
INSERT INTO message_tags (chat_id, seq, tag, person_id, event_seq, is_on)
    VALUES (1, 2, '#büro', 1, 3, 1), (1, 2, '#Büro', 2, 4, 0), (1, 2, 'important', 2, 5, 1),
        (1, 6, '#büro', 3, 7, 1), (2, 2, '#Büro', 1, 3, 0), (3, 2, '#BÜRO', 4, 3, 1),
        (3, 2, '#\u200b', 4, 4, 1);
INSERT INTO events (chat_id, seq, kind, at, actor_id, ordinal, ref, title)
    VALUES (1, 3, 8, 1, 1, 1, 2, '#büro'), (1, 4, 9, 1, 2, 1, 2, '#Büro'), (2, 3, 9, 1, 1, 1, 2, '#Büro'),
        (3, 3, 8, 1, 4, 1, 2, '#BÜRO'), (1, 8, 6, 1, 1, 1, NULL, '#büro')
"""
ALL_TAGS = (
    "SELECT chat_id, seq, tag, person_id, event_seq, is_on FROM message_tags ORDER BY chat_id, seq, tag"
)


async def test_spellings_of_a_tag_become_one_with_their_uses(blank: Database) -> None:
    await blank.write(lambda connection: running.run(connection, "0004"))
    for statement in OLD_TAGS.split(";"):
        await blank.write(partial(Connection.exec_driver_sql, statement=statement))
    assert await blank.write(lambda connection: upgrade(connection, "new", 2)) == "new"

    def rows(sql: str) -> Callable[[Connection], list[tuple[object, ...]]]:
        return lambda connection: [tuple(row) for row in connection.execute(text(sql))]

    own = await blank.read(rows("SELECT account_id, key, tag FROM account_tags ORDER BY account_id, key"))
    assert own == [(1, "#büro", "#büro"), (1, "#messe", "#Messe"), (2, "#büro", "#BÜRO")]
    assert await blank.read(rows(ALL_TAGS)) == [
        (1, 2, "#büro", 1, 4, 1),
        (1, 2, "important", 2, 5, 1),
        (1, 6, "#büro", 3, 7, 1),
        (2, 2, "#büro", 1, 3, 0),
        (3, 2, "#", 4, 4, 0),
        (3, 2, "#BÜRO", 4, 3, 1),
    ]
    titles = await blank.read(rows("SELECT chat_id, seq, title FROM events ORDER BY chat_id, seq"))
    assert titles == [(1, 3, "#büro"), (1, 4, "#büro"), (1, 8, "#büro"), (2, 3, "#büro"), (3, 3, "#BÜRO")]


async def test_where_no_two_spellings_met_the_epoch_stays(blank: Database) -> None:
    await blank.write(lambda connection: running.run(connection, "0004"))
    for statement in OLD_TAGS.split(";")[:4]:
        await blank.write(partial(Connection.exec_driver_sql, statement=statement))
    assert await blank.write(lambda connection: upgrade(connection, "new", 2)) == "old"
