"""The one place that reads time. Everything else is given a Clock or a moment."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start, for durations; never moved."""

    async def sleep(self, seconds: float) -> None:
        """Return after so many seconds, or earlier when the clock was moved."""


class SystemClock:
    """The machine's clock, shifted: `start` lets it begin at another moment and run on from there."""

    def __init__(self, start: datetime | None = None) -> None:
        self._shift = timedelta()
        self._moved = asyncio.Event()
        if start is not None:
            self.move(start)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._shift

    def monotonic(self) -> float:
        return time.monotonic()

    def move(self, to: datetime) -> None:
        """Let it be `to` now (demo mode); sleepers wake and look again."""
        self._shift = to - datetime.now(UTC)
        self._moved.set()
        self._moved = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._moved.wait()
        except TimeoutError:
            return
