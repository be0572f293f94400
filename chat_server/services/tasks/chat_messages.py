"""Messages in a task's chat: a customer's is a request, one of staff answers it (SPEC 2, 7)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import Viewer
from chat_server.domain.facts import TaskFact
from chat_server.domain.tasks.acts import WriteMessage
from chat_server.domain.tasks.rules.decide import decide
from chat_server.domain.tasks.rules.lapse import next_lapse
from chat_server.domain.tasks.rules.next_step import next_step
from chat_server.domain.tasks.status import TRANSITIONS
from chat_server.domain.tasks.task import TaskStatus
from chat_server.services.tasks.facts import load_actor, snapshot_of, staff_notices
from chat_server.storage.chats.log import ChatHead
from chat_server.storage.tasks.tasks import Stored, load_readable_task, load_waiting, save_task
from protocol.vocabulary import Turn


@dataclass(frozen=True, slots=True)
class WrittenMessage:
    """A message that was written in the chat of a task at `at` (ms)."""

    chat: ChatHead
    by: Viewer
    at: int
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Noted:
    """What a message changed in the task of its chat, and what staff are to be told."""

    turn: Turn
    fact: TaskFact


def note_messages(connection: Connection, said: Sequence[WrittenMessage]) -> dict[int, Noted]:
    """Notes in the tasks of these chats that somebody asked or answered, by index in `said`.

    One statement, unless a task waits for an answer now, or no longer does.
    """
    waiting = load_waiting(connection, {one.chat.id for one in said})
    changed: dict[int, Noted] = {}
    for place, one in enumerate(said):
        known = waiting.get(one.chat.id)
        if known is None or not _changes_task(known, one.by.kind == "customer"):
            continue
        noted = _note(connection, one)
        if noted is None:
            continue
        changed[place], waiting[one.chat.id] = noted
    return changed


def _changes_task(known: tuple[TaskStatus, int | None], by_customer: bool) -> bool:
    """Whether the message changes the task. A customer's also matters where silence would be consent."""
    status, reaction = known
    if (status, WriteMessage, "customer") not in TRANSITIONS:
        return False
    return (reaction is None) == by_customer or (by_customer and status == "handed_over")


def _note(connection: Connection, one: WrittenMessage) -> tuple[Noted, tuple[TaskStatus, int | None]] | None:
    """None where the task cannot be read; the message is sent all the same."""
    stored = load_readable_task(connection, one.chat.id)
    if stored is None:
        return None
    actor = load_actor(connection, one.chat, one.by, one.at)
    decision = decide(stored.task, WriteMessage(), actor, one.at, one.calendar)
    task = decision.task
    save_task(connection, one.chat.id, task, next_lapse(task, one.at, one.calendar))
    now = snapshot_of(connection, Stored(stored.chat, stored.chat_pid, stored.account, task), one.at, 0)
    fact = TaskFact(one.chat.id, one.chat.pid, staff_notices(connection, decision.notices), now)
    return Noted(next_step(task, one.at).turn, fact), (task.status, task.reaction)
