"""Working off the due rows of a job: each by itself, so that one that fails holds up no other."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import structlog
from sqlalchemy import Connection

from chat_server import faults
from chat_server.command_time import CommandTime
from chat_server.domain.core.refusal import Refusal
from chat_server.jobs.back_off import LONGEST_WAIT, next_try
from chat_server.jobs.job import Job
from chat_server.services.core.context import NOBODY, Context
from chat_server.storage.core.due import Due
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.jobs.tries import FailedTry, forget_tries, load_tries, save_try
from chat_server.tally import tally

AT_ONCE = 200
"""Rows that are looked for at once."""

OF_THE_STORE = frozenset({"unavailable", "busy"})
"""Refusals that are nothing about the row: the whole job is done again at the next look."""

MayGoOn = Callable[[], Awaitable[bool]]
log = structlog.get_logger()


async def always() -> bool:
    """For callers that are alone and are not stopped."""
    return True


async def run_due(job: Job, context: Context, may_go_on: MayGoOn = always) -> int:
    """Do what is due; how many rows were tried. Safe in several processes at once.

    A row that fails is tried again later, and is not counted as a failure of the job. `may_go_on` is asked before
    each row. Raises Refusal `unavailable` or `busy` if nothing can be read or written now.
    """
    seen: set[str] = set()
    while True:
        time = context.time()
        found = await context.read(partial(_find, job=job, time=time, seen=seen))
        if found.over:
            await context.writer.run(NOBODY, _forget, (job.name, found.over))
        for row in found.fresh:
            if not await may_go_on():
                return len(seen)
            seen.add(row.key)
            await _do(job, context, time, row, found.tries.get(row.key))
        if not found.fresh:
            return len(seen)


async def has_due(context: Context, jobs: Sequence[Job]) -> bool:
    """Whether there is anything to do. Raises Refusal `unavailable`."""
    return await context.read(partial(_has_due, jobs=jobs, time=context.time()))


def _has_due(connection: Connection, jobs: Sequence[Job], time: CommandTime) -> bool:
    try:
        found = [_find(connection, job, time, ()) for job in jobs]
    except Exception:  # noqa: BLE001  the job fails once more by itself, and the others are done
        return True
    return any(one.fresh or one.over for one in found)


@dataclass(frozen=True, slots=True)
class _Found:
    """Due rows that were not tried in this run, and are not to wait after a failure.

    `tries`: what failed before; `over`: keys of these that are due no more.
    """

    fresh: list[Due]
    tries: Mapping[str, FailedTry]
    over: Collection[str]


def _find(connection: Connection, job: Job, time: CommandTime, seen: Collection[str]) -> _Found:
    """Looks for so many that those which wait do not keep the others from being found."""
    tries = load_tries(connection, job.name)
    limit = AT_ONCE + len(seen) + len(tries)
    due = job.find(connection, time, limit)
    over = tries.keys() - {row.key for row in due} if len(due) < limit else ()
    fresh = [row for row in due if row.key not in seen and not _waits(tries.get(row.key), time.now_ms)]
    return _Found(fresh, tries, over)


def _waits(failed: FailedTry | None, now: int) -> bool:
    """Whether a row is not tried now. A wait from before the clock was set back holds up nothing."""
    if failed is None:
        return False
    return failed.next_at is None or now < failed.next_at <= now + LONGEST_WAIT


async def _do(job: Job, context: Context, time: CommandTime, row: Due, failed: FailedTry | None) -> None:
    rows = tally.rows_of(job.name)
    rows.retried += failed is not None
    try:
        await job.do(context, row.key, time)
    except Refusal as refusal:
        if refusal.code in OF_THE_STORE:
            raise
        await _fail(job, context, row, failed, refusal.detail if refusal.code == "internal" else refusal.code)
    except Exception as error:  # noqa: BLE001  whatever it is, the other rows are done
        await _fail(job, context, row, failed, f"incident {faults.report(error, f'job {job.name}')}")
    else:
        rows.succeed((context.millis() - row.at) / 1_000)
        if failed is not None:
            await context.writer.run(NOBODY, _forget, (job.name, (row.key,)))


async def _fail(job: Job, context: Context, row: Due, before: FailedTry | None, reason: str) -> None:
    """Keep that it failed, and when it is tried again."""
    now, tries = context.millis(), 1 if before is None else before.tries + 1
    next_at = next_try(tries, job.most_tries, now)
    failed = FailedTry(
        job=job.name,
        key=row.key,
        tries=tries,
        first_at=now if before is None else before.first_at,
        failed_at=now,
        next_at=next_at,
        reason=reason,
    )
    tally.rows_of(job.name).failed += 1
    if next_at is None:
        log.error("due row given up", job=job.name, row=row.key, tries=tries, reason=reason)
    else:
        log.warning("due row failed", job=job.name, row=row.key, tries=tries, reason=reason)
    await context.writer.run(NOBODY, _save, failed)


def _save_now(connection: Connection, failed: FailedTry) -> Success[None]:
    save_try(connection, failed)
    return Success(None)


def _forget_now(connection: Connection, over: tuple[str, Collection[str]]) -> Success[None]:
    forget_tries(connection, *over)
    return Success(None)


_save = one_by_one(_save_now)
_forget = one_by_one(_forget_now)
