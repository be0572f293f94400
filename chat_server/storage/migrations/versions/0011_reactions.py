"""Reactions to messages."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """A table, empty."""
    op.create_table(
        "message_reactions",
        sa.Column("chat_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reaction", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event_seq", sa.BigInteger(), nullable=False),
        sa.Column("is_on", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "seq", "reaction", "person_id", name=op.f("pk_message_reactions")),
        sqlite_with_rowid=False,
    )
