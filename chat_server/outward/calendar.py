"""Quiet hours as everybody is told of them."""

from chat_server.command_time import Hours
from chat_server.domain.core.times import to_millis
from protocol.calendar import Day


def show_day(hours: Hours) -> Day:
    """Whether it is quiet hours, and until when."""
    return Day(quiet=hours.quiet, until=to_millis(hours.until))
