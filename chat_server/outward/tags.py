"""Tags on messages."""

from collections.abc import Iterable, Sequence

import msgspec

from chat_server.domain.chats.chat import Entry as EntryRow
from chat_server.domain.core.people import Audience, PersonCard
from chat_server.domain.facts import Event
from chat_server.domain.tags import HeldTag, HeldUntag, NewTag, RemovedTag, Tags
from chat_server.outward.chats import named_in
from chat_server.outward.core.carried import shows_carried
from chat_server.outward.core.events import presents, show_entry
from chat_server.outward.core.held_acts import Show, shows_held
from chat_server.outward.people import show_people
from protocol.chats.log import Found, TagCount, TagCounts
from protocol.core.frames import Push
from protocol.held import Held
from protocol.messages import Message
from protocol.tags import MessageTagged, Tagged


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


def show_tagged(rows: Sequence[EntryRow], cards: Iterable[PersonCard], audience: Audience) -> Found:
    """Entries with a tag, and everybody named in them."""
    found = [show_entry(row, audience) for row in rows]
    return Found(entries=found, people=show_people(named_in(found, rows, cards), audience))


@shows_carried(Tags)
def _with_tags(message: Message, tags: Tags) -> Message:
    shown = [Tagged(tag=mark.tag, by=mark.by) for mark in tags.marks]
    return msgspec.structs.replace(message, tags=shown, tags_seq=tags.seq)


@shows_held(HeldTag)
def _held_tag(act: HeldTag, show: Show) -> Held:
    return show(act="tag", of=act.message, tag=act.tag)


@shows_held(HeldUntag)
def _held_untag(act: HeldUntag, show: Show) -> Held:
    return show(act="untag", of=act.message, tag=act.tag)


def show_tag_counts(counts: Iterable[tuple[str, int]]) -> TagCounts:
    """How often each tag occurs: of a log that its readers see alike."""
    return TagCounts(tags=[TagCount(tag=tag, count=entries) for tag, entries in counts])
