"""What commands on the database share: a context, errors in words, and printing lists."""

import asyncio
import json
import secrets
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import TypeVar

import click

from chat_server import logs
from chat_server.clock import Clock, SystemClock
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Fact
from chat_server.main.cli.output import checked_settings, fail
from chat_server.main.cli.texts import TEXTS, say
from chat_server.main.opening import keep_private, open_bus, open_context
from chat_server.main.settings import ServerSettings, from_environment
from chat_server.services.account.passwords import check_new
from chat_server.services.core.context import Context
from chat_server.services.core.ports import BusUnavailable
from chat_server.storage.core import sqlite_file
from chat_server.storage.core.database import FAILURES, is_full, open_database
from chat_server.storage.core.sqlite_file import ClosedFile
from chat_server.storage.migrations import (
    CannotUpgrade,
    NoSchema,
    OldSchema,
    UnknownSchema,
    current_epoch,
    version,
)

T = TypeVar("T")
BUS_SECONDS = 2.0
"""Seconds for which a command tries to reach Redis after its work is done."""

TableRows = list[tuple[str, ...]]
as_json_option = click.option("--json", "as_json", is_flag=True, help=say("json"))


@contextmanager
def errors_in_words() -> Iterator[None]:
    """Turns expected errors into messages and exit code 1."""
    try:
        with checked_settings():
            yield
    except Refusal as refusal:
        fail(refusal_text(refusal))
    except BusUnavailable as error:
        fail(str(error))
    except UnknownSchema as error:
        fail(say("unknown_schema", problem=error))
    except CannotUpgrade as error:
        fail(say("cannot_upgrade", version=error.version, problem=problem_of(error.problem)))
    except OldSchema as error:
        fail(say("old_schema", version=error.version))
    except ClosedFile as error:
        fail(say("closed_file", path=error.path, folder=error.folder, owner=error.owner, user=error.user))
    except FAILURES as error:
        fail(say("unavailable disk_full" if is_full(error) else "no_database", problem=problem_of(error)))


def refusal_text(refusal: Refusal) -> str:
    """A refusal in words: by its detail, or by the field at fault."""
    for name in (refusal.detail, refusal.field):
        if (key := f"{refusal.code} {name}") in TEXTS:
            return say(key)
    return f"{refusal.code} {refusal.detail}".strip()


def problem_of(error: Exception) -> str:
    """An error of the database in one line, without the statement."""
    cause = getattr(error, "orig", None) or error
    return f"{type(cause).__name__}: {str(cause).splitlines()[0] if str(cause) else ''}".rstrip(": ")


def read_settings() -> ServerSettings:
    """The settings, with logging set up by them."""
    settings = from_environment()
    logs.configure(settings.log_level, settings.log_format)
    return settings


@asynccontextmanager
async def opened_context(settings: ServerSettings, clock: Clock) -> AsyncIterator[Context]:
    """A context on an existing database with this version's schema. Servers are told what was changed."""
    file = settings.database_file
    if file is not None and not sqlite_file.exists(file):
        fail(say("no_such_database", where=file.absolute()))
    if file is not None:
        keep_private(settings, file)
    facts: list[Fact] = []
    context = open_context(settings, clock, facts.append, secrets.token_bytes)
    try:
        epoch = await context.database.read(current_epoch)
        yield context
        await context.writer.drain()
        await tell_servers(settings, epoch, facts)
    except NoSchema:
        fail(say("no_such_database", where=database_place(settings)))
    finally:
        await context.database.close()


async def schema_state(settings: ServerSettings) -> str | None:
    """The schema of the database; None if it has none of ours. Creates nothing."""
    file = settings.database_file
    if file is not None and not sqlite_file.exists(file):
        return None
    if file is not None:
        keep_private(settings, file)
    database = open_database(settings.database)
    try:
        return await database.read(version)
    finally:
        await database.close()


def database_place(settings: ServerSettings) -> str:
    """The address of the database, without its password."""
    file = settings.database_file
    return str(file.absolute()) if file is not None else settings.database.rpartition("@")[2]


async def tell_servers(settings: ServerSettings, epoch: str, facts: Sequence[Fact]) -> None:
    """Publishes what was committed, if Redis answers; servers also look by themselves (docs/cli.md)."""
    if not (facts and settings.redis_url):
        return
    bus = open_bus(settings, epoch)
    try:
        async with asyncio.timeout(BUS_SECONDS):
            await bus.start(lambda _fact: None, lambda: None)
    except (BusUnavailable, TimeoutError):
        click.echo(say("not_told"), err=True)
        return
    for fact in facts:
        bus.publish(fact)
    await bus.stop()


def run_with_context(work: Callable[[Context], Awaitable[T]]) -> T:
    """Runs a function with a context; ends with a message if it fails."""

    async def with_context() -> T:
        async with opened_context(read_settings(), SystemClock()) as context:
            return await work(context)

    with errors_in_words():
        return asyncio.run(with_context())


def read_password() -> str:
    """A new password from a prompt, or the first line of standard input; never from the command line."""
    if sys.stdin.isatty():
        password = str(click.prompt(say("ask.password"), hide_input=True, confirmation_prompt=True))
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    check_new(password)
    return password


def print_rows(names: tuple[str, ...], rows: TableRows, as_json: bool) -> None:
    """Prints rows as columns, or as a JSON array of objects."""
    if as_json:
        objects = [dict(zip(names, row, strict=True)) for row in rows]
        click.echo(json.dumps(objects, ensure_ascii=False))
    else:
        _columns([names, *rows])


def _columns(rows: TableRows) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)] if rows else []
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
