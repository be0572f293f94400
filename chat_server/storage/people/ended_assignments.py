"""Assignments that ended by their date while their people are still members of the task chats."""

from sqlalchemy import Connection, text

from chat_server.storage.core.due import Due

_ENDED = text(
    "SELECT c.account_id, MIN(ended.to_at) FROM chats c JOIN chat_members m ON m.chat_id = c.id"
    " JOIN ("
    " SELECT c2.id AS chat_id, a.person_id, a.to_at FROM assignments a JOIN chats c2 ON c2.account_id = a.account_id"
    " WHERE a.to_at <= :now AND c2.kind = 'task'"
    " UNION SELECT t.chat_id, t.person_id, t.to_at FROM task_people t WHERE t.to_at <= :now"
    ") ended ON ended.chat_id = m.chat_id AND ended.person_id = m.person_id"
    " WHERE NOT EXISTS (SELECT 1 FROM assignments WHERE account_id = c.account_id AND person_id = m.person_id"
    " AND from_at <= :now AND (to_at IS NULL OR to_at > :now))"
    " AND NOT EXISTS (SELECT 1 FROM task_people WHERE chat_id = c.id AND person_id = m.person_id"
    " AND from_at <= :now AND (to_at IS NULL OR to_at > :now))"
    " GROUP BY c.account_id ORDER BY c.account_id"
)


def load_ended(connection: Connection, now: int) -> list[Due]:
    """The accounts (keys) with task chats in which somebody is whose time there is over at a moment (ms)."""
    return [Due(str(account), at) for account, at in connection.execute(_ENDED, {"now": now})]
