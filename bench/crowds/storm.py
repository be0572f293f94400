"""Everybody comes back at once, as after a restart: `python -m bench.crowds.storm [PEOPLE]`, 10,000 by default.

All connect in the same moment and resume, each in one chat in which they missed something. Ends with status 1 if a
budget was missed.
"""

import re
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from sqlalchemy import Connection

from bench import load, seed
from bench.load import Phase
from bench.report import Budget, Report, Table, budget_table, machine
from tests.support.servers.server import ServerProcess

PEOPLE = 10_000
ROOM = 4
MISSED = 4
"""Messages that each has missed."""

BACK_SECONDS = 60.0
PEAK_KIB = 60.0
LAG_SECONDS = 0.25


def run(people: int) -> Report:
    with TemporaryDirectory(prefix="feierabend-bench-") as folder:
        tools = Path(folder)
        load.compile_tools(tools)
        storm, peak, lag = _storm(tools, people)
    cost = storm.srv_cpu_s / max(1, storm.connected) * 1e3
    columns = ("people", "back", "after s", "CPU ms each", "peak KiB each", "KiB each", "loop lag ms")
    row = (people, storm.connected, storm.connect_s, cost, peak, storm.kib_per_conn, lag * 1e3)
    return Report(
        [Table(f"Reconnections all at once, {MISSED} messages missed", columns, [row])],
        [
            Budget(name="people who are back", figure=storm.connected, limit=people, unit="", at_least=True),
            Budget(name="until the last is back", figure=storm.connect_s, limit=BACK_SECONDS, unit="s"),
            Budget(name="memory at the peak", figure=peak, limit=PEAK_KIB, unit="KiB each"),
            Budget(name="lag of the event loop", figure=lag, limit=LAG_SECONDS, unit="s"),
        ],
    )


def _storm(folder: Path, people: int) -> tuple[Phase, float, float]:
    """What the loader saw, memory at the peak (KiB each), and the longest lag of the loop (s)."""

    def seeded(connection: Connection) -> list[seed.Seeded]:
        everybody = seed.rooms(connection, people, ROOM)
        seed.talk(
            connection, [(everybody[first].viewer, first // ROOM) for first in range(0, people, ROOM)], MISSED
        )
        return everybody

    known = [{seed.room_pid(number // ROOM): 1} for number in range(people)]
    signed_in = load.signed_in(folder, load.seed_database(folder, seeded))
    everybody = {**signed_in, **load.greeting(folder, known), "n": people, "inflight": people}
    with load.server(folder) as running, _watching(running) as lags:
        before = _memory(running, "VmRSS")
        patience = {"settle": 3, "connect-timeout": load.BOUND_SECONDS - 20}
        storm = load.load(folder, running.address[1], running.process.pid, {**everybody, **patience})[
            "connect"
        ]
        lag = lags[-1]
        return storm, (_memory(running, "VmHWM") - before) / people, lag


@contextmanager
def _watching(server: ServerProcess) -> Iterator[list[float]]:
    """What the server says of its loop while everybody comes; not of when all leave at once."""
    lags, ended = [0.0], Event()

    def watch() -> None:
        while not ended.wait(1.0):
            lags.append(_lag(server))

    watcher = Thread(target=watch)
    watcher.start()
    try:
        yield lags
    finally:
        ended.set()
        watcher.join()


def _memory(server: ServerProcess, name: str) -> int:
    """KiB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.partition(f"{name}:")[2].split()[0])


def _lag(server: ServerProcess) -> float:
    with urllib.request.urlopen(f"{server.url}/metrics", timeout=60) as answer:  # noqa: S310 - our own URL
        found = re.search(r"^feierabend_loop_lag_seconds\S* (\S+)", answer.read().decode(), re.MULTILINE)
    assert found is not None
    return float(found[1])


def main() -> int:
    report = run(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
    print(f"{machine()}\n\n{report}\n\n{budget_table(report.budgets)}")
    return 0 if all(budget.kept for budget in report.budgets) else 1


if __name__ == "__main__":
    sys.exit(main())
