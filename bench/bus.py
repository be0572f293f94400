"""What a fact costs on the bus, from `publish` to `on_fact`: `python -m bench.bus`.

`stream`: facts follow each other, so many in one turn of the event loop. `alone`: the next is published when the
last one was heard. With Redis, sender and receiver share this process: CPU time is that of both, without Redis's own.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from time import perf_counter, process_time

import uvloop

from chat_server.domain.facts import Event, Fact
from chat_server.domain.messages.contents import NewMessage
from chat_server.gateways.bus.local_bus import LocalBus
from chat_server.gateways.bus.redis_bus import RedisBus
from chat_server.services.core.ports import Bus
from tests.support.servers.services import running_redis
from tools.services import PROGRAMS

CHUNK = 4_000
"""Facts under way at most."""

TEXT = "Können Sie das bitte bis morgen Mittag erledigen? Es eilt ein wenig. " * 2
FACT = Event(
    chat=12,
    chat_pid="c8h3kd92ms0fj",
    seq=4711,
    at=1_700_000_000_000,
    actor="p8h3kd92ms0fj",
    content=NewMessage(text=TEXT),
)


class Receiver:
    """Says when it has heard as many facts as were awaited."""

    def __init__(self) -> None:
        self._missing = 0
        self._done = asyncio.Event()

    def on_fact(self, _fact: Fact) -> None:
        self._missing -= 1
        if not self._missing:
            self._done.set()

    def on_gap(self) -> None:
        raise AssertionError("a gap: the figures are worth nothing")

    def expect(self, facts: int) -> None:
        self._missing = facts
        self._done.clear()

    async def all_heard(self) -> None:
        await self._done.wait()


@contextmanager
def printed(name: str, facts: int) -> Iterator[list[float]]:
    """Print the CPU time a fact took within, and the median of the delays noted there."""
    delays: list[float] = []
    cpu = process_time()
    yield delays
    used = (process_time() - cpu) / facts * 1e6
    print(f"{name:<32}{used:>8.2f} us CPU a fact, heard after {median(delays) * 1e3:>7.3f} ms (median)")


async def stream(name: str, sender: Bus, receiver: Receiver, per_turn: int, chunks: int = 10) -> None:
    with printed(f"{name}, stream, {per_turn} a turn", chunks * CHUNK) as delays:
        for _ in range(chunks):
            receiver.expect(CHUNK)
            for _ in range(CHUNK // per_turn):
                for _ in range(per_turn):
                    sender.publish(FACT)
                await asyncio.sleep(0)
            last = perf_counter()
            await receiver.all_heard()
            delays.append(perf_counter() - last)


async def alone(name: str, sender: Bus, receiver: Receiver, facts: int = 1_000) -> None:
    with printed(f"{name}, alone", facts) as delays:
        for _ in range(facts):
            receiver.expect(1)
            began = perf_counter()
            sender.publish(FACT)
            await receiver.all_heard()
            delays.append(perf_counter() - began)


async def measure(name: str, sender: Bus, hearing: Bus) -> None:
    receiver = Receiver()
    await hearing.start(receiver.on_fact, receiver.on_gap)
    if sender is not hearing:
        await sender.start(lambda _fact: None, lambda: None)
    for per_turn in (1, 20, 500):
        await stream(name, sender, receiver, per_turn)
    await alone(name, sender, receiver)
    await sender.stop()
    await hearing.stop()


async def main(url: str) -> None:
    bus = LocalBus()
    await measure("in-process", bus, bus)
    await measure("Redis", RedisBus(url, "bench", "sender"), RedisBus(url, "bench", "receiver"))


if __name__ == "__main__":
    find, packages = PROGRAMS["redis-server"]
    program = find()
    assert program, f"install {packages}"
    with running_redis(program) as server:
        uvloop.run(main(server.url))
