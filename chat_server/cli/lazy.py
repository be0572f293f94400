"""A command that is imported when it is called: the others cost nothing."""

from importlib import import_module

import click


class Lazy(click.Command):
    """Stands for `command` of the module of that name until it is given its arguments."""

    def __init__(self, name: str, help_text: str) -> None:
        super().__init__(name, short_help=help_text)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        command: click.Command = import_module(f"{__package__}.{self.name}").command
        return command.make_context(info_name, args, parent, **extra)
