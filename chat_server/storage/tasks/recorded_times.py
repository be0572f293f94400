"""Whose time was recorded when: what the documents of tasks say, as rows to be found by person (decision 0004)."""

from collections.abc import Iterable

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
