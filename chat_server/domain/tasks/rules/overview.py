"""The order of tasks in overviews, by what needs attention first, and the task as customers see it (SPEC 3, 7)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

from chat_server.domain.tasks.budget import next_warning_at, warning_level
from chat_server.domain.tasks.rules.next_step import NextStep, next_step
from chat_server.domain.tasks.task import Side, Task, TaskStatus
from protocol.vocabulary import Turn

NEAR_MS = 48 * 3_600_000
NOT_DUE: frozenset[TaskStatus] = frozenset({"handed_over", "done"})
"""Stages without a due deadline: what was handed over has met it, or was late already."""
NO_DEADLINE = 1 << 62


class Attention(IntEnum):
    """The reason for a task's place in an overview, the most urgent first."""

    REACTION_OVERDUE = 0
    NEAR_DEADLINE = 1
    """Within two days, or missed."""
    BUDGET_USED_UP = 2
    """80 % or more of the real working time."""
    OWN_TURN = 3
    """It is the turn of the side that looks."""
    OTHER = 4
    OVER = 5


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks: at these stages, of one account (public id) or all."""

    statuses: frozenset[TaskStatus]
    account: str | None
    limit: int


def attention(task: Task, now: int, side: Side, step: NextStep | None = None) -> Attention:
    """The reason for a task's place in an overview; `step` is its next step where that is known.

    Customers come first to what staff wait for from them, not to the reaction of staff. Give tasks
    `as_customers_see` them for a customer's overview.
    """
    if side == "staff" and task.reaction is not None and now > task.reaction:
        return Attention.REACTION_OVERDUE
    turn = (step or next_step(task, now)).turn
    if turn == "nobody":
        return Attention.OVER
    if _is_near(task, now):
        return Attention.NEAR_DEADLINE
    if task.contracts and warning_level(task, now):
        return Attention.BUDGET_USED_UP
    return Attention.OWN_TURN if (turn == "customer") == (side == "customer") else Attention.OTHER


class WhoseTurn(IntEnum):
    """Whose turn a task is, as far as its place in an overview depends on it."""

    NOBODY = 0
    CUSTOMER = 1
    STAFF = 2


@dataclass(frozen=True, slots=True)
class OverviewIndex:
    """What a task's place in overviews depends on besides its stage, reaction, deadline and last change.

    Stored with the task, so that what needs attention is found without reading all tasks. `used_up_at` is the
    moment from which 80 % of the real working time are used if nothing stops the timers before,
    `seen_used_up_at` the opening from which customers see that (ms). It holds until time alone changes the task
    (`next_lapse`).
    """

    turn: Turn
    whose: WhoseTurn
    used_up_at: int | None
    seen_used_up_at: int | None


def overview_index(task: Task) -> OverviewIndex:
    """The index of a task as it is since its last change."""
    turn = next_step(task, task.changed).turn
    whose = {"nobody": WhoseTurn.NOBODY, "customer": WhoseTurn.CUSTOMER}.get(turn, WhoseTurn.STAFF)
    if not task.contracts:
        return OverviewIndex(turn, whose, None, None)
    return OverviewIndex(turn, whose, _used_up_at(task), _seen_used_up_at(task))


def _used_up_at(task: Task) -> int | None:
    begun = max((timer.since for timer in task.running), default=0)
    return begun if warning_level(task, begun) else next_warning_at(task, begun)


def _seen_used_up_at(task: Task) -> int | None:
    if not warning_level(replace(task, running=()), 0):
        return None
    settled = {
        one.settled_at for one in task.records if one.state == "counted" and one.settled_at is not None
    }
    return next(
        (moment for moment in sorted(settled) if warning_level(as_customers_see(task, moment), moment)), None
    )


def attention_key(task: Task, now: int, side: Side) -> tuple[int, int, int]:
    """The sort key: reason, due moment, and the longest unchanged first (done tasks: last)."""
    reason = attention(task, now, side)
    if reason is Attention.OVER:
        return reason, -task.changed, 0
    due = task.reaction if reason is Attention.REACTION_OVERDUE else _deadline(task)
    return reason, NO_DEADLINE if due is None else due, task.changed


def sorted_by_attention(tasks: Iterable[Task], now: int, side: Side) -> list[Task]:
    return sorted(tasks, key=lambda task: attention_key(task, now, side))


def as_customers_see(task: Task, opened: int) -> Task:
    """The task with the recorded time as of the last opening, so that its figures tell nothing of today.

    Everything that customers are shown is computed from it: used and reserved time, account, next step. They do
    not see which questions of the review card are answered, nor who is responsible.
    """
    counted = (
        one
        for one in task.records
        if one.state == "counted" and one.settled_at is not None and one.settled_at <= opened
    )
    return replace(
        task,
        records=tuple(counted),
        running=(),
        warned=0,
        interim_asked=False,
        review=frozenset(),
        doubts=frozenset(),
        responsible=None,
    )


def _deadline(task: Task) -> int | None:
    return None if task.terms.deadline is None else task.terms.deadline.at


def _is_near(task: Task, now: int) -> bool:
    deadline = _deadline(task)
    return deadline is not None and task.status not in NOT_DUE and deadline - now <= NEAR_MS
