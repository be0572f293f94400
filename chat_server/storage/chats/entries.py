"""The entries of a chat: messages, and notices of what happened."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, bindparam, text

from chat_server.domain.chats.chat import Entry, Wording
from chat_server.domain.core.carried import Carried
from chat_server.domain.core.events import EventKind
from chat_server.storage.chats.log import SIDE_OF
from chat_server.storage.core.log_parts import carried_loaders
from chat_server.storage.core.sql import Named, Query, with_kinds

_ENTRIES = with_kinds(
    "SELECT e.seq, e.kind, e.at, a.pid AS actor, w.pid AS writer, t.text, m.version, m.deleted, e.ref,"
    " p.pid AS person, e.title, e.concerns, e.actor_id, e.writer_id, e.person_id"
    " FROM events e JOIN people a ON a.id = e.actor_id"
    " LEFT JOIN changed_messages m ON m.chat_id = e.chat_id AND m.seq = e.seq"
    " LEFT JOIN people w ON w.id = e.writer_id"
    " LEFT JOIN people p ON p.id = e.person_id"
    " LEFT JOIN texts t ON t.id = COALESCE(m.text_id, e.text_id)"
    " WHERE e.chat_id = :chat AND e.kind IN ({ENTRIES})"
)


_BEFORE = Query(text(_ENTRIES + " AND e.seq < :seq ORDER BY e.seq DESC LIMIT :limit"))


_AFTER = Query(text(_ENTRIES + " AND e.seq > :seq ORDER BY e.seq LIMIT :limit"))


_AT = Query(
    text(_ENTRIES + " AND e.seq IN :seqs ORDER BY e.seq").bindparams(bindparam("seqs", expanding=True))
)


Found = tuple[list[Entry], set[int]]
"""Entries, oldest first, and the keys of everybody named in them."""


def load_before(connection: Connection, chat: int, seq: int, limit: int) -> Found:
    """The newest entries below a number."""
    rows = _BEFORE(connection, {"chat": chat, "seq": seq, "limit": limit})
    return _entries(connection, chat, rows[::-1])


def load_after(connection: Connection, chat: int, seq: int, limit: int) -> Found:
    """The oldest entries above a number."""
    rows = _AFTER(connection, {"chat": chat, "seq": seq, "limit": limit})
    return _entries(connection, chat, rows)


def load_at(connection: Connection, chat: int, seqs: Collection[int]) -> Found:
    """The entries with these numbers."""
    return _entries(connection, chat, _AT(connection, {"chat": chat, "seqs": sorted(set(seqs))}))


def _entries(connection: Connection, chat: int, rows: Sequence[Named]) -> Found:
    messages = [row.seq for row in rows if row.kind == EventKind.MESSAGE]
    loaded = [load(connection, chat, messages) for load in carried_loaders()]
    carried = {seq: tuple(found[seq] for found in loaded if seq in found) for seq in messages}
    named = {key for row in rows for key in (row.actor_id, row.writer_id, row.person_id) if key is not None}
    named = named.union(*(one.named for all_of_it in carried.values() for one in all_of_it))
    return [_entry(row, carried.get(row.seq, ())) for row in rows], named


def _entry(row: Named, carried: tuple[Carried, ...]) -> Entry:
    return Entry(
        seq=row.seq,
        kind=EventKind(row.kind),
        at=row.at,
        actor=row.actor,
        writer=row.writer,
        text=row.text or "",
        version=row.version or 0,
        deleted=bool(row.deleted),
        reply_to=row.ref,
        person=row.person,
        title=row.title if row.kind == EventKind.RENAMED else None,
        code=row.title if row.kind == EventKind.TASK else None,
        concerns=SIDE_OF.get(row.concerns),
        carried=carried,
    )


_WORDINGS = text(
    with_kinds(
        "SELECT t.at, t.text FROM events e JOIN texts t ON t.id = e.text_id WHERE e.chat_id = :chat"
        " AND (e.seq = :seq OR e.ref = :seq AND e.kind = {EDITED}) ORDER BY e.seq"
    )
)


def load_wordings(connection: Connection, chat: int, seq: int) -> list[Wording]:
    """All versions of a message, oldest first; empty where there is no such message."""
    rows = connection.execute(_WORDINGS, {"chat": chat, "seq": seq})
    return [Wording(row.at, row.text) for row in rows]


_EVENT_AT = text("SELECT at FROM events WHERE chat_id = :chat AND seq = :seq")


_ENTRY_FROM = text(
    with_kinds(
        "SELECT seq FROM events WHERE chat_id = :chat AND seq >= :seq AND kind IN ({ENTRIES}) ORDER BY seq LIMIT 1"
    )
)


_HEAD = text("SELECT head FROM chat_heads WHERE chat_id = :chat")


def find_moment(connection: Connection, chat: int, at: int) -> int:
    """The first entry at or after a moment (ms), 0 for none: halves the gapless numbers, whose times rise."""
    low: int = 1
    high: int = connection.execute(_HEAD, {"chat": chat}).scalar_one() + 1
    while low < high:
        middle = (low + high) // 2
        if connection.execute(_EVENT_AT, {"chat": chat, "seq": middle}).scalar_one() < at:
            low = middle + 1
        else:
            high = middle
    found: int | None = connection.execute(_ENTRY_FROM, {"chat": chat, "seq": low}).scalar_one_or_none()
    return found or 0
