"""Events of a log, read again: here those of chats and messages, elsewhere those of other subjects."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection, text

from chat_server import faults
from chat_server.domain.chats.contents import FormerMember, NewChat, NewMember, NewTitle
from chat_server.domain.core.people import PersonCard
from chat_server.domain.facts import Event
from chat_server.domain.messages.contents import DeletedMessage, NewMessage, NewWording
from chat_server.storage.core.log_parts import EventRow, readers, reads
from chat_server.storage.core.sql import Query, with_kinds
from chat_server.storage.files.files import load_files
from chat_server.storage.people.people import load_cards

Cards = Mapping[int, PersonCard]

_AFTER = Query(
    text(
        with_kinds(
            "SELECT e.seq, e.kind, e.at, e.ref, e.person_id, e.title, e.concerns, a.pid AS actor,"
            " w.pid AS writer, t.text, COALESCE(c.deleted, 0) AS deleted,"
            " (SELECT COUNT(*) FROM events v WHERE v.chat_id = e.chat_id AND v.ref = e.ref AND v.kind = {EDITED}"
            " AND e.kind = {EDITED} AND v.seq <= e.seq) AS version"
            " FROM events e"
            " LEFT JOIN events o ON e.kind = {DELETED} AND o.chat_id = e.chat_id AND o.seq = e.ref"  # whose it was
            " JOIN people a ON a.id = COALESCE(o.actor_id, e.actor_id)"
            " LEFT JOIN people w ON w.id = COALESCE(o.writer_id, e.writer_id)"
            " LEFT JOIN texts t ON t.id = e.text_id"
            " LEFT JOIN changed_messages c ON e.kind = {MESSAGE} AND c.chat_id = e.chat_id AND c.seq = e.seq"
            " WHERE e.chat_id = :chat AND e.seq > :after ORDER BY e.seq LIMIT :limit"
        )
    )
)


def load_events(connection: Connection, chat: int, chat_pid: str, after: int, limit: int) -> list[Event]:
    """The events of a chat after a number, oldest first, as they would be told now. Unreadable ones are missing."""
    rows = _AFTER(connection, {"chat": chat, "after": after, "limit": limit})
    cards = load_cards(connection, {row.person_id for row in rows if row.person_id is not None})
    return _with_files(connection, list(_readable(rows, cards, chat, chat_pid)))


def _with_files(connection: Connection, found: list[Event]) -> list[Event]:
    """Messages are told with their files."""
    files = load_files(
        connection, {(event.chat, event.seq) for event in found if isinstance(event.content, NewMessage)}
    )
    return [
        replace(event, content=replace(event.content, files=files[event.chat, event.seq]))
        if isinstance(event.content, NewMessage) and (event.chat, event.seq) in files
        else event
        for event in found
    ]


def _readable(rows: Iterable[EventRow], cards: Cards, chat: int, chat_pid: str) -> Iterator[Event]:
    known = readers()
    for row in rows:
        try:
            content = known[row.kind](row, cards)
        except (ValueError, KeyError) as error:  # of a kind unknown here, or about nobody
            faults.skip("events", f"{chat_pid} {row.seq}", error)
            continue
        yield Event(chat=chat, chat_pid=chat_pid, seq=row.seq, at=row.at, actor=row.actor, content=content)


@reads(NewChat)
def _new_chat(_row: EventRow, _cards: Cards) -> NewChat:
    return NewChat()


@reads(NewMember)
def _new_member(row: EventRow, cards: Cards) -> NewMember:
    return NewMember(cards[row.person_id])


@reads(FormerMember)
def _former_member(row: EventRow, cards: Cards) -> FormerMember:
    return FormerMember(cards[row.person_id])


@reads(NewTitle)
def _new_title(row: EventRow, _cards: Cards) -> NewTitle:
    return NewTitle(row.title)


@reads(NewMessage)
def _new_message(row: EventRow, _cards: Cards) -> NewMessage:
    return NewMessage(text=row.text or "", reply_to=row.ref, writer=row.writer, deleted=bool(row.deleted))


@reads(NewWording)
def _new_wording(row: EventRow, _cards: Cards) -> NewWording:
    return NewWording(row.ref, row.text or "", row.version)


@reads(DeletedMessage)
def _deleted_message(row: EventRow, _cards: Cards) -> DeletedMessage:
    return DeletedMessage(row.ref, row.writer)
