"""How fast messages reach people: shapes A and C, and memory per connection, next to what the machine can do.

A: one chat of 1000, one sender keeps 4 messages under way (closed loop), then half of that rate.
C: 500 chats of 4; the rate rises until a message of a hundred takes longer than 250 ms, then half of that rate.
Every delivery is of a message committed to disk. wsflood neither stores nor encodes: it is the limit of one core.
"""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import load, seed
from bench.load import Arguments, Phase
from bench.report import Budget, Report, Table

A_DELIVERIES = 60_000
C_DELIVERIES = 15_000
KIB_PER_CONNECTION = 8

Phases = dict[str, Phase]

A: Arguments = {"n": 1000, "window": 4, "half": "", "dur": 4}
C: Arguments = {"n": 2000, "room-size": 4, "auto": 2000, "half": "", "dur": 4}
IDLE: Arguments = {"n": 5000, "room-size": 4, "settle": 3}
FLOOD_PATH: Arguments = {"P": "/room/{r}"}

MOST_STEAL = 5
LEAST_BUSY = 85
"""Percent of the core that the server must have had at its maximum."""


def run() -> Report:
    with TemporaryDirectory(prefix="feierabend-bench-") as folder:
        tools = Path(folder)
        load.compile_tools(tools)
        flood_a = _flood(tools, A)
        flood_c = _flood(tools, {**C, "auto": 8000})
        a = _serve(tools, "a", 1000, A)
        c = _serve(tools, "c", 2000, C)
        idle = _serve(tools, "idle", 5000, IDLE, talking=False)["connect"]
    runs = [
        ("A", "wsflood", flood_a["window"], flood_a["half"]),
        ("A", "Feierabend", a["window"], a["half"]),
        ("C", "wsflood", flood_c["best"], flood_c["half"]),
        ("C", "Feierabend", c["best"], c["half"]),
    ]
    budgets = [
        Budget(
            name="deliveries, shape A",
            figure=a["window"].deliv_s,
            limit=A_DELIVERIES,
            unit="1/s",
            at_least=True,
        ),
        Budget(
            name="deliveries, shape C",
            figure=c["best"].deliv_s,
            limit=C_DELIVERIES,
            unit="1/s",
            at_least=True,
        ),
        Budget(
            name="memory per idle connection", figure=idle.kib_per_conn, limit=KIB_PER_CONNECTION, unit="KiB"
        ),
    ]
    return Report([_speeds(runs), _idle(idle)], budgets, _disturbed([a["window"], c["auto"]], [a, c]))


def _flood(tools: Path, shape: Arguments) -> Phases:
    with load.flood(tools) as (port, process):
        template = load.message(tools)
        return load.load(tools, port, process, {**FLOOD_PATH, **template, **shape})


def _serve(tools: Path, name: str, people: int, shape: Arguments, *, talking: bool = True) -> Phases:
    folder = tools / name
    folder.mkdir()
    size = int(str(shape.get("room-size", people)))
    customers = load.seed_database(folder, partial(seed.rooms, people=people, size=size))
    who = {**load.signed_in(folder, customers), **load.greeting(folder)}
    template = load.message(folder) if talking else {}
    with load.server(folder) as running:
        return load.load(tools, running.address[1], running.process.pid, {**who, **template, **shape})


def _speeds(runs: list[tuple[str, str, Phase, Phase]]) -> Table:
    rows = [
        (
            shape,
            what,
            most.deliv_s,
            most.p99_ms,
            half.deliv_s,
            half.p50_ms,
            half.p99_ms,
            _per_cpu_second(half),
        )
        for shape, what, most, half in runs
    ]
    columns = (
        "shape", "server", "deliveries/s, most", "p99 ms", "deliveries/s, half", "p50 ms", "p99 ms",
        "deliveries/CPU s at half",
    )  # fmt: skip
    return Table("Deliveries of messages of 200 bytes, latency from the moment they were due", columns, rows)


def _per_cpu_second(phase: Phase) -> float:
    """Says something even where other programs had the processor meanwhile."""
    return phase.deliv_s / max(phase.srv_cpu, 1) * 100


def _idle(idle: Phase) -> Table:
    row = (
        idle.connected,
        idle.kib_per_conn,
        idle.connected / idle.connect_s,
        idle.srv_cpu_s / idle.connected * 1e3,
    )
    columns = ("connections", "KiB each", "sign-in and hello per second", "CPU ms each")
    return Table("Idle connections in rooms of 4", columns, [row])


def _disturbed(maxima: list[Phase], runs: list[Phases]) -> list[str]:
    """`maxima`: where the server must have had all of its core, in shape C the rate that was too much."""
    stolen = [phase for phases in runs for phase in phases.values() if phase.core0_steal > MOST_STEAL]
    starved = [phase for phase in maxima if phase.srv_cpu < LEAST_BUSY]
    return ["deliveries"] if stolen or starved else []
