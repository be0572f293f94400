"""Tags on messages."""

from collections.abc import Iterable

from chat_server.domain.chats.chat import Entry as EntryRow
from chat_server.domain.core.people import Audience, PersonCard
from chat_server.domain.event_contents import NewTag, RemovedTag
from chat_server.domain.facts import Event
from chat_server.outward.chats import named_in
from chat_server.outward.core.events import presents, show_entry
from chat_server.outward.people import show_people
from protocol.chats.log import Found
from protocol.core.frames import Push
from protocol.tags import MessageTagged


@presents(NewTag)
def _tag_on(event: Event, tag: NewTag, _audience: Audience) -> Push:
    return _message_tagged(event, tag, on=True)


@presents(RemovedTag)
def _tag_off(event: Event, tag: RemovedTag, _audience: Audience) -> Push:
    return _message_tagged(event, tag, on=False)


def _message_tagged(event: Event, tag: NewTag | RemovedTag, *, on: bool) -> Push:
    return MessageTagged(
        chat=event.chat_pid,
        seq=event.seq,
        of=tag.message,
        tag=tag.tag,
        on=on,
        by=event.actor,
        at=event.at,
    )


def show_tagged(rows: Iterable[EntryRow], cards: Iterable[PersonCard], audience: Audience) -> Found:
    """Entries with a tag, and everybody named in them."""
    found = [show_entry(row, audience) for row in rows]
    return Found(entries=found, people=show_people(named_in(found, cards), audience))
