"""Assignments and teams as the command line lists them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from chat_server.domain.core.sorting import german_key
from chat_server.storage.people.tables import accounts, assignments, people, team_people, teams
from chat_server.storage.visible import ASSIGNMENT_HOLDS


@dataclass(frozen=True, slots=True)
class Belonging:
    """Somebody's place in an account or team, in words."""

    to: str
    person: str
    email: str
    role: str


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
