"""People at two servers talk on while one thing after another breaks and is mended."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from time import monotonic
from typing import cast

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from protocol.codec import Encoding
from protocol.presence import Typing
from tests.support.raw_client import Frame, Wire, wire
from tests.support.timeouts import TIMEOUT
from tests.system.faults.cluster import Cluster
from tests.system.faults.figures import Figures
from tests.system.faults.schedule import Step
from tests.system.faults.watcher import Watcher, seen_by_all
from tests.system.judgement import judge
from tests.system.people import Circle, circle, signed_in
from tests.system.talkers import Talk, background

WRITING = {"katrin": (0, 1), "tobias": (1, 4), "jana": (1, 1), "milan": (0, 12)}
"""Who writes at which server, and how many messages at a time."""

LISTENING: dict[str, tuple[int, Encoding]] = {
    "katrin": (1, "msgpack"),
    "jana": (0, "json"),
    "tobias": (0, "msgpack"),
    "milan": (1, "json"),
}
"""Who listens at which server."""

GUEST = "sabine@lindenhof.example"
LOST = (ConnectionClosed, InvalidHandshake, OSError, EOFError, TimeoutError)
"""What a connection comes to while something is broken."""


class Town:
    """Everybody who talks, listens, watches and comes by."""

    def __init__(self, cluster: Cluster, people: Circle, guest: str, seed: int) -> None:
        self.cluster = cluster
        self.people = people
        self.guest = guest
        self.talk = Talk(people.chat, seed)
        self.watchers = [Watcher(host.url, people.tokens["jana"]) for host in cluster.hosts]

    def url(self, host: int) -> str:
        return self.cluster.hosts[host].url

    def talking(self) -> list[asyncio.Task[None]]:
        return [
            asyncio.create_task(self.talk.talk(self.url(host), name, self.people.tokens[name], at_once))
            for name, (host, at_once) in WRITING.items()
        ]

    def listening(self) -> list[asyncio.Task[None]]:
        listen, have, epoch = self.talk.listen, self.people.head, self.people.epoch
        return [
            asyncio.create_task(listen(self.url(host), name, self.people.tokens[name], encoding, epoch, have))
            for name, (host, encoding) in LISTENING.items()
        ]


async def run(cluster: Cluster, steps: Sequence[Step], seed: int) -> Figures:
    """Raises TimeoutError where somebody waits for ever."""
    first, *others = cluster.hosts
    first.start()
    people = await circle(first.url)
    for host in others:  # the demo's people are there now
        host.start()
    town = Town(cluster, people, await signed_in(cluster.hosts[1].url, GUEST), seed)
    figures = Figures()
    watching = [asyncio.create_task(watcher.run()) for watcher in town.watchers]
    async with background(*watching, *town.listening()):
        async with background(*town.talking()) as talking:
            await town.talk.everybody(len(WRITING))
            for step in steps:
                await go_through(town, step, figures)
            town.talk.enough()
            await asyncio.gather(*talking)
        await town.talk.read_history(people.url, people.tokens["jana"], people.head)
    figures.acknowledged = len(town.talk.told.acknowledged)
    figures.connections = town.talk.connections
    figures.wrong = judge(town.talk.told, town.talk.series)
    return figures


async def go_through(town: Town, step: Step, figures: Figures) -> None:
    """Calm, something breaks, somebody leaves, it is mended; then all must be as before."""
    await asyncio.sleep(step.calm)
    async with AsyncExitStack() as guests:
        person = None if step.guest is None else await _come(town, step.guest, guests)
        await town.cluster.damage(step.fault)
        try:
            await asyncio.sleep(step.lasts / 2)
            await guests.aclose()
            await asyncio.sleep(step.lasts / 2)
        finally:
            await town.cluster.mend(step.fault)
    mended = monotonic()
    async with asyncio.timeout(3 * TIMEOUT):
        await _everything_passes(town)
        figures.recovered_from(step, monotonic() - mended)
        if person is not None:
            await seen_by_all(town.watchers, person, there=False)
            figures.gone.append(monotonic() - mended)


async def _come(town: Town, host: int, guests: AsyncExitStack) -> str:
    """Somebody comes and is seen everywhere; when `guests` is closed the line is cut, without a word."""
    async with asyncio.timeout(TIMEOUT):
        visit = await guests.enter_async_context(wire(town.url(host), town.guest, hello=False))
        guests.callback(visit.socket.transport.abort)
        me = cast(Frame, (await visit.hello())["me"])
        person = cast(str, cast(Frame, me["person"])["id"])
        await seen_by_all(town.watchers, person, there=True)
        return person


async def _everything_passes(town: Town) -> None:
    """Until a message of everybody written from now on was heard by all, and typing passes both ways."""
    talk = town.talk
    before = set(talk.told.acknowledged) | talk.told.unanswered
    await _typing_passes(town)
    while True:
        heard = set.intersection(*({text for _, text in log} for log in talk.told.heard.values()))
        new = (heard & talk.told.acknowledged.keys()) - before
        if {text.split()[0] for text in new} == WRITING.keys():
            return
        await asyncio.sleep(0.02)


async def _typing_passes(town: Town) -> None:
    """What only the bus carries passes from each server to the other."""
    while True:
        with suppress(*LOST):
            async with (
                wire(town.url(0), town.people.tokens["katrin"]) as katrin,
                wire(town.url(1), town.people.tokens["jana"]) as jana,
            ):
                await asyncio.gather(_hears_typing(town, katrin, jana), _hears_typing(town, jana, katrin))
                return
        await asyncio.sleep(0.02)


async def _hears_typing(town: Town, one: Wire, other: Wire) -> None:
    heard = asyncio.create_task(other.push("typing"))
    number = 0
    try:
        while not heard.done():
            number += 1
            await one.say(Typing(id=number, chat=town.people.chat))
            await asyncio.wait([heard], timeout=0.05)
        await heard
    finally:
        heard.cancel()
