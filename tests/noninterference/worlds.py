"""Two worlds that differ only in what staff do unseen, and whether customers notice."""

import gc
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from unittest.mock import patch

from anyio import to_thread
from hypothesis import strategies as st

from chat_server.hub.background import rounds
from chat_server.hub.connections.framing import Opcode
from protocol import LEVEL
from tests.noninterference.acts import ACTS, GET_PATHS, Step, perform
from tests.noninterference.agency import CUSTOMERS, Agency, found
from tests.noninterference.commands import MEMBER_OF
from tests.noninterference.database import MemoryDatabase
from tests.noninterference.loop import VirtualLoop, in_this_thread
from tests.noninterference.peer import client_frame
from tests.noninterference.town import CLOSING, OPENING, Heard, Town, faults, running

HIDDEN = tuple(act for act in ACTS if act.startswith("staff "))
OPEN = tuple(act for act in ACTS if not act.startswith("staff "))
OFTEN = tuple(
    f"staff {tag}"
    for tag in (
        "read.mark",
        "typing",
        "message.send",
        "message.edit",
        "chat.open",
        "draft.set",
        "chat.pin",
        "hello",
        "task.act",
    )
)
"""What staff mostly do at night."""

MOSTLY = ("wait", "customer connect", "customer chat.open", "staff connect", "staff connect")
LONGEST = 14
VARIANTS = 8
"""How many sets of hidden acts are compared with none."""

PACE = {"SESSIONS_SECONDS": 6.0, "SWEEP_SECONDS": 7.0, "LOOK_AT_CLOCK_SECONDS": 5.0}
"""Watches of the server look more seldom: looking is most of what a night costs."""

steps = st.builds(
    Step,
    st.sampled_from(OPEN) | st.sampled_from(HIDDEN) | st.sampled_from(OFTEN) | st.sampled_from(MOSTLY),
    st.integers(0, 9_999),
)
schedules = st.lists(steps, min_size=4, max_size=LONGEST)


def schedule_of(seed: int) -> list[Step]:
    """The same kind of schedule, from a seed alone."""
    pick = Random(seed)
    return [
        Step(pick.choice(pick.choice((OPEN, HIDDEN, OFTEN, MOSTLY))), pick.randrange(10_000))
        for _ in range(pick.randrange(4, LONGEST + 1))
    ]


def other_act(step: Step, variant: int) -> Step:
    """Another hidden act in the place of a hidden one; the others stay."""
    if not step.hidden or not variant:
        return step
    others = OFTEN if step.act in OFTEN else HIDDEN
    place = others.index(step.act) + variant * 37
    return Step(others[place % len(others)], (step.number + variant * 4_099) % 10_000)


SHOWING = {
    "dialog_told_to_all": [Step("staff dialog.start", 9_484)],
    "held_wording_among_the_versions": [Step("staff message.edit", 6_559)],
    "rates_are_shared": [
        Step("staff connect", 0),
        Step("staff too many", 0),
        Step("customer chat.tags", 7_484),
    ],
    "time_on_tasks_at_once": [Step("staff task.act", 8_643), Step("customer task.list", 18)],
}
"""Nights in which a planted leak shows that few nights of chance show."""
NIGHTS = (*map(schedule_of, range(24)), *SHOWING.values())
"""What `make test` lives through: each is compared with VARIANTS sets of hidden acts. Every planted leak shows."""

Then = Callable[[Town], Awaitable[None]]


class Difference(AssertionError):
    """Customers could tell the two worlds apart."""


@dataclass
class Worlds:
    """A server's parts that are made once: the template, the database and the loop."""

    folder: Path
    loop: VirtualLoop = field(default_factory=VirtualLoop)
    database: MemoryDatabase = field(default_factory=MemoryDatabase)
    agency: Agency = field(init=False)
    town: Town = field(init=False)
    """The one that lives now."""

    def __post_init__(self) -> None:
        (self.folder / "index.html").write_text("<!doctype html><title>Feierabend</title>")
        self.agency = found(self.database)

    def check(self, schedule: list[Step], variants: Iterable[int] = range(VARIANTS)) -> None:
        """Raises Difference if customers hear anything else with hidden acts, of these variants, than without."""
        unseen = self.live(schedule, hidden=False).heard
        for number in variants:
            variant = [other_act(step, number) for step in schedule]
            compare(variant, self.live(variant, hidden=True).heard, unseen)

    def live(self, schedule: list[Step], *, hidden: bool, then: tuple[Then, ...] = ()) -> Town:
        """A night with or without the hidden acts, and what comes after it."""
        self.database.restore(self.agency.copy)
        start = OPENING - timedelta(minutes=20) if then else evening_of(schedule)
        town = self.town = Town(self.agency, self.database, self.loop, self.folder, start)
        with orderly() as found_faults:
            self.loop.run_until_complete(_live(town, schedule, hidden=hidden, then=then))
        assert not found_faults, found_faults
        return town

    def close(self) -> None:
        self.loop.close()
        self.database.raw.close()


