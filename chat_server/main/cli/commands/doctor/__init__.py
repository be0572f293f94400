"""`feierabend doctor`: whether an installation is as it should be, and what to do where it is not."""

import asyncio
from pathlib import Path

import click

from chat_server.clock import SystemClock
from chat_server.main.cli.commands.doctor import checks
from chat_server.main.cli.commands.doctor.texts import TEXTS
from chat_server.main.cli.output import checked_settings
from chat_server.main.cli.texts import in_words, say
from chat_server.main.settings import ServerSettings, from_environment, load_calendar
from chat_server.web.static_client import BUILT

MARKS = {"well": "✓", "hint": "!", "problem": "✗"}


@click.command(help=say("doctor"))
def command() -> None:
    with checked_settings():
        settings = from_environment()
        calendar = checks.check_calendar(load_calendar(settings.calendar))
    here = [checks.check_client(BUILT), checks.check_ffmpeg(), calendar]
    found = [*checks.check_settings(settings), *here, *_look(settings)]
    for finding in found:
        click.echo(f"{MARKS[finding.level]} {in_words(TEXTS[finding.key], **finding.values)}")
    raise click.exceptions.Exit(_sum_up([finding.level for finding in found]))


def _look(settings: ServerSettings) -> list[checks.Finding]:
    """What is to be found outside the settings."""
    now = SystemClock().now()
    folder = settings.database_file.parent if settings.database_file is not None else Path(settings.var)
    return [
        *asyncio.run(checks.check_database(settings, now)),
        *asyncio.run(checks.check_redis(settings)),
        *asyncio.run(checks.check_bucket(settings)),
        checks.check_disk(folder),
        checks.check_backup(settings, now),
    ]


def _sum_up(levels: list[checks.Severity]) -> int:
    problems, hints = levels.count("problem"), levels.count("hint")
    key, count = ("problems", problems) if problems else ("hints", hints) if hints else ("well", 0)
    click.echo(in_words(TEXTS[key], count=count))
    return 1 if problems else 0
