"""Commands whose modules are imported only when they are called, so that the others start fast."""

import gc
from importlib import import_module

import click


class LazyCommand(click.Command):
    """Stands for `command` of the module of that name until it is called."""

    def __init__(self, name: str, help_text: str) -> None:
        super().__init__(name, short_help=help_text)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        return self._load().make_context(info_name, args, parent, **extra)

    def _load(self) -> click.Command:
        """Imports the module without garbage collection: nothing that is imported is garbage, and looking takes a
        sixth of the time.
        """
        gc.disable()
        try:
            command: click.Command = import_module(f"chat_server.main.cli.commands.{self.name}").command
        finally:
            gc.enable()
        return command
