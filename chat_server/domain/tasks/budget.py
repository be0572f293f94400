"""Budget and real working time in integers (SPEC 8): work is rounded down, budget up, once for a task.

Time is recorded in exact milliseconds; approved work at weekends and on holidays counts twice.
"""

from chat_server.domain.tasks.areas import Area
from chat_server.domain.tasks.task import Record, Running, Task, TaskStatus

MINUTE = 60_000
_PERCENT = 100
WARNING_LEVELS = (80, 100)
"""Percentages of the real working time at which the assistant is warned."""

RESERVES_BUDGET: frozenset[TaskStatus] = frozenset({"review", "accepted", "in_progress", "handed_over"})
"""The stages at which a task's budget is reserved."""


def real_minutes(budget: int, area: Area | None) -> int:
    """The minutes of work that a budget allows: 4:00 h in Marketing give 3:04 h."""
    return budget * _PERCENT // _percent(area)


def budget_minutes(work: int, area: Area | None) -> int:
    """The minutes of budget that work costs: 3:00 h in Marketing need 3:54 h."""
    return _rounded_up(work * _percent(area), _PERCENT)


def worked_ms(task: Task, now: int | None = None) -> int:
    """Milliseconds of work as they count for the customer; with `now`, those of running timers as well."""
    counted = sum(_weighted(record) for record in task.records if record.state == "counted")
    return counted if now is None else counted + sum(_elapsed(timer, now) for timer in task.running)


def recorded_ms(task: Task, now: int | None = None) -> int:
    """Milliseconds of work as they passed: work that counts twice is counted once here."""
    counted = sum(record.length for record in task.records if record.state == "counted")
    return counted if now is None else counted + sum(run_length(timer, now) for timer in task.running)


def used(task: Task, now: int | None = None) -> int:
    """Minutes of budget that the work costs, even beyond what was agreed."""
    return _rounded_up(worked_ms(task, now) * _percent(task.area), _PERCENT * MINUTE)


def budget(task: Task) -> int:
    """Minutes agreed; 0 while the assistant has to estimate them."""
    return task.terms.budget or 0


def charged(task: Task) -> int:
    """Minutes taken from the customer's account: at most those agreed, without those refunded."""
    return max(0, min(budget(task), used(task)) - task.refunded)


def reserved(task: Task) -> int:
    """Minutes of the customer's account that are reserved for further work."""
    return max(0, budget(task) - spent(task)) if task.status in RESERVES_BUDGET else 0


def overrun(task: Task, now: int | None = None) -> int:
    """Minutes of work beyond the agreed budget."""
    return max(0, used(task, now) - budget(task))


def spent(task: Task, now: int | None = None) -> int:
    """Minutes of the budget that cannot be given back: worked off, or refunded already."""
    return max(min(budget(task), used(task, now)), task.refunded)


def assistant_ms(task: Task, person: int) -> int:
    """Milliseconds of a person's work that count for their pay: with the assistant factor, rounded down."""
    mine = sum(_weighted(record) for record in task.records if _is_counted(record, person))
    return mine * (task.area.assistant_percent if task.area else _PERCENT) // _PERCENT


def warning_level(task: Task, now: int) -> int:
    """The highest warning level (80, 100; 0 for none) that the work has reached."""
    done = worked_ms(task, now) * _PERCENT
    reached = [
        mark
        for mark in WARNING_LEVELS
        if done and done >= mark * real_minutes(budget(task), task.area) * MINUTE
    ]
    return max(reached, default=0)


def next_warning_at(task: Task, now: int) -> int | None:
    """The moment at which the running timers reach the next warning level, if nothing stops them before."""
    rate = sum(_times(timer) for timer in task.running)
    limit = real_minutes(budget(task), task.area) * MINUTE
    missing = [
        mark * limit - worked_ms(task, now) * _PERCENT
        for mark in WARNING_LEVELS
        if mark > warning_level(task, now)
    ]
    return now + max(1, _rounded_up(min(missing), _PERCENT * rate)) if rate and missing else None


def is_half_worked(task: Task, now: int) -> bool:
    """Whether half of the real working time is used."""
    done = worked_ms(task, now)
    return done > 0 and 2 * done >= real_minutes(budget(task), task.area) * MINUTE


def half_worked_at(task: Task, now: int) -> int | None:
    """The moment at which the running timers have used half of it, if nothing stops them before."""
    rate = sum(_times(timer) for timer in task.running)
    missing = real_minutes(budget(task), task.area) * MINUTE - 2 * worked_ms(task, now)
    return now + _rounded_up(missing, 2 * rate) if rate and missing > 0 else None


def run_length(timer: Running, now: int) -> int:
    """Milliseconds that a timer has run, at most until its midnight."""
    return max(0, min(now, timer.until) - timer.since)


def _elapsed(timer: Running, now: int) -> int:
    return run_length(timer, now) * _times(timer)


def _weighted(record: Record) -> int:
    return record.length * _times(record)


def _times(work: Record | Running) -> int:
    return 2 if work.double else 1


def _is_counted(record: Record, person: int) -> bool:
    return record.state == "counted" and record.person == person


def _percent(area: Area | None) -> int:
    return area.customer_percent if area else _PERCENT


def _rounded_up(value: int, by: int) -> int:
    return -(-value // by)
