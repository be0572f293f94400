"""`feierabend accounts ...`."""

from functools import partial

import click

from chat_server.main.cli.shared import as_json_option, print_rows, run_with_context
from chat_server.main.cli.texts import say
from chat_server.services.people import accounts as service
from chat_server.storage.people.accounts import list_accounts

command = click.Group(help=say("accounts"))


@command.command("list", help=say("list"))
@as_json_option
def list_all_accounts(as_json: bool) -> None:
    found = run_with_context(lambda context: context.database.read(list_accounts))
    print_rows(("id", "name"), [(card.pid, card.name) for card in found], as_json)


@command.command("add", help=say("add"))
@click.argument("name")
def add_account(name: str) -> None:
    click.echo(run_with_context(partial(service.add_account, name=name)))
