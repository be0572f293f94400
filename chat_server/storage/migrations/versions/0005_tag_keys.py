"""Tags compare without case: spellings of one tag become one, with their uses."""

from collections import defaultdict
from typing import NamedTuple

import sqlalchemy as sa
from alembic import op

from chat_server.storage.migrations.cleaning_0005 import clean_line, tag_key

revision = "0005"
down_revision = "0004"

_USES = (
    "SELECT c.account_id, m.tag, COUNT(*) AS uses FROM message_tags m JOIN chats c ON c.id = m.chat_id"
    " WHERE m.tag LIKE '#%' AND c.account_id IS NOT NULL GROUP BY c.account_id, m.tag"
)
_ROWS = (
    "SELECT m.chat_id, m.seq, m.person_id, m.event_seq, m.is_on FROM message_tags m"
    " JOIN chats c ON c.id = m.chat_id WHERE c.account_id = :account AND m.tag IN :tags"
)
_DELETE = (
    "DELETE FROM message_tags WHERE chat_id IN (SELECT id FROM chats WHERE account_id = :account)"
    " AND tag IN :tags"
)
_RENAME = (
    "UPDATE events SET title = :kept WHERE chat_id IN (SELECT id FROM chats WHERE account_id = :account)"
    " AND kind IN (8, 9) AND title IN :tags"  # put on, taken off
)


class _Use(NamedTuple):
    """A tag on a message, as a row says it."""

    chat_id: int
    seq: int
    person_id: int
    event_seq: int
    is_on: int


def upgrade() -> None:
    """Give the tags of accounts a key and fold those with the same one. Clients start anew where any were folded."""
    connection = op.get_bind()
    own = connection.execute(sa.text("SELECT account_id, tag FROM account_tags")).all()
    uses = connection.execute(sa.text(_USES)).all()
    counted: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    for row in own:
        counted[row.account_id, tag_key(row.tag)][row.tag] = 0
    for row in uses:
        counted[row.account_id, tag_key(row.tag)][row.tag] = row.uses
    kept = {place: _kept(spellings) for place, spellings in counted.items()}
    folded = [_fold(connection, place[0], counted[place], tag) for place, tag in kept.items()]
    if any(folded):
        connection.execute(sa.text("DELETE FROM installation"))  # a new epoch: clients hold the old spellings
    listed = {(row.account_id, tag_key(row.tag)) for row in own}
    _new_table([(*place, kept[place]) for place in sorted(listed) if kept[place] != "#"])


def _kept(spellings: dict[str, int]) -> str:
    """The spelling that is used most, by what is seen of it."""
    return clean_line(max(sorted(spellings), key=lambda tag: spellings[tag]))


def _fold(connection: sa.Connection, account: int, spellings: dict[str, int], kept: str) -> bool:
    """Give all uses the spelling that is kept; whether any had another one."""
    others = sorted(spellings.keys() - {kept})
    if not others:
        return False
    wanted: sa.BindParameter[object] = sa.bindparam("tags", expanding=True)
    given = {"account": account, "tags": sorted(spellings)}
    rows = [_Use(*row) for row in connection.execute(sa.text(_ROWS).bindparams(wanted), given)]
    of_messages: dict[tuple[int, int], list[_Use]] = defaultdict(list)
    for row in rows:
        of_messages[row.chat_id, row.seq].append(row)
    connection.execute(sa.text(_DELETE).bindparams(wanted), given)
    for uses in of_messages.values():
        connection.execute(_INSERT, _merged(uses, kept))
    connection.execute(sa.text(_RENAME).bindparams(wanted), {**given, "kept": kept, "tags": others})
    return True


_INSERT = sa.text(
    "INSERT INTO message_tags (chat_id, seq, tag, person_id, event_seq, is_on)"
    " VALUES (:chat_id, :seq, :tag, :person_id, :event_seq, :is_on)"
)


def _merged(uses: list[_Use], kept: str) -> dict[str, object]:
    """One use of several on a message: on if any is, by whoever put it there last. A tag of nothing is off."""
    on = [use for use in uses if use.is_on] if kept != "#" else []
    who = max(on or uses, key=lambda use: use.event_seq)
    last = max(use.event_seq for use in uses)
    return {**who._asdict(), "tag": kept, "event_seq": last, "is_on": int(bool(on))}


def _new_table(rows: list[tuple[int, str, str]]) -> None:
    op.drop_table("account_tags")
    table = op.create_table(
        "account_tags",
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("tag", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_tags_account_id")),
        sa.PrimaryKeyConstraint("account_id", "key", name=op.f("pk_account_tags")),
        sqlite_with_rowid=False,
    )
    op.bulk_insert(table, [{"account_id": account, "key": key, "tag": tag} for account, key, tag in rows])
