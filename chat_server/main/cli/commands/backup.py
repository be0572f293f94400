"""`feierabend backup FILE`."""

import asyncio
from pathlib import Path

import click

from chat_server.main.cli.backups import (
    backup_errors_in_words,
    contents_in_words,
    keep_backup_time,
    say_restorable,
)
from chat_server.main.cli.output import fail
from chat_server.main.cli.shared import database_place, read_settings, schema_state
from chat_server.main.cli.texts import say
from chat_server.main.settings import ServerSettings
from chat_server.storage import backup
from chat_server.storage.core import postgres_tools


@click.command(help=say("backup"))
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    with backup_errors_in_words(file):
        settings = read_settings()
        if asyncio.run(schema_state(settings)) is None:
            fail(say("no_such_database", where=database_place(settings)))
        _back_up(settings, file)
        keep_backup_time(settings)
    say_restorable(file)


def _back_up(settings: ServerSettings, file: Path) -> None:
    with backup.new_file(file) as part:
        if settings.database_file is not None:
            click.echo(contents_in_words(backup.copy(settings.database_file, part)))
            return
        part.unlink()
        postgres_tools.dump(settings.database, part)
        part.chmod(0o600)
        click.echo(say("dumped", tables=postgres_tools.listed_tables(part)))
