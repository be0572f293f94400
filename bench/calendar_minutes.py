"""Compares the calendar with its oracle at every minute: `python -m bench.calendar_minutes 2020 2040`."""

import sys
from datetime import UTC, datetime
from time import perf_counter

from chat_server.domain.core.calendar import Calendar
from tests.unit.core import calendar_oracle as oracle


def _answers(calendar: Calendar, now: datetime) -> tuple[object, ...]:
    return (
        calendar.is_quiet(now),
        calendar.mail_open(now),
        calendar.is_surcharge_time(now),
        calendar.next_opening(now),
        calendar.next_change(now),
        calendar.reaction_deadline(now),
    )


def _expected(minute: int) -> tuple[object, ...]:
    quiet = oracle.quiet(minute)
    return (
        quiet,
        not quiet,
        not oracle.works(minute),
        oracle.moment(oracle.next_opening(minute)),
        oracle.moment(oracle.next_change(minute)),
        oracle.moment(oracle.reaction_deadline(minute)),
    )


def check(first: datetime, end: datetime) -> int:
    """Compares every minute of [first, end) and returns how many; raises AssertionError at a difference."""
    calendar = Calendar()
    minutes = range(int(first.timestamp()) // 60, int(end.timestamp()) // 60)
    for minute in minutes:
        now = oracle.moment(minute)
        assert _answers(calendar, now) == _expected(minute), now
    return len(minutes)


def main() -> None:
    first, last = (int(year) for year in sys.argv[1:3]) if len(sys.argv) > 2 else (2020, 2040)
    started, total = perf_counter(), 0
    for year in range(first, last + 1):
        total += check(datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC))
        print(f"{year}: {total} minutes equal, {perf_counter() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
