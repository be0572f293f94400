"""`feierabend demo`."""

import click

from chat_server.main.cli.serving import announce_logins
from chat_server.main.cli.shared import read_settings, run_with_context
from chat_server.main.cli.texts import say
from chat_server.main.demo import agency
from chat_server.main.opening import open_files
from chat_server.services.account.passwords import Passwords
from chat_server.services.core.context import Context


@click.command(help=say("demo"))
def command() -> None:
    async def seed(context: Context) -> None:
        await agency.seed(context, Passwords(), open_files(read_settings()))

    run_with_context(seed)
    announce_logins()
