"""The accounts' own tags (SPEC 5). Accounts are given by database key."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, bindparam, select, text

from chat_server.domain.core.sorting import german_key
from chat_server.domain.core.text_cleaning import tag_key
from chat_server.storage.core.sql import Query
from chat_server.storage.people.tables import account_tags

_OWN_TAGS = Query(
    select(account_tags.c.account_id, account_tags.c.tag).where(
        account_tags.c.account_id.in_(bindparam("accounts", expanding=True))
    )
)


def load_own_tags(connection: Connection, accounts: Collection[int]) -> dict[int, list[str]]:
    """The accounts' own tags, in German order."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = _OWN_TAGS(connection, {"accounts": sorted(accounts)})
    for row in sorted(rows, key=lambda row: german_key(row.tag)):
        found[row.account_id].append(row.tag)
    return found


def save_own_tag(connection: Connection, account: int, tag: str) -> str:
    """Keep a tag of an account; the spelling that it has, which another process may have written meanwhile."""
    key = tag_key(tag)
    connection.execute(_SAVE_OWN, {"account": account, "key": key, "tag": tag})
    its = (account_tags.c.account_id == account, account_tags.c.key == key)
    kept: str = connection.execute(select(account_tags.c.tag).where(*its)).scalar_one()
    return kept


_SAVE_OWN = text(
    "INSERT INTO account_tags (account_id, key, tag) VALUES (:account, :key, :tag) ON CONFLICT DO NOTHING"
)
