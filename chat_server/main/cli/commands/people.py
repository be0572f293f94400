"""`feierabend people ...`."""

from dataclasses import replace
from functools import partial
from typing import Literal, get_args

import click

from chat_server.domain.core.people import SIGNS_IN, PersonKind
from chat_server.main.cli.shared import (
    TableRows,
    as_json_option,
    errors_in_words,
    print_rows,
    read_password,
    run_with_context,
)
from chat_server.main.cli.texts import say
from chat_server.services.account.passwords import Passwords
from chat_server.services.account.sign_in import normalised_email
from chat_server.services.core.context import Context
from chat_server.services.people import people as service
from chat_server.storage.people.people import NewPerson, list_profiles

command = click.Group(help=say("people"))


@command.command("list", help=say("list"))
@as_json_option
def list_people(as_json: bool) -> None:
    profiles = run_with_context(lambda context: context.database.read(list_profiles))
    rows: TableRows = [
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
    print_rows(("id", "kind", "role", "name", "email", "locked"), rows, as_json)


@command.command("add", help=say("add"))
@click.argument("kind", type=click.Choice(get_args(PersonKind)), metavar="KIND")
@click.argument("name")
@click.option("--email")
@click.option("--account", help=say("account"))
@click.option("--role", type=click.Choice(("owner", "member")), default="member", show_default=True)
@click.option("--language", type=click.Choice(("de", "en")), default="de", show_default=True)
@click.option("--address", type=click.Choice(("du", "sie")), default="sie", show_default=True)
@click.option("--salutation", type=click.Choice(("ms", "mr")), help=say("salutation.option"))
def add_person(
    kind: PersonKind,
    name: str,
    email: str | None,
    account: str | None,
    role: Literal["owner", "member"],
    language: Literal["de", "en"],
    address: Literal["du", "sie"],
    salutation: Literal["ms", "mr"] | None,
) -> None:
    address_of = None if email is None else normalised_email(email)
    new = NewPerson(
        pid="",
        kind=kind,
        name=name,
        email=address_of,
        password=None,
        language=language,
        address=address,
        salutation=salutation,
    )
    with errors_in_words():
        password = read_password() if kind in SIGNS_IN else None

    async def add(context: Context) -> str:
        whole = new if password is None else await _with_password(new, password)
        return await service.add_person(
            context, service.AddPerson(new=whole, at=context.millis(), account=account, role=role)
        )

    click.echo(run_with_context(add))


async def _with_password(new: NewPerson, password: str) -> NewPerson:
    return replace(new, password=await Passwords().hash(password))


@command.command("lock", help=say("lock"))
@click.argument("person")
def lock(person: str) -> None:
    run_with_context(partial(service.lock, person=person))
    click.echo(say("done"))


@command.command("unlock", help=say("unlock"))
@click.argument("person")
def unlock(person: str) -> None:
    run_with_context(partial(service.unlock, person=person))
    click.echo(say("done"))


@command.command("salutation", help=say("salutation"))
@click.argument("person")
@click.argument("salutation", type=click.Choice(("ms", "mr", "none")))
def salutation(person: str, salutation: Literal["ms", "mr", "none"]) -> None:
    given = None if salutation == "none" else salutation
    run_with_context(partial(service.set_salutation, person=person, salutation=given))
    click.echo(say("done"))


@command.command("password", help=say("password"))
@click.argument("person")
def password(person: str) -> None:
    with errors_in_words():
        given = read_password()

    async def change(context: Context) -> None:
        await service.set_password(context, person, await Passwords().hash(given))

    run_with_context(change)
    click.echo(say("done"))
