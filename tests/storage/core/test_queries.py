"""A compiled statement finds what it finds through SQLAlchemy, whatever the lengths of its lists."""

import pytest
from sqlalchemy import Connection, and_, bindparam, or_, select, text
from sqlalchemy.exc import SQLAlchemyError

from chat_server.storage.core.database import Database
from chat_server.storage.core.sql import Query, select_pairs
from chat_server.storage.people.people import NewPerson, create_person
from chat_server.storage.people.tables import people

pytestmark = pytest.mark.anyio
PIDS = [f"p{number}" for number in range(9)]

_LISTS = (
    select(people.c.pid, people.c.name.label("called"), people.c.id)
    .where(
        or_(
            people.c.pid.in_(bindparam("pids", expanding=True)),
            people.c.name.in_(bindparam("names", expanding=True)),
        ),
        and_(people.c.kind.in_(["customer", "assistant"]), people.c.pid != bindparam("without")),
    )
    .order_by(people.c.pid)
)
_TWICE = text(
    "SELECT p.pid, o.pid AS other FROM people p JOIN people o ON o.pid = :pid AND p.pid <> :pid ORDER BY p.pid"
)


def _add(connection: Connection) -> None:
    for number, pid in enumerate(PIDS):
        create_person(connection, NewPerson(pid=pid, kind="customer", name=f"n{number % 3}"), 0)


@pytest.mark.parametrize("pids", [[], PIDS[:1], PIDS[:2], PIDS[:3], PIDS[:5], PIDS])
@pytest.mark.parametrize("names", [[], ["n1"], ["n0", "n1", "n2"], ["nobody"]])
async def test_lists_of_any_length(database: Database, pids: list[str], names: list[str]) -> None:
    query = Query(_LISTS)

    def work(connection: Connection) -> None:
        _add(connection)
        for given in ({"pids": pids, "names": names}, {"pids": names, "names": pids}):
            for without in ("p1", "nobody"):
                asked = {**given, "without": without, "of no use": 1}
                expected = connection.execute(_LISTS, asked).all()
                found = query(connection, asked)
                assert [(row[0], row[1], row[2]) for row in found] == [tuple(row) for row in expected]

    await database.write(work)


async def test_columns_have_their_names(database: Database) -> None:
    def work(connection: Connection) -> None:
        _add(connection)
        (row,) = Query(_LISTS)(connection, {"pids": ["p4"], "names": [], "without": "p0"})
        assert (row.pid, row.called, row[0]) == ("p4", "n1", "p4")
        rows = Query(_TWICE)(connection, {"pid": "p8"})
        assert [(row.pid, row.other) for row in rows] == [(pid, "p8") for pid in PIDS[:-1]]

    await database.write(work)


async def test_what_was_not_given_is_missed(database: Database) -> None:
    with pytest.raises(SQLAlchemyError):
        await database.read(lambda connection: Query(_LISTS)(connection, {"pids": [], "names": []}))
    with pytest.raises(SQLAlchemyError):
        await database.read(lambda connection: Query(_TWICE)(connection, {}))


@pytest.mark.parametrize("count", range(len(PIDS) + 1))
async def test_a_pair_is_joined_once_however_many_are_asked_for(database: Database, count: int) -> None:
    """Counted twice, what is unread would be wrong."""
    counted = "SELECT w.a, COUNT(*) AS n FROM w CROSS JOIN people p WHERE p.id = w.a AND p.id > w.b GROUP BY w.a, w.b"

    def work(connection: Connection) -> None:
        _add(connection)
        ids = sorted(connection.execute(select(people.c.id)).scalars())[:count]
        found = select_pairs(connection, counted, [(one, 0) for one in ids])
        assert sorted(tuple(row) for row in found) == [(one, 1) for one in ids]

    await database.write(work)
