"""What time it is, and whether it is quiet hours, remembered until that changes: asked with every message."""

from datetime import datetime

from chat_server.clock import Clock
from chat_server.command_time import CommandTime, Hours, hours_at
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.times import to_millis


class QuietHours:
    """Reads the clock, and the calendar only where an interval ends. `hours` is the interval that was read last."""

    def __init__(self, clock: Clock, calendar: Calendar) -> None:
        self._clock = clock
        self._calendar = calendar
        long_ago = datetime.min.replace(tzinfo=clock.now().tzinfo)
        self.hours = Hours(quiet=False, since=long_ago, until=long_ago, opening=0, opened=0)

    def time(self) -> CommandTime:
        """Reads the clock, once."""
        now = self._clock.now()
        if not self.hours.covers(now):
            self.hours = hours_at(now, self._calendar)
        return CommandTime(now, to_millis(now), self.hours)

    def is_quiet(self) -> bool:
        return self.time().hours.quiet

    def seconds_left(self) -> float:
        """Until the next change."""
        time = self.time()
        return (time.hours.until - time.now).total_seconds()
