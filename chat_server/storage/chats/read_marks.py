"""How far people have read: a row per chat and person. People and chats are given by database key."""

from sqlalchemy import Connection, bindparam, case, select, text

from chat_server.domain.chats.chat import HiddenMark, ReadMark
from chat_server.storage.chats.tables import read_marks
from chat_server.storage.people.tables import people
from chat_server.storage.visible import READ_MARKS_OF_MEMBERS

_MARKS = (
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
        for row in connection.execute(_MARKS, {"chat": chat, "viewer": viewer})
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
