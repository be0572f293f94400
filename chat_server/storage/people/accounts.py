"""Customer accounts and their users.

Plain functions of a Connection. People and accounts are given by database key, times are milliseconds.
"""

from collections.abc import Collection, Sequence
from typing import Literal

from sqlalchemy import Connection, bindparam, insert, or_, select

from chat_server.domain.core.people import AccountCard, Viewer
from chat_server.storage.core.sql import Named, Query, by_name
from chat_server.storage.people.account_tags import load_own_tags
from chat_server.storage.people.assignments import load_assigned
from chat_server.storage.people.tables import account_users, accounts
from chat_server.storage.visible import VISIBLE_ACCOUNTS, horizon, parameters

UserRole = Literal["owner", "member"]


def create_account(connection: Connection, pid: str, name: str, now_ms: int) -> int:
    """A new account without users; its key."""
    statement = insert(accounts).values(pid=pid, name=name, created_at=now_ms).returning(accounts.c.id)
    account: int = connection.execute(statement).scalar_one()
    return account


def find_account(connection: Connection, pid: str) -> int | None:
    """The key of the account with this public id."""
    account: int | None = connection.execute(
        select(accounts.c.id).where(accounts.c.pid == pid)
    ).scalar_one_or_none()
    return account


def look_up_account(connection: Connection, name_or_pid: str) -> AccountCard | None:
    """The account with this public id or, if it is the only one, with this name."""
    statement = select(*_CARD).where(or_(accounts.c.pid == name_or_pid, accounts.c.name == name_or_pid))
    rows = connection.execute(statement.limit(2)).all()
    return _card(rows[0]) if len(rows) == 1 else None


def account_of(connection: Connection, person: int) -> int | None:
    """The key of the account that somebody is a user of."""
    account: int | None = connection.execute(
        select(account_users.c.account_id).where(account_users.c.person_id == person)
    ).scalar_one_or_none()
    return account


def add_user(connection: Connection, account: int, person: int, role: UserRole) -> None:
    """Make a customer a user of an account; a customer has one account for good."""
    connection.execute(insert(account_users).values(account_id=account, person_id=person, role=role))


_CARD = (accounts.c.id, accounts.c.pid, accounts.c.name)
_CARDS_SEEN = {
    seen: Query(select(*_CARD).where(accounts.c.id.in_(keys))) for seen, keys in VISIBLE_ACCOUNTS.items()
}
_KEYS_SEEN = {seen: Query(keys) for seen, keys in VISIBLE_ACCOUNTS.items()}


def load_accounts_seen_by(connection: Connection, viewer: Viewer, now_ms: int) -> list[AccountCard]:
    """The accounts somebody may know of, by name."""
    rows = _CARDS_SEEN[horizon(viewer)](connection, parameters(viewer, now_ms))
    return _with_tags_and_staff(connection, rows, now_ms)


def load_account_keys_seen_by(connection: Connection, viewer: Viewer, now_ms: int) -> frozenset[int]:
    """The keys of the same accounts."""
    rows = _KEYS_SEEN[horizon(viewer)](connection, parameters(viewer, now_ms))
    return frozenset(row[0] for row in rows)


_CARDS_OF = Query(select(*_CARD).where(accounts.c.id.in_(bindparam("accounts", expanding=True))))


def load_account_cards(connection: Connection, keys: Collection[int], now_ms: int) -> list[AccountCard]:
    """Accounts by key, by name; unknown ones are missing."""
    if not keys:
        return []
    return _with_tags_and_staff(connection, _CARDS_OF(connection, {"accounts": sorted(keys)}), now_ms)


def _with_tags_and_staff(connection: Connection, found: Sequence[Named], now_ms: int) -> list[AccountCard]:
    rows = sorted(found, key=by_name)
    keys = [row.id for row in rows]
    tags = load_own_tags(connection, keys)
    staff = load_assigned(connection, keys, now_ms)
    return [
        AccountCard(
            account=row.id, pid=row.pid, name=row.name, tags=tuple(tags[row.id]), staff=tuple(staff[row.id])
        )
        for row in rows
    ]


def _card(row: Named) -> AccountCard:
    """The columns of `_CARD` as a value."""
    return AccountCard(account=row.id, pid=row.pid, name=row.name)


def list_accounts(connection: Connection) -> list[AccountCard]:
    """All accounts, by name."""
    return [_card(row) for row in sorted(connection.execute(select(*_CARD)), key=by_name)]
