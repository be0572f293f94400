"""What the metrics say of due rows: of the whole agency, as the database has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from chat_server.command_time import CommandTime
from chat_server.jobs.job import Job, Round
from chat_server.services.core.context import Context
from chat_server.storage.jobs.tries import load_tries

MOST_COUNTED = 1_000
"""Due rows of a job; more are counted as so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRows:
    """Of a job: how many rows are due; of these, how many failed and are tried again, and how many are given up."""

    due: int = 0
    failing: int = 0
    given_up: int = 0
    oldest: float = 0.0
    """Seconds for which the first of those that did not fail has been due: nobody has come round to it."""


async def load_due_rows(context: Context, rounds: Sequence[Round]) -> Mapping[str, DueRows]:
    """By job. Raises Refusal `unavailable`."""
    jobs = [job for one in rounds for job in one.jobs]
    return await context.read(partial(_load, jobs=jobs, time=context.time()))


def _load(connection: Connection, jobs: Sequence[Job], time: CommandTime) -> Mapping[str, DueRows]:
    return {job.name: _count(connection, job, time) for job in jobs}


def _count(connection: Connection, job: Job, time: CommandTime) -> DueRows:
    due = job.find(connection, time, MOST_COUNTED)
    tries = load_tries(connection, job.name)
    failed = [tries[row.key] for row in due if row.key in tries]
    given_up = sum(one.next_at is None for one in failed)
    first = min((row.at for row in due if row.key not in tries), default=time.now_ms)
    return DueRows(
        due=len(due),
        failing=len(failed) - given_up,
        given_up=given_up,
        oldest=(time.now_ms - first) / 1_000,
    )
