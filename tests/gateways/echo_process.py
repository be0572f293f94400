"""Another process on the bus: answers a message with its number plus 1000 until it hears a session end."""

import asyncio
import sys

from chat_server.domain.facts import Event, Fact
from chat_server.gateways.bus.redis_bus import RedisBus
from tests.gateways.samples import message_event


async def main(url: str) -> None:
    bus = RedisBus(url, "facts", "echo")
    ended = asyncio.Event()

    def answer(fact: Fact) -> None:
        if not isinstance(fact, Event):
            ended.set()
        elif fact.seq < 1000:
            bus.publish(message_event(fact.seq + 1000))

    await bus.start(answer, lambda: None)
    bus.publish(message_event(1000))
    await ended.wait()
    await bus.stop()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
