"""What changed of whom and which accounts people may know of, for hubs that heard nothing of it.

No statement has an index of its own: the tables are small, and each is read once in two seconds by a process.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text

from chat_server.domain.facts import AccountFact, GuestFact, StaffFact
from chat_server.storage.people.tables import account_tags

_CHANGED_ACCOUNTS = text(
    "SELECT account_id, from_at AS at FROM assignments WHERE from_at >= :since"
    " UNION SELECT account_id, to_at FROM assignments WHERE to_at >= :since"
    " UNION SELECT u.account_id, p.created_at FROM people p JOIN account_users u ON u.person_id = p.id"
    " WHERE p.created_at >= :since"
    " UNION SELECT id, created_at FROM accounts WHERE created_at >= :since"
)
_NEW_PEOPLE = text("SELECT kind, id FROM people WHERE created_at >= :since AND kind <> 'customer'")

_NEW_GUESTS = text("SELECT chat_id, id FROM task_people WHERE role = 'guest' AND from_at >= :since")


@dataclass(frozen=True, slots=True)
class ChangedSight:
    """Facts with what tells one change from the next of its kind, and how many own tags there are by account."""

    facts: frozenset[tuple[AccountFact | StaffFact | GuestFact, int]]
    tags: dict[int, int]


def load_changed_sight(connection: Connection, since: int) -> ChangedSight:
    """Who was assigned, unassigned, created or a guest at or after a moment (ms); the tags are those of all times."""
    given = {"since": since}
    accounts = {(AccountFact(row.account_id), row.at) for row in connection.execute(_CHANGED_ACCOUNTS, given)}
    people = {(StaffFact(row.kind), row.id) for row in connection.execute(_NEW_PEOPLE, given)}
    guests = {(GuestFact(row.chat_id), row.id) for row in connection.execute(_NEW_GUESTS, given)}
    counts = select(account_tags.c.account_id, func.count()).group_by(account_tags.c.account_id)
    tags = {row[0]: row[1] for row in connection.execute(counts)}
    return ChangedSight(frozenset([*accounts, *people, *guests]), tags)
