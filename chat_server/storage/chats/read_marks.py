"""How far people have read: a row per chat and person. People and chats are given by database key."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, case, select, text, update

from chat_server.domain.chats.chat import HiddenMark, ReadMark
from chat_server.storage.chats.tables import read_marks
from chat_server.storage.core.sql import Query, select_in, select_pairs, with_kinds
from chat_server.storage.people.tables import people
from chat_server.storage.visible import READ_MARKS_OF_MEMBERS

_MARKS = Query(
    select(
        read_marks.c.person_id,
        people.c.pid,
        people.c.kind,
        case(
            (read_marks.c.person_id == bindparam("viewer"), read_marks.c.seq), else_=read_marks.c.shown
        ).label("seq"),
        read_marks.c.moved_at,
        read_marks.c.before,
    )
    .join(people, people.c.id == read_marks.c.person_id)
    .where(read_marks.c.chat_id == bindparam("chat"), READ_MARKS_OF_MEMBERS)
    .order_by(read_marks.c.person_id)
)


def load_read_marks(connection: Connection, chat: int, viewer: int) -> list[ReadMark]:
    """How far the present members have read: the viewer by their own count, others as they show it."""
    return [
        ReadMark(
            person=row.person_id,
            pid=row.pid,
            is_customer=row.kind == "customer",
            seq=row.seq,
            moved_at=row.moved_at,
            before=row.before,
        )
        for row in _MARKS(connection, {"chat": chat, "viewer": viewer})
    ]


_HIDDEN = text(
    "SELECT r.chat_id, c.pid AS chat_pid, p.pid, r.shown FROM read_marks r JOIN people p ON p.id = r.person_id"
    " JOIN chats c ON c.id = r.chat_id WHERE r.moved_at >= :since AND r.shown > r.before"
    " AND p.kind <> 'customer' AND c.staff_only = 0 ORDER BY r.chat_id, p.pid"
)


def load_hidden_marks(connection: Connection, since: int) -> list[HiddenMark]:
    """Marks of staff set since quiet hours began at a moment (ms), which customers did not see."""
    return [
        HiddenMark(row.chat_id, row.chat_pid, row.pid, row.shown)
        for row in connection.execute(_HIDDEN, {"since": since})
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatCounters:
    """How far the log of a chat goes, and how many messages it has."""

    id: int
    pid: str
    head: int
    messages: int
    last_message: int
    last_notice: int


_COUNTERS = (
    "SELECT c.id, c.pid, h.head, h.messages, h.last_message, h.last_notice"
    " FROM chats c JOIN chat_heads h ON h.chat_id = c.id WHERE c.pid IN (:values)"
)


def load_counters(connection: Connection, pids: Collection[str]) -> dict[str, ChatCounters]:
    """The counters of chats by public id; absent ones are missing."""
    return {
        pid: ChatCounters(
            id=key, pid=pid, head=head, messages=messages, last_message=last_message, last_notice=last_notice
        )
        for key, pid, head, messages, last_message, last_notice in select_in(connection, _COUNTERS, pids)
    }


@dataclass(frozen=True, slots=True)
class OwnMark:
    """A row of read_marks as its owner sees it: see storage/chats/tables.py."""

    seq: int
    ordinal: int
    shown: int


_OWN_MARKS = (
    "SELECT r.chat_id, r.person_id, r.seq, r.ordinal, r.shown FROM w CROSS JOIN read_marks r"
    " WHERE r.chat_id = w.a AND r.person_id = w.b"
)
_LOCK = " FOR UPDATE OF r"


def load_own_marks(
    connection: Connection, places: Collection[tuple[int, int]], *, lock: bool = False
) -> dict[tuple[int, int], OwnMark]:
    """The marks of (chat, person) pairs, if wished locked against other processes; who has read nothing is missing."""
    locked = _LOCK if lock and connection.dialect.name == "postgresql" else ""
    rows = select_pairs(connection, _OWN_MARKS + locked, places)
    return {(chat, person): OwnMark(seq, ordinal, shown) for chat, person, seq, ordinal, shown in rows}


_COUNT_OWN = text(
    with_kinds(
        "SELECT COUNT(*) FROM events WHERE chat_id = :chat AND seq > :after AND seq <= :upto AND kind = {MESSAGE}"
        " AND COALESCE(writer_id, actor_id) = :person"
    )
)


def count_own(connection: Connection, chat: int, person: int, after: int, upto: int) -> int:
    """Messages that somebody wrote with numbers above `after` and up to `upto`."""
    given = {"chat": chat, "person": person, "after": after, "upto": upto}
    count: int = connection.execute(_COUNT_OWN, given).scalar_one()
    return count


def move_back(connection: Connection, chat: int, person: int, seq: int, ordinal: int) -> None:
    """Set somebody's own read mark back; others go on seeing the one they saw."""
    mine = (read_marks.c.chat_id == chat, read_marks.c.person_id == person)
    connection.execute(update(read_marks).where(*mine).values(seq=seq, ordinal=ordinal))
