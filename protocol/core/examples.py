"""What the example of a command is. Every subject has its own, and of its pushes; both languages decode them all."""

from typing import NamedTuple

from protocol.core.frames import Command
from protocol.core.types import Value


class Exchange(NamedTuple):
    """A command and its result, with every field that they may have together."""

    command: Command
    result: Value
