"""Compare layouts of the store on SQLite; prints the tables of docs/decisions/0001-storage-layout.md.

Run it with `python bench/storage_layout.py`; `--quick` is for checking that it still works. Every layout
writes the same messages in the same order, in short interleaved turns, so that other load on the machine
hits all of them alike. A message is: head of the chat, event, message projection, text of 200 bytes,
idempotency row. CPU is that of the writing thread, system calls included. Written bytes (WAL and
checkpoints) come from the process's own counter, /proc/self/io wchar, and do not depend on other load.
Between the measured windows the stores are filled in big groups without fsync.
"""

# ruff: noqa: S608 - every statement is put together from constants of this file

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

# -- The layouts: tables, inserts and reads


class Message(NamedTuple):
    """One message to write."""

    number: int  # global, serves as id of the text
    chat: int
    seq: int
    person: int
    at: int  # ms UTC
    text: str
    day: int
    key: bytes

    @property
    def time_key(self) -> bytes:
        """The client key as a UUIDv7 would be: 48 bits of ms, then random."""
        return self.at.to_bytes(6, "big") + self.key[6:]


Row = Callable[[Message], tuple[object, ...]]


@dataclass(frozen=True, eq=False)
class Layout:
    name: str
    ddl: str
    inserts: tuple[tuple[str, Row], ...]
    snapshot: str
    delta: str
    seen_columns: tuple[str, ...]
    seen_table: str = "idempotency"
    heads_table: str = "chats"
    pragmas: tuple[str, ...] = ()

    @property
    def new_chat(self) -> str:
        return f"INSERT INTO {self.heads_table} (id, head) VALUES (?, 0)"

    @property
    def head(self) -> str:
        return f"SELECT head FROM {self.heads_table} WHERE id = ?"

    @property
    def set_head(self) -> str:
        return f"UPDATE {self.heads_table} SET head = ? WHERE id = ?"

    def heads(self, size: int) -> str:
        return f"SELECT id, head FROM {self.heads_table} WHERE id IN ({', '.join('?' * size)})"

    def seen(self, size: int) -> str:
        names = self.seen_columns
        if len(names) == 1:
            return f"SELECT key, chat_id, seq FROM {self.seen_table} WHERE key IN ({', '.join('?' * size)})"
        row = "(" + ", ".join("?" * len(names)) + ")"
        match = " AND ".join(f"t.{name} = w.{name}" for name in names) + " AND t.key IS NOT NULL"
        return (
            f"WITH w({', '.join(names)}) AS (VALUES {', '.join([row] * size)}) "
            f"SELECT t.person, t.key, t.chat_id, t.seq FROM w CROSS JOIN {self.seen_table} t WHERE {match}"
        )

    def seen_values(self, group: list[Message]) -> list[object]:
        return [getattr(message, column) for message in group for column in self.seen_columns]


CHATS = (
    f"CREATE TABLE chats (id INTEGER PRIMARY KEY, head INTEGER NOT NULL, title TEXT DEFAULT '{'x' * 100}');"
)
EVENT = (
    "chat_id INTEGER NOT NULL, seq INTEGER NOT NULL, kind INTEGER NOT NULL, person INTEGER "
    "NOT NULL, at INTEGER NOT NULL, ref INTEGER"
)
STATE = (
    "chat_id INTEGER NOT NULL, seq INTEGER NOT NULL, author INTEGER NOT NULL, at INTEGER NOT "
    "NULL, version INTEGER NOT NULL, edited_at INTEGER, deleted_at INTEGER"
)
TEXT = "chat_id INTEGER NOT NULL, seq INTEGER NOT NULL, version INTEGER NOT NULL, body TEXT"
SPARSE = (
    "CREATE TABLE messages (chat_id INTEGER, seq INTEGER, text_id INTEGER, edited_at INTEGER, "
    "deleted_at INTEGER, PRIMARY KEY (chat_id, seq)) WITHOUT ROWID;"
)
SEEN = (
    "person INTEGER NOT NULL, key BLOB NOT NULL, body_hash BLOB NOT NULL, chat_id INTEGER NOT "
    "NULL, seq INTEGER NOT NULL"
)

