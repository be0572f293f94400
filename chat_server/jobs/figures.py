"""What the metrics say of due rows: of the whole agency, as the database has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from chat_server.command_time import CommandTime
from chat_server.jobs.job import Job, Round
from chat_server.services.core.context import Context
from chat_server.storage.jobs.tries import TryCounts, count_tries

MOST_COUNTED = 1_000
"""Due rows of a job; more are counted as so many."""


@dataclass(frozen=True, slots=True)
class DueRows:
    """Of a job: how many rows are due, for how long the first of them (seconds), and which of them failed."""

    due: int
    oldest: float
    tries: TryCounts


async def load_due_rows(context: Context, rounds: Sequence[Round]) -> Mapping[str, DueRows]:
    """By job. Raises Refusal `unavailable`."""
    jobs = [job for one in rounds for job in one.jobs]
    return await context.read(partial(_load, jobs=jobs, time=context.time()))


def _load(connection: Connection, jobs: Sequence[Job], time: CommandTime) -> Mapping[str, DueRows]:
    tries = count_tries(connection)
    return {job.name: _count(connection, job, time, tries.get(job.name, TryCounts())) for job in jobs}


def _count(connection: Connection, job: Job, time: CommandTime, tries: TryCounts) -> DueRows:
    due = job.find(connection, time, MOST_COUNTED)
    oldest = min((row.at for row in due), default=time.now_ms)
    return DueRows(len(due), (time.now_ms - oldest) / 1_000, tries)
