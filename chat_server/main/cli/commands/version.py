"""`feierabend version`."""

from importlib.metadata import version

import click

from chat_server.main.cli.texts import say


@click.command(help=say("version"))
def command() -> None:
    click.echo(version("feierabend"))
