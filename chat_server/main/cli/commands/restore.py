"""`feierabend restore FILE`."""

import asyncio
import secrets
from functools import partial
from pathlib import Path

import click

from chat_server.clock import SystemClock
from chat_server.domain.core.ids import new_epoch
from chat_server.domain.core.times import to_millis
from chat_server.main.cli.backups import backup_errors_in_words, contents_in_words
from chat_server.main.cli.output import fail
from chat_server.main.cli.shared import database_place, read_settings, schema_state
from chat_server.main.cli.texts import say
from chat_server.main.settings import ServerSettings
from chat_server.storage import backup
from chat_server.storage.core import postgres_tools
from chat_server.storage.core.database import open_database
from chat_server.storage.migrations import begin_epoch


@click.command(help=say("restore"))
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    with backup_errors_in_words(file):
        settings = read_settings()
        target = settings.database_file
        if not file.is_file():
            fail(say("no_backup", path=file.absolute()))
        if target is not None:
            _restore_file(file, target)
        else:
            asyncio.run(_restore_dump(settings, file))
    click.echo(say("restored", where=database_place(settings)))


def _restore_file(file: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = target.absolute()
    aside = target.with_name(f"{target.name}.replaced-{SystemClock().now():%Y%m%d-%H%M%S}")
    was_there = target.exists()
    click.echo(contents_in_words(backup.restore(file, target, new_epoch(secrets.token_bytes), aside)))
    if was_there:
        click.echo(say("set_aside", path=aside))


async def _restore_dump(settings: ServerSettings, file: Path) -> None:
    if await schema_state(settings) is not None:
        fail(say("not_empty", where=database_place(settings)))
    postgres_tools.load(settings.database, file)
    database = open_database(settings.database)
    now = to_millis(SystemClock().now())
    await database.write(partial(begin_epoch, epoch=new_epoch(secrets.token_bytes), now_ms=now))
    await database.close()
