"""Who is assigned to which account, from when until when. Keys are those of the database, times are milliseconds."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Literal

from sqlalchemy import Connection, bindparam, insert, select, update

from chat_server.domain.chats.access import AccountFacts
from chat_server.storage.core.sql import Query
from chat_server.storage.people.tables import assignments, people
from chat_server.storage.visible import ASSIGNED, ASSIGNMENT_HOLDS, USERS

AssignmentRole = Literal["lead", "team"]
"""Lead assistant (VPA) or team assistant (TA)."""


def assign(connection: Connection, account: int, person: int, role: AssignmentRole, now_ms: int) -> None:
    """Assign staff to an account from now on; who is assigned already has the new role from now on."""
    end_assignment(connection, account, person, now_ms)
    values = {"account_id": account, "person_id": person, "role": role, "from_at": now_ms}
    connection.execute(insert(assignments).values(values))


_END_ASSIGNMENT = (
    update(assignments)
    .where(
        assignments.c.account_id == bindparam("account"),
        assignments.c.person_id == bindparam("person"),
        ASSIGNMENT_HOLDS,
    )
    .values(to_at=bindparam("now"))
)


def end_assignment(connection: Connection, account: int, person: int, now_ms: int) -> bool:
    """End the assignment that holds now; whether there was one."""
    given = {"account": account, "person": person, "now": now_ms}
    return connection.execute(_END_ASSIGNMENT, given).rowcount > 0


def account_facts(connection: Connection, account_id: int, now_ms: int) -> AccountFacts:
    """Who belongs to the account now; nobody if there is no such account."""
    given = {"account": account_id, "now": now_ms}
    return AccountFacts(
        users=frozenset(connection.execute(USERS, given).scalars()),
        assigned=frozenset(connection.execute(ASSIGNED, given).scalars()),
    )


_LEAD_ASSISTANT = (
    select(assignments.c.person_id)
    .where(assignments.c.account_id == bindparam("account"), assignments.c.role == "lead", ASSIGNMENT_HOLDS)
    .order_by(assignments.c.from_at, assignments.c.id)
)


def find_lead_assistant(
    connection: Connection, account: int, now_ms: int, excluded: int | None = None
) -> int | None:
    """The lead assistant (VPA) of an account now; of several the first. None if there is none."""
    found = connection.execute(_LEAD_ASSISTANT, {"account": account, "now": now_ms}).scalars()
    return next((person for person in found if person != excluded), None)


_ASSIGNED_TO = Query(
    select(assignments.c.account_id, people.c.pid)
    .join(people, people.c.id == assignments.c.person_id)
    .where(assignments.c.account_id.in_(bindparam("accounts", expanding=True)), ASSIGNMENT_HOLDS)
    .order_by(people.c.pid)
)


def load_assigned(connection: Connection, keys: Collection[int], now_ms: int) -> Mapping[int, list[str]]:
    """The public ids of those assigned now, by account."""
    found: dict[int, list[str]] = defaultdict(list)
    for row in _ASSIGNED_TO(connection, {"accounts": sorted(keys), "now": now_ms}):
        found[row.account_id].append(row.pid)
    return found
