"""What of many tasks needs attention first, and what of their time customers see (SPEC 3, 7)."""

from collections.abc import Iterable
from dataclasses import replace
from enum import IntEnum

from chat_server.domain.tasks.budget import level
from chat_server.domain.tasks.task import Side, Status, Task
from chat_server.domain.tasks.turns import next_step

_NEAR = 48 * 3_600_000
_NOT_DUE: frozenset[Status] = frozenset({"handed_over", "done"})
"""What was handed over has met its deadline, or was late already."""
_FAR_OFF = 1 << 62


class Attention(IntEnum):
    """Why a task stands where it does in an overview, the most urgent first."""

    REACTION_OVERDUE = 0
    NEAR_DEADLINE = 1
    """Within two days, or missed."""
    BUDGET_USED_UP = 2
    """80 % or more of the real working time."""
    OWN_TURN = 3
    """Something waits for who looks."""
    OTHER = 4
    OVER = 5


def attention(task: Task, now: int, side: Side) -> Attention:
    """For a customer the first line is not the reaction of staff but what staff waits for from them.

    Give a customer's overview tasks `as_customers_see` them.
    """
    if side == "staff" and task.reaction is not None and now > task.reaction:
        return Attention.REACTION_OVERDUE
    turn = next_step(task, now).turn
    if turn == "nobody":
        return Attention.OVER
    if _is_near(task, now):
        return Attention.NEAR_DEADLINE
    if task.contracts and level(task, now):
        return Attention.BUDGET_USED_UP
    return Attention.OWN_TURN if (turn == "customer") == (side == "customer") else Attention.OTHER


def attention_key(task: Task, now: int, side: Side) -> tuple[int, int, int]:
    """To sort by: what it is, when it is due, and the longest unchanged first (what is over: last)."""
    reason = attention(task, now, side)
    if reason is Attention.OVER:
        return reason, -task.changed, 0
    due = task.reaction if reason is Attention.REACTION_OVERDUE else _deadline(task)
    return reason, _FAR_OFF if due is None else due, task.changed


def in_order(tasks: Iterable[Task], now: int, side: Side) -> list[Task]:
    return sorted(tasks, key=lambda task: attention_key(task, now, side))


def as_customers_see(task: Task, opened: int) -> Task:
    """The task with the recorded time as of the last opening, so that its figures tell nothing of today.

    All that customers are shown is to be computed from this: used, reserved, account, the next step. Nor do they
    learn how far the review card is answered.
    """
    counted = (
        one
        for one in task.records
        if one.state == "counted" and one.settled_at is not None and one.settled_at <= opened
    )
    return replace(task, records=tuple(counted), running=(), warned=0, review=frozenset(), doubts=frozenset())


def _deadline(task: Task) -> int | None:
    return None if task.terms.deadline is None else task.terms.deadline.at


def _is_near(task: Task, now: int) -> bool:
    deadline = _deadline(task)
    return deadline is not None and task.status not in _NOT_DUE and deadline - now <= _NEAR
