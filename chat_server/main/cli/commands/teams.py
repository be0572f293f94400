"""`feierabend teams ...`."""

from dataclasses import astuple
from functools import partial
from typing import Literal

import click

from chat_server.main.cli.shared import as_json_option, print_rows, run_with_context
from chat_server.main.cli.texts import say
from chat_server.services.people import teams as service
from chat_server.storage.people.listings import list_team_people

command = click.Group(help=say("teams"))


@command.command("list", help=say("list"))
@as_json_option
def list_teams(as_json: bool) -> None:
    found = run_with_context(lambda context: context.database.read(list_team_people))
    print_rows(("team", "person", "email", "role"), [astuple(one) for one in found], as_json)


@command.command("add", help=say("add"))
@click.argument("name")
def add_team(name: str) -> None:
    run_with_context(partial(service.add_team, name=name))
    click.echo(say("done"))


@command.command("join", help=say("join"))
@click.argument("team")
@click.argument("person")
@click.option("--role", type=click.Choice(("lead", "member")), default="member", show_default=True)
def join_team(team: str, person: str, role: Literal["lead", "member"]) -> None:
    run_with_context(partial(service.join_team, person=person, team=team, role=role))
    click.echo(say("done"))


@command.command("leave", help=say("leave"))
@click.argument("team")
@click.argument("person")
def leave_team(team: str, person: str) -> None:
    run_with_context(partial(service.leave_team, person=person, team=team))
    click.echo(say("done"))
