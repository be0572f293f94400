"""Every subject of the wire, and all commands and pushes that these define.

A command or push is known by being defined in one of these modules. One that does not say what it answers or
discloses cannot be imported.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import ModuleType
from typing import Final, TypeVar

from protocol import (
    account,
    calendar,
    held,
    hello,
    messages,
    people,
    presence,
    profiles,
    reactions,
    tags,
    time,
)
from protocol.bot import commands as bot_commands
from protocol.bot import dialog, inputs
from protocol.bot import examples as bot_examples
from protocol.chats import chat, log, members, read_marks
from protocol.chats import examples as chat_examples
from protocol.core.examples import Exchange
from protocol.core.frames import Command, Push
from protocol.core.types import Value
from protocol.tasks import acts, cards, notices, task, terms, times
from protocol.tasks import commands as task_commands
from protocol.tasks import examples as task_examples

SUBJECTS: Final[tuple[ModuleType, ...]] = (
    hello, people, profiles, account, calendar, presence, chat, members, log, read_marks, messages, tags, reactions,
    held, terms, acts, cards, times, task, notices, task_commands, time, inputs, dialog, bot_commands,
)  # fmt: skip
"""The modules in the order in which docs/protocol.md and the TypeScript types show them."""

_EXAMPLES: Final[tuple[ModuleType, ...]] = (chat_examples, task_examples, bot_examples)
"""Those of subjects that are folders; others have them at their end."""

Frame = TypeVar("Frame", bound=Command | Push)


def defined_in(module: ModuleType) -> Iterator[type[Value]]:
    """The values that a module defines and that can stand in a frame, so not the bases of others."""
    for kind in vars(module).values():
        is_value = isinstance(kind, type) and issubclass(kind, Value)
        if is_value and kind.__module__ == module.__name__ and not kind.__subclasses__():
            yield kind


def tag_of(kind: type[Value]) -> str | None:
    """What stands in the field `t`; None for a value that has no tag."""
    tag = kind.__struct_config__.tag
    return tag if isinstance(tag, str) else None


def collected(modules: Iterable[ModuleType], base: type[Frame], declares: str) -> dict[str, type[Frame]]:
    """Every frame of a kind by its tag. Raises TypeError for one without a tag or what it must declare."""
    found: dict[str, type[Frame]] = {}
    for module in modules:
        for kind in defined_in(module):
            if issubclass(kind, base):
                _check(kind, declares, found)
                found[str(tag_of(kind))] = kind
    return found


def _check(kind: type[Value], declares: str, others: Mapping[str, object]) -> None:
    if not hasattr(kind, declares):
        raise TypeError(f"{kind.__name__} does not declare `{declares}`")
    if tag_of(kind) is None or tag_of(kind) in others:
        raise TypeError(f"{kind.__name__} needs a tag of its own")


COMMANDS: Final = collected(SUBJECTS, Command, "answer")
"""Every command by its tag."""

PUSHES: Final = collected(SUBJECTS, Push, "discloses")
"""Every push by its tag."""


def examples() -> Iterator[Exchange | Push]:
    """What the subjects show of themselves."""
    for module in (*SUBJECTS, *_EXAMPLES):
        yield from vars(module).get("EXAMPLES", ())
