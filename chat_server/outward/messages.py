"""Messages and the other entries of a chat, and drafts."""

from collections.abc import Iterable, Sequence

from chat_server.domain.chats.chat import Entry as EntryRow
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.people import Audience, PersonCard
from chat_server.domain.facts import Event
from chat_server.domain.messages.contents import DeletedMessage, NewMessage, NewWording
from chat_server.domain.messages.drafts import Draft
from chat_server.domain.messages.held_acts import HeldDelete, HeldEdit, HeldSend
from chat_server.outward.chats import named_in
from chat_server.outward.core.carried import with_carried
from chat_server.outward.core.events import presents, shows_entry
from chat_server.outward.core.held_acts import Show, shows_held
from chat_server.outward.files import show_file
from chat_server.outward.people import show_people
from protocol.core.frames import Push
from protocol.held import Held
from protocol.messages import Draft as WireDraft
from protocol.messages import Message, MessageCreated, MessageDeleted, MessageEdited, Messages


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
        files=[show_file(file) for file in new.files],
    )
    return MessageCreated(chat=event.chat_pid, seq=event.seq, message=message, turn=new.turn)


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
    message = Message(
        seq=row.seq,
        author=row.actor,
        at=row.at,
        text=row.text,
        written_by=row.writer if audience == "staff" else None,
        reply_to=row.reply_to,
        edited=row.version,
        deleted=row.deleted,
    )
    return with_carried(message, row.carried)


def show_messages(rows: Sequence[EntryRow], cards: Iterable[PersonCard], audience: Audience) -> Messages:
    """Messages, and everybody named in them."""
    found = [show_message(row, audience) for row in rows]
    return Messages(messages=found, people=show_people(named_in(found, rows, cards), audience))


def show_draft(begun: Draft) -> WireDraft:
    """A draft, for its author."""
    return WireDraft(chat=begun.chat, text=begun.text, reply_to=begun.reply_to)


@shows_held(HeldSend)
def _held_send(act: HeldSend, show: Show) -> Held:
    files = [show_file(file) for file in act.files]
    return show(act="send", text=act.text, reply_to=act.reply_to, files=files)


@shows_held(HeldEdit)
def _held_edit(act: HeldEdit, show: Show) -> Held:
    return show(act="edit", of=act.message, text=act.text)


@shows_held(HeldDelete)
def _held_delete(act: HeldDelete, show: Show) -> Held:
    return show(act="delete", of=act.message)
