"""What migration 0008 computes of a task's document, as the rules were then.

Never change it: the rules go on without it.
"""

import json
from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]
"""A task of format 1, or a part of one."""

NOBODY, CUSTOMER, STAFF = 0, 1, 2
FORMAT = 1
MINUTE = 60_000
WARNINGS = (80, 100)
"""Percent of the real working time."""


class Unreadable(Exception):
    """The document is of another format, or damaged."""


def marks_of(form: int, document: str) -> tuple[int, int | None, int | None]:
    """Whose turn it is; when 80 % of the real working time are used up (ms), and from when customers see that.

    Raises Unreadable.
    """
    if form != FORMAT:
        raise Unreadable
    try:
        task: Json = json.loads(document)
        if not task["contracts"]:
            return _whose_turn(task), None, None
        return _whose_turn(task), _used_up_at(task), _seen_used_up_at(task)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise Unreadable from error


def _whose_turn(task: Json) -> int:
    """The first thing that the task waited for when it was last changed."""
    if task["status"] == "draft":
        return CUSTOMER if task["by_customer"] else STAFF
    if (task["claim"] or {}).get("state") == "open" or task["with_lead"] or task["awaiting_release"]:
        return STAFF
    for card in task["proposals"]:
        if card["state"] == "open" and (card["until"] is None or task["changed"] < card["until"]):
            return CUSTOMER if card["side"] == "staff" else STAFF
    if any(approval["state"] == "asked" for approval in task["approvals"]):
        return CUSTOMER
    if task["reaction"] is not None or task["status"] in ("review", "accepted", "in_progress"):
        return STAFF
    return CUSTOMER if task["status"] == "handed_over" and task["handover"] else NOBODY


def _used_up_at(task: Json) -> int | None:
    running: list[Json] = task["running"]
    begun = max((timer["since"] for timer in running), default=0)
    done = _counted(_records(task)) + sum(_elapsed(timer, begun) for timer in running)
    level = _level(task, done)
    if level:
        return begun
    rate = sum(_times(timer) for timer in running)
    missing = [warning * _limit(task) - done * 100 for warning in WARNINGS]
    return begun + max(1, -(-min(missing) // (100 * rate))) if rate else None


def _seen_used_up_at(task: Json) -> int | None:
    records = [record for record in _records(task) if record["settled_at"] is not None]
    if not _level(task, _counted(_records(task))):
        return None
    for moment in sorted({record["settled_at"] for record in records}):
        if _level(task, _counted([record for record in records if record["settled_at"] <= moment])):
            return int(moment)
    return None


def _records(task: Json) -> list[Json]:
    return [record for record in task["records"] if record["state"] == "counted"]


def _counted(records: Sequence[Json]) -> int:
    """Milliseconds of work as they count for the customer."""
    return sum(record["length"] * _times(record) for record in records)


def _elapsed(timer: Json, now: int) -> int:
    since: int = timer["since"]
    until: int = timer["until"]
    return max(0, min(now, until) - since) * _times(timer)


def _times(work: Json) -> int:
    return 2 if work["double"] else 1


def _limit(task: Json) -> int:
    """Milliseconds of the real working time."""
    percent = task["area"]["customer_percent"] if task["area"] else 100
    budget: int = task["terms"]["budget"] or 0
    real: int = budget * 100 // percent
    return real * MINUTE


def _level(task: Json, done: int) -> int:
    """The highest warning that so much work (ms) has reached, 0 for none."""
    return max((one for one in WARNINGS if done and done * 100 >= one * _limit(task)), default=0)
