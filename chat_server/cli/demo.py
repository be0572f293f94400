"""`feierabend demo`."""

import click

from chat_server import demo
from chat_server.cli.serving import announce_logins
from chat_server.cli.texts import say
from chat_server.cli.work import run
from chat_server.services.context import Context
from chat_server.services.passwords import Passwords


@click.command(help=say("demo"))
def command() -> None:
    async def seed(context: Context) -> None:
        await demo.seed(context, Passwords())

    run(seed)
    announce_logins()
