"""What people have begun to write. People and chats are given by database key."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, text

from chat_server.domain.messages.drafts import Draft
from chat_server.storage.chats.tables import chats
from chat_server.storage.core.sql import Many, Params, Query
from chat_server.storage.messages.tables import drafts
from chat_server.storage.visible import OWN_DRAFTS

_DRAFTS = Query(
    select(chats.c.pid, drafts.c.text, drafts.c.reply_to)
    .join(chats, chats.c.id == drafts.c.chat_id)
    .where(OWN_DRAFTS)
    .order_by(chats.c.pid)
)


def load_drafts(connection: Connection, person: int) -> list[Draft]:
    """What somebody has begun to write in chats that they are a member of."""
    return [Draft(row.pid, row.text, row.reply_to) for row in _DRAFTS(connection, {"person": person})]


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
