"""Dialogs that were left alone: a reminder after a day, removal after two weeks (SPEC 6)."""

from sqlalchemy import Connection

from chat_server.command_time import CommandTime
from chat_server.jobs.job import Job
from chat_server.services.bot.reminders import DueDialogRequest, let_pass
from chat_server.services.core.context import NOBODY, Context
from chat_server.storage.bot.dialogs import load_due_dialogs
from chat_server.storage.core.due import Due


def _find(connection: Connection, time: CommandTime, limit: int) -> list[Due]:
    return load_due_dialogs(connection, time.now_ms, limit)


async def _let_pass(context: Context, dialog: str, time: CommandTime) -> None:
    await context.writer.run(NOBODY, let_pass, DueDialogRequest(dialog, time.now_ms, context.calendar))


DIALOG_REMINDERS = Job(name="dialog reminders", find=_find, do=_let_pass)
"""By public id of the dialog."""
