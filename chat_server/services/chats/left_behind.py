"""What people who left have left to others, read again for whoever was not told of it (SPEC 11)."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.facts import TaskFact
from chat_server.domain.held import gone_from
from chat_server.services.core.ports import LeftBehind
from chat_server.services.tasks.facts import snapshot_of
from chat_server.storage.audit import load_noted
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.held.held import load_handed_on, lock_handed_on
from chat_server.storage.tasks.tasks import load_readable_task


@dataclass(frozen=True, slots=True)
class LeftSince:
    """Asks for what was left at or after `since`; it is `now`, and quiet hours ended last at `opened`. All in ms."""

    since: int
    now: int
    opened: int


def load_left_behind(connection: Connection, asked: LeftSince) -> LeftBehind:
    """Held acts that were handed over and still wait, and timers that were stopped."""
    return {**_handed_over(connection, asked.since), **_stopped(connection, asked)}


def _handed_over(connection: Connection, since: int) -> LeftBehind:
    found = load_handed_on(connection, since)
    return {(act.pid, act.person): (gone_from(act, author), act) for author, act in found}


def _stopped(connection: Connection, asked: LeftSince) -> LeftBehind:
    found: dict[tuple[str, int], tuple[TaskFact]] = {}
    for row, chat in load_noted(connection, "timer stopped", asked.since):
        stored = load_readable_task(connection, chat)
        if stored is not None:
            view = snapshot_of(connection, stored, asked.now, asked.opened)
            found[stored.chat_pid, row] = (TaskFact(chat, stored.chat_pid, (), view),)
    return found


def _read(connection: Connection, asked: LeftSince) -> Success[LeftBehind]:
    lock_handed_on(connection, asked.since)
    return Success(load_left_behind(connection, asked))


read_left_behind = one_by_one(_read)
"""Handler for LeftSince: changes nothing, and stands in the line of what does."""
