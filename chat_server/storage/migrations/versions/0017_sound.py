"""What is known of the sound of files."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Three columns of both tables; of older files nothing is known."""
    for table in ("uploads", "message_files"):
        op.add_column(table, sa.Column("voice", sa.SmallInteger(), server_default="0", nullable=False))
        op.add_column(table, sa.Column("duration", sa.Integer(), server_default="0", nullable=False))
        op.add_column(table, sa.Column("peaks", sa.String(length=128), server_default="", nullable=False))
