"""What subjects read of a chat's log: their events from rows, and what messages carry of theirs.

Each subject registers its own. Whoever asks for all of them has every subject of storage imported first.
"""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection

from chat_server import storage
from chat_server.domain.core.carried import Carried
from chat_server.domain.core.events import Content
from chat_server.domain.core.people import PersonCard
from chat_server.domain.subjects import CONTENTS
from chat_server.storage.core.sql import Named
from chat_server.submodules import import_all

EventRow = Named
"""An event: `ref`, the message that it is about, `title`, `text`, `person_id`; and see storage/chats/events.py."""

C = TypeVar("C", bound=Content)
ReadEvent = Callable[[EventRow, Mapping[int, PersonCard]], C]
LoadCarried = Callable[[Connection, int, Collection[int]], Mapping[int, Carried]]
Load = TypeVar("Load", bound=LoadCarried)

_READERS: dict[int, ReadEvent[Any]] = {}
_LOADERS: list[LoadCarried] = []


def reads(content: type[C]) -> Callable[[ReadEvent[C]], ReadEvent[C]]:
    """Register what makes a row a content of this type; cards are of the people whom rows name."""

    def register(reader: ReadEvent[C]) -> ReadEvent[C]:
        if content.kind in _READERS:
            raise TypeError(f"two readers of {content.__name__}")
        _READERS[content.kind] = reader
        return reader

    return register


def carried(load: Load) -> Load:
    """Register what loads of some messages of a chat, by their numbers, what they carry of a subject's."""
    _LOADERS.append(load)
    return load


@cache
def readers() -> Mapping[int, ReadEvent[Any]]:
    """What reads each kind of event, by its number. Raises TypeError for a content that nothing reads."""
    _import_subjects()
    if missing := CONTENTS.keys() - _READERS.keys():
        raise TypeError(f"nothing reads events of the kinds {missing}")
    return _READERS


@cache
def carried_loaders() -> Collection[LoadCarried]:
    """What loads all that messages carry."""
    _import_subjects()
    return _LOADERS


def _import_subjects() -> None:
    import_all(
        storage, without=("all_tables", "backup", "migrations")
    )  # which know no subject, and import much
