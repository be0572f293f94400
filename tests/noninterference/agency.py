"""The agency in which both worlds begin: people, accounts, chats with some talk, and a session of everybody."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

import argon2
from sqlalchemy import Connection

from chat_server.domain.core.times import to_millis
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.rules.review import QUESTIONS
from chat_server.domain.tasks.task import Changes, Deadline
from chat_server.services.account.sessions import token_hash
from chat_server.storage.account import sessions
from chat_server.storage.migrations import upgrade
from chat_server.storage.people import accounts, assignments, people
from tests.noninterference.database import MemoryDatabase
from tests.noninterference.loop import VirtualLoop
from tests.support.clock import ManualClock
from tests.support.world import Name, World, world_on

EPOCH = "twoworldstwoworl"
PASSWORD = "feierabend-42"
HASHER = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

CUSTOMERS: tuple[Name, ...] = ("katrin", "tobias", "paul")
"""Those who watch."""
STAFF: tuple[Name, ...] = ("jana", "milan", "nora", "sabine", "henrik", "ines")
LENA = cast(Name, "lena")
"""A customer whom nobody who watches may know of."""
DEVICES = 2
FOREVER = 10**15


@dataclass
class Agency:
    """A template; `copy` is its database."""

    copy: bytes = b""
    people: dict[str, str] = field(default_factory=dict)
    """Public ids by name."""
    shown: dict[str, str] = field(default_factory=dict)
    """Chats that watching customers read, by name."""
    hidden: dict[str, str] = field(default_factory=dict)
    """Chats of staff only, and those of the other customer."""

    @property
    def emails(self) -> dict[str, str]:
        return {name: f"{name}@x.example" for name in self.people if name != "persona"}


def token(name: str, device: int) -> str:
    return f"{name}-{device}"


def found(database: MemoryDatabase) -> Agency:
    """Fill an empty database, at ten in the morning."""
    loop = VirtualLoop()
    try:
        return loop.run_until_complete(_found(database))
    finally:
        loop.close()


async def _found(database: MemoryDatabase) -> Agency:
    agency = Agency()
    clock = ManualClock()
    await database.write(lambda connection: upgrade(connection, EPOCH, 0))
    async with world_on(database, clock=clock) as world:
        await database.write(lambda connection: _settle(connection, world, agency))
        await _talk(world, agency)
    agency.copy = database.copy()
    return agency


def _settle(connection: Connection, world: World, agency: Agency) -> None:
    """The other customer, passwords and sessions."""
    now = world.now()
    people.create_person(connection, people.NewPerson(pid="p98bot", kind="bot", name="Feierabend"), now)
    lena = people.create_person(
        connection, people.NewPerson(pid="p99lena", kind="customer", name="Lena", email="lena@x.example"), now
    )
    account = accounts.create_account(connection, "abirk", "abirk", now)
    accounts.add_user(connection, account, lena, "owner")
    assignments.assign(connection, account, world.viewers["jana"].person, "lead", now)
    world.viewers[LENA] = people.load_viewer(connection, lena)
    agency.people = {name: viewer.pid for name, viewer in world.viewers.items()}
    hashed = HASHER.hash(PASSWORD)
    for name, viewer in world.viewers.items():
        if viewer.kind != "persona":
            people.set_password(connection, viewer.person, hashed)
            for device in range(DEVICES):
                new = sessions.NewSession(
                    pid=f"s{name}{device}",
                    token=token_hash(token(name, device)),
                    person=viewer.person,
                    device="test",
                    created_at=now,
                    expires_at=FOREVER,
                )
                sessions.create_session(connection, new)


async def _work(world: World, chat: str) -> None:
    """A task in progress, a timer that ran, a proposal that expires at night, and one that does not."""
    deadline = Deadline(world.now() + 7 * 86_400_000)
    steps: list[tuple[Name, Act]] = [("katrin", acts.EditTask(deadline=deadline, budget=120))]
    steps += [("jana", acts.SetArea("backoffice"))]
    steps += [("jana", acts.AnswerReview(question, True)) for question in sorted(QUESTIONS)]
    steps += [("jana", acts.Accept()), ("jana", acts.StartTimer())]
    for name, act in steps:
        await world.act(name, chat, act)
    await world.clock.advance(1800)
    late = to_millis(datetime.fromisoformat("2026-03-04T19:30:40+01:00"))
    for name, act in (
        ("jana", acts.StopTimer()),
        ("jana", acts.Propose(Changes(budget=180))),
        ("katrin", acts.Propose(Changes(description="Mit Frühstück"), until=late)),
    ):
        await world.act(name, chat, act)


async def _talk(world: World, agency: Agency) -> None:
    """Some messages in every chat, some changed, and marks at different places."""
    agency.shown = {
        "task": await world.task("katrin", "aost"),
        "second": await world.task("katrin", "aost"),
        "direct": await world.direct("katrin", "jana"),
        "paul": await world.task("paul", "awie"),
    }
    agency.hidden = {
        "group": await world.group("jana", "milan", "sabine"),
        "colleagues": await world.direct("jana", "milan"),
        "lena": await world.task(LENA, "abirk"),
    }
    await _work(world, agency.shown["task"])
    writers: dict[str, tuple[Name, Name]] = {
        "paul": ("paul", "nora"), "group": ("milan", "jana"), "colleagues": ("milan", "jana"), "lena": (LENA, "jana")
    }  # fmt: skip
    for name, chat in {**agency.shown, **agency.hidden}.items():
        both = writers.get(name, ("katrin", "jana"))
        last = await world.send(both[1], chat, "Guten Morgen")
        for number in range(4):
            await world.clock.advance(60)
            last = await world.send(both[(number + 1) % 2], chat, f"Satz {number}")
        await world.change(both[1], chat, last.seq - 1, "Satz 2, neu gefasst")
        await world.change(both[0], chat, last.seq - 2, None)
