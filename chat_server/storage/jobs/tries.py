"""Due rows that failed: how often, why, and when they are tried again."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, bindparam, delete, select, text, update

from chat_server.storage.jobs.tables import LONGEST_REASON, job_tries


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedTry:
    """The last failed try at a due row. Times are milliseconds."""

    job: str
    key: str
    tries: int
    """How many failed so far."""
    first_at: int
    failed_at: int
    next_at: int | None
    """When it is tried again; None: it is given up."""
    reason: str
    """The code of a refusal, or the incident in the log."""


_SAVE = text(
    "INSERT INTO job_tries (job, key, tries, first_at, failed_at, next_at, reason)"
    " VALUES (:job, :key, :tries, :first_at, :failed_at, :next_at, :reason)"
    " ON CONFLICT (job, key) DO UPDATE SET tries = excluded.tries, failed_at = excluded.failed_at,"
    " next_at = excluded.next_at, reason = excluded.reason"
)


def save_try(connection: Connection, failed: FailedTry) -> None:
    """Keep that a try failed, in place of the one before."""
    connection.execute(_SAVE, {**asdict(failed), "reason": failed.reason[:LONGEST_REASON]})


_OF_JOB = select(job_tries).where(job_tries.c.job == bindparam("job"))


def load_tries(connection: Connection, job: str) -> Mapping[str, FailedTry]:
    """The failed tries of a job by the keys of its rows."""
    rows = connection.execute(_OF_JOB, {"job": job}).mappings()
    return {row["key"]: FailedTry(**row) for row in rows}


def load_stuck(connection: Connection, tries: int, limit: int) -> list[FailedTry]:
    """Rows of all jobs that failed so often or are given up, those that have failed for longest first."""
    failed, given_up = job_tries.c.tries >= tries, job_tries.c.next_at.is_(None)
    chosen = select(job_tries).where(failed | given_up)
    rows = connection.execute(chosen.order_by(job_tries.c.first_at, job_tries.c.key).limit(limit)).mappings()
    return [FailedTry(**row) for row in rows]


def try_again(connection: Connection, job: str, key: str, at: int) -> None:
    """Let a row that failed be tried from `at` on, even if it was given up."""
    row = (job_tries.c.job == job) & (job_tries.c.key == key)
    connection.execute(update(job_tries).where(row).values(next_at=at))


def forget_tries(connection: Connection, job: str, keys: Collection[str]) -> None:
    """Forget that rows failed: they succeeded, or are due no more."""
    connection.execute(delete(job_tries).where(job_tries.c.job == job, job_tries.c.key.in_(keys)))
