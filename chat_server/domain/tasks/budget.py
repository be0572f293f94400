"""Budget and real working time in integers (SPEC 8): work rounds down, budget rounds up, once for a task.

Time is recorded in exact milliseconds of work; weekend and holiday work that was approved before counts twice.
"""

from chat_server.domain.tasks.areas import Area
from chat_server.domain.tasks.task import Record, Running, Task, TaskStatus

MINUTE = 60_000
_PERCENT = 100
WARNING_LEVELS = (80, 100)
"""Percent of the real working time at which the assistant is warned."""

RESERVES_BUDGET: frozenset[TaskStatus] = frozenset({"review", "accepted", "in_progress", "handed_over"})
"""Stages at which a task's budget is reserved."""


def real_minutes(budget: int, area: Area | None) -> int:
    """The work that a budget allows: 4:00 h in Marketing give 3:04 h."""
    return budget * _PERCENT // _percent(area)


def budget_minutes(work: int, area: Area | None) -> int:
    """The budget that work costs: 3:00 h in Marketing need 3:54 h."""
    return _rounded_up(work * _percent(area), _PERCENT)


def worked_ms(task: Task, now: int | None = None) -> int:
    """Milliseconds of work as they count for the customer; with `now`, running timers included."""
    counted = sum(_weighted(record) for record in task.records if record.state == "counted")
    return counted if now is None else counted + sum(_elapsed(timer, now) for timer in task.running)


def recorded_ms(task: Task, now: int | None = None) -> int:
    """Milliseconds of work as they passed, double ones once."""
    counted = sum(record.length for record in task.records if record.state == "counted")
    return counted if now is None else counted + sum(run_length(timer, now) for timer in task.running)


def used(task: Task, now: int | None = None) -> int:
    """Minutes of budget that the work costs, however much was agreed."""
    return _rounded_up(worked_ms(task, now) * _percent(task.area), _PERCENT * MINUTE)


def budget(task: Task) -> int:
    """Minutes agreed; 0 while the assistant is to estimate."""
    return task.terms.budget or 0


def charged(task: Task) -> int:
    """Minutes taken from the customer's account: never more than was agreed, nothing for what was refunded."""
    return max(0, min(budget(task), used(task)) - task.refunded)


def reserved(task: Task) -> int:
    """Minutes of the customer's account that are kept for work to come."""
    return max(0, budget(task) - spent(task)) if task.status in RESERVES_BUDGET else 0


def overrun(task: Task, now: int | None = None) -> int:
    """Minutes of budget worked beyond what was agreed."""
    return max(0, used(task, now) - budget(task))


def spent(task: Task, now: int | None = None) -> int:
    """Minutes of the budget that can't be given back: worked off, or refunded already."""
    return max(min(budget(task), used(task, now)), task.refunded)


def assistant_ms(task: Task, person: int) -> int:
    """Milliseconds that a person's work on a task counts for their pay: with the assistant factor, rounded down."""
    mine = sum(_weighted(record) for record in task.records if _is_counted(record, person))
    return mine * (task.area.assistant_percent if task.area else _PERCENT) // _PERCENT


def warning_level(task: Task, now: int) -> int:
    """The highest mark (80, 100; 0 for none) of the real working time that the work has reached."""
    done = worked_ms(task, now) * _PERCENT
    reached = [
        mark
        for mark in WARNING_LEVELS
        if done and done >= mark * real_minutes(budget(task), task.area) * MINUTE
    ]
    return max(reached, default=0)


def next_warning_at(task: Task, now: int) -> int | None:
    """When the running timers reach the next mark, if nothing stops them before."""
    rate = sum(_times(timer) for timer in task.running)
    limit = real_minutes(budget(task), task.area) * MINUTE
    missing = [
        mark * limit - worked_ms(task, now) * _PERCENT
        for mark in WARNING_LEVELS
        if mark > warning_level(task, now)
    ]
    return now + max(1, _rounded_up(min(missing), _PERCENT * rate)) if rate and missing else None


def run_length(timer: Running, now: int) -> int:
    """Milliseconds that a timer has run: not past its midnight, and not less than none."""
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
