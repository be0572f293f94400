"""Events of a log, read again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, text

from chat_server import faults
from chat_server.domain import event_contents as contents
from chat_server.domain.chats.events import EventKind
from chat_server.domain.core.people import PersonCard
from chat_server.domain.event_contents import Content
from chat_server.domain.facts import Event
from chat_server.storage.core.sql import with_kinds
from chat_server.storage.people.people import load_cards

Found = Row[*tuple[Any, ...]]

_AFTER = text(
    with_kinds(
        "SELECT e.seq, e.kind, e.at, e.ref, e.person_id, e.title, a.pid AS actor, w.pid AS writer, t.text,"
        " COALESCE(c.deleted, 0) AS deleted,"
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


def load_events(connection: Connection, chat: int, chat_pid: str, after: int, limit: int) -> list[Event]:
    """The events of a chat after a number, oldest first, as they would be told now. Unreadable ones are missing."""
    rows = connection.execute(_AFTER, {"chat": chat, "after": after, "limit": limit}).all()
    cards = load_cards(connection, {row.person_id for row in rows if row.person_id is not None})
    return list(_readable(rows, cards, chat, chat_pid))


def _readable(
    rows: Iterable[Found], cards: Mapping[int, PersonCard], chat: int, chat_pid: str
) -> Iterator[Event]:
    for row in rows:
        try:
            content = _CONTENTS[EventKind(row.kind)](row, cards)
        except (ValueError, KeyError) as error:  # of a kind unknown here, or about nobody
            faults.skip("events", f"{chat_pid} {row.seq}", error)
            continue
        yield Event(chat=chat, chat_pid=chat_pid, seq=row.seq, at=row.at, actor=row.actor, content=content)


_CONTENTS: Mapping[EventKind, Callable[[Found, Mapping[int, PersonCard]], Content]] = {
    EventKind.CREATED: lambda _row, _cards: contents.NewChat(),
    EventKind.MESSAGE: lambda row, _cards: contents.NewMessage(
        row.text or "", row.ref, row.writer, bool(row.deleted)
    ),
    EventKind.EDITED: lambda row, _cards: contents.NewWording(row.ref, row.text or "", row.version),
    EventKind.DELETED: lambda row, _cards: contents.DeletedMessage(row.ref, row.writer),
    EventKind.JOINED: lambda row, cards: contents.NewMember(cards[row.person_id]),
    EventKind.LEFT: lambda row, cards: contents.FormerMember(cards[row.person_id]),
    EventKind.RENAMED: lambda row, _cards: contents.NewTitle(row.title),
    EventKind.TAGGED: lambda row, _cards: contents.NewTag(row.ref, row.title),
    EventKind.UNTAGGED: lambda row, _cards: contents.RemovedTag(row.ref, row.title),
    EventKind.REACTED: lambda row, _cards: contents.NewReaction(row.ref, row.title),
    EventKind.UNREACTED: lambda row, _cards: contents.RemovedReaction(row.ref, row.title),
    EventKind.TASK: lambda row, _cards: contents.TaskStep(row.title, row.text or ""),
}
