"""The pushes that wait for their taker: a queue that never holds more than it may."""

import asyncio
from collections import deque

import msgspec

from protocol.core.frames import Push
from protocol.hello import Welcome


class Inbox:
    """Pushes in their order, with the Welcome of each connection before the pushes it began."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._items: deque[Push | Welcome] = deque()
        self._arrived = asyncio.Event()
        self._end: Exception | None = None

    def __len__(self) -> int:
        return len(self._items)

    def offer(self, push: Push) -> bool:
        """Takes the push in, unless it is full."""
        if len(self._items) >= self._size:
            return False
        self._items.append(push)
        self._arrived.set()
        return True

    def begin(self, welcome: Welcome) -> None:
        """Takes the Welcome in, always: a second one without pushes in between replaces the first."""
        last = self._items[-1] if self._items else None
        if isinstance(last, Welcome):
            self._items.pop()
            welcome = msgspec.structs.replace(welcome, reset=sorted({*last.reset, *welcome.reset}))
        self._items.append(welcome)
        self._arrived.set()

    def finish(self, end: Exception) -> None:
        """Whoever takes the last push and asks for more gets this exception."""
        self._end = end
        self._arrived.set()

    async def take(self) -> Push | Welcome:
        """The next one, as soon as there is one. Raises what `finish` was told."""
        while not self._items:
            if self._end is not None:
                raise self._end
            self._arrived.clear()
            await self._arrived.wait()
        return self._items.popleft()
