"""Held acts of who has left, handed over for review."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Who asked for a held act, and when it was handed on."""
    op.add_column("held_acts", sa.Column("author_id", sa.Integer(), nullable=True))
    op.add_column("held_acts", sa.Column("handed_at", sa.BigInteger(), nullable=True))
    op.create_index("ix_held_acts_handed_at", "held_acts", ["handed_at"], unique=False)
