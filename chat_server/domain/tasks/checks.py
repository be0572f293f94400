"""Checks of what is written into a task: lengths of texts, ranges of durations and deadlines."""

from datetime import date

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.times import end_of
from chat_server.domain.tasks.refusal_texts import refuse
from chat_server.domain.tasks.task import Deadline, Task

MAX_TITLE = 200
MAX_TEXT = 8_000
MAX_ITEM_TEXT = 500
MAX_ITEMS = 200
MAX_BUDGET = 1_000 * 60
"""Minutes: more than three times the largest package."""
MAX_RECORD = 24 * 60
_MAX_AHEAD = 10 * 366 * 24 * 3_600_000


def check_text(text: str, field: str, longest: int = MAX_TEXT) -> str:
    """The text. Raises Refusal if it is blank or too long."""
    if not text.strip():
        raise refuse("task.text_missing", field)
    return check_length(text, field, longest)


def check_length(text: str, field: str, longest: int = MAX_TEXT) -> str:
    if len(text) > longest:
        raise refuse("task.text_too_long", field)
    return text


def check_minutes(minutes: int, field: str, most: int = MAX_BUDGET) -> int:
    """The minutes. Raises Refusal if they are out of range."""
    if not 0 < minutes <= most:
        raise refuse("task.bad_minutes", field)
    return minutes


def check_deadline(deadline: Deadline, now: int, field: str = "deadline") -> Deadline:
    """The deadline. Raises Refusal if it has passed or lies more than ten years ahead."""
    if deadline.at <= now:
        raise refuse("task.deadline_past", field)
    if deadline.at > now + _MAX_AHEAD:
        raise refuse("task.deadline_too_far", field)
    return deadline


def deadline_on(day: date, calendar: Calendar) -> Deadline:
    """The deadline at the end of a local day, where no time of day was said: its last millisecond is still in
    time.
    """
    return Deadline(end_of(day, calendar) - 1, timed=False)


def deadline_missed(task: Task, now: int) -> bool:
    """Whether the agreed deadline passed before the task was handed over."""
    deadline = task.terms.deadline
    if deadline is None or not task.contracts:
        return False
    handed_over = task.status in ("handed_over", "done") and task.handover is not None
    return (task.handover.at if handed_over and task.handover else now) > deadline.at
