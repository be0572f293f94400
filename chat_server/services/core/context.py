"""What every use case is given."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import structlog
from sqlalchemy import Connection

from chat_server.clock import Clock
from chat_server.command_time import CommandTime, read_time
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.ids import Randomness
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import to_millis
from chat_server.storage.core.database import FAILURES, Database
from chat_server.storage.core.writer import Handler, Writer

Q = TypeVar("Q")
T = TypeVar("T")

Load = Callable[[Connection], T]
"""What is read on one consistent view of the store."""

UseCase = Handler[Q, T]
"""What makes results of requests in a transaction; several requests may share it."""

NOBODY = 0
"""Who asks, where no person does: time, the command line, somebody who is not signed in yet."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The edges of the process, injected."""

    database: Database
    writer: Writer
    clock: Clock
    calendar: Calendar
    randomness: Randomness

    def millis(self) -> int:
        """Now. Reads the clock: once for a request or a step of a job, never below it."""
        return to_millis(self.clock.now())

    def time(self) -> CommandTime:
        """Now, with what the calendar says of it. Reads the clock, as `millis`."""
        return read_time(self.clock, self.calendar)

    async def read(self, work: Load[T]) -> T:
        """Run `work` on one consistent view. Raises Refusal: its own, or `unavailable`."""
        try:
            return await self.database.read(work)
        except FAILURES as error:
            log.error("database read failed", error=type(error).__name__)
            raise Refusal("unavailable") from error


QuietSince = Callable[[], int]
"""Start (ms) of the present quiet interval, 0 outside quiet hours."""
