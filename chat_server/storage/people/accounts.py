"""Customer accounts, their users, and the staff assigned to them; teams and who leads them.

Plain functions of a Connection. People, accounts and teams are given by database key, times are milliseconds.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import (
    Connection,
    Row,
    and_,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)

from chat_server.domain.chats.access import AccountFacts
from chat_server.domain.core.people import AccountCard, Viewer
from chat_server.domain.core.sorting import german_key
from chat_server.storage.core.sql import by_name
from chat_server.storage.people.tables import (
    account_users,
    accounts,
    assignments,
    people,
    team_people,
    teams,
)
from chat_server.storage.tags import load_own_tags
from chat_server.storage.visible import (
    ASSIGNED,
    ASSIGNMENT_HOLDS,
    USERS,
    VISIBLE_ACCOUNTS,
    horizon,
    parameters,
)

UserRole = Literal["owner", "member"]
AssignmentRole = Literal["lead", "team"]
"""Lead assistant (VPA) or team assistant (TA)."""
TeamRole = Literal["lead", "member"]


@dataclass(frozen=True, slots=True)
class Belonging:
    """Somebody's place in an account or team, in words."""

    to: str
    person: str
    email: str
    role: str


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
    return AccountCard(*rows[0]) if len(rows) == 1 else None


def account_of(connection: Connection, person: int) -> int | None:
    """The key of the account that somebody is a user of."""
    account: int | None = connection.execute(
        select(account_users.c.account_id).where(account_users.c.person_id == person)
    ).scalar_one_or_none()
    return account


def add_user(connection: Connection, account: int, person: int, role: UserRole) -> None:
    """Make a customer a user of an account; a customer has one account for good."""
    connection.execute(insert(account_users).values(account_id=account, person_id=person, role=role))


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


_CARD = (accounts.c.id, accounts.c.pid, accounts.c.name)
_CARDS_SEEN = {seen: select(*_CARD).where(accounts.c.id.in_(keys)) for seen, keys in VISIBLE_ACCOUNTS.items()}


def load_accounts_seen_by(connection: Connection, viewer: Viewer, now_ms: int) -> list[AccountCard]:
    """The accounts somebody may know of, by name."""
    rows = connection.execute(_CARDS_SEEN[horizon(viewer)], parameters(viewer, now_ms)).all()
    return _with_tags_and_staff(connection, rows, now_ms)


def load_account_keys_seen_by(connection: Connection, viewer: Viewer, now_ms: int) -> frozenset[int]:
    """The keys of the same accounts."""
    keys = connection.execute(VISIBLE_ACCOUNTS[horizon(viewer)], parameters(viewer, now_ms))
    return frozenset(keys.scalars())


def load_account_cards(connection: Connection, keys: Collection[int], now_ms: int) -> list[AccountCard]:
    """Accounts by key, by name; unknown ones are missing."""
    if not keys:
        return []
    statement = select(*_CARD).where(accounts.c.id.in_(sorted(keys)))
    return _with_tags_and_staff(connection, connection.execute(statement).all(), now_ms)


def _with_tags_and_staff(
    connection: Connection, found: Sequence[Row[*tuple[Any, ...]]], now_ms: int
) -> list[AccountCard]:
    rows = sorted(found, key=by_name)
    keys = [row.id for row in rows]
    tags = load_own_tags(connection, keys)
    staff = _load_staff(connection, keys, now_ms)
    return [AccountCard(row.id, row.pid, row.name, tuple(tags[row.id]), tuple(staff[row.id])) for row in rows]


def _load_staff(connection: Connection, keys: Collection[int], now_ms: int) -> Mapping[int, list[str]]:
    """The public ids of those assigned now, by account."""
    found: dict[int, list[str]] = defaultdict(list)
    statement = (
        select(assignments.c.account_id, people.c.pid)
        .join(people, people.c.id == assignments.c.person_id)
        .where(assignments.c.account_id.in_(sorted(keys)), ASSIGNMENT_HOLDS)
        .order_by(people.c.pid)
    )
    for row in connection.execute(statement, {"now": now_ms}):
        found[row.account_id].append(row.pid)
    return found


