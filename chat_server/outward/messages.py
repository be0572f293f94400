"""Messages and the other entries of a chat, and drafts."""

from collections.abc import Iterable

from chat_server.domain.chats.chat import Entry as EntryRow
from chat_server.domain.chats.events import EventKind
from chat_server.domain.core.people import Audience, PersonCard
from chat_server.domain.event_contents import DeletedMessage, NewMessage, NewWording
from chat_server.domain.facts import Event
from chat_server.domain.messages.drafts import Draft
from chat_server.outward.chats import named_in
from chat_server.outward.core.events import presents, shows_entry
from chat_server.outward.people import show_people
from protocol.core.frames import Push
from protocol.messages import Draft as WireDraft
from protocol.messages import Message, MessageCreated, MessageDeleted, MessageEdited, Messages
from protocol.reactions import Reacted
from protocol.tags import Tagged


@presents(NewMessage)
def _message_created(event: Event, new: NewMessage, audience: Audience) -> Push:
    message = Message(
        seq=event.seq,
        author=event.actor,
        at=event.at,
        text=new.text,
        written_by=new.writer if audience == "staff" else None,
        reply_to=new.reply_to,
        deleted=new.deleted,
    )
    return MessageCreated(chat=event.chat_pid, seq=event.seq, message=message)


@presents(NewWording)
def _message_edited(event: Event, new: NewWording, _audience: Audience) -> Push:
    return MessageEdited(
        chat=event.chat_pid,
        seq=event.seq,
        of=new.message,
        text=new.text,
        edited=new.version,
        at=event.at,
    )


@presents(DeletedMessage)
def _message_deleted(event: Event, deleted: DeletedMessage, audience: Audience) -> Push:
    return MessageDeleted(
        chat=event.chat_pid,
        seq=event.seq,
        of=deleted.message,
        at=event.at,
        author=event.actor,
        written_by=deleted.writer if audience == "staff" else None,
    )


@shows_entry(EventKind.MESSAGE)
def show_message(row: EntryRow, audience: Audience) -> Message:
    return Message(
        seq=row.seq,
        author=row.actor,
        at=row.at,
        text=row.text,
        written_by=row.writer if audience == "staff" else None,
        reply_to=row.reply_to,
        edited=row.version,
        deleted=row.deleted,
        tags=[Tagged(tag=mark.tag, by=mark.by) for mark in row.tags],
        tags_seq=row.tags_seq,
        reactions=[Reacted(reaction=mark.reaction, by=mark.by) for mark in row.reactions],
        reactions_seq=row.reactions_seq,
    )


def show_messages(rows: Iterable[EntryRow], cards: Iterable[PersonCard], audience: Audience) -> Messages:
    """Messages, and everybody named in them."""
    found = [show_message(row, audience) for row in rows]
    return Messages(messages=found, people=show_people(named_in(found, cards), audience))


def show_draft(begun: Draft) -> WireDraft:
    """A draft, for its author."""
    return WireDraft(chat=begun.chat, text=begun.text, reply_to=begun.reply_to)
