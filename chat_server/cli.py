"""The command line: `feierabend ...` (docs/cli.md)."""

import asyncio
import json
import sys
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from importlib.metadata import version as version_of
from typing import Annotated, Literal

import msgspec
import typer

from chat_server import cli_people, cli_serve, demo
from chat_server.app import Options, prepare
from chat_server.cli_texts import say
from chat_server.cli_work import fail, plainly, read_settings, run
from chat_server.clock import SystemClock
from chat_server.dialogs.understanding.command import understand_command, understand_lines
from chat_server.domain.calendar import Calendar
from chat_server.domain.moments import UnclearMoment, calendar_command, parse_moment
from chat_server.services import people
from chat_server.services.context import Context
from chat_server.services.passwords import Passwords
from chat_server.services.sessions import DAY, create_session
from chat_server.settings import load_calendar

app = typer.Typer(
    help=say("about"), no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
database = typer.Typer(help=say("db"), no_args_is_help=True)
app.add_typer(cli_people.people, name="people")
app.add_typer(cli_people.accounts, name="accounts")
app.add_typer(cli_people.assignments, name="assignments")
app.add_typer(cli_people.teams, name="teams")
app.add_typer(database, name="db")


@app.command("serve", help=say("serve"))
def serve(
    is_demo: Annotated[bool, typer.Option("--demo", help=say("serve.demo"))] = False,
    host: Annotated[str | None, typer.Option(help=say("serve.host"))] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65_535, help=say("serve.port"))] = None,
    now: Annotated[str | None, typer.Option(help=say("serve.now"))] = None,
    workers: Annotated[int | None, typer.Option(min=1, max=64, help=say("serve.workers"))] = None,
) -> None:
    with plainly():
        settings = read_settings()
        given = {"host": host, "port": port, "workers": workers}
        settings = msgspec.structs.replace(settings, **{k: v for k, v in given.items() if v is not None})
        clock = SystemClock(None if now is None else moment(now, load_calendar(settings.calendar)))
        try:
            cli_serve.serve(settings, clock, is_demo)
        except KeyboardInterrupt:
            return


def moment(text: str, calendar: Calendar) -> datetime:
    """A moment given on the command line; fails in plain words."""
    try:
        return parse_moment(text, calendar)
    except UnclearMoment as error:
        fail(str(error))


@app.command("demo", help=say("demo"))
def create_demo() -> None:
    async def seed(context: Context) -> None:
        await demo.seed(context, Passwords())

    run(seed)
    cli_serve.announce_logins()


@app.command("token", help=say("token"))
def token(
    person: Annotated[str, typer.Argument(help=say("person"))],
    days: Annotated[int, typer.Option(min=1, max=3_650, help=say("token.days"))] = 365,
) -> None:
    async def create(context: Context) -> str:
        profile = await context.database.read(partial(people.find, person=person))
        created, _ = await create_session(context, profile.card.person, "token", days * DAY)
        return created

    typer.echo(run(create))


@app.command("calendar", help=say("calendar"))
def calendar(text: Annotated[str, typer.Argument(metavar="T")]) -> None:
    with plainly():
        answer = calendar_command(text, load_calendar(read_settings().calendar))
    _print_json(answer.data)
    raise typer.Exit(answer.exit_code)


@app.command("understand", help=say("understand"))
def understand(
    text: Annotated[str, typer.Argument(metavar="TEXT|-")],
    now: Annotated[str | None, typer.Option(help=say("understand.now"))] = None,
    lang: Literal["de", "en"] = "de",
    expecting: Literal["task", "deadline", "budget"] = "task",
) -> None:
    with plainly():
        own = load_calendar(read_settings().calendar)
    at = SystemClock().now() if now is None else moment(now, own)
    if text == "-":
        for found in understand_lines(sys.stdin, at, own):
            _print_json(found)
    else:
        _print_json(understand_command(text, at, lang, own, expecting))


def _print_json(value: Mapping[str, object]) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False))


@database.command("upgrade", help=say("db.upgrade"))
def upgrade() -> None:
    with plainly():
        asyncio.run(prepare(read_settings(), SystemClock(), Options()))
    typer.echo(say("upgraded"))


@app.command("version", help=say("version"))
def version() -> None:
    typer.echo(version_of("feierabend"))


def main() -> None:
    """Run a command; the exit code is 0, 1 for what failed, or 2 for what was not understood."""
    app()
