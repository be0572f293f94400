"""The moment of a command, a request or a step of a job: the clock is read once and what it says is handed down.

The moment that counts is the one at which the command arrived: for writes that wait for a group, too, whenever that
is committed, and in a later try after a deadlock. So a message is as old as its sender knows it to be, and what a
command decides in one place agrees with what it decides in another (DESIGN, "Decisions taken").
"""

from datetime import datetime

from chat_server.clock import Clock
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.hot import hot_dataclass
from chat_server.domain.core.times import last_opening, to_millis


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A stretch in which it is quiet hours, or not, throughout: from `since` up to but not with `until`.

    `opening` is when quiet hours next end, `opened` when they last ended (ms).
    """

    quiet: bool
    since: datetime
    until: datetime
    opening: int
    opened: int

    @property
    def quiet_since(self) -> int:
        """Start (ms) of the present quiet interval, 0 outside quiet hours."""
        return to_millis(self.since) if self.quiet else 0

    def covers(self, moment: datetime) -> bool:
        return self.since <= moment < self.until


@hot_dataclass(frozen=True, slots=True)
class CommandTime:
    """What time it is for a command; `now_ms` is `now` in milliseconds."""

    now: datetime
    now_ms: int
    hours: Hours


def hours_at(now: datetime, calendar: Calendar) -> Hours:
    """The stretch in which a moment lies."""
    return Hours(
        quiet=calendar.is_quiet(now),
        since=calendar.last_change(now),
        until=calendar.next_change(now),
        opening=to_millis(calendar.next_opening(now)),
        opened=last_opening(to_millis(now), calendar),
    )


def read_time(clock: Clock, calendar: Calendar) -> CommandTime:
    """Reads the clock, once."""
    now = clock.now()
    return CommandTime(now, to_millis(now), hours_at(now, calendar))
