"""Tasks as rows: one document each, with columns for what is looked for (docs/decisions/0004-task-as-a-document.md)."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

import msgspec
from sqlalchemy import Connection, bindparam, select, text, update

from chat_server import faults
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks.areas import AREAS
from chat_server.domain.tasks.contents import TaskStep
from chat_server.domain.tasks.notices import NoticeValue, TaskNotice
from chat_server.domain.tasks.rules.overview import overview_index
from chat_server.domain.tasks.task import Task, TaskStatus
from chat_server.storage.chats.log import SIDE_OF
from chat_server.storage.chats.tables import chats
from chat_server.storage.core.due import Due
from chat_server.storage.core.log_parts import EventRow, reads
from chat_server.storage.core.sql import select_in
from chat_server.storage.people.tables import accounts
from chat_server.storage.tasks.recorded_times import save_times
from chat_server.storage.tasks.tables import tasks
from protocol.vocabulary import SystemTag, Turn

FORMAT = 1
"""Of the documents written now. A document of another format is not understood, and not guessed at."""

REMEMBERED = 2_000
"""Documents whose task is remembered: overviews read the same ones again and again, and decoding is what they cost."""

_task_of = msgspec.json.Decoder(Task).decode
_encode = msgspec.json.Encoder(order="sorted").encode


class UnknownFormat(Exception):
    """The document of a task was written by a version of the server that knows more, or is damaged."""


def encode_task(task: Task) -> str:
    return _encode(task).decode()


@lru_cache(maxsize=REMEMBERED)
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

    data: dict[str, NoticeValue]
    tags: tuple[SystemTag, ...] = ()


def encode_notice(notice: TaskNotice, words: str = "") -> str:
    """The text of a notice's event; `words` are what the person wrote with it."""
    data: dict[str, NoticeValue] = {name: value for name, value in notice.data.items() if value is not None}
    if words:
        data["text"] = words
    return _encode(NoticeData(data, notice.tags)).decode()


@reads(TaskStep)
def _task_step(row: EventRow, _cards: object) -> TaskStep:
    return TaskStep(row.title, row.text or "", concerns=SIDE_OF.get(row.concerns))


@dataclass(frozen=True, slots=True)
class Stored:
    """A task with where it belongs."""

    chat: int
    chat_pid: str
    account: str
    task: Task


STORED = (
    select(tasks.c.chat_id, chats.c.pid, accounts.c.pid.label("account"), tasks.c.format, tasks.c.data)
    .join(chats, chats.c.id == tasks.c.chat_id)
    .join(accounts, accounts.c.id == tasks.c.account_id)
)
_ONE = STORED.where(tasks.c.chat_id == bindparam("chat"))


def load_task(connection: Connection, chat: int) -> Stored | None:
    """The task of a chat; lock the chat first to change it. Raises Refusal `unreadable`."""
    row = connection.execute(_ONE, {"chat": chat}).one_or_none()
    return None if row is None else read_stored(*row)


def load_readable_task(connection: Connection, chat: int) -> Stored | None:
    """The same for who goes on without a task that cannot be read."""
    try:
        return load_task(connection, chat)
    except Refusal:
        return None


def read_stored(chat: int, pid: str, account: str, form: int, data: str) -> Stored:
    """A row of STORED. Raises Refusal `unreadable`."""
    try:
        task = decode_task(data, form)
        if task.area is not None and task.area.key not in AREAS:
            raise UnknownFormat(f"work area {task.area.key}")
        return Stored(chat, pid, account, task)
    except UnknownFormat as error:
        faults.skip("tasks", pid, error)
        raise Refusal("unreadable", "the task is stored in a form that is not understood") from error


_SAVE = text(
    "INSERT INTO tasks (chat_id, account_id, status, area, deadline, reaction, changed, lapse_at, whose,"
    " used_up_at, seen_used_up_at, responsible_id, turn, assistant_id,"
    " format, data)"
    " SELECT id, account_id, :status, :area, :deadline, :reaction, :changed, :lapse_at, :whose,"
    " :used_up_at, :seen_used_up_at, :responsible, :turn,"
    " :assistant, :format, :data"
    " FROM chats WHERE id = :chat"
    " ON CONFLICT (chat_id) DO UPDATE SET status = excluded.status, area = excluded.area,"
    " deadline = excluded.deadline, reaction = excluded.reaction, changed = excluded.changed,"
    " lapse_at = excluded.lapse_at, whose = excluded.whose, used_up_at = excluded.used_up_at,"
    " seen_used_up_at = excluded.seen_used_up_at, responsible_id = excluded.responsible_id,"
    " turn = excluded.turn, assistant_id = excluded.assistant_id,"
    " format = excluded.format, data = excluded.data"
)


