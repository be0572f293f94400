"""Held acts happen at the opening, in the order in which they were asked for (SPEC 3)."""

from sqlalchemy import Connection

from chat_server.command_time import CommandTime
from chat_server.jobs.job import Job
from chat_server.services.core.context import NOBODY, Context
from chat_server.services.held.release import DueRequest, release_due_act
from chat_server.storage.core.due import Due
from chat_server.storage.held.held import load_due


def _find(connection: Connection, time: CommandTime, limit: int) -> list[Due]:
    return [Due(act.pid, act.release_at) for act in load_due(connection, time.now_ms, limit)]


async def _release(context: Context, held: str, time: CommandTime) -> None:
    quiet_since = time.hours.quiet_since
    due = DueRequest(held=held, at=time.now_ms, quiet_since=quiet_since, calendar=context.calendar)
    await context.writer.run(NOBODY, release_due_act, due)


HELD_ACTS = Job(name="held acts", find=_find, do=_release)
"""By public id of the act."""
