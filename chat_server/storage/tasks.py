"""Tasks as rows: one document each, with columns for what is looked for (docs/decisions/0004-task-as-a-document.md)."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, bindparam, select, text, union, update

from chat_server import faults
from chat_server.domain.people import Viewer
from chat_server.domain.refusal import Refusal
from chat_server.domain.tasks.areas import AREAS
from chat_server.domain.tasks.notices import Notice, Tag, Value
from chat_server.domain.tasks.task import Status, Task
from chat_server.domain.tasks.worked import Place
from chat_server.storage.accounts import ASSIGNED_TO, seen_by
from chat_server.storage.tables import accounts, chat_members, chats, tasks
from chat_server.storage.times import save_times

FORMAT = 1
"""Of the documents written now. A document of another format is not understood, and not guessed at."""

_task_of = msgspec.json.Decoder(Task).decode
_encode = msgspec.json.Encoder(order="sorted").encode


class UnknownFormat(Exception):
    """The document of a task was written by a version of the server that knows more, or is damaged."""


def encode_task(task: Task) -> str:
    return _encode(task).decode()


def decode_task(data: str, form: int) -> Task:
    """The task in a document. Raises UnknownFormat."""
    if form != FORMAT:
        raise UnknownFormat(form)
    try:
        return _task_of(data)
    except msgspec.MsgspecError as error:
        raise UnknownFormat(str(error)) from error


class NoticeData(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the log keeps of a notice besides its code."""

    data: dict[str, Value]
    tags: tuple[Tag, ...] = ()


def encode_notice(notice: Notice, words: str = "") -> str:
    """The text of a notice's event; `words` are what the person wrote with it."""
    data: dict[str, Value] = {name: value for name, value in notice.data.items() if value is not None}
    if words:
        data["text"] = words
    return _encode(NoticeData(data, notice.tags)).decode()


@dataclass(frozen=True, slots=True)
class Stored:
    """A task with where it belongs."""

    chat: int
    chat_pid: str
    account: str
    task: Task


_STORED = (
    select(tasks.c.chat_id, chats.c.pid, accounts.c.pid.label("account"), tasks.c.format, tasks.c.data)
    .join(chats, chats.c.id == tasks.c.chat_id)
    .join(accounts, accounts.c.id == tasks.c.account_id)
)
_ONE = _STORED.where(tasks.c.chat_id == bindparam("chat"))


def load_task(connection: Connection, chat: int) -> Stored | None:
    """The task of a chat; lock the chat first to change it. Raises Refusal `unreadable`."""
    row = connection.execute(_ONE, {"chat": chat}).one_or_none()
    return None if row is None else _stored(*row)


def load_readable_task(connection: Connection, chat: int) -> Stored | None:
    """The same for who goes on without a task that cannot be read."""
    try:
        return load_task(connection, chat)
    except Refusal:
        return None


def _stored(chat: int, pid: str, account: str, form: int, data: str) -> Stored:
    try:
        task = decode_task(data, form)
        if task.area is not None and task.area.key not in AREAS:
            raise UnknownFormat(f"work area {task.area.key}")
        return Stored(chat, pid, account, task)
    except UnknownFormat as error:
        faults.skip("tasks", pid, error)
        raise Refusal("unreadable", "the task is stored in a form that is not understood") from error