RANDOM_KEYS = f"CREATE TABLE idempotency ({SEEN}, PRIMARY KEY (key)) WITHOUT ROWID;"
PERSON_KEYS = f"CREATE TABLE idempotency ({SEEN}, PRIMARY KEY (person, key)) WITHOUT ROWID;"
DAY_KEYS = (
    f"CREATE TABLE idempotency (day INTEGER NOT NULL, {SEEN}, PRIMARY KEY (day, person, key)) WITHOUT ROWID;"
)

TIME_KEYS = f"CREATE TABLE idempotency ({SEEN}, PRIMARY KEY (key, person)) WITHOUT ROWID;"

ADD_EVENT: tuple[str, Row] = (
    "INSERT INTO events (chat_id, seq, kind, person, at) VALUES (?, ?, 1, ?, ?)",
    lambda m: (m.chat, m.seq, m.person, m.at),
)
ADD_STATE: tuple[str, Row] = (
    "INSERT INTO messages (chat_id, seq, author, at, version) VALUES (?, ?, ?, ?, 1)",
    lambda m: (m.chat, m.seq, m.person, m.at),
)
ADD_TEXT: tuple[str, Row] = (
    "INSERT INTO texts (chat_id, seq, version, body) VALUES (?, ?, 1, ?)",
    lambda m: (m.chat, m.seq, m.text),
)
ADD_KEY: tuple[str, Row] = (
    "INSERT INTO idempotency (person, key, body_hash, chat_id, seq) VALUES (?, ?, ?, ?, ?)",
    lambda m: (m.person, m.key, m.key, m.chat, m.seq),
)
ADD_DAY_KEY: tuple[str, Row] = (
    "INSERT INTO idempotency (day, person, key, body_hash, chat_id, seq) VALUES (?, ?, ?, ?, ?, ?)",
    lambda m: (m.day, m.person, m.key, m.key, m.chat, m.seq),
)
ADD_TIME_KEY: tuple[str, Row] = (
    "INSERT INTO idempotency (key, person, body_hash, chat_id, seq) VALUES (?, ?, ?, ?, ?)",
    lambda m: (m.time_key, m.person, m.key, m.chat, m.seq),
)
ADD_INLINE: tuple[str, Row] = (
    "INSERT INTO events (chat_id, seq, kind, person, at, body) VALUES (?, ?, 1, ?, ?, ?)",
    lambda m: (m.chat, m.seq, m.person, m.at, m.text),
)
ADD_INLINE_KEY: tuple[str, Row] = (
    "INSERT INTO events (chat_id, seq, kind, person, at, body, day, key, body_hash) "  # noqa: ISC004
    "VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?)",
    lambda m: (m.chat, m.seq, m.person, m.at, m.text, m.day, m.key, m.key),
)
ADD_REFERRING: tuple[str, Row] = (
    "INSERT INTO events (chat_id, seq, kind, person, at, text_id) VALUES (?, ?, 1, ?, ?, ?)",
    lambda m: (m.chat, m.seq, m.person, m.at, m.number),
)
ADD_APPENDED: tuple[str, Row] = (
    "INSERT INTO texts (id, chat_id, seq, body) VALUES (?, ?, ?, ?)",
    lambda m: (m.number, m.chat, m.seq, m.text),
)
ADD_STATE_REFERRING: tuple[str, Row] = (
    "INSERT INTO messages (chat_id, seq, author, at, text_id) VALUES (?, ?, ?, ?, ?)",
    lambda m: (m.chat, m.seq, m.person, m.at, m.number),
)

