"""Commands about people, accounts, assignments and teams."""

import json
from dataclasses import astuple, replace
from functools import partial
from typing import Annotated, Literal, get_args

import typer

from chat_server.cli_texts import say
from chat_server.cli_work import plainly, read_password, run, table
from chat_server.domain.people import SIGNS_IN, Kind
from chat_server.services import people as service
from chat_server.services.context import Context
from chat_server.services.passwords import Passwords
from chat_server.services.sign_in import normalised_email
from chat_server.storage.accounts import Belonging, list_accounts, list_assignments, list_team_people
from chat_server.storage.people import NewPerson, list_profiles

Rows = list[tuple[str, ...]]
Person = Annotated[str, typer.Argument(help=say("person"))]
Account = Annotated[str, typer.Argument(help=say("account"))]
AsJson = Annotated[bool, typer.Option("--json", help=say("json"))]

people = typer.Typer(help=say("people"), no_args_is_help=True)
accounts = typer.Typer(help=say("accounts"), no_args_is_help=True)
assignments = typer.Typer(help=say("assignments"), no_args_is_help=True)
teams = typer.Typer(help=say("teams"), no_args_is_help=True)


def show(names: tuple[str, ...], rows: Rows, as_json: bool) -> None:
    """Print rows as columns, or as a JSON array of objects."""
    if as_json:
        objects = [dict(zip(names, row, strict=True)) for row in rows]
        typer.echo(json.dumps(objects, ensure_ascii=False))
    else:
        table([names, *rows])


@people.command("list", help=say("list"))
def list_people(as_json: AsJson = False) -> None:
    profiles = run(lambda context: context.database.read(list_profiles))
    rows: Rows = [
        (
            profile.card.pid,
            profile.card.kind,
            profile.card.role or "",
            profile.card.name,
            profile.email or "",
            "locked" if profile.locked_at is not None else "",
        )
        for profile in profiles
    ]
    show(("id", "kind", "role", "name", "email", "locked"), rows, as_json)


@people.command("add", help=say("add"))
def add_person(
    kind: Annotated[str, typer.Argument(help=", ".join(get_args(Kind)))],
    name: str,
    email: Annotated[str | None, typer.Option(help=say("person"))] = None,
    account: Annotated[str | None, typer.Option(help=say("account"))] = None,
    role: Literal["owner", "member"] = "member",
    language: Literal["de", "en"] = "de",
    address: Literal["du", "sie"] = "sie",
) -> None:
    known: Kind | None = next((one for one in get_args(Kind) if one == kind), None)
    if known is None:
        raise typer.BadParameter(", ".join(get_args(Kind)))
    address_of = None if email is None else normalised_email(email)
    new = NewPerson("", known, name, address_of, None, language, address)
    with plainly():
        password = read_password() if known in SIGNS_IN else None

    async def add(context: Context) -> str:
        whole = new if password is None else await _with_password(new, password)
        return await service.add_person(context, service.AddPerson(whole, context.millis(), account, role))

    typer.echo(run(add))


async def _with_password(new: NewPerson, password: str) -> NewPerson:
    return replace(new, password=await Passwords().hash(password))


@people.command("lock", help=say("lock"))
def lock(person: Person) -> None:
    run(partial(service.lock, person=person))
    typer.echo(say("done"))


@people.command("unlock", help=say("unlock"))
def unlock(person: Person) -> None:
    run(partial(service.unlock, person=person))
    typer.echo(say("done"))


@people.command("password", help=say("password"))
def password(person: Person) -> None:
    with plainly():
        given = read_password()

    async def change(context: Context) -> None:
        await service.set_password(context, person, await Passwords().hash(given))

    run(change)
    typer.echo(say("done"))


@accounts.command("list", help=say("list"))
def list_all_accounts(as_json: AsJson = False) -> None:
    found = run(lambda context: context.database.read(list_accounts))
    show(("id", "name"), [(card.pid, card.name) for card in found], as_json)


@accounts.command("add", help=say("add"))
def add_account(name: str) -> None:
    typer.echo(run(partial(service.add_account, name=name)))


@assignments.command("list", help=say("list"))
def list_all_assignments(as_json: AsJson = False) -> None:
    async def load(context: Context) -> list[Belonging]:
        return await context.database.read(partial(list_assignments, now_ms=context.millis()))

    show(("account", "person", "email", "role"), [astuple(one) for one in run(load)], as_json)


@assignments.command("add", help=say("add"))
def add_assignment(person: Person, account: Account, role: Literal["lead", "team"] = "team") -> None:
    run(partial(service.assign, person=person, account=account, role=role))
    typer.echo(say("done"))


@assignments.command("remove", help=say("remove"))
def remove_assignment(person: Person, account: Account) -> None:
    run(partial(service.unassign, person=person, account=account))
    typer.echo(say("done"))


@teams.command("list", help=say("list"))
def list_teams(as_json: AsJson = False) -> None:
    found = run(lambda context: context.database.read(list_team_people))
    show(("team", "person", "email", "role"), [astuple(one) for one in found], as_json)


@teams.command("add", help=say("add"))
def add_team(name: str) -> None:
    run(partial(service.add_team, name=name))
    typer.echo(say("done"))


@teams.command("join", help=say("join"))
def join_team(team: str, person: Person, role: Literal["lead", "member"] = "member") -> None:
    run(partial(service.join_team, person=person, team=team, role=role))
    typer.echo(say("done"))
