"""Teams, and who leads whom. People and teams are given by database key."""

from typing import Literal

from sqlalchemy import Connection, and_, bindparam, delete, insert, select

from chat_server.storage.core.sql import Query
from chat_server.storage.people.tables import team_people, teams

TeamRole = Literal["lead", "member"]


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


_LED = Query(
    select(team_people.c.person_id).where(
        team_people.c.person_id != bindparam("person"),
        team_people.c.team_id.in_(
            select(team_people.c.team_id).where(
                team_people.c.person_id == bindparam("person"), team_people.c.role == "lead"
            )
        ),
    )
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
    return frozenset(row[0] for row in _LED(connection, {"person": person}))
