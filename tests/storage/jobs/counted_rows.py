"""A job over a table of its own: each of its rows is counted once, whoever does it."""

import asyncio
import os
import signal
from collections.abc import Sequence

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    func,
    insert,
    select,
    update,
)

from chat_server.command_time import CommandTime
from chat_server.domain.core.calendar import Calendar
from chat_server.jobs.job import Job, Round, on_grid
from chat_server.jobs.scheduler import Scheduler
from chat_server.services.core.context import Context
from chat_server.storage.core.database import open_database
from chat_server.storage.core.due import Due
from chat_server.storage.core.writer import Success, Writer, one_by_one
from tests.support.clock import ManualClock

metadata = MetaData()
rows = Table(
    "rows_of_test",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("due_at", BigInteger),  # NULL once it was done
    Column("done", Integer, nullable=False, server_default="0"),
)


def put_rows(connection: Connection, due: Sequence[Due]) -> None:
    """A fresh table with these rows alone."""
    metadata.drop_all(connection)
    metadata.create_all(connection)
    add_rows(connection, due)


def add_rows(connection: Connection, due: Sequence[Due]) -> None:
    for row in due:
        connection.execute(insert(rows).values(key=row.key, due_at=row.at))


def find(connection: Connection, time: CommandTime, limit: int) -> list[Due]:
    due = select(rows.c.key, rows.c.due_at).where(rows.c.due_at <= time.now_ms)
    return [Due(*row) for row in connection.execute(due.order_by(rows.c.due_at, rows.c.key).limit(limit))]


def _count_now(connection: Connection, request: tuple[str, int]) -> Success[None]:
    """Nothing for a row that another process has done meanwhile."""
    key, now = request
    still_due = update(rows).where(rows.c.key == key, rows.c.due_at <= now)
    connection.execute(still_due.values(done=rows.c.done + 1, due_at=None))
    return Success(None)


_count = one_by_one(_count_now)


async def count(context: Context, key: str, time: CommandTime) -> None:
    await context.writer.run(0, _count, (key, time.now_ms))


def load_done(connection: Connection) -> dict[str, int]:
    """How often each row was done."""
    return {row.key: row.done for row in connection.execute(select(rows.c.key, rows.c.done))}


def done_altogether(connection: Connection) -> int:
    altogether: int = connection.execute(select(func.sum(rows.c.done))).scalar_one()
    return altogether


JOB = Job(name="rows of test", find=find, do=count)


def round_of(*jobs: Job) -> Round:
    return Round(name="round of test", next_look=on_grid(10), jobs=jobs)


def be_killed(url: str, after: int) -> None:
    """Be a process that works off the rows and is killed in the middle of one, after so many."""
    asyncio.run(_be_killed(url, after))


async def _be_killed(url: str, after: int) -> None:
    database = open_database(url)
    writer = Writer(database, lambda _fact: None)
    context = Context(
        database=database, writer=writer, clock=ManualClock(), calendar=Calendar(), randomness=os.urandom
    )
    seen: list[str] = []

    async def do(context: Context, key: str, time: CommandTime) -> None:
        if len(seen) == after:
            os.kill(os.getpid(), signal.SIGKILL)
        seen.append(key)
        await count(context, key, time)

    killed = Job(name=JOB.name, find=find, do=do)
    await Scheduler(context, "killed").run_round(round_of(killed))
