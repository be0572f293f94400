"""What it costs the server when somebody arrives: handshake, hello, and catching up after all lost the line."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection

from bench import load, seed
from bench.load import Arguments, Phase
from bench.report import Budget, Report, Table
from bench.seed import Seeded

STAFF, CUSTOMERS, TASKS = 30, 200, 500
MESSAGES = 5
"""In each chat before anybody comes."""

ARRIVALS = 600
RESUMING, ROOM = 2_000, 4
MISSED = 4
"""Messages that each of those who resume has missed, in its one chat of ROOM people."""

CPU_MS = 5.0
"""For each customer: handshake and hello."""


@dataclass(frozen=True)
class Agency:
    staff: list[Seeded]
    customers: list[Seeded]


def run() -> Report:
    with TemporaryDirectory(prefix="feierabend-bench-") as folder:
        tools = Path(folder)
        load.compile_tools(tools)
        arrivals = _arrivals(tools)
        arrivals["resume, all at once"] = _resume(tools)
    rows = [
        (who, phase.connected, phase.srv_cpu_s / phase.connected * 1e3, phase.connected / phase.connect_s)
        for who, phase in arrivals.items()
    ]
    table = Table(
        f"New connections in an agency of {STAFF} staff and {CUSTOMERS} customers with {TASKS} chats;"
        f" resume: {RESUMING} people in chats of {ROOM}, {MISSED} messages missed",
        ("who", "connections", "CPU ms each", "a second"),
        rows,
    )
    customer = arrivals["hello, customer"]
    cost = customer.srv_cpu_s / customer.connected * 1e3
    return Report(
        [table], [Budget(name="handshake and hello of a customer", figure=cost, limit=CPU_MS, unit="CPU ms")]
    )


def _arrivals(tools: Path) -> dict[str, Phase]:
    folder = tools / "agency"
    folder.mkdir()
    agency = load.seed_database(folder, seed_agency)
    hello = load.greeting(folder)
    with load.server(folder) as running:
        arrive = partial(_arrive, tools, running.address[1], running.process.pid)
        customers = load.signed_in(folder, agency.customers)
        arrive({**customers, **hello})
        found = {
            "handshake alone": arrive(customers),
            "hello, customer": arrive({**customers, **hello}),
            "hello, staff": arrive({**load.signed_in(folder, agency.staff), **hello}),
        }
    return found


def _arrive(tools: Path, port: int, pid: int, who: Arguments, people: int = ARRIVALS) -> Phase:
    return load.load(tools, port, pid, {"n": people, "settle": 0, **who})["connect"]


def seed_agency(connection: Connection) -> Agency:
    staff, customers = seed.agency(connection, STAFF, CUSTOMERS, TASKS)
    talking = [(customers[task % CUSTOMERS].viewer, task) for task in range(TASKS)]
    seed.talk(connection, talking, MESSAGES)
    return Agency(staff, customers)


def _resume(tools: Path) -> Phase:
    folder = tools / "resume"
    folder.mkdir()
    people = load.seed_database(folder, seed_resume)
    known = [{seed.room_pid(number // ROOM): 1} for number in range(RESUMING)]
    who = {**load.signed_in(folder, people), **load.greeting(folder, known), "inflight": 200}
    with load.server(folder) as running:
        return _arrive(tools, running.address[1], running.process.pid, who, RESUMING)


def seed_resume(connection: Connection) -> list[Seeded]:
    people = seed.rooms(connection, RESUMING, ROOM)
    seed.talk(connection, [(people[room * ROOM].viewer, room) for room in range(RESUMING // ROOM)], MISSED)
    return people
