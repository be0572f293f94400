"""Every subject of the wire, and all commands and pushes that these define.

A subject is a module of `protocol`, or a folder of modules. A command or push is known by being defined in one of them.
One that does not say what it answers or discloses cannot be imported.
"""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Final, TypeVar

import protocol
from protocol.core.examples import Exchange
from protocol.core.frames import Command, Push
from protocol.core.types import Value

_NO_SUBJECTS: Final = frozenset({
    "client", "client_state", "codec", "core", "examples", "generate", "generation", "subjects", "vocabulary",
})  # fmt: skip


def _subjects() -> Iterator[ModuleType]:
    """The modules of all subjects, hello first and then by name: the order of docs/protocol.md and of the types."""
    names = [found.name for found in iter_modules(protocol.__path__) if found.name not in _NO_SUBJECTS]
    for name in sorted(names, key=lambda name: (name != "hello", name)):
        subject = import_module(f"{protocol.__name__}.{name}")
        folder = iter_modules(subject.__path__) if hasattr(subject, "__path__") else ()
        yield subject
        yield from (import_module(f"{subject.__name__}.{found.name}") for found in folder)


SUBJECTS: Final = tuple(_subjects())

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
    for module in SUBJECTS:
        yield from vars(module).get("EXAMPLES", ())
