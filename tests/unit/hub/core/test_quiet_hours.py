"""Quiet hours as the hub remembers them, across changes and whichever way the clock is moved."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.times import to_millis
from chat_server.hub.core.quiet_hours import QuietHours
from tests.support.clock import ManualClock

pytestmark = pytest.mark.anyio


async def test_the_day_is_watched_across_its_changes() -> None:
    clock, calendar = ManualClock(datetime.fromisoformat("2026-03-06T18:59:59+01:00")), Calendar()
    day = QuietHours(clock, calendar)
    closing = datetime.fromisoformat("2026-03-06T19:00:00+01:00")
    opening = datetime.fromisoformat("2026-03-09T08:00:00+01:00")
    assert (day.is_quiet(), day.time().hours.quiet_since, day.seconds_left()) == (False, 0, 1.0)
    assert (day.time().hours.quiet, day.time().hours.until) == (False, closing)
    await clock.advance(1)
    assert (day.is_quiet(), day.time().hours.quiet_since) == (True, to_millis(closing))
    assert (day.time().hours.quiet, day.time().hours.until) == (True, opening)
    await clock.advance((opening - closing).total_seconds() - 0.001)
    assert day.is_quiet()
    await clock.advance(0.001)
    assert (day.is_quiet(), day.time().hours.quiet_since) == (False, 0)


@given(moves=st.lists(st.integers(-20 * 86_400, 20 * 86_400), max_size=8))
def test_the_day_is_what_the_calendar_says_also_when_the_clock_is_moved_back(moves: list[int]) -> None:
    clock, calendar = ManualClock(), Calendar()
    day = QuietHours(clock, calendar)
    for move in moves:
        clock._now += timedelta(seconds=move)
        now = clock.now()
        assert day.is_quiet() == calendar.is_quiet(now)
        assert day.time().hours.until == calendar.next_change(now)
        since = to_millis(calendar.last_change(now)) if calendar.is_quiet(now) else 0
        assert day.time().hours.quiet_since == since
        assert 0 < day.seconds_left() == (calendar.next_change(now) - now).total_seconds()
