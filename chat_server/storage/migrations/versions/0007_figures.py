"""What each server process counts and measures, for the metrics of all."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """A place for a process's figures, beside its lease."""
    op.add_column("processes", sa.Column("figures", sa.Text(), nullable=True))
