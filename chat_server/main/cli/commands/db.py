"""`feierabend db ...`."""

import asyncio
import secrets

import click

from chat_server.clock import SystemClock
from chat_server.main.cli.output import fail
from chat_server.main.cli.shared import (
    database_place,
    errors_in_words,
    read_settings,
    schema_state,
)
from chat_server.main.cli.texts import say
from chat_server.main.opening import upgraded

command = click.Group(help=say("db"))


@command.command("init", help=say("db.init"))
def init() -> None:
    with errors_in_words():
        settings = read_settings()
        there = asyncio.run(schema_state(settings)) is not None
        if not there:
            asyncio.run(upgraded(settings, SystemClock(), secrets.token_bytes))
    click.echo(say("already_there" if there else "created", where=database_place(settings)))


@command.command("upgrade", help=say("db.upgrade"))
def upgrade() -> None:
    with errors_in_words():
        settings = read_settings()
        if asyncio.run(schema_state(settings)) is None:
            fail(say("no_such_database", where=database_place(settings)))
        asyncio.run(upgraded(settings, SystemClock(), secrets.token_bytes))
    click.echo(say("upgraded"))
