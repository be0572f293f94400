"""The kinds of numbered events in a chat."""

from enum import IntEnum


class EventKind(IntEnum):
    """What a numbered event of a chat is. The numbers are stored: never change one."""

    CREATED = 1
    MESSAGE = 2
    EDITED = 3
    DELETED = 4
    JOINED = 5
    LEFT = 6
    RENAMED = 7
    TAGGED = 8
    UNTAGGED = 9
    TASK = 10
    REACTED = 11
    UNREACTED = 12


NOTICES: frozenset[EventKind] = frozenset(
    {EventKind.CREATED, EventKind.JOINED, EventKind.LEFT, EventKind.RENAMED, EventKind.TASK}
)
"""Events that are entries of the chat by themselves; messages are the other kind of entry."""
