"""What is somebody's own and of nobody else's concern: choices, drafts, pins, and marks moved back.

Plain functions of a Connection. People and chats are given by database key.
"""

from sqlalchemy import Connection, text, update

from chat_server.storage.chats.tables import read_marks
from chat_server.storage.core.sql import with_kinds

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


_AT = text("SELECT at FROM events WHERE chat_id = :chat AND seq = :seq")
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
        if connection.execute(_AT, {"chat": chat, "seq": middle}).scalar_one() < at:
            low = middle + 1
        else:
            high = middle
    found: int | None = connection.execute(_ENTRY_FROM, {"chat": chat, "seq": low}).scalar_one_or_none()
    return found or 0
