"""What `task.list` costs: 500 open tasks among 20,000 finished ones, on SQLite and, where there is one, PostgreSQL.

Processor time from the question to the bytes of the answer. The mean of the better half: other programs only add.
What the database server of PostgreSQL itself does is not in it.
"""

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from time import process_time

import msgspec
from sqlalchemy import Connection, insert

from bench import seed
from bench.report import Budget, Report, Table
from chat_server.domain.core.people import Viewer
from chat_server.domain.tasks.areas import AREAS
from chat_server.domain.tasks.rules.overview import TaskFilter, overview_index
from chat_server.domain.tasks.task import Contract, Deadline, Item, Record, Task, TaskStatus, Terms
from chat_server.outward.core.rows import show_rows
from chat_server.outward.tasks import show_task_card
from chat_server.services.tasks.queries import load_tasks_now
from chat_server.storage.all_tables import metadata
from chat_server.storage.chats.tables import chat_heads, chat_members, chats
from chat_server.storage.core.database import Database, open_database
from chat_server.storage.people.people import load_viewer
from chat_server.storage.people.teams import add_to_team, create_team
from chat_server.storage.tasks.tables import tasks
from chat_server.storage.tasks.tasks import FORMAT, encode_task, save_task
from protocol.codec import encode
from protocol.core.frames import Ok
from protocol.tasks.commands import Tasks
from tests.support.servers.services import running_postgres
from tools.services import PROGRAMS

OPEN, FINISHED = 500, 20_000
STAFF, CUSTOMERS = 10, 60
RUNS = 30
LIMIT_MS = 15.0
_HOUR = 3_600_000
_OPEN: tuple[TaskStatus, ...] = ("review", "accepted", "in_progress", "handed_over")


def run() -> Report:
    with TemporaryDirectory(prefix="feierabend-bench-") as folder:
        figures = {"SQLite": asyncio.run(measure(f"sqlite:///{Path(folder) / 'overview.db'}"))}
    program = PROGRAMS["PostgreSQL"][0]()
    if program is not None:
        with running_postgres(program) as server:
            figures["PostgreSQL"] = asyncio.run(measure(server.create_database("template1")))
    rows = [
        (database, who, first, usual)
        for database, times in figures.items()
        for who, (first, usual) in times.items()
    ]
    columns = ("database", "who", "first time, CPU ms", "CPU ms")
    title = f"task.list with {OPEN} open tasks among {FINISHED} finished ones"
    worst = {name: max(usual for _, usual in times.values()) for name, times in figures.items()}
    budgets = [
        Budget(name=f"task.list on {name}", figure=figure, limit=LIMIT_MS, unit="CPU ms")
        for name, figure in worst.items()
    ]
    return Report([Table(title, columns, rows)], budgets)


async def measure(url: str) -> dict[str, tuple[float, float]]:
    database = open_database(url)
    people = await database.write(_fill)
    times = {who: await _time(database, viewer) for who, viewer in people.items()}
    await database.close()
    return times


async def _time(database: Database, viewer: Viewer) -> tuple[float, float]:
    times: list[float] = []
    for _ in range(RUNS):
        began = process_time()
        load = partial(
            load_tasks_now,
            viewer=viewer,
            wanted=TaskFilter(frozenset(_OPEN), None, 500),
            now=seed.NOW,
            opened=seed.NOW,
        )
        found = await database.read(load)
        show = partial(show_task_card, audience=viewer.audience)
        shown = Tasks(tasks=show_rows("tasks", show, found.tasks, name=lambda task: task.chat_pid))
        encode(Ok(id=1, result=msgspec.to_builtins(shown)), "msgpack")
        times.append((process_time() - began) * 1e3)
    return times[0], mean(sorted(times)[: RUNS // 2])


def _fill(connection: Connection) -> dict[str, Viewer]:
    """Everybody is in one team; the assistant asked is in all tasks, the customer in all of one account."""
    metadata.create_all(connection)
    assistants = [seed.add_person(connection, 90_000 + number, "assistant").viewer for number in range(STAFF)]
    lead = seed.add_person(connection, 91_000, "lead").viewer
    management = seed.add_person(connection, 92_000, "management").viewer
    owners = [seed.add_customer(connection, number).viewer for number in range(CUSTOMERS)]
    team = create_team(connection, "tbench", "Bench")
    add_to_team(connection, team, lead.person, "lead")
    for one in assistants:
        add_to_team(connection, team, one.person, "member")
    keys = range(1, OPEN + FINISHED + 1)
    _add_chats(connection, keys, owners, assistants)
    for key in keys[:OPEN]:
        save_task(connection, key, _task(key, _owner(owners, key), assistants[0], _OPEN[key % 4]), None)
    _add_finished(connection, keys[OPEN:], owners, assistants[0])
    led = load_viewer(connection, lead.person)
    return {"assistant": assistants[0], "lead": led, "management": management, "customer": owners[0]}


def _add_finished(connection: Connection, keys: range, owners: list[Viewer], assistant: Viewer) -> None:
    """The same document for all: only the open ones are read."""
    done = _task(keys[0], owners[0], assistant, "done")
    row = {
        "status": "done",
        "whose": int(overview_index(done).whose),
        "format": FORMAT,
        "data": encode_task(done),
    }
    rows = [
        {"chat_id": key, "account_id": _owner(owners, key).account, "changed": seed.NOW - key * 60_000, **row}
        for key in keys
    ]
    connection.execute(insert(tasks), rows)


def _add_chats(connection: Connection, keys: range, owners: list[Viewer], assistants: list[Viewer]) -> None:
    rows = [
        {
            "id": key, "pid": f"cbench{key:07d}", "kind": "task", "title": "t",
            "account_id": _owner(owners, key).account, "staff_only": 0,
            "created_by": _owner(owners, key).person, "created_at": seed.NOW,
        }
        for key in keys
    ]  # fmt: skip
    connection.execute(insert(chats), rows)
    heads = [{"chat_id": key, "head": 1, "messages": 0, "last_message": 0, "moved": 0} for key in keys]
    connection.execute(insert(chat_heads), heads)
    members = [
        {"chat_id": key, "person_id": one.person, "since_at": seed.NOW, "pinned": 0}
        for key in keys
        for one in (_owner(owners, key), assistants[0], assistants[1 + key % (STAFF - 1)])
    ]
    connection.execute(insert(chat_members), members)


def _owner(owners: list[Viewer], key: int) -> Viewer:
    return owners[key % CUSTOMERS]


def _task(number: int, owner: Viewer, assistant: Viewer, status: TaskStatus) -> Task:
    """As they are after a while: a checklist, some records, a contract where it is accepted."""
    at = seed.NOW - number * 60_000
    terms = Terms("Hotels vergleichen", Deadline(seed.NOW + (number % 90 - 5) * 12 * _HOUR), 240)
    task = Task(
        title=f"Aufgabe {number}",
        terms=terms,
        created_by=owner.person,
        by_customer=True,
        created=at,
        changed=at,
        status=status,
        area=AREAS["marketing"],
    )
    if status == "review":
        return replace(task, reaction=seed.NOW + (number % 7 - 2) * _HOUR)
    return replace(
        task,
        contracts=(Contract(version=1, terms=terms, at=at, person=assistant.person, cause="accepted"),),
        checklist=tuple(Item(number=place, text=f"Punkt {place} der Liste") for place in range(1, 6)),
        records=tuple(
            Record(
                number=n,
                person=assistant.person,
                start=at - n * _HOUR,
                length=(number % 9) * 300_000,
                settled_at=at,
            )
            for n in range(1, 6)
        ),
    )
