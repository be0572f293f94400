"""Moments as milliseconds since 1970 UTC, and what the calendar says about them."""

from datetime import UTC, date, datetime, time, timedelta

from chat_server.domain.core.calendar import ONE_DAY, Calendar

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_millis(moment: datetime) -> int:
    """Milliseconds since 1970-01-01 UTC, rounded down: exact, without floats."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def from_millis(millis: int) -> datetime:
    """The moment (UTC) so many milliseconds after 1970-01-01 UTC."""
    return _EPOCH + timedelta(milliseconds=millis)


def reaction_deadline(now: int, calendar: Calendar) -> int:
    """The moment by which a request that arrives now must be answered (SPEC 2)."""
    return to_millis(calendar.reaction_deadline(from_millis(now)))


def last_opening(now: int, calendar: Calendar) -> int:
    """The last end of quiet hours up to `now` (SPEC 3)."""
    moment = from_millis(now)
    change = calendar.last_change(moment)
    if calendar.is_quiet(moment):
        change = calendar.last_change(change - timedelta(milliseconds=1))
    return to_millis(change)


def opening_after(now: int, calendar: Calendar) -> int | None:
    """The end of the present quiet hours; None outside of quiet hours (SPEC 2)."""
    moment = from_millis(now)
    return to_millis(calendar.next_opening(moment)) if calendar.is_quiet(moment) else None


def day_of(now: int, calendar: Calendar) -> date:
    """The local day of a moment."""
    return calendar.local(from_millis(now)).date()


def span_of(day: date, calendar: Calendar) -> tuple[int, int]:
    """The first moment of a local day, and that of the next one."""
    return end_of(day - ONE_DAY, calendar), end_of(day, calendar)


def midnight_after(now: int, calendar: Calendar) -> int:
    """The moment at which the local day of `now` ends."""
    return end_of(day_of(now, calendar), calendar)


def after_working_days(now: int, days: int, calendar: Calendar) -> int:
    """The end of the n-th working day after the day of `now`."""
    day = day_of(now, calendar)
    for _ in range(days):
        day = calendar.next_working_day(day)
    return end_of(day, calendar)


def after_days(now: int, days: int, calendar: Calendar) -> int:
    """The same local time `days` days later."""
    local = calendar.local(from_millis(now))
    return to_millis(calendar.moment(local.date() + days * ONE_DAY, local.time()))


def is_surcharge_time(now: int, calendar: Calendar) -> bool:
    """Whether it is a weekend or a holiday (SPEC 2)."""
    return calendar.is_surcharge_time(from_millis(now))


def end_of(day: date, calendar: Calendar) -> int:
    """The midnight at which a local day ends."""
    return to_millis(calendar.moment(day + ONE_DAY, time(0)))
