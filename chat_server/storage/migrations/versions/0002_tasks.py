"""Tasks, and the time recorded on them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables of tasks."""
    op.create_table(
        "running_timers",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("since_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_running_timers")),
    )
    op.create_index(op.f("ix_running_timers_chat_id"), "running_timers", ["chat_id"], unique=False)
    op.create_table(
        "time_records",
        sa.Column("chat_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("start_at", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "number", name=op.f("pk_time_records")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_time_records_person_id", "time_records", ["person_id", "start_at"], unique=False)
    op.create_table(
        "tasks",
        sa.Column("chat_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("area", sa.String(length=20), nullable=True),
        sa.Column("deadline", sa.BigInteger(), nullable=True),
        sa.Column("reaction", sa.BigInteger(), nullable=True),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.Column("lapse_at", sa.BigInteger(), nullable=True),
        sa.Column("format", sa.SmallInteger(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_tasks_account_id")),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_tasks_chat_id")),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_tasks")),
    )
    op.create_index("ix_tasks_account_id", "tasks", ["account_id", "status"], unique=False)
    op.create_index("ix_tasks_lapse_at", "tasks", ["lapse_at"], unique=False)
