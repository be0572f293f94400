"""What a message costs the writer, by how many share a commit: the use case `send_messages` on SQLite.

The limit of the machine is what must be written at least (decision 0001), by sqlite3 alone, a statement for each
table, without deciding anything.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import uvloop

from bench import seed
from bench.load import seed_database
from bench.report import Budget, Report, Table
from chat_server.domain.core.people import Viewer
from chat_server.services.messages.messages import SendRequest, send_messages
from chat_server.storage.core.database import Database, open_database
from chat_server.storage.core.sqlite import WRITING

SIZES = (1, 10, 30, 100)
PEOPLE, ROOM = 2_000, 4
MESSAGES = 3_000
"""Measured for each size, but no more than GROUPS groups."""

GROUPS = 600
WARM = 20
TIMES_LIMIT = 4.0
"""So many times the limit of the machine may a message of a group of 100 cost."""

_runs = count(1)


@dataclass(frozen=True)
class Cost:
    """Microseconds for each message: of the processor, and of waiting, which includes the disk."""

    cpu: float
    time: float


def run() -> Report:
    with TemporaryDirectory(prefix="feierabend-bench-") as folder:
        people = [
            one.viewer for one in seed_database(Path(folder), partial(seed.rooms, people=PEOPLE, size=ROOM))
        ]
        path = Path(folder) / "feierabend.db"
        costs = uvloop.run(measure(path, people))
        limits = measure_limit(path)
    times = {size: costs[size].cpu / limits[size].cpu for size in SIZES}
    rows = [
        (size, costs[size].cpu, costs[size].time, limits[size].cpu, limits[size].time, times[size])
        for size in SIZES
    ]
    columns = (
        "messages in a group",
        "CPU us",
        "time us",
        "limit: CPU us",
        "limit: time us",
        "CPU, times the limit",
    )
    table = Table("Cost of a message by the size of its group", columns, rows)
    return Report(
        [table],
        [
            Budget(
                name="message in a group of 100", figure=times[100], limit=TIMES_LIMIT, unit="x sqlite3 alone"
            )
        ],
    )


async def measure(path: Path, people: list[Viewer]) -> dict[int, Cost]:
    database = open_database(f"sqlite:///{path}")
    costs = {size: await _cost(database, people, size) for size in SIZES}
    await database.close()
    return costs


async def _cost(database: Database, people: list[Viewer], size: int) -> Cost:
    groups = [_group(people, size) for _ in range(WARM + _count(size))]
    for group in groups[:WARM]:
        await database.write(partial(send_messages, requests=group))
    cpu, began = process_time(), perf_counter()
    for group in groups[WARM:]:
        await database.write(partial(send_messages, requests=group))
    return _each(process_time() - cpu, perf_counter() - began, size)


def _group(people: list[Viewer], size: int) -> list[SendRequest]:
    """Messages to different rooms, none of them twice in a group."""
    run = next(_runs)
    rooms = [(run * 37 + place) % (PEOPLE // ROOM) for place in range(size)]
    return seed.sends([(people[room * ROOM + run % ROOM], room) for room in rooms], run)


def _count(size: int) -> int:
    return min(GROUPS, MESSAGES // size)


def _each(cpu: float, time: float, size: int) -> Cost:
    messages = _count(size) * size
    return Cost(cpu / messages * 1e6, time / messages * 1e6)


def measure_limit(path: Path) -> dict[int, Cost]:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in WRITING:
        connection.execute(f"PRAGMA {pragma}")
    highest: int = connection.execute("SELECT MAX(id) FROM texts").fetchone()[0]
    ids = count(highest + 1)
    costs = {size: _limit(partial(_write, connection, ids, size), size) for size in SIZES}
    connection.close()
    return costs


def _limit(write: Callable[[], None], size: int) -> Cost:
    for _ in range(WARM):
        write()
    cpu, began = process_time(), perf_counter()
    for _ in range(_count(size)):
        write()
    return _each(process_time() - cpu, perf_counter() - began, size)


def _write(connection: sqlite3.Connection, ids: "count[int]", size: int) -> None:
    numbers = [next(ids) for _ in range(size)]
    chats = [number % (PEOPLE // ROOM) + 1 for number in numbers]
    pairs = list(zip(chats, numbers, strict=True))
    connection.execute("BEGIN IMMEDIATE")
    texts = [(number, seed.TEXT) for number in numbers]
    events = [(chat, number, number) for chat, number in pairs]
    keys = [(f"{number:041d}", chat, number) for chat, number in pairs]
    for statement, rows in ((_TEXT, texts), (_EVENT, events), (_DONE, keys), (_READ, pairs), (_HEAD, pairs)):
        connection.executemany(statement, rows)
    connection.execute("COMMIT")


_TEXT = "INSERT INTO texts (id, at, text) VALUES (?, 0, ?)"
_EVENT = (
    "INSERT INTO events (chat_id, seq, kind, at, actor_id, ordinal, text_id) VALUES (?, ?, 2, 0, 1, 1, ?)"
)
_DONE = "INSERT INTO done_commands (key, person_id, body, chat_id, seq, at) VALUES (?, 1, x'00', ?, ?, 0)"
_READ = (
    "REPLACE INTO read_marks (chat_id, person_id, seq, ordinal, shown, moved_at, before)"
    " VALUES (?1, 1, ?2, 1, ?2, 0, 0)"
)
_HEAD = "UPDATE chat_heads SET head = ?2 WHERE chat_id = ?1"
"""Columns by name: one that a migration adds, and that may be empty, changes nothing here."""
