"""A time limit for many peers that costs one timer."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Deadlines(Generic[T]):
    """Calls `late` with each peer that began `seconds` ago and has not ended: who began first is late first.

    What a peer sent while the loop stood still is read before: that delay is the server's.
    """

    def __init__(self, seconds: float, late: Callable[[T], None]) -> None:
        self._seconds = seconds
        self._late = late
        self._due: OrderedDict[T, float] = OrderedDict()
        self._timer: asyncio.Handle | None = None

    def __len__(self) -> int:
        return len(self._due)

    def begin(self, peer: T) -> None:
        """The time of a peer runs from now on; if it runs already, it goes on."""
        if peer in self._due:
            return
        loop = asyncio.get_running_loop()
        self._due[peer] = loop.time() + self._seconds
        if self._timer is None:
            self._timer = loop.call_later(self._seconds, self._look)

    def end(self, peer: T) -> None:
        self._due.pop(peer, None)

    def _look(self) -> None:
        """Whatever has come by now is read within the next turn of the loop, in which `_end` is called after it."""
        loop = asyncio.get_running_loop()
        self._timer = loop.call_soon(loop.call_soon, self._end, loop.time())

    def _end(self, moment: float) -> None:
        self._timer = None
        while self._due:
            peer, due = next(iter(self._due.items()))
            if due > moment:
                self._timer = asyncio.get_running_loop().call_at(due, self._look)
                return
            del self._due[peer]
            self._late(peer)
