"""A command that is imported when it is called: the others cost nothing."""

import gc
from importlib import import_module

import click


class LazyCommand(click.Command):
    """Stands for `command` of the module of that name until it is given its arguments."""

    def __init__(self, name: str, help_text: str) -> None:
        super().__init__(name, short_help=help_text)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        return self._load().make_context(info_name, args, parent, **extra)

    def _load(self) -> click.Command:
        """What is imported is never garbage: to look for it on the way takes a sixth of the time."""
        gc.disable()
        try:
            command: click.Command = import_module(f"chat_server.main.cli.commands.{self.name}").command
        finally:
            gc.enable()
        return command
