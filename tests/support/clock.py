"""A clock that stands still until a test moves it."""

import asyncio
from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
"""A Wednesday, ten o'clock in Berlin."""


class ManualClock:
    """Give it to whatever takes a Clock; sleepers wake when it has been moved far enough."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._monotonic = 0.0
        self._moved = asyncio.Condition()

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    async def sleep(self, seconds: float) -> None:
        until = self._monotonic + seconds
        async with self._moved:
            await self._moved.wait_for(lambda: self._monotonic >= until)

    async def advance(self, seconds: float) -> None:
        """Let so much time pass at once."""
        async with self._moved:
            self._now += timedelta(seconds=seconds)
            self._monotonic += seconds
            self._moved.notify_all()
