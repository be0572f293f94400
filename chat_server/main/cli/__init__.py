"""The command line: `feierabend ...` (docs/cli.md). A command's module is imported when the command is called."""

import os
from pathlib import Path

import click

from chat_server.main.cli.lazy import LazyCommand
from chat_server.main.cli.output import settings_in
from chat_server.main.cli.texts import say

NAMES = (
    "accounts",
    "assignments",
    "audit",
    "backup",
    "calendar",
    "db",
    "demo",
    "doctor",
    "files",
    "people",
    "restore",
    "serve",
    "teams",
    "token",
    "understand",
    "version",
)
"""Each is a module of `commands`, with a `command`; its line of help is a text."""


@click.group("feierabend", help=say("about"), commands=[LazyCommand(name, say(name)) for name in NAMES])
@click.option("--settings", type=click.Path(path_type=Path), metavar="FILE", help=say("settings"))
def command(settings: Path | None) -> None:
    """Variables of the environment win over those of the file."""
    if settings is not None:
        for name, value in settings_in(settings).items():
            os.environ.setdefault(name, value)


def main() -> None:
    """Run a command; the exit code is 0, 1 for what failed, or 2 for what was not understood."""
    command()
