"""How a message stands: its author, its present wording, whether it was deleted."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from chat_server.storage.core.sql import with_kinds
from chat_server.storage.people.tables import people


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A message as it is now. `version` counts its edits."""

    author: int
    author_pid: str
    writer: int | None
    writer_pid: str | None
    text_id: int
    version: int
    deleted: bool


_STANDING = text(
    with_kinds(
        "SELECT e.actor_id, a.pid AS author, e.writer_id, w.pid AS writer, COALESCE(c.text_id, e.text_id) AS text_id,"
        " COALESCE(c.version, 0) AS version, COALESCE(c.deleted, 0) AS deleted"
        " FROM events e JOIN people a ON a.id = e.actor_id LEFT JOIN people w ON w.id = e.writer_id"
        " LEFT JOIN changed_messages c ON c.chat_id = e.chat_id AND c.seq = e.seq"
        " WHERE e.chat_id = :chat AND e.seq = :seq AND e.kind = {MESSAGE}"
    )
)
_SAVE = text(
    "INSERT INTO changed_messages (chat_id, seq, text_id, version, deleted)"
    " VALUES (:chat, :seq, :text_id, :version, :deleted) ON CONFLICT (chat_id, seq) DO UPDATE"
    " SET text_id = excluded.text_id, version = excluded.version, deleted = excluded.deleted"
)
_BLANK = text(
    with_kinds(
        "UPDATE texts SET text = '' WHERE id IN (SELECT text_id FROM events WHERE chat_id = :chat"
        " AND (seq = :seq AND kind = {MESSAGE} OR ref = :seq AND kind = {EDITED}))"
    )
)


def load_standing(connection: Connection, chat: int, seq: int) -> Standing | None:
    """The message with that number, if there is one."""
    row = connection.execute(_STANDING, {"chat": chat, "seq": seq}).one_or_none()
    if row is None:
        return None
    return Standing(
        author=row.actor_id,
        author_pid=row.author,
        writer=row.writer_id,
        writer_pid=row.writer,
        text_id=row.text_id,
        version=row.version,
        deleted=bool(row.deleted),
    )


def save_standing(
    connection: Connection, chat: int, seq: int, text_id: int, version: int, deleted: bool
) -> None:
    connection.execute(
        _SAVE, {"chat": chat, "seq": seq, "text_id": text_id, "version": version, "deleted": int(deleted)}
    )


def blank_texts(connection: Connection, chat: int, seq: int) -> None:
    """Take all wordings of a message away; its place in the log stays."""
    connection.execute(_BLANK, {"chat": chat, "seq": seq})


def load_personas(connection: Connection, pids: Collection[str]) -> dict[str, int]:
    """Those of the public ids that are personas, with their keys."""
    if not pids:
        return {}
    rows = connection.execute(
        select(people.c.pid, people.c.id).where(people.c.pid.in_(sorted(pids)), people.c.kind == "persona")
    )
    return {row.pid: row.id for row in rows}
