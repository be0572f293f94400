"""Who leaves without anybody's act (SPEC 11)."""

from sqlalchemy import Connection

from chat_server.command_time import CommandTime
from chat_server.jobs.job import Job
from chat_server.services.core.context import NOBODY, Context
from chat_server.services.people.ended_assignments import (
    AccountCheck,
    LockedOwner,
    end_in_account,
    leave_acts,
)
from chat_server.storage.core.due import Due
from chat_server.storage.held.held import load_owners_locked_out
from chat_server.storage.people.ended_assignments import load_ended


def _find_ended(connection: Connection, time: CommandTime, _limit: int) -> list[Due]:
    return load_ended(connection, time.now_ms)


async def _end(context: Context, account: str, time: CommandTime) -> None:
    check = AccountCheck(int(account), time.now_ms, context.calendar)
    await context.writer.run(NOBODY, end_in_account, check)


ENDED_ASSIGNMENTS = Job(name="ended assignments", find=_find_ended, do=_end)
"""By account: whose assignment is over by its date leaves the task chats."""


def _find_locked(connection: Connection, time: CommandTime, _limit: int) -> list[Due]:
    """Never late: while nobody could take over they are looked at again and again."""
    return [Due(str(person), time.now_ms) for person in load_owners_locked_out(connection)]


async def _leave(context: Context, person: str, time: CommandTime) -> None:
    await context.writer.run(NOBODY, leave_acts, LockedOwner(int(person), time.now_ms, context.calendar))


LOCKED_PEOPLE = Job(name="locked people", find=_find_locked, do=_leave)
"""By person: the held acts of somebody who was locked while nobody could take them over."""
