"""Two worlds that differ only in what staff do unseen, and whether customers notice."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from chat_server.hub import watches
from protocol import LEVEL
from tests.noninterference.acts import ACTS, Step, perform
from tests.noninterference.agency import CUSTOMERS, Agency, found
from tests.noninterference.database import MemoryDatabase
from tests.noninterference.loop import VirtualLoop
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
LONGEST = 24
VARIANTS = 4
"""How many sets of hidden acts are compared with none."""

PACE = {"SESSIONS_SECONDS": 6.0, "SWEEP_SECONDS": 7.0}
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

    def check(self, schedule: list[Step], variants: int = VARIANTS) -> None:
        """Raises Difference if customers hear anything else with hidden acts, of several kinds, than without."""
        unseen = self.live(schedule, hidden=False).heard
        for number in range(variants):
            variant = [other_act(step, number) for step in schedule]
            compare(variant, self.live(variant, hidden=True).heard, unseen)

    def live(self, schedule: list[Step], *, hidden: bool, then: tuple[Then, ...] = ()) -> Town:
        """A night with or without the hidden acts, and what comes after it."""
        self.database.restore(self.agency.copy)
        for name, seconds in PACE.items():
            setattr(watches, name, seconds)
        start = CLOSING + timedelta(minutes=30) if len(schedule) % 3 else CLOSING - timedelta(seconds=8)
        if then:
            start = OPENING - timedelta(minutes=20)
        town = self.town = Town(self.agency, self.database, self.loop, self.folder, start)
        with faults() as found_faults:
            self.loop.run_until_complete(_live(town, schedule, hidden=hidden, then=then))
        assert not found_faults, found_faults
        return town

    def close(self) -> None:
        self.loop.close()
        self.database.raw.close()


async def _live(town: Town, schedule: list[Step], *, hidden: bool, then: tuple[Then, ...]) -> None:
    async with running(town):
        for number, name in enumerate(CUSTOMERS):
            await town.connect(name, 0, "json" if number == 1 else "msgpack")
            town.say(name, 0, {"t": "hello", "id": 0, "level": LEVEL})
        for name in ("jana", "milan") if town.clock.now() < CLOSING else ():
            await town.connect(name, 0, "msgpack")
            town.say(name, 0, {"t": "hello", "id": 0, "level": LEVEL})
        await town.loop.advance(10)
        for number, step in enumerate(schedule, 1):
            if hidden or not step.hidden:
                town.step = town.step if step.hidden else number
                await perform(town, step)
        await town.loop.advance(6)
        for after in then:
            await after(town)


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
