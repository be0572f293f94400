"""Whether it is quiet hours, remembered until that changes: asked with every message."""

from datetime import datetime

from chat_server.clock import Clock, to_millis
from chat_server.domain.calendar import Calendar
from protocol.values import Day


class DayWatch:
    """The present interval of the calendar."""

    def __init__(self, clock: Clock, calendar: Calendar) -> None:
        self._clock = clock
        self._calendar = calendar
        self._since = self._until = datetime.min.replace(tzinfo=clock.now().tzinfo)
        self._quiet = False

    def _look(self) -> datetime:
        now = self._clock.now()
        if not self._since <= now < self._until:
            self._quiet = self._calendar.is_quiet(now)
            self._since = self._calendar.last_change(now)
            self._until = self._calendar.next_change(now)
        return now

    def is_quiet(self) -> bool:
        self._look()
        return self._quiet

    def quiet_since(self) -> int:
        """Start (ms) of the present quiet interval, 0 outside quiet hours."""
        self._look()
        return to_millis(self._since) if self._quiet else 0

    def day(self) -> Day:
        """As people are told."""
        self._look()
        return Day(quiet=self._quiet, until=to_millis(self._until))

    def seconds_left(self) -> float:
        """Until the next change."""
        now = self._look()
        return (self._until - now).total_seconds()
