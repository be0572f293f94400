"""Compare layouts of the store on SQLite; prints the tables of docs/decisions/0001-storage-layout.md.

Run it with `python -m bench.storage.layout`; `--quick` is for checking that it still works. Every layout
writes the same messages in the same order, in short interleaved turns, so that other load on the machine
hits all of them alike. A message is: head of the chat, event, message projection, text of 200 bytes,
idempotency row. CPU is that of the writing thread, system calls included. Written bytes (WAL and
checkpoints) come from the process's own counter, /proc/self/io wchar, and do not depend on other load.
Between the measured windows the stores are filled in big groups without fsync.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.storage.layouts import GROWN, LAYOUTS
from bench.storage.statements import compare_statements
from bench.storage.tables import Layout, Message

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
