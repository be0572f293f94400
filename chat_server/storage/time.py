"""Whose time was recorded when: what the documents of tasks say, as rows to be found by person (decision 0004)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, delete, insert, select, update

from chat_server.domain.tasks.task import Record, Running, Task
from chat_server.storage.tasks.tables import running_timers, time_records


def save_times(connection: Connection, chat: int, task: Task) -> None:
    """Running timers and records as they are from now on. Records are only added, and settle once."""
    _save_timers(connection, chat, {timer.person: timer for timer in task.running})
    if task.records:
        _save_records(connection, chat, task.records)


def _save_timers(connection: Connection, chat: int, running: dict[int, Running]) -> None:
    here = running_timers.c.chat_id == chat
    known = set(connection.execute(select(running_timers.c.person_id).where(here)).scalars())
    if known - running.keys():
        stopped = running_timers.c.person_id.in_(sorted(known - running.keys()))
        connection.execute(delete(running_timers).where(here, stopped))
    started = [running[person] for person in sorted(running.keys() - known)]
    if started:
        rows = [{"person_id": one.person, "chat_id": chat, "since_at": one.since} for one in started]
        connection.execute(insert(running_timers), rows)


def _save_records(connection: Connection, chat: int, records: Iterable[Record]) -> None:
    here = time_records.c.chat_id == chat
    rows = connection.execute(select(time_records.c.number, time_records.c.state).where(here))
    known = {row.number: row.state for row in rows}
    new = [_row(chat, record) for record in records if record.number not in known]
    if new:
        connection.execute(insert(time_records), new)
    for record in records:
        if known.get(record.number, record.state) != record.state:
            this = update(time_records).where(here, time_records.c.number == record.number)
            connection.execute(this.values(state=record.state))


def _row(chat: int, record: Record) -> dict[str, object]:
    return {
        "chat_id": chat, "number": record.number, "person_id": record.person, "start_at": record.start,
        "length": record.length, "state": record.state,
    }  # fmt: skip


def has_timer_elsewhere(connection: Connection, person: int, chat: int) -> bool:
    """Whether somebody's timer runs on the task of another chat."""
    mine = select(running_timers.c.chat_id).where(
        running_timers.c.person_id == person, running_timers.c.chat_id != chat
    )
    return connection.execute(mine).first() is not None


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
