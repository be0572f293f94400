"""Facts, and somebody who hears them, for the tests of the bus."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from chat_server.domain.facts import Event, Fact
from chat_server.domain.messages.contents import NewMessage
from chat_server.services.core.ports import Bus
from tests.support.timeouts import TIMEOUT


def message_event(number: int, text: str = "") -> Event:
    """The message with this number."""
    return Event(
        chat=1, chat_pid="c1", seq=number, at=1_700_000_000_000, actor="p1", content=NewMessage(text=text)
    )


def number_of(fact: Fact) -> int:
    assert isinstance(fact, Event)
    return fact.seq


class Listener:
    """Notes the numbers of the messages it hears, and gaps."""

    def __init__(self) -> None:
        self.heard: list[int] = []
        self.gaps = 0
        self._untold: set[int] = set()

    def on_fact(self, fact: Fact) -> None:
        number = number_of(fact)
        self.heard.append(number)
        self._untold.discard(number)

    def on_gap(self) -> None:
        self.gaps += 1
        self._untold.clear()

    def is_due(self, number: int) -> None:
        """Somebody else publishes this now."""
        self._untold.add(number)

    @property
    def knows_all(self) -> bool:
        """Everything due was heard, or a gap was noticed after it."""
        return not self._untold


@asynccontextmanager
async def listening(bus: Bus) -> AsyncIterator[Listener]:
    """Somebody hears the bus."""
    listener = Listener()
    await bus.start(listener.on_fact, listener.on_gap)
    try:
        yield listener
    finally:
        await bus.stop()


async def eventually(condition: Callable[[], bool]) -> None:
    """Return as soon as it holds. Raises TimeoutError."""
    async with asyncio.timeout(TIMEOUT):
        while not condition():  # noqa: ASYNC110  what is waited for has no event
            await asyncio.sleep(0.002)


async def turns(count: int = 5) -> None:
    """Let the event loop go round."""
    for _ in range(count):
        await asyncio.sleep(0)
