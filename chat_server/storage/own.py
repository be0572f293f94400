"""What is somebody's own and of nobody else's concern: choices, drafts, pins, and marks moved back.

Plain functions of a Connection. People and chats are given by database key.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, bindparam, select, text, update

from chat_server.domain.account.settings import Notifications, SendKey, Theme, UserSettings
from chat_server.domain.messages.drafts import Draft
from chat_server.storage.account.tables import choices
from chat_server.storage.chats.tables import chat_members, chats, read_marks
from chat_server.storage.core.sql import Many, Params, select_in
from chat_server.storage.messages.tables import drafts
from chat_server.storage.people.people import Language
from chat_server.storage.people.tables import people
from chat_server.storage.visible import LISTED_CHATS, OWN_DRAFTS

_CHOICES = (
    select(people.c.language, choices.c.theme, choices.c.send_key, choices.c.notifications)
    .outerjoin_from(people, choices, choices.c.person_id == people.c.id)
    .where(people.c.id == bindparam("person"))
)


def load_choices(connection: Connection, person: int) -> UserSettings:
    """What somebody has chosen; the defaults where they have not yet."""
    row = connection.execute(_CHOICES, {"person": person}).one()
    language: Language = row.language
    if row.theme is None:
        return UserSettings(language)
    theme: Theme = row.theme
    send_key: SendKey = row.send_key
    notifications: Notifications = row.notifications
    return UserSettings(language, theme, send_key, notifications)


_SAVE_CHOICES = text(
    "INSERT INTO choices (person_id, theme, send_key, notifications)"
    " VALUES (:person, :theme, :send_key, :notifications) ON CONFLICT (person_id) DO UPDATE SET"
    " theme = excluded.theme, send_key = excluded.send_key, notifications = excluded.notifications"
)


def save_choices(connection: Connection, person: int, chosen: UserSettings) -> None:
    """Keep what somebody chose."""
    connection.execute(update(people).where(people.c.id == person).values(language=chosen.language))
    given = {"theme": chosen.theme, "send_key": chosen.send_key, "notifications": chosen.notifications}
    connection.execute(_SAVE_CHOICES, {"person": person, **given})


_DRAFTS = (
    select(chats.c.pid, drafts.c.text, drafts.c.reply_to)
    .join(chats, chats.c.id == drafts.c.chat_id)
    .where(OWN_DRAFTS)
    .order_by(chats.c.pid)
)


def load_drafts(connection: Connection, person: int) -> list[Draft]:
    """What somebody has begun to write in chats that they are a member of."""
    return [Draft(row.pid, row.text, row.reply_to) for row in connection.execute(_DRAFTS, {"person": person})]


_SAVE_DRAFT = Many(
    text(
        "INSERT INTO drafts (person_id, chat_id, text, reply_to) VALUES (:person, :chat, :text, :reply_to)"
        " ON CONFLICT (person_id, chat_id) DO UPDATE SET text = excluded.text, reply_to = excluded.reply_to"
    ),
    ("person", "chat", "text", "reply_to"),
)
_DROP_DRAFT = Many(
    text("DELETE FROM drafts WHERE person_id = :person AND chat_id = :chat"), ("person", "chat")
)


def save_drafts(connection: Connection, written: Sequence[tuple[int, int, Draft]]) -> None:
    """Keep drafts of (person, chat), at most one each; an empty one is removed."""
    kept: list[Params] = [(person, chat, d.text, d.reply_to) for person, chat, d in written if d.text]
    _SAVE_DRAFT(connection, sorted(kept, key=_place))
    gone: list[Params] = [(person, chat) for person, chat, d in written if not d.text]
    _DROP_DRAFT(connection, sorted(gone, key=_place))


def _place(row: Params) -> tuple[object, ...]:
    return row[:2]


def find_chats(connection: Connection, pids: Collection[str]) -> dict[str, int]:
    """Keys of chats by public id; unknown ones are missing."""
    rows = select_in(connection, "SELECT c.pid, c.id FROM chats c WHERE c.pid IN (:values)", pids)
    return {row.pid: row.id for row in rows}


def set_pinned(connection: Connection, person: int, chat: int, pinned: bool) -> bool:
    """Pin or unpin a chat for a member; whether it was otherwise before."""
    mine = (chat_members.c.chat_id == chat, chat_members.c.person_id == person)
    statement = update(chat_members).where(*mine, chat_members.c.pinned != int(pinned))
    return connection.execute(statement.values(pinned=int(pinned))).rowcount > 0


def chats_of(connection: Connection, person: int) -> tuple[int, ...]:
    """The chats that somebody is a member of."""
    return tuple(sorted(connection.execute(LISTED_CHATS, {"person": person}).scalars()))


_COUNT_OWN = text(
    "SELECT COUNT(*) FROM events WHERE chat_id = :chat AND seq > :after AND seq <= :upto AND kind = 2"
    " AND COALESCE(writer_id, actor_id) = :person"
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
    "SELECT seq FROM events WHERE chat_id = :chat AND seq >= :seq AND kind IN (1, 2, 5, 6, 7, 10)"
    " ORDER BY seq LIMIT 1"  # EventKind: messages and NOTICES
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
