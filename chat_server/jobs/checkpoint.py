"""The write-ahead log of a SQLite file goes into the file by time, too: by size alone it stays large for ever."""

from chat_server.jobs.job import Chore
from chat_server.services.core.context import Context
from chat_server.storage.core.database import checkpoint


async def _checkpoint(context: Context) -> None:
    await checkpoint(context.database)


CHECKPOINT = Chore(name="checkpoint", every=60.0, run=_checkpoint)
