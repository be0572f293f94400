"""What time alone does to tasks (SPEC 7, 8)."""

from sqlalchemy import Connection

from chat_server.command_time import CommandTime
from chat_server.jobs.job import Job
from chat_server.services.core.context import NOBODY, Context
from chat_server.services.tasks.tasks import LapseRequest, lapse_task
from chat_server.storage.core.due import Due
from chat_server.storage.tasks.tasks import load_due_tasks


def _find(connection: Connection, time: CommandTime, limit: int) -> list[Due]:
    return load_due_tasks(connection, time.now_ms, limit)


async def _lapse(context: Context, chat: str, time: CommandTime) -> None:
    await context.writer.run(NOBODY, lapse_task, LapseRequest(chat, time.now_ms, context.calendar))


TASK_LAPSES = Job(name="task lapses", find=_find, do=_lapse)
"""By public id of the chat: cards that expire, timers that stop at midnight, budgets that are used up."""
