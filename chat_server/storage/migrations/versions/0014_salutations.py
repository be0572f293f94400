"""How people are greeted: nobody has a salutation until somebody sets one."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the column, empty."""
    op.add_column("people", sa.Column("salutation", sa.String(length=2), nullable=True))
