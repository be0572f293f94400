"""`feierabend token`."""

from functools import partial

import click

from chat_server.main.cli.shared import run_with_context
from chat_server.main.cli.texts import say
from chat_server.services.account.sessions import DAY, create_session
from chat_server.services.core.context import Context
from chat_server.services.people.lookup import named_person


@click.command(help=say("token"))
@click.argument("person")
@click.option("--days", type=click.IntRange(1, 3_650), default=365, show_default=True, help=say("token.days"))
def command(person: str, days: int) -> None:
    async def create(context: Context) -> str:
        profile = await context.database.read(partial(named_person, person=person))
        created, _ = await create_session(context, profile.card.person, "token", days * DAY)
        return created

    click.echo(run_with_context(create))
