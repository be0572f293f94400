"""Who of staff is responsible for a task, in its document and beside it."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_TASKS = sa.text(
    "SELECT t.chat_id, t.account_id, t.data,"
    " (SELECT MIN(a.person_id) FROM assignments a WHERE a.account_id = t.account_id"
    " AND a.role = 'lead' AND a.to_at IS NULL AND a.person_id IN"
    " (SELECT id FROM people WHERE locked_at IS NULL)) AS lead_assistant"
    " FROM tasks t WHERE t.format = 1 AND t.chat_id > :last ORDER BY t.chat_id LIMIT 500"
)
_WORKING = sa.text(
    "SELECT a.account_id AS account, NULL AS chat, a.person_id AS person FROM assignments a WHERE a.to_at IS NULL"
    " UNION ALL SELECT NULL, t.chat_id, t.person_id FROM task_people t WHERE t.to_at IS NULL"
)
"""Who may go on: with all of an account, or with one task."""

_ASSISTANTS = sa.text("SELECT id FROM people WHERE kind = 'assistant' AND locked_at IS NULL")
_SET = sa.text("UPDATE tasks SET responsible_id = :person, data = :data WHERE chat_id = :chat")


def upgrade() -> None:
    """Add the column, and fill it and the documents: who accepted it if they still may, or else the lead assistant."""
    op.add_column("tasks", sa.Column("responsible_id", sa.Integer(), nullable=True))
    _fill(op.get_bind())
    op.create_index("ix_tasks_responsible_id", "tasks", ["responsible_id"], unique=False)


def _fill(connection: sa.Connection) -> None:
    assistants, last = set(connection.execute(_ASSISTANTS).scalars()), 0
    working = {tuple(row) for row in connection.execute(_WORKING).all() if row.person in assistants}
    while rows := connection.execute(_TASKS, {"last": last}).all():
        last = rows[-1].chat_id
        for row in rows:
            given = _with_responsible(row, working)
            if given is not None:
                person, data = given
                connection.execute(_SET, {"chat": row.chat_id, "person": person, "data": data})


def _with_responsible(row: sa.Row[Any], working: set[tuple[Any, ...]]) -> tuple[int | None, str] | None:
    """None for a document that cannot be read: it stays as it is."""
    try:
        task = json.loads(row.data)
        accepted = [contract["person"] for contract in task["contracts"][:1]]
    except (ValueError, KeyError, TypeError):
        return None
    places = (row.account_id, None), (None, row.chat_id)
    goes_on = (one for one in accepted if any((*place, one) in working for place in places))
    person = next(goes_on, row.lead_assistant)
    task["responsible"] = person
    return person, json.dumps(task, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
