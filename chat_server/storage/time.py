"""Whose time was recorded when, on whatever task: what is asked by person (decision 0004)."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from chat_server.storage.chats.tables import chats
from chat_server.storage.tasks.tables import running_timers, time_records


def has_timer_elsewhere(connection: Connection, person: int, chat: int) -> bool:
    """Whether somebody's timer runs on the task of another chat."""
    mine = select(running_timers.c.chat_id).where(
        running_timers.c.person_id == person, running_timers.c.chat_id != chat
    )
    return connection.execute(mine).first() is not None


def find_chat_of_timer(connection: Connection, person: int) -> tuple[int, str] | None:
    """Key and public id of the chat on whose task somebody's timer runs."""
    found = select(chats.c.id, chats.c.pid).join(running_timers, running_timers.c.chat_id == chats.c.id)
    row = connection.execute(found.where(running_timers.c.person_id == person)).first()
    return None if row is None else (row.id, row.pid)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time of somebody's on the task of a chat. `length` in ms; of what runs, 0."""

    chat: int
    start: int
    length: int
    state: Literal["counted", "waiting", "running"]


def load_stretches(connection: Connection, person: int, begin: int, end: int) -> list[Stretch]:
    """What somebody recorded from one moment (ms) until before another, by its start; nothing that was refused."""
    recorded = (
        select(time_records.c.chat_id, time_records.c.start_at, time_records.c.length, time_records.c.state)
        .where(
            time_records.c.person_id == person,
            time_records.c.start_at >= begin,
            time_records.c.start_at < end,
            time_records.c.state != "refused",
        )
        .order_by(time_records.c.start_at, time_records.c.chat_id)
    )
    running = select(running_timers.c.chat_id, running_timers.c.since_at).where(
        running_timers.c.person_id == person,
        running_timers.c.since_at >= begin,
        running_timers.c.since_at < end,
    )
    return [
        *(Stretch(*row) for row in connection.execute(recorded)),
        *(Stretch(*row, 0, "running") for row in connection.execute(running)),
    ]
