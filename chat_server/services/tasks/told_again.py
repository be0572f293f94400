"""Tasks read again for staff who may have missed what only they are told: that has no number to find it by."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.facts import TaskFact
from chat_server.services.tasks.facts import snapshot_of
from chat_server.storage.chats.log import lock_chats
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.tasks.tasks import load_readable_task


@dataclass(frozen=True, slots=True)
class TasksAsked:
    """Asks for the tasks of chats, by public id; it is `now`, and quiet hours ended last at `opened` (ms)."""

    chats: tuple[str, ...]
    now: int
    opened: int


def _read(connection: Connection, asked: TasksAsked) -> Success[list[TaskFact]]:
    """In the line of changes: read before one and told after it, a task would undo that for its readers."""
    found: list[TaskFact] = []
    for pid, chat in lock_chats(connection, asked.chats).items():
        stored = load_readable_task(connection, chat.id)
        if stored is not None:
            view = snapshot_of(connection, stored, asked.now, asked.opened)
            found.append(TaskFact(chat.id, pid, (), view))
    return Success(found)


read_tasks = one_by_one(_read)
"""Handler for TasksAsked: changes nothing."""