JOIN_TEXT = "texts t ON t.chat_id = m.chat_id AND t.seq = m.seq AND t.version = m.version"
SNAPSHOT = (
    f"SELECT m.*, t.body FROM messages m JOIN {JOIN_TEXT} WHERE m.chat_id = ? ORDER BY m.seq DESC LIMIT 50"
)
DELTA = (
    "SELECT e.*, t.body FROM events e LEFT JOIN texts t ON t.chat_id = e.chat_id AND t.seq = "
    "e.seq AND t.version = 1 "
    "WHERE e.chat_id = ? AND e.seq > ? ORDER BY e.seq"
)
OVERLAY = "LEFT JOIN messages m ON m.chat_id = e.chat_id AND m.seq = e.seq"
SNAPSHOT_INLINE = (
    f"SELECT e.*, m.edited_at, m.deleted_at FROM events e {OVERLAY} WHERE e.chat_id = ? AND "
    "e.kind = 1 ORDER BY e.seq DESC LIMIT 50"
)
DELTA_INLINE = "SELECT * FROM events WHERE chat_id = ? AND seq > ? ORDER BY seq"
SNAPSHOT_SPARSE = (
    f"SELECT e.*, m.edited_at, m.deleted_at, t.body FROM events e {OVERLAY} "
    "LEFT JOIN texts t ON t.id = coalesce(m.text_id, e.text_id) "
    "WHERE e.chat_id = ? AND e.kind = 1 ORDER BY e.seq DESC LIMIT 50"
)
SNAPSHOT_DENSE = (
    "SELECT m.*, t.body FROM messages m LEFT JOIN texts t ON t.id = m.text_id WHERE m.chat_id "
    "= ? ORDER BY m.seq DESC LIMIT 50"
)
DELTA_REFERRING = (
    "SELECT e.*, t.body FROM events e LEFT JOIN texts t ON t.id = e.text_id WHERE e.chat_id = "
    "? AND e.seq > ? ORDER BY e.seq"
)


def rowid(name: str, columns: str, unique: str) -> str:
    return (
        f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, {columns}); CREATE UNIQUE INDEX "
        f"{name}_place ON {name} ({unique});"
    )


def clustered(name: str, columns: str, key: str) -> str:
    return f"CREATE TABLE {name} ({columns}, PRIMARY KEY ({key})) WITHOUT ROWID;"


PLACE = "chat_id, seq"
DAY_KEY = ("day", "person", "key")
APPENDED = (
    "CREATE TABLE texts (id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL, seq INTEGER NOT NULL, body TEXT);"
)
REFERRING = f"{EVENT}, text_id INTEGER"
DENSE = clustered("messages", STATE.replace("version INTEGER NOT NULL", "text_id INTEGER"), PLACE)
ALL_CLUSTERED = (
    CHATS
    + clustered("events", EVENT, PLACE)
    + clustered("messages", STATE, PLACE)
    + clustered("texts", TEXT, PLACE + ", version")
)
INLINE = CHATS + rowid("events", f"{EVENT}, body TEXT", PLACE) + SPARSE
INLINE_KEYS = (
    CHATS
    + rowid("events", f"{EVENT}, body TEXT, day INTEGER, key BLOB, body_hash BLOB", PLACE)
    + SPARSE
    + "CREATE UNIQUE INDEX events_key ON events (day, person, key) WHERE key IS NOT NULL;"
)
SLIM = CHATS + clustered("events", REFERRING, PLACE) + APPENDED + SPARSE + DAY_KEYS
SLIM_INSERTS = (ADD_REFERRING, ADD_APPENDED, ADD_DAY_KEY)
FULL_INSERTS = (ADD_EVENT, ADD_STATE, ADD_TEXT)
DENSE_INSERTS = (*SLIM_INSERTS, ADD_STATE_REFERRING)


DENSE_TABLES = CHATS + clustered("events", REFERRING, PLACE) + APPENDED + DENSE
SPARSE_TABLES = CHATS + clustered("events", REFERRING, PLACE) + APPENDED + SPARSE
HEADS = "CREATE TABLE heads (id INTEGER PRIMARY KEY, head INTEGER NOT NULL);"
TIME_INSERTS = (ADD_REFERRING, ADD_APPENDED, ADD_TIME_KEY)


