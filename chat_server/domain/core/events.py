"""The numbered events of a chat: what they say, a value of its own type for each kind, and the kinds' numbers."""

from collections.abc import Callable
from enum import IntEnum
from typing import ClassVar, TypeVar


class EventKind(IntEnum):
    """The kinds of events that statements and other subjects ask for. The numbers are stored: never change one."""

    CREATED = 1
    MESSAGE = 2
    EDITED = 3
    DELETED = 4
    JOINED = 5
    LEFT = 6
    RENAMED = 7
    TASK = 10


NOTICES: frozenset[EventKind] = frozenset(
    {EventKind.CREATED, EventKind.JOINED, EventKind.LEFT, EventKind.RENAMED, EventKind.TASK}
)
"""Events that are entries of the chat by themselves; messages are the other kind of entry."""


class Content:
    """What an event says. Each subject has values of its own, under `@logged_as`."""

    __slots__ = ()

    kind: ClassVar[int]
    """Its number, as it is stored."""


C = TypeVar("C", bound=Content)

CONTENTS: dict[int, type[Content]] = {}
"""Contents by number, of those subjects that are imported; of all of them in chat_server/domain/subjects.py."""


def logged_as(number: int) -> Callable[[type[C]], type[C]]:
    """Gives a content the number of its kind, which must never change. Raises TypeError for one that is taken."""

    def register(content: type[C]) -> type[C]:
        if number in CONTENTS:
            raise TypeError(f"{content.__name__} and {CONTENTS[number].__name__} have the same number")
        content.kind = number
        CONTENTS[number] = content
        return content

    return register
