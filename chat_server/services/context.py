"""What every use case is given."""

from collections.abc import Callable
from dataclasses import dataclass

from chat_server.clock import Clock, to_millis
from chat_server.domain.calendar import Calendar
from chat_server.domain.ids import Randomness
from chat_server.storage.database import Database
from chat_server.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class Context:
    """The edges of the process, injected."""

    database: Database
    writer: Writer
    clock: Clock
    calendar: Calendar
    randomness: Randomness

    def millis(self) -> int:
        return to_millis(self.clock.now())


QuietSince = Callable[[], int]
"""Start (ms) of the present quiet interval, 0 outside quiet hours."""
