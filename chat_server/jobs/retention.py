"""Deleting what has served its time, in short transactions. Deleting twice deletes nothing: every process does it."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import structlog
from sqlalchemy import Connection

from chat_server.command_time import CommandTime
from chat_server.domain.account.throttling import FORGOTTEN_AFTER
from chat_server.jobs.job import Chore
from chat_server.services.core.context import NOBODY, Context
from chat_server.services.core.idempotency import KEY_DAYS
from chat_server.storage.account.sessions import forget_sessions
from chat_server.storage.account.throttle import forget_attempts
from chat_server.storage.audit import forget_entries
from chat_server.storage.core.done_commands import forget_commands
from chat_server.storage.core.writer import Handler, Success, one_by_one

EVERY = 3_600.0
"""Seconds. Real ones, also when the clock is moved: hubs close expired sessions before these are deleted."""

AT_ONCE = 2_000
"""Rows deleted in one transaction, so that nobody's message waits for it."""

SESSIONS_KEPT = 24 * 3_600 * 1_000
"""Milliseconds after the end of a session."""

Forget = Callable[[Connection, CommandTime], int]
"""Deletes rows that are kept no longer, at most AT_ONCE of them; how many."""

log = structlog.get_logger()


def _sessions(connection: Connection, time: CommandTime) -> int:
    ended_before = time.now_ms - SESSIONS_KEPT
    return forget_sessions(connection, ended_before, ended_before)


def _attempts(connection: Connection, time: CommandTime) -> int:
    return forget_attempts(connection, time.now_ms - FORGOTTEN_AFTER)


def _commands(connection: Connection, time: CommandTime) -> int:
    oldest = time.now.date() - timedelta(days=KEY_DAYS + 1)
    return forget_commands(connection, f"{oldest:%Y%m%d}", AT_ONCE)


def _audit(connection: Connection, time: CommandTime) -> int:
    return forget_entries(connection, time.now_ms, AT_ONCE)


def _chore(name: str, forget: Forget) -> Chore:
    def forget_now(connection: Connection, time: CommandTime) -> Success[int]:
        return Success(forget(connection, time))

    return Chore(name=name, every=EVERY, run=partial(_forget_all, name=name, forget=one_by_one(forget_now)))


async def _forget_all(context: Context, *, name: str, forget: Handler[CommandTime, int]) -> None:
    deleted, last = 0, AT_ONCE
    while last >= AT_ONCE:
        last = await context.writer.run(NOBODY, forget, context.time())
        deleted += last
    log.info("old rows deleted", chore=name, rows=deleted)


RETENTION = (
    _chore("old sessions", _sessions),
    _chore("old sign-in attempts", _attempts),
    _chore("old command keys", _commands),
    _chore("old audit entries", _audit),
)
