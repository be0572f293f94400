"""`feierabend assignments ...`."""

from dataclasses import astuple
from functools import partial
from typing import Literal

import click

from chat_server.main.cli.shared import as_json_option, print_rows, run_with_context
from chat_server.main.cli.texts import say
from chat_server.services.core.context import Context
from chat_server.services.people import accounts as service
from chat_server.storage.people.listings import Belonging, list_assignments

command = click.Group(help=say("assignments"))


@command.command("list", help=say("list"))
@as_json_option
def list_all_assignments(as_json: bool) -> None:
    async def load(context: Context) -> list[Belonging]:
        return await context.database.read(partial(list_assignments, now_ms=context.millis()))

    print_rows(
        ("account", "person", "email", "role"), [astuple(one) for one in run_with_context(load)], as_json
    )


@command.command("add", help=say("add"))
@click.argument("person")
@click.argument("account")
@click.option("--role", type=click.Choice(("lead", "team")), default="team", show_default=True)
def add_assignment(person: str, account: str, role: Literal["lead", "team"]) -> None:
    run_with_context(partial(service.assign, person=person, account=account, role=role))
    click.echo(say("done"))


@command.command("remove", help=say("remove"))
@click.argument("person")
@click.argument("account")
def remove_assignment(person: str, account: str) -> None:
    run_with_context(partial(service.unassign, person=person, account=account))
    click.echo(say("done"))
