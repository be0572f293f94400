"""What needs attention first comes first, however many tasks there are, with a constant number of statements."""

from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, insert, inspect, select, text

from chat_server.domain.core.people import Viewer
from chat_server.domain.tasks.rules.overview import TaskFilter, WhoseTurn, as_customers_see, attention_key
from chat_server.domain.tasks.snapshot import TaskSnapshot
from chat_server.domain.tasks.task import (
    Approval,
    Changes,
    Deadline,
    Proposal,
    Record,
    Running,
    Side,
    Task,
    TaskStatus,
    Terms,
)
from chat_server.services.tasks.queries import load_tasks_now
from chat_server.storage import migrations
from chat_server.storage.all_tables import metadata
from chat_server.storage.chats.tables import chat_heads, chat_members, chats
from chat_server.storage.migrations import running
from chat_server.storage.tasks.tables import tasks
from chat_server.storage.tasks.tasks import save_task
from tests.support.clock import ManualClock
from tests.support.database import opened
from tests.support.world import Name, World, settle
from tests.unit.tasks.task_samples import DAY, HOUR, MINUTE, in_status

pytestmark = pytest.mark.anyio
OPEN: frozenset[TaskStatus] = frozenset({"review", "accepted", "in_progress", "handed_over"})
STAGES: tuple[TaskStatus, ...] = ("review", "accepted", "in_progress", "handed_over", "done", "deleted")
ALL = frozenset(STAGES)
T = TypeVar("T")


def add_tasks(connection: Connection, world: World, found: list[Task], members: tuple[Name, ...]) -> None:
    """Chats of Ostermann's with these tasks, written as they are."""
    at, account = world.now(), world.accounts["aost"]
    first = (connection.execute(select(chats.c.id).order_by(chats.c.id.desc()).limit(1)).scalar() or 0) + 1
    keys = range(first, first + len(found))
    connection.execute(
        insert(chats),
        [
            {
                "id": key, "pid": f"co{key:06d}", "kind": "task", "title": "t", "account_id": account,
                "staff_only": 0, "created_by": 1, "created_at": at,
            }
            for key in keys
        ],
    )  # fmt: skip
    heads = [{"chat_id": key, "head": 1, "messages": 0, "last_message": 0, "moved": 0} for key in keys]
    connection.execute(insert(chat_heads), heads)
    rows = [
        {"chat_id": key, "person_id": world.viewers[name].person, "since_at": at, "pinned": 0}
        for key in keys
        for name in members
    ]
    connection.execute(insert(chat_members), rows)
    for key, task in zip(keys, found, strict=True):
        save_task(connection, key, task, None)


def listed(
    connection: Connection,
    viewer: Viewer,
    now: int,
    opened: int,
    limit: int = 500,
    statuses: frozenset[TaskStatus] = OPEN,
) -> list[TaskSnapshot]:
    wanted = TaskFilter(statuses, None, limit)
    return load_tasks_now(connection, viewer, wanted, now, opened).tasks


def young(world: World, number: int) -> Task:
    at = world.now() - number
    return replace(
        in_status("in_progress", Terms("x", None, 600)), title=f"jung {number}", created=at, changed=at
    )


def overdue(world: World) -> Task:
    """Staff owe an answer since yesterday; nothing has happened since."""
    old = world.now() - 30 * DAY
    return replace(
        in_status("in_progress"), title="alt", created=old, changed=old, reaction=world.now() - DAY
    )


@pytest.mark.parametrize("name", ["jana", "sabine", "henrik", "katrin"])
async def test_the_overdue_one_is_found_among_many_young_ones(world: World, name: Name) -> None:
    """For customers it stands there as the one that has not changed for longest."""
    tasks_ = [young(world, number) for number in range(30)]
    await world.context.database.write(
        lambda c: add_tasks(c, world, [*tasks_, overdue(world)], ("katrin", "jana"))
    )
    now = world.now()
    found = await world.read(lambda c: listed(c, world.viewers[name], now, now, limit=10))
    assert len(found) == 10
    titles = [view.task.title for view in found]
    assert titles[0] == "alt"


async def test_the_number_of_statements_does_not_grow(world: World, statements: Counter[str]) -> None:
    counts: list[int] = []
    for more in (1, 40):
        found = [young(world, number) for number in range(more)]
        done = [replace(one, status="done") for one in found]
        await world.context.database.write(
            lambda c, new=(*found, *done): add_tasks(c, world, list(new), ("jana",))  # type: ignore[misc]
        )
        statements.clear()
        now = world.now()
        for name in ("jana", "sabine", "henrik", "katrin"):
            await world.read(partial(listed, viewer=world.viewers[name], now=now, opened=now, statuses=ALL))
        counts.append(sum(count for statement, count in statements.items() if "SELECT" in statement))
    assert counts[0] == counts[1]
    assert counts[0] <= 4 * 3 + 1  # and to whom the lead may give tasks


