"""Events of a chat's log as pushes and as entries of a page: each subject registers what shows its own."""

from collections.abc import Callable
from typing import Any, TypeVar

from chat_server.domain.chats.chat import Entry
from chat_server.domain.core.events import NOTICES, Content, EventKind
from chat_server.domain.core.people import Audience
from chat_server.domain.facts import Event
from chat_server.domain.subjects import CONTENTS
from protocol.chats.log import Entry as WireEntry
from protocol.core.frames import Push

ENTRY_KINDS = NOTICES | {EventKind.MESSAGE}
"""Events that are entries of a page."""

C = TypeVar("C", bound=Content)
Presenter = Callable[[Event, C, Audience], Push]
EntryPresenter = Callable[[Entry, Audience], WireEntry]
Shown = TypeVar("Shown", bound=EntryPresenter)

_PUSHES: dict[type[object], Presenter[Any]] = {}
_ENTRIES: dict[EventKind, EntryPresenter] = {}


def event_push(event: Event, audience: Audience) -> Push:
    """What an audience is told of an event of a chat's log; all of it is content."""
    return _PUSHES[type(event.content)](event, event.content, audience)


def show_entry(row: Entry, audience: Audience) -> WireEntry:
    """A message or notice of a page."""
    return _ENTRIES[row.kind](row, audience)


def presents(content: type[C]) -> Callable[[Presenter[C]], Presenter[C]]:
    """Register what makes events with such a content a push."""

    def register(presenter: Presenter[C]) -> Presenter[C]:
        if content in _PUSHES:
            raise TypeError(f"two presenters of {content.__name__}")
        _PUSHES[content] = presenter
        return presenter

    return register


def shows_entry(*kinds: EventKind) -> Callable[[Shown], Shown]:
    """Register what makes these kinds of events an entry of a page."""

    def register(presenter: Shown) -> Shown:
        _ENTRIES.update(dict.fromkeys(kinds, presenter))
        return presenter

    return register


def check_complete() -> None:
    """Raises TypeError for an event that no subject shows."""
    if contents := set(CONTENTS.values()) - _PUSHES.keys():
        raise TypeError(f"nothing makes a push of {contents}")
    if kinds := ENTRY_KINDS - _ENTRIES.keys():
        raise TypeError(f"nothing shows entries that are {kinds}")