def timed_keys(name: str, heads: str = "heads", pragmas: tuple[str, ...] = (), dense: bool = False) -> Layout:
    tables = (DENSE_TABLES if dense else SPARSE_TABLES) + TIME_KEYS + HEADS
    inserts = (*TIME_INSERTS, ADD_STATE_REFERRING) if dense else TIME_INSERTS
    snapshot = SNAPSHOT_DENSE if dense else SNAPSHOT_SPARSE
    return Layout(
        name, tables, inserts, snapshot, DELTA_REFERRING, ("time_key",), "idempotency", heads, pragmas
    )


LAYOUTS = [
    Layout(
        "L1 rowid + index, random key",
        CHATS
        + rowid("events", EVENT, PLACE)
        + rowid("messages", STATE, PLACE)
        + rowid("texts", TEXT, PLACE + ", version")
        + RANDOM_KEYS,
        (*FULL_INSERTS, ADD_KEY),
        SNAPSHOT,
        DELTA,
        ("key",),
    ),
    Layout(
        "L2 all clustered, (person, key)",
        ALL_CLUSTERED + PERSON_KEYS,
        (*FULL_INSERTS, ADD_KEY),
        SNAPSHOT,
        DELTA,
        ("person", "key"),
    ),
    Layout(
        "L3 all clustered, day key",
        ALL_CLUSTERED + DAY_KEYS,
        (*FULL_INSERTS, ADD_DAY_KEY),
        SNAPSHOT,
        DELTA,
        DAY_KEY,
    ),
    Layout(
        "L4 text in log, day key",
        INLINE + DAY_KEYS,
        (ADD_INLINE, ADD_DAY_KEY),
        SNAPSHOT_INLINE,
        DELTA_INLINE,
        DAY_KEY,
    ),
    Layout(
        "L4k text and key in log",
        INLINE_KEYS,
        (ADD_INLINE_KEY,),
        SNAPSHOT_INLINE,
        DELTA_INLINE,
        DAY_KEY,
        "events",
    ),
    Layout(
        "L5a rowid log, text append",
        CHATS + rowid("events", REFERRING, PLACE) + APPENDED + SPARSE + DAY_KEYS,
        SLIM_INSERTS,
        SNAPSHOT_SPARSE,
        DELTA_REFERRING,
        DAY_KEY,
    ),
    Layout("L5b clustered log, text append", SLIM, SLIM_INSERTS, SNAPSHOT_SPARSE, DELTA_REFERRING, DAY_KEY),
    Layout(
        "L5c = L5b + dense messages",
        DENSE_TABLES + DAY_KEYS,
        DENSE_INSERTS,
        SNAPSHOT_DENSE,
        DELTA_REFERRING,
        DAY_KEY,
    ),
    timed_keys("L6a = L5b + time-ordered key", "chats"),
    timed_keys("L6b = L6a + heads apart"),
    timed_keys("L6c = L6b + autocheckpoint 8000", pragmas=("wal_autocheckpoint=8000",)),
    timed_keys("L6d = L6c + page 8192", pragmas=("page_size=8192", "wal_autocheckpoint=4000")),
    timed_keys("L6e = L6c + dense messages", pragmas=("wal_autocheckpoint=8000",), dense=True),
]


GROWN = [
    layout for layout in LAYOUTS if layout.name.split()[0] in {"L1", "L2", "L3", "L4", "L5b", "L6c", "L6e"}
]

# -- Writing, growing and reading them

GROUPS = {1: 0.02, 20: 0.38, 100: 0.60}  # group size: its share of the messages of a measured window
FILL_GROUP = 20_000
ROUNDS = 10
MESSAGES_PER_DAY = 50_000
KEPT = {"first", "last"}


def open_database(folder: Path, layout: Layout, chats: int) -> sqlite3.Connection:
    """A fresh database file with `chats` empty chats."""
    connection = connect(folder / f"{layout.name}.db", layout, cache_kib=65536)
    connection.executescript(layout.ddl)
    connection.execute("BEGIN")
    connection.executemany(layout.new_chat, ((chat,) for chat in range(chats)))
    connection.execute("COMMIT")
    return connection


