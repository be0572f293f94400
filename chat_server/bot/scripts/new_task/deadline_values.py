"""The values of deadlines: days and moments, and what is reckoned with them."""

import re
from datetime import date, datetime, timedelta

from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.domain.bot.values import AnswerValue
from chat_server.domain.core.calendar import Calendar

OPEN = "open"
"""The value for "no fixed date"."""


def read_value(value: AnswerValue | None) -> date | datetime | None:
    """The day or moment that a stored or picked value stands for; None if it stands for none."""
    try:
        said = str(value)
        return datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said)
    except ValueError:
        return None


def day_of(value: date | datetime) -> date:
    """The day a deadline belongs to: midnight ends the day before."""
    return (value - timedelta(microseconds=1)).date() if isinstance(value, datetime) else value


def next_working(value: date | datetime, calendar: Calendar) -> date | datetime:
    """The same deadline on the next working day."""
    working = calendar.next_working_day(day_of(value))
    if not isinstance(value, datetime):
        return working
    return calendar.local(calendar.moment(working + (value.date() - day_of(value)), value.time()))


def with_day(text: str, situation: NewTaskSituation) -> str:
    """ "14 Uhr" corrects the time of the deadline that was said, not its day; "Donnerstag" the day of a deadline"
    " that was
    said by its week, not the week.
    """
    said = text.strip(" .!?")
    clock, weekday = _CLOCK.fullmatch(said), _WEEKDAY.fullmatch(said)
    before = read_value(situation.value("deadline"))
    if before is None:
        return text
    day = before.date() if isinstance(before, datetime) else before
    if clock is not None:
        return f"{day:%d.%m.%Y} {clock['clock']}"
    if weekday is None or not _BY_WEEK.search(situation.answers["deadline"].words):
        return text
    meant = day + timedelta(days=WEEKDAYS.index(weekday["day"].casefold()) % 7 - day.weekday())
    return f"{meant:%d.%m.%Y}"


WEEKDAYS = (
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
"""In German and English, each week from Monday."""
_WEEKDAY = re.compile(
    rf"(?:(?:am|bis|zum|den|erst|on|by|until) )*(?P<day>{'|'.join(WEEKDAYS)})", re.IGNORECASE
)
_BY_WEEK = re.compile(r"\b(?:woche|kw|week)\b", re.IGNORECASE)


_CLOCK = re.compile(
    (
        r"(?:um |bis |vor |schon |erst |at |by )*(?P<clock>\d{1,2}(?:[:.h]\d{2})? ?(?:uhr(?: \d{2})?|am|pm|h)"
        r"|\d{1,2}:\d{2}|(?<=um )\d{1,2}|mittags?|noon|midday)"
        r"(?: (?:on |an |am )?(?:that|the same|dem|diesem|demselben|gleichen|selben) (?:day|tag))?"
    ),
    re.IGNORECASE,
)
