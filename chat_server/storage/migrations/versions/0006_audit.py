"""The audit log says whom an act concerned, from where it came, and how often it happened."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_OLD = sa.table("audit", *(sa.column(name) for name in ("id", "at", "person_id", "act", "chat_id")))
_COLUMNS = (
    "id", "at", "until_at", "times", "act", "person_id", "subject_id", "chat_id", "account_id", "detail", "source",
)  # fmt: skip


def upgrade() -> None:
    """Make the table anew with what it holds: a column of it need not be filled any more."""
    rows = op.get_bind().execute(sa.select(*_OLD.c).order_by(_OLD.c.id)).mappings().all()
    op.drop_index("ix_audit_person_id", "audit")
    op.drop_table("audit")
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("until_at", sa.BigInteger(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("chat_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("detail", sa.String(length=120), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_audit_account_id")),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_audit_chat_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_audit_person_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["people.id"], name=op.f("fk_audit_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_act", "audit", ["act", "until_at"], unique=False)
    op.create_index("ix_audit_at", "audit", ["at"], unique=False)
    op.create_index(op.f("ix_audit_person_id"), "audit", ["person_id"], unique=False)
    op.create_index(op.f("ix_audit_subject_id"), "audit", ["subject_id"], unique=False)
    _fill([{**row, "until_at": row["at"], "times": 1, "detail": "", "source": ""} for row in rows])


def _fill(rows: list[dict[str, object]]) -> None:
    if not rows:
        return
    op.bulk_insert(sa.table("audit", *(sa.column(name) for name in _COLUMNS)), rows)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SELECT setval(pg_get_serial_sequence('audit', 'id'), (SELECT MAX(id) FROM audit))")
