"""What the place of a task in overviews depends on, beside the tasks."""

import sqlalchemy as sa
from alembic import op

from chat_server.storage.tasks.tasks import fill_marks

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the columns and fill them for the tasks there are; one that cannot be read counts as waiting for staff."""
    op.add_column("tasks", sa.Column("whose", sa.SmallInteger(), nullable=False, server_default="2"))
    op.add_column("tasks", sa.Column("used_up_at", sa.BigInteger(), nullable=True))
    op.add_column("tasks", sa.Column("seen_used_up_at", sa.BigInteger(), nullable=True))
    fill_marks(op.get_bind())
    op.create_index("ix_tasks_status", "tasks", ["status", "whose", "changed"], unique=False)
