"""Uploads for a dialog with the bot, which has no chat yet."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """A column, empty: every upload so far is for a chat."""
    with op.batch_alter_table("uploads") as table:
        table.add_column(sa.Column("dialog", sa.String(length=40), nullable=True))
        table.alter_column("chat_id", existing_type=sa.Integer(), nullable=True)
    op.create_index(op.f("ix_uploads_dialog"), "uploads", ["dialog"])
