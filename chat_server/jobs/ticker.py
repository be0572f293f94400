"""Housekeeping that happens by itself. Safe with several processes: deleting twice deletes nothing."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import Connection

from chat_server import faults
from chat_server.domain.account.throttling import FORGOTTEN_AFTER
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import to_millis
from chat_server.services.account.sign_in import ANYBODY
from chat_server.services.bot.reminders import remind_due
from chat_server.services.core.context import Context
from chat_server.services.core.idempotency import KEY_DAYS
from chat_server.services.held.held import release_due
from chat_server.services.metrics import try_to_write
from chat_server.services.people.endings import end_due
from chat_server.services.profiles import apply_names
from chat_server.services.tasks.tasks import lapse_due
from chat_server.storage.account.sessions import forget_sessions
from chat_server.storage.account.throttle import forget_attempts
from chat_server.storage.audit import forget_entries
from chat_server.storage.core.done_commands import forget_commands
from chat_server.storage.core.writer import Done, one_by_one
from chat_server.tally import tally

EVERY = 3_600.0
"""Seconds. Real ones, also when the clock is moved: hubs close expired sessions before these are deleted."""

AT_ONCE = 2_000
"""Rows deleted in one transaction, so that nobody's message waits for it."""

SESSIONS_KEPT = 24 * 3_600 * 1_000

log = structlog.get_logger()


RELEASE_EVERY = 30.0
"""Seconds after which held acts are looked at again, should an opening have been missed."""


LAPSE_EVERY = 10.0
"""Seconds after which tasks are looked at that time alone changes."""


REMIND_EVERY = 60.0
"""Seconds after which dialogs are looked at that were left alone."""


TRY_EVERY = 60.0
"""Seconds after which it is tried whether the database can be written."""


async def run(context: Context) -> None:
    """Do what falls due, until cancelled."""
    async with asyncio.TaskGroup() as group:
        group.create_task(_keep_tidy(context))
        group.create_task(_keep_releasing(context))
        group.create_task(_keep_lapsing(context))
        group.create_task(_keep_reminding(context))
        group.create_task(_keep_trying(context))


async def _keep_trying(context: Context) -> None:
    """Find out that nothing can be written any more before somebody writes; /readyz says so."""
    while True:
        with _doing(context, "write"):
            await try_to_write(context)
        await asyncio.sleep(TRY_EVERY)


@contextmanager
def _doing(context: Context, job: str) -> Iterator[None]:
    """A job that fails is done again at its next moment, and stops no other."""
    well = False
    try:
        yield
        well = True
    except Refusal as refusal:
        log.warning("job failed", job=job, code=refusal.code)
    except Exception as error:  # noqa: BLE001  whatever it is, it is done again
        faults.report(error, f"job {job}")
    finally:
        tally.ran(job, context.clock.now().timestamp(), well=well)


async def _keep_tidy(context: Context) -> None:
    while True:
        await tidy_up(context)
        await asyncio.sleep(EVERY)


async def _keep_releasing(context: Context) -> None:
    """At the opening to the second, and after a start that comes too late for it.

    The opening waited for is the first after the moment *before* the work: one that comes during the work, or when
    a timer fires a little early, is not overlooked.
    """
    while True:
        before = context.time()
        with _doing(context, "release"):
            await end_due(context)
            await apply_names(context)
            await release_due(context)
        until_opening = (before.hours.opening - context.millis()) / 1_000
        await context.clock.sleep(min(max(until_opening, 0.0), RELEASE_EVERY))


async def _keep_lapsing(context: Context) -> None:
    """At moments of a grid that nothing anybody does can shift: when it happens tells nothing (SPEC 3)."""
    while True:
        with _doing(context, "lapse"):
            await lapse_due(context)
        await context.clock.sleep(LAPSE_EVERY - context.clock.now().timestamp() % LAPSE_EVERY)


async def _keep_reminding(context: Context) -> None:
    """At moments of a grid, too: what is due for the dialogs of staff shows nowhere else."""
    while True:
        with _doing(context, "remind"):
            await remind_due(context)
        await context.clock.sleep(REMIND_EVERY - context.clock.now().timestamp() % REMIND_EVERY)


async def tidy_up(context: Context) -> None:
    """Delete what can be of no use any more, in short transactions."""
    with _doing(context, "tidy up"):
        now = context.clock.now()
        ended = await context.writer.run(ANYBODY, _tidy, to_millis(now))
        commands = await _tidy_commands(context, now)
        audited = await context.writer.run(ANYBODY, _forget_entries, to_millis(now))
        log.info(
            "tidied up", sessions=ended.sessions, attempts=ended.attempts, commands=commands, audited=audited
        )


@dataclass(frozen=True, slots=True)
class Deleted:
    """How many rows of each kind."""

    sessions: int
    attempts: int


def _tidy_now(connection: Connection, now_ms: int) -> Done[Deleted]:
    ended_before = now_ms - SESSIONS_KEPT
    sessions = forget_sessions(connection, ended_before, ended_before)
    return Done(Deleted(sessions, forget_attempts(connection, now_ms - FORGOTTEN_AFTER)))


async def _tidy_commands(context: Context, now: datetime) -> int:
    oldest = now.date() - timedelta(days=KEY_DAYS + 1)
    deleted, last = 0, AT_ONCE
    while last == AT_ONCE:
        last = await context.writer.run(ANYBODY, _forget_commands, oldest.strftime("%Y%m%d"))
        deleted += last
    return deleted


def _forget_some_commands(connection: Connection, before_day: str) -> Done[int]:
    return Done(forget_commands(connection, before_day, AT_ONCE))


def _forget_some_entries(connection: Connection, now_ms: int) -> Done[int]:
    return Done(forget_entries(connection, now_ms, AT_ONCE))


_tidy = one_by_one(_tidy_now)
_forget_entries = one_by_one(_forget_some_entries)
_forget_commands = one_by_one(_forget_some_commands)
