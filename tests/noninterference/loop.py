"""An event loop whose time stands still until a test moves it, and that does everything itself, without threads.

Two runs of the same acts take the same turns, so that whatever differs afterwards comes from the acts.
"""

import asyncio
import heapq
import itertools
import selectors
from collections.abc import Callable
from contextvars import Context
from datetime import datetime, timedelta
from typing import Any, TypeVar, TypeVarTuple

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class VirtualLoop(asyncio.SelectorEventLoop):
    """`moved` is its time in seconds."""

    def __init__(self) -> None:
        self.moved = 0.0
        self._numbers = itertools.count()
        super().__init__(_NothingToWaitFor())

    def time(self) -> float:
        return self.moved

    def run_in_executor(self, _executor: object, func: Callable[..., Any], *args: object) -> Any:  # noqa: ANN401
        """At once: a thread would answer in a turn of its own choice."""
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:  # noqa: BLE001  whoever waits is told
            future.set_exception(error)
        return future

    def call_at(
        self,
        when: float,
        callback: Callable[[*Ts], object],
        *args: *Ts,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """Timers of the same moment fire in the order in which they were set."""
        timer = _Timer(when, callback, args, self, context)
        timer.number = next(self._numbers)
        heapq.heappush(self._scheduled, timer)  # type: ignore[attr-defined]
        timer._scheduled = True  # type: ignore[attr-defined]
        return timer

    async def settle(self) -> None:
        """Let everything happen that can happen now."""
        await asyncio.sleep(0)
        while self._ready:  # type: ignore[attr-defined]  # noqa: ASYNC110  there is no event for "nothing to do"
            await asyncio.sleep(0)

    async def advance(self, seconds: float) -> None:
        """Let so much time pass, timer by timer."""
        until = self.moved + seconds
        while (timer := self._next_timer()) is not None and timer <= until:
            self.moved = max(self.moved, timer)
            await self.settle()
        self.moved = until
        await self.settle()

    def _next_timer(self) -> float | None:
        timers = [timer.when() for timer in self._scheduled if not timer.cancelled()]  # type: ignore[attr-defined]
        return min(timers, default=None)


class _Timer(asyncio.TimerHandle):
    """asyncio's own have no order among those of one moment, which a real clock never has."""

    __slots__ = ("number",)
    number: int

    def __lt__(self, other: object) -> bool:
        assert isinstance(other, _Timer)
        return (self.when(), self.number) < (other.when(), other.number)


class _NothingToWaitFor(selectors.SelectSelector):
    """Nothing comes from outside, so that asking the system, at each turn, is in vain."""

    def select(self, _timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        return []


async def in_this_thread(func: Callable[..., T], *args: object, **_more: object) -> T:
    """As anyio's `to_thread.run_sync`, where Starlette would have a thread."""
    await asyncio.sleep(0)
    return func(*args)


class LoopClock:
    """The server's clock, going as the loop does."""

    def __init__(self, loop: VirtualLoop, start: datetime) -> None:
        self._loop = loop
        self._start = start
        self._zero = loop.time()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=round(self.monotonic(), 3))

    def monotonic(self) -> float:
        return self._loop.time() - self._zero

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
