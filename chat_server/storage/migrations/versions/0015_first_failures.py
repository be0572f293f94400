"""When a due row failed for the first time; of those that fail already, the last time is all that is known."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the column, filled from `failed_at`."""
    op.add_column("job_tries", sa.Column("first_at", sa.BigInteger(), nullable=True))
    op.execute("UPDATE job_tries SET first_at = failed_at")
    with op.batch_alter_table("job_tries") as table:
        table.alter_column("first_at", nullable=False)