def evening_of(schedule: list[Step]) -> datetime:
    """When it begins: in quiet hours, or a moment before them."""
    return CLOSING + timedelta(minutes=30) if len(schedule) % 3 else CLOSING - timedelta(seconds=2)


@contextmanager
def orderly() -> Iterator[list[object]]:
    """What the server logs as errors; meanwhile watches go at their PACE, and garbage waits until the morning."""
    gc.disable()
    try:
        with (
            patch.dict(vars(rounds), PACE),
            patch.object(to_thread, "run_sync", in_this_thread),
            faults() as found,
        ):
            yield found
    finally:
        gc.enable()


async def _live(town: Town, schedule: list[Step], *, hidden: bool, then: tuple[Then, ...]) -> None:
    async with running(town):
        for number, name in enumerate(CUSTOMERS):
            await town.connect(name, 0, "json" if number == 1 else "msgpack")
            town.say(name, 0, {"t": "hello", "id": 0, "level": LEVEL})
        for name in ("jana", "milan") if town.clock.now() < CLOSING else ():
            await town.connect(name, 0, "msgpack")
            town.say(name, 0, {"t": "hello", "id": 0, "level": LEVEL})
        await town.loop.advance(4)
        for number, step in enumerate(schedule, 1):
            if hidden or not step.hidden:
                town.step = town.step if step.hidden else number
                await perform(town, step)
        town.step = len(schedule) + 1
        await look_round(town, schedule)
        await town.loop.advance(6)
        for after in then:
            await after(town)


async def look_round(town: Town, schedule: list[Step]) -> None:
    """Whatever happened, a customer asks for this and that, and provokes an end."""
    pick = Random(sum(step.number for step in schedule if not step.hidden))
    for path in pick.sample(GET_PATHS, 4):
        await town.http("katrin", 1, "GET", path)
    await town.connect("katrin", 1, "msgpack")
    town.say("katrin", 1, {"t": "hello", "id": 0, "level": LEVEL})
    await town.loop.settle()
    chats = [town.agency.shown[name] for name in pick.sample(MEMBER_OF["katrin"], 2)]
    for chat in chats:
        town.say("katrin", 1, {"t": "chat.open", "id": 1, "chat": chat})
        town.say("katrin", 1, {"t": "message.versions", "id": 2, "chat": chat, "seq": pick.randrange(2, 6)})
    await town.loop.settle()
    town.say("katrin", 1, {"t": "devices.list", "id": 3})
    town.say("katrin", 1, {"t": "chat.open", "id": 4, "chat": "cnone"})
    town.say(
        "katrin", 1, {"t": "chat.create_task", "id": 5, "key": LAST_KEY, "account": "aost", "title": "Messe"}
    )
    await town.loop.settle()
    town.say_bytes("katrin", 1, NO_COMMAND)


LAST_KEY = "20260304-lookround"
NO_COMMAND = client_frame(Opcode.BINARY, b"\x81\xa1t\xa3xyz")


def compare(schedule: list[Step], first: list[Heard], second: list[Heard]) -> None:
    """Every byte of each channel, in order, and after which step."""
    if first == second:
        return
    one, other = by_channel(first), by_channel(second)
    for channel in sorted(one | other):
        here, there = one.get(channel, []), other.get(channel, [])
        if here != there:
            place = next(
                (i for i, pair in enumerate(zip(here, there, strict=False)) if pair[0] != pair[1]), -1
            )
            place = min(len(here), len(there)) if place < 0 else place
            lines = [f"{channel} hears something else if staff act:", f"  with:    {here[place : place + 2]}"]
            lines += [f"  without: {there[place : place + 2]}", f"  schedule: {schedule}"]
            raise Difference("\n".join(lines))


def by_channel(heard: list[Heard]) -> dict[str, list[tuple[int, bytes]]]:
    """What each channel heard, after which step; the order between channels is nobody's to see."""
    channels: dict[str, list[tuple[int, bytes]]] = {}
    for step, channel, data in heard:
        channels.setdefault(channel, []).append((step, data))
    return channels


@contextmanager
def worlds_in(folder: Path) -> Iterator[Worlds]:
    worlds = Worlds(folder)
    try:
        yield worlds
    finally:
        worlds.close()