def _readable(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[Stored]:
    """Those of the tasks that can be read."""
    found: list[Stored] = []
    for row in rows:
        with suppress(Refusal):
            found.append(_stored(*row))
    return found


_SAVE = text(
    "INSERT INTO tasks (chat_id, account_id, status, area, deadline, reaction, changed, lapse_at, format, data)"
    " SELECT id, account_id, :status, :area, :deadline, :reaction, :changed, :lapse_at, :format, :data"
    " FROM chats WHERE id = :chat"
    " ON CONFLICT (chat_id) DO UPDATE SET status = excluded.status, area = excluded.area,"
    " deadline = excluded.deadline, reaction = excluded.reaction, changed = excluded.changed,"
    " lapse_at = excluded.lapse_at, format = excluded.format, data = excluded.data"
)


def save_task(connection: Connection, chat: int, task: Task, lapse_at: int | None) -> None:
    """The task of a chat from now on; `lapse_at` is when time alone next changes it."""
    deadline = task.terms.deadline
    connection.execute(
        _SAVE,
        {
            "chat": chat, "status": task.status, "area": task.area.key if task.area else None,
            "deadline": deadline.at if deadline else None, "reaction": task.reaction, "changed": task.changed,
            "lapse_at": lapse_at, "format": FORMAT, "data": encode_task(task),
        },
    )  # fmt: skip
    save_times(connection, chat, task)


def save_title(connection: Connection, chat: int, task: Task) -> None:
    """The task has another title, and nothing else is new."""
    here = update(tasks).where(tasks.c.chat_id == chat)
    connection.execute(here.values(changed=task.changed, data=encode_task(task)))


def load_waiting(connection: Connection, of: Collection[int]) -> dict[int, tuple[Status, int | None]]:
    """Of the tasks of these chats: the stage, and until when staff must answer."""
    rows = connection.execute(_WAITING, {"chats": sorted(set(of))})
    return {row.chat_id: (row.status, row.reaction) for row in rows}


_WAITING = select(tasks.c.chat_id, tasks.c.status, tasks.c.reaction).where(
    tasks.c.chat_id.in_(bindparam("chats", expanding=True))
)


_ACCEPTED: tuple[Status, ...] = ("accepted", "in_progress", "handed_over", "done")


def is_first_of_kind(connection: Connection, account: int, chat: int, area: str) -> bool:
    """Whether no other task of an account was ever accepted in an area."""
    same = select(tasks.c.chat_id).where(
        tasks.c.account_id == account,
        tasks.c.status.in_(_ACCEPTED),
        tasks.c.area == area,
        tasks.c.chat_id != chat,
    )
    return connection.execute(same.limit(1)).first() is None


_MEMBER_OF = select(chat_members.c.chat_id).where(
    chat_members.c.person_id.in_(bindparam("people", expanding=True))
)
_OF_THE_LED = select(chats.c.id).where(chats.c.account_id.in_(ASSIGNED_TO))


def load_tasks_seen_by(
    connection: Connection,
    viewer: Viewer,
    now: int,
    statuses: Collection[Status],
    account: str | None,
    limit: int,
) -> list[Stored]:
    """The tasks whose chats somebody may read, those changed last first."""
    wanted = _STORED.where(tasks.c.status.in_(sorted(statuses)))
    if account is not None:
        wanted = wanted.where(accounts.c.pid == account)
    seen = _seen(viewer)
    if seen is not None:
        wanted = wanted.where(tasks.c.chat_id.in_(seen))
    newest = wanted.order_by(tasks.c.changed.desc(), chats.c.pid).limit(limit)
    return _readable(connection.execute(newest, _seen_params(viewer, now)))


def load_places_seen_by(
    connection: Connection, viewer: Viewer, now: int, of: Collection[int]
) -> dict[int, Place]:
    """Of the tasks of these chats those that somebody may read, by chat."""
    wanted = _PLACES.where(tasks.c.chat_id.in_(sorted(of)))
    seen = _seen(viewer)
    if seen is not None:
        wanted = wanted.where(tasks.c.chat_id.in_(seen))
    return {
        row.id: Place(row.pid, row.title, row.account)
        for row in connection.execute(wanted, _seen_params(viewer, now))
    }


_PLACES = (
    select(chats.c.id, chats.c.pid, chats.c.title, accounts.c.pid.label("account"))
    .join(tasks, tasks.c.chat_id == chats.c.id)
    .join(accounts, accounts.c.id == tasks.c.account_id)
)


def _seen(viewer: Viewer) -> "Select[int] | None":
    """As `decide_access` says it of one chat."""
    if viewer.kind == "management":
        return None
    if viewer.kind == "lead":
        return select(union(_MEMBER_OF, _OF_THE_LED).subquery().c.chat_id)
    return _MEMBER_OF


def _seen_params(viewer: Viewer, now: int) -> dict[str, object]:
    if viewer.kind == "management":
        return {}
    return seen_by(viewer, now) if viewer.kind == "lead" else {"people": [viewer.person]}


def load_due_tasks(connection: Connection, now: int, limit: int) -> list[str]:
    """The chats of tasks that time has changed by a moment (ms), the longest overdue first."""
    due = select(chats.c.pid).join(tasks, tasks.c.chat_id == chats.c.id).where(tasks.c.lapse_at <= now)
    return list(connection.execute(due.order_by(tasks.c.lapse_at, chats.c.pid).limit(limit)).scalars())


def put_off_lapse(connection: Connection, chat: str, until: int) -> None:
    """Look at a task again at another moment: what cannot be done now shall not hold up the others."""
    of = select(chats.c.id).where(chats.c.pid == chat).scalar_subquery()
    late = update(tasks).where(tasks.c.chat_id == of, tasks.c.lapse_at < until)
    connection.execute(late.values(lapse_at=until))