SIDES: tuple[Side, ...] = ("customer", "staff")
PEOPLE: dict[Side, int] = {"customer": 1, "staff": 4}


def some_task(chance: Random, now: int, number: int) -> Task:
    """At any stage, with anything that its place in an overview depends on."""

    def maybe(value: T) -> T | None:
        return chance.choice((None, value))

    def moment() -> int:
        return now + chance.randint(-3 * DAY, 3 * DAY)

    changed = now - chance.randint(0, 3) * HOUR
    terms = Terms("x", maybe(Deadline(moment())), maybe(60))
    task = replace(in_status(chance.choice(STAGES), terms), created=changed, changed=changed)
    side: Side = chance.choice(SIDES)
    card = maybe(
        Proposal(
            number=1, side=side, person=PEOPLE[side], at=changed, changes=Changes(budget=90), until=now + DAY
        )
    )
    asked = maybe(Approval(number=1, kind="storage", text="x", asked_by=4, asked_at=changed))
    timer = maybe(Running(1_000 + number, changed, now + DAY))
    return replace(
        task,
        reaction=maybe(moment()),
        proposals=() if card is None else (card,),
        approvals=() if asked is None else (asked,),
        running=() if timer is None else (timer,),
        records=tuple(
            Record(
                number=n,
                person=4,
                start=changed - HOUR,
                length=chance.randint(1, 60) * MINUTE,
                settled_at=changed - n * HOUR,
            )
            for n in range(1, chance.randint(1, 4))
        ),
    )


@pytest.mark.parametrize("seed", range(5))
async def test_the_query_and_the_rules_agree(world: World, seed: int) -> None:
    """The order of the database is that of `attention_key`, for both sides and at any moment."""
    chance, now = Random(seed), world.now()
    made = [some_task(chance, now, number) for number in range(60)]
    await world.context.database.write(lambda c: add_tasks(c, world, made, ("katrin", "jana")))

    def check(connection: Connection) -> None:
        for name in NAMES:
            viewer, opened = world.viewers[name], now - chance.randint(0, 4) * HOUR
            found = listed(connection, viewer, now, opened, 100, ALL)
            assert len(found) == len(made)
            assert found == sorted(found, key=lambda view: (*key(view, viewer), view.chat_pid))
            for limit in (1, 20, 59):
                assert listed(connection, viewer, now, opened, limit, ALL) == found[:limit]

    await world.read(check)


NAMES: tuple[Name, ...] = ("jana", "katrin", "henrik")


def key(view: TaskSnapshot, viewer: Viewer) -> tuple[int, int, int]:
    task = view.task if viewer.is_staff else as_customers_see(view.task, view.last_opening)
    return attention_key(task, view.now, viewer.audience)


async def test_the_tasks_there_are_get_their_marks(database_url: str) -> None:
    """The migration, on a database with tasks; one that cannot be read is left as it is."""
    world = World(context=None, clock=ManualClock(), day=None, facts=[])  # type: ignore[arg-type]
    made = [young(world, 1), overdue(world), replace(young(world, 2), status="done"), young(world, 3)]
    made[3] = replace(
        made[3], terms=Terms("x", None, 1), running=(Running(4, world.now(), world.now() + DAY),)
    )

    def before(connection: Connection) -> None:
        running.run(connection, "0008")
        add_later_columns(connection)
        settle(connection, world)
        add_tasks(connection, world, made, ("jana",))
        connection.execute(text("UPDATE tasks SET format = 99 WHERE chat_id = 2"))

    def again(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.attributes["connection"] = connection
        connection.execute(text("DROP INDEX ix_tasks_status"))
        for column in ("whose", "used_up_at", "seen_used_up_at"):
            connection.execute(text(f"ALTER TABLE tasks DROP COLUMN {column}"))
        command.stamp(config, "0007")
        running.run(connection, "0008")

    async with opened(database_url) as database:
        await database.write(before)
        kept = await database.read(marks_in)
        await database.write(again)
        found = await database.read(marks_in)
    assert [row for row in found if row[0] != 2] == [row for row in kept if row[0] != 2]
    assert found[1] == (2, WhoseTurn.STAFF, None, None)
    assert {row[1] for row in found} == {WhoseTurn.STAFF, WhoseTurn.NOBODY}


def add_later_columns(connection: Connection) -> None:
    """To tables of an old version, as the present code writes into them."""
    for table in metadata.sorted_tables:
        if not inspect(connection).has_table(table.name):
            continue
        there = {column["name"] for column in inspect(connection).get_columns(table.name)}
        for column in table.columns:
            if column.name not in there:
                kind = column.type.compile(connection.dialect)
                connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind}"))


def marks_in(connection: Connection) -> list[tuple[object, ...]]:
    columns = (tasks.c.chat_id, tasks.c.whose, tasks.c.used_up_at, tasks.c.seen_used_up_at)
    return [tuple(row) for row in connection.execute(select(*columns).order_by(tasks.c.chat_id))]