def connect(path: Path, layout: Layout, cache_kib: int) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=256)
    for pragma in (*layout.pragmas, "journal_mode=WAL", "synchronous=FULL", f"cache_size=-{cache_kib}"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def messages(seed: int, chats: int, zipf: bool) -> Iterator[Message]:
    """Endless messages of 400 people; the seq is given by the writer from the head of the chat."""
    source = random.Random(seed)
    letters = "".join(source.choices("abcdefghij klmnop", k=5000))
    order = list(range(chats))
    source.shuffle(order)
    weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(chats))) if zipf else None
    for number in itertools.count(1):
        chat = source.choices(order, cum_weights=weights)[0] if weights else source.randrange(chats)
        start = source.randrange(4800)
        yield Message(
            number,
            chat,
            0,
            source.randrange(400),
            1_790_000_000_000 + number * 1700,
            letters[start : start + 200],
            20_000 + number // MESSAGES_PER_DAY,
            source.randbytes(16),
        )


def write_group(connection: sqlite3.Connection, layout: Layout, group: list[Message]) -> None:
    """One transaction: replay check, heads, rows; a constant number of statements."""
    connection.execute("BEGIN IMMEDIATE")
    if (
        len(group) <= max(GROUPS)
        and connection.execute(layout.seen(len(group)), layout.seen_values(group)).fetchall()
    ):
        raise AssertionError("a fresh key was seen before")
    heads = dict(connection.execute(layout.heads(len(group)), [message.chat for message in group]))
    numbered = []
    for message in sorted(group, key=lambda message: message.chat):
        heads[message.chat] += 1
        numbered.append(message._replace(seq=heads[message.chat]))
    connection.executemany(layout.set_head, [(head, chat) for chat, head in heads.items()])
    for statement, row in layout.inserts:
        connection.executemany(statement, map(row, numbered))
    connection.execute("COMMIT")


def written_bytes() -> int:
    lines = Path("/proc/self/io").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("wchar"))


class Figures:
    """Seconds, messages, bytes and the latencies of groups per (layout, window, group size)."""

    def __init__(self) -> None:
        self.cpu: dict[tuple[str, str, int], float] = defaultdict(float)
        self.bytes: dict[tuple[str, str, int], int] = defaultdict(int)
        self.latencies: dict[tuple[str, str, int], list[float]] = defaultdict(list)

    def write(
        self, connection: sqlite3.Connection, layout: Layout, window: str, groups: list[list[Message]]
    ) -> None:
        key = (layout.name, window, len(groups[0]))
        before, cpu = written_bytes(), time.thread_time()
        for group in groups:
            start = time.perf_counter()
            write_group(connection, layout, group)
            self.latencies[key].append(time.perf_counter() - start)
        self.cpu[key] += time.thread_time() - cpu
        self.bytes[key] += written_bytes() - before

    def per_message(self, layout: str, window: str, size: int) -> tuple[float, float]:
        """Microseconds of time and microseconds of CPU per message."""
        key = (layout, window, size)
        count = len(self.latencies[key]) * size
        wall = sum(self.latencies[key])
        return wall / count * 1e6, self.cpu[key] / count * 1e6

    def kib_per_message(self, layout: str, window: str) -> float:
        """KiB written per message, all group sizes together, since a checkpoint falls where it falls."""
        keys = [(layout, window, size) for size in GROUPS]
        count = sum(len(self.latencies[key]) * key[2] for key in keys)
        return sum(self.bytes[key] for key in keys) / count / 1024


Stores = dict[Layout, sqlite3.Connection]


