"""Forms of one group: inserts, look-ups, and what SQLAlchemy Core adds; see layout.py."""

# ruff: noqa: S608 - every statement is put together from constants of this file

from __future__ import annotations

import json
import sqlite3
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

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
