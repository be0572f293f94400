"""`feierabend db ...`."""

import asyncio

import click

from chat_server.app import Options, prepare
from chat_server.cli.texts import say
from chat_server.cli.work import plainly, read_settings
from chat_server.clock import SystemClock

command = click.Group(help=say("db"))


@command.command("upgrade", help=say("db.upgrade"))
def upgrade() -> None:
    with plainly():
        asyncio.run(prepare(read_settings(), SystemClock(), Options()))
    click.echo(say("upgraded"))