def grow(stores: Stores, source: Iterator[Message], total: int, window: int) -> Figures:
    """Write `total` messages into every store; measure the first and the last `window` of them."""
    figures = Figures()
    early = min(60_000, total // 4)
    fill(stores, source, early)
    measure(stores, source, figures, "first", window)
    fill(stores, source, total - early - 2 * window)
    measure(stores, source, figures, "last", window)
    return figures


def measure(stores: Stores, source: Iterator[Message], figures: Figures, name: str, window: int) -> None:
    for _, (size, share) in itertools.product(range(ROUNDS), GROUPS.items()):
        count = max(1, int(window * share / ROUNDS) // size)
        groups = [list(itertools.islice(source, size)) for _ in range(count)]
        for layout, connection in stores.items():
            figures.write(connection, layout, name, groups)


def fill(stores: Stores, source: Iterator[Message], count: int) -> None:
    for connection in stores.values():
        connection.execute("PRAGMA synchronous=OFF")
    for done in range(0, count, FILL_GROUP):
        group = list(itertools.islice(source, min(FILL_GROUP, count - done)))
        for layout, connection in stores.items():
            write_group(connection, layout, group)
    for connection in stores.values():
        connection.execute("PRAGMA synchronous=FULL")


def read(folder: Path, layout: Layout, chats: list[int], cache_kib: int, cold: bool) -> tuple[float, float]:
    """Microseconds for a snapshot (last 50) and a delta (20 events before the head), mean over `chats`."""
    path = folder / f"{layout.name}.db"
    connection = connect(path, layout, cache_kib)
    results = []
    for statement, skip in ((layout.snapshot, None), (layout.delta, 20)):
        if cold:
            drop_from_page_cache(path)
        spent = 0.0
        for chat in chats:
            (head,) = connection.execute(layout.head, [chat]).fetchone()
            values = [chat] if skip is None else [chat, max(0, head - skip)]
            start = time.perf_counter()
            rows = connection.execute(statement, values).fetchall()
            spent += time.perf_counter() - start
            if len(rows) != min(head, skip or 50):
                raise AssertionError(f"{layout.name}: {len(rows)} rows of chat {chat} with head {head}")
        results.append(spent / len(chats) * 1e6)
    connection.close()
    return results[0], results[1]


def drop_from_page_cache(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(descriptor)


def fsync_cost(folder: Path, times: int = 300) -> list[float]:
    descriptor = os.open(folder / "probe", os.O_CREAT | os.O_WRONLY)
    costs = []
    for number in range(times):
        os.pwrite(descriptor, b"x" * 4096, number * 4096)
        start = time.perf_counter()
        os.fdatasync(descriptor)
        costs.append((time.perf_counter() - start) * 1e6)
    os.close(descriptor)
    return sorted(costs)


def print_writes(figures: Figures) -> None:
    print("\n| layout | " + " | ".join(f"cpu {w} g={g}" for w in sorted(KEPT) for g in GROUPS), end=" | ")
    print(" | ".join(f"time last g={g}" for g in GROUPS), end=" | ")
    print("KiB first | KiB last | p50 ms g=20 | p99 ms g=20 |\n|" + "---|" * (len(GROUPS) * 3 + 5))
    for name in dict.fromkeys(key[0] for key in figures.cpu):
        cells = [f"{figures.per_message(name, w, g)[1]:.1f}" for w in sorted(KEPT) for g in GROUPS]
        cells += [f"{figures.per_message(name, 'last', g)[0]:.1f}" for g in GROUPS]
        cells += [f"{figures.kib_per_message(name, w):.1f}" for w in sorted(KEPT)]
        slow = sorted(figures.latencies[name, "last", 20])
        cells += [f"{slow[len(slow) // 2] * 1e3:.1f}", f"{slow[int(len(slow) * 0.99)] * 1e3:.1f}"]
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def print_reads(folder: Path, layouts: list[Layout], chats: int) -> None:
    source = random.Random(5)
    sample = [source.randrange(chats) for _ in range(1000)]
    print(
        "\nus per read: | layout | snapshot | delta | small cache: snapshot | delta | cold disk: "
        "snapshot | delta | MiB |"
    )
    for layout in layouts:
        cells = [*read(folder, layout, sample, 65536, False), *read(folder, layout, sample, 512, False)]
        cells += read(folder, layout, sample[:200], 512, True)
        size = (folder / f"{layout.name}.db").stat().st_size / 2**20
        print(f"| {layout.name} | " + " | ".join(f"{cell:.0f}" for cell in [*cells, size]) + " |", flush=True)


def workload(folder: Path, layouts: list[Layout], chats: int, zipf: bool, total: int, window: int) -> None:
    print(f"\n## {chats} chats, {'zipf' if zipf else 'uniform'}, {total} messages (us per message)")
    stores = {layout: open_database(folder, layout, chats) for layout in layouts}
    print_writes(grow(stores, messages(7, chats, zipf), total, window))
    for connection in stores.values():
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    print_reads(folder, layouts, chats)
    for path in folder.glob("*.db*"):
        path.unlink()


# -- Forms of one group: inserts, look-ups, and what SQLAlchemy Core adds

ROW = tuple[int, int, int, int, int, int]
SIZES = (1, 20, 100)
ADD = "INSERT INTO events (chat_id, seq, kind, person, at, text_id) "
TABLE = """CREATE TABLE events (
 chat_id INTEGER NOT NULL, seq INTEGER NOT NULL, kind INTEGER NOT NULL, person INTEGER NOT NULL,
 at INTEGER NOT NULL, text_id INTEGER, PRIMARY KEY (chat_id, seq)) WITHOUT ROWID"""
FIND = "SELECT chat_id, seq, person FROM events WHERE "
EVENTS = sa.Table(
    "events",
    sa.MetaData(),
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("seq", sa.BigInteger, primary_key=True),
    *(sa.Column(name, sa.BigInteger) for name in ("kind", "person", "at", "text_id")),
)
NAMES = [column.name for column in EVENTS.columns]
CORE_ADD = sa.insert(EVENTS)
CORE_FIND = sa.select(EVENTS.c.chat_id, EVENTS.c.seq, EVENTS.c.person).where(
    sa.tuple_(EVENTS.c.chat_id, EVENTS.c.seq).in_(sa.bindparam("places", expanding=True))
)
JSON_ADD = ADD + "SELECT " + ", ".join(f"value ->> {n}" for n in range(6)) + " FROM json_each(?)"
JSON_FIND = (
    "SELECT e.chat_id, e.seq, e.person FROM json_each(?) j CROSS JOIN events e "
    "ON e.chat_id = (j.value ->> 0) AND e.seq = (j.value ->> 1)"
)


def marks(columns: int, rows: int) -> str:
    return ", ".join(["(" + ", ".join("?" * columns) + ")"] * rows)


def flat(rows: list[tuple[int, ...]]) -> list[int]:
    return [value for row in rows for value in row]


def inserts(raw: sqlite3.Connection, core: sa.Connection) -> dict[str, Callable[[list[ROW]], object]]:
    return {
        "executemany": lambda rows: raw.executemany(ADD + "VALUES " + marks(6, 1), rows),
        "json_each": lambda rows: raw.execute(JSON_ADD, [json.dumps(rows)]),
        "multi-row VALUES": lambda rows: raw.execute(ADD + "VALUES " + marks(6, len(rows)), flat([*rows])),
        "Core insert(), list of dicts": lambda rows: core.execute(
            CORE_ADD, [dict(zip(NAMES, r, strict=True)) for r in rows]
        ),
        "Core exec_driver_sql": lambda rows: core.exec_driver_sql(ADD + "VALUES " + marks(6, 1), rows),
    }


def lookups(
    raw: sqlite3.Connection, core: sa.Connection
) -> dict[str, Callable[[list[tuple[int, int]]], list[object]]]:
    def one_each(places: list[tuple[int, int]]) -> list[object]:
        return [raw.execute(FIND + "chat_id = ? AND seq = ?", place).fetchone() for place in places]

    def values(places: list[tuple[int, int]]) -> list[object]:
        return raw.execute(
            f"{FIND}(chat_id, seq) IN (VALUES {marks(2, len(places))})", flat([*places])
        ).fetchall()

    def joined(size: int) -> str:
        return (
            f"WITH w(chat_id, seq) AS (VALUES {marks(2, size)}) SELECT e.chat_id, e.seq, e.person "
            "FROM w CROSS JOIN events e WHERE e.chat_id = w.chat_id AND e.seq = w.seq"
        )

    def padded(places: list[tuple[int, int]]) -> list[object]:
        width = next(width for width in (1, 8, 32, 128) if width >= len(places))
        filler = [(-1, -1)] * (width - len(places))
        return raw.execute(joined(width), flat([*places, *filler])).fetchall()

    def driver(places: list[tuple[int, int]]) -> list[object]:
        return list(core.exec_driver_sql(joined(len(places)), tuple(flat([*places]))).fetchall())

    return {
        "one SELECT each": one_each,
        "IN (VALUES ...)": values,
        "WITH w AS (VALUES ...) join, padded 1/8/32/128": padded,
        "the same by Core exec_driver_sql": driver,
        "json_each": lambda places: raw.execute(JSON_FIND, [json.dumps(places)]).fetchall(),
        "Core tuple_().in_(expanding)": lambda places: list(
            core.execute(CORE_FIND, {"places": places}).fetchall()
        ),
    }


def fresh(number: int, size: int) -> list[ROW]:
    """Rows at the ends of 5000 chats: the group `number` of its size."""
    base = number * size
    return [
        ((base + n) * 7919 % 5000, (base + n) // 5000 + 1, 1, n, 1_790_000_000_000, base + n)
        for n in range(size)
    ]


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare_statements(folder: Path, rounds: int) -> None:
    """Print the median cost per row of each form, without commit; checks that all forms agree."""
    engine = sa.create_engine(f"sqlite:///{folder / 'statements.db'}")
    with engine.connect() as core:
        raw = core.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.isolation_level = None
        raw.execute(TABLE)
        raw.execute("BEGIN")
        for number in range(2000):
            raw.executemany(ADD + "VALUES " + marks(6, 1), fresh(number, 100))
        print("\nus per row: | form | " + " | ".join(f"g={size}" for size in SIZES) + " |")
        print_forms(
            "insert", rounds, {name: undone(raw, form) for name, form in inserts(raw, core).items()}, 200_000
        )
        found = {name: placed(form) for name, form in lookups(raw, core).items()}
        print_forms("look up", rounds, found, 0)
        raw.execute("ROLLBACK")


def undone(raw: sqlite3.Connection, form: Callable[[list[ROW]], object]) -> Callable[[list[ROW]], float]:
    def run(rows: list[ROW]) -> float:
        raw.execute("SAVEPOINT s")
        spent = timed(lambda: form(rows))
        raw.execute("ROLLBACK TO s")
        raw.execute("RELEASE s")
        return spent

    return run


def placed(form: Callable[[list[tuple[int, int]]], list[object]]) -> Callable[[list[ROW]], float]:
    def run(rows: list[ROW]) -> float:
        places = [row[:2] for row in rows]
        if len(form(places)) != len(places):
            raise AssertionError("a form does not find its rows")
        return timed(lambda: form(places))

    return run


def print_forms(title: str, rounds: int, forms: dict[str, Callable[[list[ROW]], float]], start: int) -> None:
    spent: dict[tuple[str, int], list[float]] = {(name, size): [] for name in forms for size in SIZES}
    for number in range(rounds):
        for (name, size), costs in spent.items():
            costs.append(forms[name](fresh(start // size + number, size)) / size * 1e6)
    for name in forms:
        print(
            f"| {title}: {name} | "
            + " | ".join(f"{statistics.median(spent[name, s]):.1f}" for s in SIZES)
            + " |"
        )


def main(report: Callable[[str], None] = print) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small databases, under 30 s")
    parser.add_argument("--folder", help="where the databases are made; must be on the disk in question")
    options = parser.parse_args()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        costs = fsync_cost(folder)
        report(
            f"SQLite {sqlite3.sqlite_version}; fdatasync after a 4 KiB write: median "
            f"{statistics.median(costs):.0f} us, p99 {costs[int(len(costs) * 0.99)]:.0f} us"
        )
        compare_statements(folder, rounds=10 if options.quick else 40)
        if options.quick:
            workload(folder, GROWN, 5000, False, 20_000, 2_000)
        else:
            workload(folder, GROWN, 5000, False, 1_000_000, 20_000)
            for chats, zipf in ((500, False), (500, True), (5000, True)):
                workload(folder, LAYOUTS, chats, zipf, 60_000, 5_000)
    report(f"\n{time.perf_counter() - start:.0f} s in all")


if __name__ == "__main__":
    main()
