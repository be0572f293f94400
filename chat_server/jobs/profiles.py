"""Names that staff chose in quiet hours (SPEC 3)."""

from sqlalchemy import Connection

from chat_server.command_time import CommandTime
from chat_server.jobs.job import Job
from chat_server.services.core.context import NOBODY, Context
from chat_server.services.profiles import NextName, apply_name
from chat_server.storage.core.due import Due
from chat_server.storage.people.people import load_next_names


def _find(connection: Connection, time: CommandTime, limit: int) -> list[Due]:
    if time.hours.quiet:
        return []
    return [Due(str(person), time.hours.opened) for person in load_next_names(connection, limit)]


async def _rename(context: Context, person: str, time: CommandTime) -> None:
    await context.writer.run(NOBODY, apply_name, NextName(int(person), time.now_ms, context.calendar))


NEXT_NAMES = Job(name="next names", find=_find, do=_rename)
"""By person: the name that somebody of the staff chose in quiet hours holds from the opening on."""
