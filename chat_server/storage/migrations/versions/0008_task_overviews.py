"""What the place of a task in overviews depends on, beside the tasks."""

import sqlalchemy as sa
from alembic import op

from chat_server.storage.migrations.marks_0008 import Unreadable, marks_of

revision = "0008"
down_revision = "0007"

_TASKS = sa.text("SELECT chat_id, format, data FROM tasks WHERE chat_id > :last ORDER BY chat_id LIMIT 500")
_SET = sa.text(
    "UPDATE tasks SET whose = :whose, used_up_at = :used, seen_used_up_at = :seen WHERE chat_id = :chat"
)


def upgrade() -> None:
    """Add the columns and fill them for the tasks there are; one that cannot be read counts as waiting for staff."""
    op.add_column("tasks", sa.Column("whose", sa.SmallInteger(), nullable=False, server_default="2"))
    op.add_column("tasks", sa.Column("used_up_at", sa.BigInteger(), nullable=True))
    op.add_column("tasks", sa.Column("seen_used_up_at", sa.BigInteger(), nullable=True))
    _fill(op.get_bind())
    op.create_index("ix_tasks_status", "tasks", ["status", "whose", "changed"], unique=False)


def _fill(connection: sa.Connection) -> None:
    last = 0
    while rows := connection.execute(_TASKS, {"last": last}).all():
        last = rows[-1].chat_id
        for row in rows:
            try:
                whose, used, seen = marks_of(row.format, row.data)
            except Unreadable:
                continue
            connection.execute(_SET, {"chat": row.chat_id, "whose": whose, "used": used, "seen": seen})