def list_accounts(connection: Connection) -> list[AccountCard]:
    """All accounts, by name."""
    return [AccountCard(*row) for row in sorted(connection.execute(select(*_CARD)), key=by_name)]


def list_assignments(connection: Connection, now_ms: int) -> list[Belonging]:
    """Who is assigned where now, by account."""
    statement = (
        select(accounts.c.name, people.c.name, people.c.email, assignments.c.role)
        .join_from(assignments, accounts)
        .join(people, people.c.id == assignments.c.person_id)
        .where(ASSIGNMENT_HOLDS)
    )
    return _by_name(connection.execute(statement, {"now": now_ms}))


def list_team_people(connection: Connection) -> list[Belonging]:
    """Who is in which team, by team."""
    statement = (
        select(teams.c.name, people.c.name, people.c.email, team_people.c.role)
        .join_from(team_people, teams)
        .join(people, people.c.id == team_people.c.person_id)
    )
    return _by_name(connection.execute(statement))


def _by_name(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[Belonging]:
    """By where they belong, then by role and name."""
    found = [Belonging(*row) for row in rows]
    return sorted(found, key=lambda one: (german_key(one.to), one.role, german_key(one.person)))


def create_team(connection: Connection, pid: str, name: str) -> int:
    """A new team without people; its key."""
    statement = insert(teams).values(pid=pid, name=name).returning(teams.c.id)
    team: int = connection.execute(statement).scalar_one()
    return team


def find_team(connection: Connection, name: str) -> int | None:
    """The key of the team with this name."""
    team: int | None = connection.execute(select(teams.c.id).where(teams.c.name == name)).scalar_one_or_none()
    return team


def add_to_team(connection: Connection, team: int, person: int, role: TeamRole) -> None:
    """Put somebody into a team, or give them another role in it."""
    own = (team_people.c.team_id == team, team_people.c.person_id == person)
    connection.execute(delete(team_people).where(*own))
    connection.execute(insert(team_people).values(team_id=team, person_id=person, role=role))


def remove_from_team(connection: Connection, team: int, person: int) -> bool:
    """Take somebody out of a team; whether they were in it."""
    own = (team_people.c.team_id == team, team_people.c.person_id == person)
    return connection.execute(delete(team_people).where(*own)).rowcount > 0


def leads_of_team(connection: Connection, team: int) -> list[int]:
    """Who leads a team."""
    leads = select(team_people.c.person_id).where(team_people.c.team_id == team, team_people.c.role == "lead")
    return sorted(connection.execute(leads).scalars())


_LED = select(team_people.c.person_id).where(
    team_people.c.person_id != bindparam("person"),
    team_people.c.team_id.in_(
        select(team_people.c.team_id).where(
            team_people.c.person_id == bindparam("person"), team_people.c.role == "lead"
        )
    ),
)


_LEAD, _TEAM_MATE = team_people.alias(), team_people.alias()
_LEADS = (
    select(_LEAD.c.person_id.label("lead"), _TEAM_MATE.c.person_id)
    .join(
        _TEAM_MATE, and_(_TEAM_MATE.c.team_id == _LEAD.c.team_id, _TEAM_MATE.c.person_id != _LEAD.c.person_id)
    )
    .where(_LEAD.c.role == "lead")
)


def load_leads(connection: Connection) -> dict[int, frozenset[int]]:
    """Whom everybody leads, as `load_led` says it of one; who leads nobody is missing."""
    found: dict[int, set[int]] = {}
    for row in connection.execute(_LEADS):
        found.setdefault(row.lead, set()).add(row.person_id)
    return {person: frozenset(people_led) for person, people_led in found.items()}


def load_led(connection: Connection, person: int) -> frozenset[int]:
    """The people of all teams that somebody leads, other leads of these teams included, not themselves."""
    return frozenset(connection.execute(_LED, {"person": person}).scalars())
