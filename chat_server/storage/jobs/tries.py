"""Due rows that failed: how often, why, and when they are tried again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, select, text

from chat_server.storage.jobs.tables import LONGEST_REASON, job_tries


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedTry:
    """The last failed try at a due row. Times are milliseconds."""

    job: str
    key: str
    tries: int
    """How many failed so far."""
    failed_at: int
    next_at: int | None
    """When it is tried again; None: it is given up."""
    reason: str
    """The code of a refusal, or the incident in the log."""


_SAVE = text(
    "INSERT INTO job_tries (job, key, tries, failed_at, next_at, reason)"
    " VALUES (:job, :key, :tries, :failed_at, :next_at, :reason)"
    " ON CONFLICT (job, key) DO UPDATE SET tries = excluded.tries, failed_at = excluded.failed_at,"
    " next_at = excluded.next_at, reason = excluded.reason"
)


def save_try(connection: Connection, failed: FailedTry) -> None:
    """Keep that a try failed, in place of the one before."""
    given = {"job": failed.job, "key": failed.key, "tries": failed.tries, "failed_at": failed.failed_at}
    reason = failed.reason[:LONGEST_REASON]
    connection.execute(_SAVE, {**given, "next_at": failed.next_at, "reason": reason})


_OF_JOB = select(job_tries).where(job_tries.c.job == bindparam("job"))


def load_tries(connection: Connection, job: str) -> Mapping[str, FailedTry]:
    """The failed tries of a job by the keys of its rows."""
    rows = connection.execute(_OF_JOB, {"job": job}).mappings()
    return {row["key"]: FailedTry(**row) for row in rows}


def forget_tries(connection: Connection, job: str, keys: Collection[str]) -> None:
    """Forget that rows failed: they succeeded, or are due no more."""
    connection.execute(delete(job_tries).where(job_tries.c.job == job, job_tries.c.key.in_(keys)))
