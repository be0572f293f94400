"""`feierabend backup FILE`."""

import asyncio
from pathlib import Path

import click

from chat_server.main.cli.backups import counted, plain_backups, say_restorable, stamp
from chat_server.main.cli.plain import fail
from chat_server.main.cli.texts import say
from chat_server.main.cli.work import place, read_settings, state
from chat_server.main.settings import Settings
from chat_server.storage.core import backup, postgres_tools


@click.command(help=say("backup"))
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    with plain_backups(file):
        settings = read_settings()
        if asyncio.run(state(settings)) is None:
            fail(say("no_such_database", where=place(settings)))
        _back_up(settings, file)
        stamp(settings)
    say_restorable(file)


def _back_up(settings: Settings, file: Path) -> None:
    with backup.new_file(file) as part:
        if settings.database_file is not None:
            click.echo(counted(backup.copy(settings.database_file, part)))
            return
        part.unlink()
        postgres_tools.dump(settings.database, part)
        part.chmod(0o600)
        click.echo(say("dumped", tables=postgres_tools.listed_tables(part)))
