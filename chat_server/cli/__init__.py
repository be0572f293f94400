"""The command line: `feierabend ...` (docs/cli.md). A command's module is imported when the command is called."""

import click

from chat_server.cli.lazy import Lazy
from chat_server.cli.texts import say

NAMES = (
    "accounts",
    "assignments",
    "calendar",
    "db",
    "demo",
    "people",
    "serve",
    "teams",
    "token",
    "understand",
    "version",
)
"""Each is a module of this package, with a `command`; its line of help is a text."""

command = click.Group("feierabend", help=say("about"), commands=[Lazy(name, say(name)) for name in NAMES])


def main() -> None:
    """Run a command; the exit code is 0, 1 for what failed, or 2 for what was not understood."""
    command()
