"""What the list of chats shows besides messages: the last notice, what counts as unread, and whose turn a task is."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_TASKS = sa.text("SELECT chat_id, whose, data FROM tasks WHERE chat_id > :last ORDER BY chat_id LIMIT 500")
_SET = sa.text("UPDATE tasks SET turn = :turn, assistant_id = :assistant WHERE chat_id = :chat")
_LAST_NOTICE = sa.text(
    "UPDATE chat_heads SET last_notice = COALESCE((SELECT MAX(e.seq) FROM events e"
    " WHERE e.chat_id = chat_heads.chat_id AND e.kind IN (1, 5, 6, 7, 10)), 0)"
)
_NEW_TASKS = sa.text(
    "UPDATE events SET concerns = 2 WHERE kind = 1"
    " AND EXISTS (SELECT 1 FROM chats c WHERE c.id = events.chat_id AND c.kind = 'task')"
    " OR kind = 10 AND title IN ('assigned', 'delegated', 'forwarded', 'released')"
)
_OTHER_SIDE = sa.text(
    "UPDATE events SET concerns = CASE WHEN EXISTS (SELECT 1 FROM people p"
    " WHERE p.id = events.actor_id AND p.kind = 'customer') THEN 2 ELSE 1 END WHERE kind = 10"
    " AND title IN ('proposed', 'area_card', 'countered', 'agreed', 'refused', 'noted', 'objected', 'interim',"
    " 'handed_over', 'returned', 'approval_asked', 'approval_granted', 'approval_refused', 'approval_marked',"
    " 'claimed', 'claim_granted', 'claim_refused', 'rated')"
)


def upgrade() -> None:
    """Add the columns and fill them from the logs and tasks there are."""
    op.add_column("chat_heads", sa.Column("last_notice", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("events", sa.Column("concerns", sa.SmallInteger(), nullable=True))
    op.add_column("tasks", sa.Column("turn", sa.String(12), nullable=False, server_default="assistant"))
    op.add_column("tasks", sa.Column("assistant_id", sa.Integer(), nullable=True))
    for statement in (_LAST_NOTICE, _NEW_TASKS, _OTHER_SIDE):
        op.execute(statement)
    _fill_tasks(op.get_bind())
    known = sa.text("concerns IS NOT NULL")
    op.create_index(
        "ix_events_concerning", "events", ["chat_id", "seq"], sqlite_where=known, postgresql_where=known
    )


def _fill_tasks(connection: sa.Connection) -> None:
    last = 0
    while rows := connection.execute(_TASKS, {"last": last}).all():
        last = rows[-1].chat_id
        for row in rows:
            turn, assistant = _stand_of(row.whose, row.data)
            connection.execute(_SET, {"chat": row.chat_id, "turn": turn, "assistant": assistant})


def _stand_of(whose: int, data: str) -> tuple[str, int | None]:
    """Whose turn it is in full, and who accepted the task; of one that cannot be read, that staff are waited for."""
    try:
        task = json.loads(data)
        contracts = task.get("contracts") or [{}]
        return _turn(whose, task), contracts[0].get("person")
    except (ValueError, AttributeError, LookupError):
        return "assistant", None


def _turn(whose: int, task: dict[str, Any]) -> str:
    if whose != 2:
        return ("nobody", "customer")[whose]
    if (task.get("claim") or {}).get("state") == "open" or task.get("with_lead"):
        return "lead"
    return "specialist" if task.get("awaiting_release") else "assistant"