def save_task(connection: Connection, chat: int, task: Task, lapse_at: int | None) -> None:
    """The task of a chat from now on; `lapse_at` is when time alone next changes it."""
    deadline, kept = task.terms.deadline, overview_index(task)
    connection.execute(
        _SAVE,
        {
            "chat": chat, "status": task.status, "area": task.area.key if task.area else None,
            "deadline": deadline.at if deadline else None, "reaction": task.reaction, "changed": task.changed,
            "lapse_at": lapse_at, "whose": int(kept.whose), "used_up_at": kept.used_up_at,
            "seen_used_up_at": kept.seen_used_up_at, "responsible": task.responsible, "turn": kept.turn,
            "assistant": task.contracts[0].person if task.contracts else None, "format": FORMAT,
            "data": encode_task(task),
        },
    )  # fmt: skip
    save_times(connection, chat, task)


def save_title(connection: Connection, chat: int, task: Task) -> None:
    """The task has another title, and nothing else is new."""
    here = update(tasks).where(tasks.c.chat_id == chat)
    connection.execute(here.values(changed=task.changed, data=encode_task(task)))


def load_turns(connection: Connection, of: Collection[int]) -> dict[int, Turn]:
    """Whose turn the tasks of these chats are; chats without one are missing."""
    rows = select_in(connection, _TURNS, of)
    return {row[0]: row[1] for row in rows}


_TURNS = "SELECT t.chat_id, t.turn FROM tasks t WHERE t.chat_id IN (:values)"


def load_waiting(connection: Connection, of: Collection[int]) -> dict[int, tuple[TaskStatus, int | None]]:
    """Of the tasks of these chats: the stage, and until when staff must answer."""
    rows = select_in(connection, _WAITING, of)
    return {chat: (status, reaction) for chat, status, reaction in rows}


_WAITING = "SELECT t.chat_id, t.status, t.reaction FROM tasks t WHERE t.chat_id IN (:values)"


_ACCEPTED: tuple[TaskStatus, ...] = ("accepted", "in_progress", "handed_over", "done")


def is_first_of_kind(connection: Connection, account: int, chat: int, area: str) -> bool:
    """Whether no other task of an account was ever accepted in an area."""
    same = select(tasks.c.chat_id).where(
        tasks.c.account_id == account,
        tasks.c.status.in_(_ACCEPTED),
        tasks.c.area == area,
        tasks.c.chat_id != chat,
    )
    return connection.execute(same.limit(1)).first() is None


def is_open(connection: Connection, chat: int) -> bool:
    """Whether a chat is that of a task on which something is still to be done."""
    still = select(tasks.c.chat_id).where(tasks.c.chat_id == chat, tasks.c.status.not_in(("done", "deleted")))
    return connection.execute(still).first() is not None


def find_open_tasks_of(connection: Connection, person: int) -> list[tuple[int, str]]:
    """The chats of the tasks for which somebody is responsible and on which something is to be done: key, public id."""
    mine = (tasks.c.responsible_id == person, tasks.c.status.not_in(("done", "deleted")))
    found = select(chats.c.id, chats.c.pid).join(tasks, tasks.c.chat_id == chats.c.id).where(*mine)
    return [(row.id, row.pid) for row in connection.execute(found.order_by(chats.c.id))]


def load_due_tasks(connection: Connection, now: int, limit: int) -> list[Due]:
    """The chats (public ids) of tasks that time has changed by a moment (ms), the longest overdue first."""
    due = select(chats.c.pid, tasks.c.lapse_at).join(tasks, tasks.c.chat_id == chats.c.id)
    first = due.where(tasks.c.lapse_at <= now).order_by(tasks.c.lapse_at, chats.c.pid).limit(limit)
    return [Due(*row) for row in connection.execute(first)]
