"""`feierabend audit`."""

import json
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import get_args

import click

from chat_server.domain.audit import AuditAct
from chat_server.domain.core.times import from_millis, to_millis
from chat_server.main.cli.shared import print_rows, run_with_context
from chat_server.main.cli.texts import say
from chat_server.services.core.context import Context
from chat_server.services.people.lookup import named_person
from chat_server.storage.audit import AuditFilter, AuditRecord, load_entries

NAMES = ("when", "act", "by", "on", "where", "detail", "from", "times")
FORMATS = ("%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S")


@click.command(help=say("audit"))
@click.option("--person", help=say("person"))
@click.option(
    "--kind", type=click.Choice(get_args(AuditAct)), metavar="KIND", help=", ".join(get_args(AuditAct))
)
@click.option("--since", type=click.DateTime(FORMATS), help=say("audit.since"))
@click.option("--until", type=click.DateTime(FORMATS), help=say("audit.until"))
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=100, show_default=True, help=say("audit.limit")
)
@click.option("--json", "as_json", is_flag=True, help=say("audit.json"))
def command(
    person: str | None,
    kind: str | None,
    since: datetime | None,
    until: datetime | None,
    limit: int,
    as_json: bool,
) -> None:
    async def load(context: Context) -> tuple[list[AuditRecord], Context]:
        known = await context.read(partial(named_person, person=person)) if person is not None else None
        wanted = AuditFilter(
            person=known.card.person if known is not None else None,
            act=kind,
            since=_moment(context, since),
            until=_moment(context, until),
            limit=limit,
        )
        return await context.read(partial(load_entries, wanted=wanted)), context

    entries, context = run_with_context(load)
    if as_json:
        for entry in entries:
            click.echo(json.dumps(_fields(entry, context), ensure_ascii=False))
    else:
        print_rows(NAMES, [_row(entry, context) for entry in entries], as_json=False)


def _moment(context: Context, given: datetime | None) -> int | None:
    """A moment as it was typed, in the agency's zone."""
    return None if given is None else to_millis(given.replace(tzinfo=context.calendar.zone))


def _local(context: Context, at: int) -> str:
    return from_millis(at).astimezone(context.calendar.zone).isoformat(timespec="seconds")


def _fields(entry: AuditRecord, context: Context) -> dict[str, object]:
    """All of a row but what is empty; moments in the agency's zone."""
    moments = {"at": _local(context, entry.at), "until": _local(context, entry.until)}
    return {name: value for name, value in (asdict(entry) | moments).items() if value not in (None, "")}


def _row(entry: AuditRecord, context: Context) -> tuple[str, ...]:
    when = _local(context, entry.at)[:19].replace("T", " ")
    where = entry.chat or entry.account or ""
    names = (entry.by_name or "", entry.on_name or "")
    return (when, entry.act, *names, where, entry.detail, entry.source, str(entry.times))
