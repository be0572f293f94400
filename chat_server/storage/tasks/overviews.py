"""The tasks that somebody may see, what needs attention first: found by the columns beside the documents."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Row, Select, bindparam, case, func, select

from chat_server.domain.core.people import PersonKind, Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks.rules.overview import (
    NEAR_MS,
    NO_DEADLINE,
    NOT_DUE,
    Attention,
    TaskFilter,
    WhoseTurn,
)
from chat_server.domain.tasks.task import TaskStatus
from chat_server.domain.time.worked import TaskRef
from chat_server.storage.chats.tables import chats
from chat_server.storage.people.tables import accounts
from chat_server.storage.tasks.tables import tasks
from chat_server.storage.tasks.tasks import STORED, Stored, read_stored
from chat_server.storage.visible import is_readable, parameters


def load_overview(
    connection: Connection, viewer: Viewer, wanted: TaskFilter, now: int, opened: int
) -> list[Stored]:
    """The first of the tasks whose chats somebody may read, in the order of `attention_key`. Moments are ms.

    Two statements at most, however many tasks there are. What was whose turn is known as of the last change, which
    time alone makes within seconds (docs/jobs.md).
    """
    given: dict[str, object] = {
        "now": now,
        "near": now + NEAR_MS,
        "opened": opened,
        **parameters(viewer, now),
    }
    given |= {"of_account": wanted.account} if wanted.account is not None else {}
    waiting, over = _statements(viewer.kind, wanted.statuses, wanted.account is not None)
    rows = list(connection.execute(waiting, {**given, "limit": wanted.limit}))
    if len(rows) < wanted.limit:
        rows += connection.execute(over, {**given, "limit": wanted.limit - len(rows)})
    return _readable(rows)


@lru_cache(maxsize=256)
def _statements(
    kind: PersonKind, statuses: frozenset[TaskStatus], of_account: bool
) -> tuple[Select[*tuple[Any, ...]], Select[*tuple[Any, ...]]]:
    """What waits for anybody, and what is over: made once for whoever asks in the same way."""
    wanted = STORED.where(tasks.c.status.in_(sorted(statuses)))
    if of_account:
        wanted = wanted.where(accounts.c.pid == bindparam("of_account"))
    readable = wanted.where(is_readable(kind, tasks.c.chat_id, tasks.c.account_id))
    limit = bindparam("limit", type_=Integer)
    return _in_order(readable, is_staff=kind != "customer").limit(limit), _over(readable).limit(limit)


def _readable(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[Stored]:
    """Those of the tasks that can be read."""
    found: list[Stored] = []
    for row in rows:
        with suppress(Refusal):
            found.append(read_stored(*row))
    return found


def _in_order(statement: Select[*tuple[Any, ...]], *, is_staff: bool) -> Select[*tuple[Any, ...]]:
    """What waits for anybody: as `attention` says it of one task."""
    own = WhoseTurn.STAFF if is_staff else WhoseTurn.CUSTOMER
    used_up = (
        tasks.c.used_up_at <= bindparam("now") if is_staff else tasks.c.seen_used_up_at <= bindparam("opened")
    )
    overdue = tasks.c.reaction < bindparam("now")
    is_near = (tasks.c.deadline <= bindparam("near")) & tasks.c.status.not_in(sorted(NOT_DUE))
    reasons = [
        (is_near, Attention.NEAR_DEADLINE.value),
        (used_up, Attention.BUDGET_USED_UP.value),
        (tasks.c.whose == own.value, Attention.OWN_TURN.value),
    ]
    due: ColumnElement[int] = func.coalesce(tasks.c.deadline, NO_DEADLINE)
    if is_staff:
        reasons.insert(0, (overdue, Attention.REACTION_OVERDUE.value))
        due = case((overdue, tasks.c.reaction), else_=due)
    reason = case(*reasons, else_=Attention.OTHER.value)
    waiting = statement.where(tasks.c.whose.in_([WhoseTurn.CUSTOMER.value, WhoseTurn.STAFF.value]))
    return waiting.order_by(reason, due, tasks.c.changed, chats.c.pid)


def _over(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """What waits for nobody, the last changed first."""
    over = statement.where(tasks.c.whose == WhoseTurn.NOBODY.value)
    return over.order_by(tasks.c.changed.desc(), chats.c.pid)


def load_places_seen_by(
    connection: Connection, viewer: Viewer, now: int, of: Collection[int]
) -> dict[int, TaskRef]:
    """Of the tasks of these chats those that somebody may read, by chat."""
    readable = is_readable(viewer.kind, tasks.c.chat_id, tasks.c.account_id)
    wanted = _PLACES.where(tasks.c.chat_id.in_(sorted(of)), readable)
    return {
        row.id: TaskRef(row.pid, row.title, row.account)
        for row in connection.execute(wanted, parameters(viewer, now))
    }


_PLACES = (
    select(chats.c.id, chats.c.pid, chats.c.title, accounts.c.pid.label("account"))
    .join(tasks, tasks.c.chat_id == chats.c.id)
    .join(accounts, accounts.c.id == tasks.c.account_id)
)
