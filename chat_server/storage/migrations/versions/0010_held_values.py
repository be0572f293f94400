"""Held acts are values of their own types, and the result of a command names the act that was held instead.

Until here one row had the fields of all acts: `title` was also a tag, `text` also an act on a task in JSON, and the
place of a held command's result was a negative number.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make a document of what each act says. One that cannot be read keeps its text, and is skipped later as well."""
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT * FROM held_acts ORDER BY id")).all()
    op.drop_table("held_acts")
    op.bulk_insert(_new_table(), [_row(row) for row in rows])
    if connection.dialect.name == "postgresql" and rows:
        connection.execute(sa.text("SELECT setval('held_acts_id_seq', :last)"), {"last": rows[-1].id})
    op.add_column("done_commands", sa.Column("held_id", sa.Integer(), nullable=True))
    connection.execute(sa.text("UPDATE done_commands SET held_id = -seq, seq = 0 WHERE seq < 0"))


def _row(row: Any) -> dict[str, object]:  # noqa: ANN401  a row of the old table
    name, content = _act(row) if row.state in ("waiting", "review") else (row.act, "")
    return {
        "id": row.id,
        "pid": row.pid,
        "person_id": row.person_id,
        "chat_id": row.chat_id,
        "act": name,
        "content": content,
        "at": row.at,
        "release_at": row.release_at,
        "state": row.state,
        "head": row.head,
        "seq": row.seq if row.state == "released" else None,
        "author_id": row.author_id,
        "handed_at": row.handed_at,
    }


def _act(row: Any) -> tuple[str, str]:  # noqa: ANN401
    """Name and document of an act."""
    fields: dict[str, dict[str, object]] = {
        "send": {"text": row.text, "reply_to": row.reply_to, "persona": row.persona},
        "edit": {"message": row.of, "text": row.text},
        "delete": {"message": row.of},
        "rename": {"title": row.title},
        "add_member": {"person": row.subject},
        "remove_member": {"person": row.subject},
        "tag": {"message": row.of, "tag": row.title},
        "untag": {"message": row.of, "tag": row.title},
    }
    if row.act == "task":
        return _task_act(row.text or "")
    return row.act, _document(fields.get(row.act, {}))


_FOUND_OUT = {"approval_mark": {"text": "", "author": 0, "author_is_customer": False, "written_at": 0}}
"""What the server adds to an act on a task at its release."""


def _task_act(text: str) -> tuple[str, str]:
    try:
        fields = json.loads(text)
        name = str(fields.pop("t"))
    except (ValueError, AttributeError, KeyError, TypeError):
        return "task", text
    return f"task.{name}"[:40], _document({**_FOUND_OUT.get(name, {}), **fields})


def _document(fields: dict[str, object]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _new_table() -> sa.Table:
    table = op.create_table(
        "held_acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pid", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("release_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("handed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_held_acts_chat_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_held_acts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_acts")),
        sa.UniqueConstraint("pid", name=op.f("uq_held_acts_pid")),
    )
    op.create_index("ix_held_acts_due", "held_acts", ["state", "release_at"], unique=False)
    op.create_index("ix_held_acts_handed_at", "held_acts", ["handed_at"], unique=False)
    op.create_index(op.f("ix_held_acts_person_id"), "held_acts", ["person_id"], unique=False)
    return table
