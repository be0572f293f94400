"""Adding teams, and who is in them. For those who run the agency; see people.py."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.audit import AuditAct
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.ids import new_id
from chat_server.domain.core.refusal import Refusal
from chat_server.services.chats.leaving import let_go
from chat_server.services.core.context import NOBODY, Context
from chat_server.services.people.lookup import clean_name, named_staff, note_change
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.people import teams


@dataclass(frozen=True, slots=True)
class NewTeam:
    """A team to be created at `at` (ms)."""

    pid: str
    name: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChange:
    """What `person` (e-mail or id) is in a team, given by name, from `at` (ms) on; None: nothing any more."""

    person: str
    team: str
    role: teams.TeamRole | None
    at: int
    calendar: Calendar


async def add_team(context: Context, name: str) -> None:
    """Create a team. Raises Refusal."""
    pid = new_id("t", context.randomness)
    await context.writer.run(NOBODY, _add_team, NewTeam(pid, clean_name(name), context.millis()))


async def join_team(context: Context, person: str, team: str, role: teams.TeamRole) -> None:
    """Put staff into a team, given by name. Raises Refusal."""
    await _change_team(context, person, team, role)


async def leave_team(context: Context, person: str, team: str) -> None:
    """Take staff out of a team, given by name. Raises Refusal."""
    await _change_team(context, person, team, None)


async def _change_team(context: Context, person: str, team: str, role: teams.TeamRole | None) -> None:
    change = TeamChange(person=person, team=team, role=role, at=context.millis(), calendar=context.calendar)
    await context.writer.run(NOBODY, _join_team, change)


def _add_team_now(connection: Connection, new: NewTeam) -> Success[None]:
    if teams.find_team(connection, new.name) is not None:
        raise Refusal("not_allowed", "team exists")
    teams.create_team(connection, new.pid, new.name)
    note_change(connection, new.at, "team added", detail=new.name)
    return Success(None)


def _join_team_now(connection: Connection, change: TeamChange) -> Success[None]:
    person = named_staff(connection, change.person)
    team = teams.find_team(connection, change.team)
    if team is None:
        raise Refusal("not_found", "team")
    before = teams.leads_of_team(connection, team)
    if change.role is not None:
        teams.add_to_team(connection, team, person, change.role)
    elif not teams.remove_from_team(connection, team, person):
        raise Refusal("not_found", "person")
    act: AuditAct = "left team" if change.role is None else "joined team"
    note_change(connection, change.at, act, person, detail=f"{change.team} {change.role or ''}".rstrip())
    return Success(None, let_go(connection, {person, *before}, change.at, change.calendar))


_add_team = one_by_one(_add_team_now)
_join_team = one_by_one(_join_team_now)
