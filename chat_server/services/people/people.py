"""Changing who is who: people, accounts, assignments, teams, locks and passwords. For those who run the agency.

Each function is one transaction, and keeps the members of task chats in step. What automatic changes do in a chat
is done by the bot. Refusals carry a `detail` that names the problem, for the command line to put into words.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from chat_server.domain.audit import COMMAND_LINE, AuditAct, AuditEntry
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.ids import new_id
from chat_server.domain.core.people import SIGNS_IN, STAFF
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.text_cleaning import clean_line
from chat_server.domain.facts import AccountFact, ExpertFact, Fact, StaffFact
from chat_server.services.account.sessions import Ending, end_sessions
from chat_server.services.account.sign_in import ANYBODY
from chat_server.services.chats.leaving import let_go
from chat_server.services.chats.membership import sync_account
from chat_server.services.core.bot_person import BOT as BOT
from chat_server.services.core.bot_person import bot_viewer
from chat_server.services.core.context import Context
from chat_server.storage import audit
from chat_server.storage.account import throttle
from chat_server.storage.chats.chats import find_pids, load_expert_chats
from chat_server.storage.core.writer import Done, one_by_one
from chat_server.storage.people import accounts, assignments, teams
from chat_server.storage.people import people as store

EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f]+\.[^@\s\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Somebody new. A customer is a user of an account (`account`, by id or name) from the beginning."""

    new: store.NewPerson
    at: int
    account: str | None = None
    role: accounts.UserRole = "member"
    bot: str = ""
    """Public id for the bot, if there is none yet."""
    calendar: Calendar = field(default_factory=Calendar)


@dataclass(frozen=True, slots=True)
class Change:
    """A change of what `person` (e-mail or id) is, or is to `account` (id or name)."""

    at: int
    calendar: Calendar
    person: str
    account: str = ""
    role: assignments.AssignmentRole | teams.TeamRole | None = None
    password: str = ""
    bot: str = ""


async def add_person(context: Context, request: AddPerson) -> str:
    """Create somebody; their public id. Raises Refusal."""
    pid = request.new.pid or new_id("p", context.randomness)
    new, bot = replace(request.new, pid=pid, name=_name(request.new.name)), new_id("p", context.randomness)
    whole = replace(request, new=new, bot=bot, calendar=context.calendar)
    await context.writer.run(ANYBODY, _add_person, whole)
    return pid


async def add_account(context: Context, name: str) -> str:
    """Create an account; its public id. Raises Refusal."""
    pid = new_id("a", context.randomness)
    await context.writer.run(ANYBODY, _add_account, (pid, _name(name), context.millis()))
    return pid


async def add_team(context: Context, name: str) -> None:
    """Create a team. Raises Refusal."""
    pid = new_id("t", context.randomness)
    await context.writer.run(ANYBODY, _add_team, (pid, _name(name), context.millis()))


def _name(written: str) -> str:
    """A name as it is seen. Raises Refusal, detail `name`."""
    name = clean_line(written)
    if not 1 <= len(name) <= 120:
        raise Refusal("bad_request", "name")
    return name


async def assign(context: Context, person: str, account: str, role: assignments.AssignmentRole) -> None:
    """Assign staff to an account from now on, or give them another role there. Raises Refusal."""
    await context.writer.run(ANYBODY, _assign, _change(context, person, account, role))


async def unassign(context: Context, person: str, account: str) -> None:
    """End an assignment. Raises Refusal."""
    await context.writer.run(ANYBODY, _assign, _change(context, person, account, None))


async def join_team(context: Context, person: str, team: str, role: teams.TeamRole) -> None:
    """Put staff into a team, given by name. Raises Refusal."""
    await context.writer.run(ANYBODY, _join_team, _change(context, person, team, role))


async def leave_team(context: Context, person: str, team: str) -> None:
    """Take staff out of a team, given by name. Raises Refusal."""
    await context.writer.run(ANYBODY, _join_team, _change(context, person, team, None))


async def lock(context: Context, person: str) -> None:
    """Let somebody in no more, end all their sessions and leave nothing of theirs running. Raises Refusal."""
    await context.writer.run(ANYBODY, _lock, Change(context.millis(), context.calendar, person))


async def unlock(context: Context, person: str) -> None:
    """Let somebody in again, also if they tried too often. Raises Refusal."""
    await context.writer.run(ANYBODY, _unlock, Change(context.millis(), context.calendar, person))


async def set_password(context: Context, person: str, password: str) -> None:
    """Store another password hash and end all sessions that were opened with the old one. Raises Refusal."""
    await context.writer.run(
        ANYBODY, _set_password, Change(context.millis(), context.calendar, person, password=password)
    )


def find(connection: Connection, person: str) -> store.Profile:
    """The person with this e-mail or id. Raises Refusal `not_found`, detail `person`."""
    key = store.find_person(connection, person)
    if key is None:
        raise Refusal("not_found", "person")
    return store.load_profile(connection, key)


def _change(
    context: Context, person: str, account: str, role: assignments.AssignmentRole | teams.TeamRole | None
) -> Change:
    return Change(
        context.millis(), context.calendar, person, account, role, bot=new_id("p", context.randomness)
    )


def _find_account(connection: Connection, name: str) -> int:
    card = accounts.look_up_account(connection, name)
    if card is None:
        raise Refusal("not_found", "account")
    return card.account


def _check_new(request: AddPerson) -> None:
    new = request.new
    if (new.email is not None) != (new.kind in SIGNS_IN):
        raise Refusal("bad_request", "email")
    if new.email is not None and (len(new.email) > 254 or not EMAIL.fullmatch(new.email)):
        raise Refusal("bad_request", "email")
    if (request.account is not None) != (new.kind == "customer"):
        raise Refusal("bad_request", "customer account")


def _add_person_now(connection: Connection, request: AddPerson) -> Done[None]:
    _check_new(request)
    person = store.create_person(connection, request.new, request.at)
    if request.account is None:
        _note(connection, request.at, "person added", person, detail=request.new.kind)
        return Done(None, (StaffFact(request.new.kind),))
    account = _find_account(connection, request.account)
    accounts.add_user(connection, account, person, request.role)
    _note(connection, request.at, "person added", person, account, request.new.kind)
    by = bot_viewer(connection, request.at, request.bot)
    facts = sync_account(connection, account, by, request.at, request.calendar)
    return Done(None, (*facts, AccountFact(account)))


def _add_account_now(connection: Connection, request: tuple[str, str, int]) -> Done[None]:
    pid, name, at = request
    if accounts.look_up_account(connection, name) is not None:
        raise Refusal("not_allowed", "account exists")
    account = accounts.create_account(connection, pid, name, at)
    _note(connection, at, "account added", account=account)
    return Done(None, (AccountFact(account),))


def _add_team_now(connection: Connection, request: tuple[str, str, int]) -> Done[None]:
    pid, name, at = request
    if teams.find_team(connection, name) is not None:
        raise Refusal("not_allowed", "team exists")
    teams.create_team(connection, pid, name)
    _note(connection, at, "team added", detail=name)
    return Done(None)


def _staff(connection: Connection, person: str) -> int:
    card = find(connection, person).card
    if card.kind not in STAFF:
        raise Refusal("not_allowed", "not staff")
    return card.person


def _assign_now(connection: Connection, change: Change) -> Done[None]:
    person = _staff(connection, change.person)
    account = _find_account(connection, change.account)
    viewer = store.load_viewer(connection, person)
    before = load_expert_chats(connection, viewer, change.at)
    if change.role in ("lead", "team"):
        assignments.assign(connection, account, person, change.role, change.at)
    elif not assignments.end_assignment(connection, account, person, change.at):
        raise Refusal("not_found", "assignment")
    act: AuditAct = "assigned" if change.role is not None else "unassigned"
    _note(connection, change.at, act, person, account, change.role or "")
    synced = _synced(connection, account, change)
    after = load_expert_chats(connection, viewer, change.at)
    changed = find_pids(connection, before ^ after)
    return Done(None, (*synced, *(ExpertFact(person, pid, chat in after) for chat, pid in changed.items())))


def _synced(connection: Connection, account: int, change: Change) -> tuple[Fact, ...]:
    by = bot_viewer(connection, change.at, change.bot)
    facts = sync_account(connection, account, by, change.at, change.calendar)
    return (*facts, AccountFact(account))


def _join_team_now(connection: Connection, change: Change) -> Done[None]:
    person = _staff(connection, change.person)
    team = teams.find_team(connection, change.account)
    if team is None:
        raise Refusal("not_found", "team")
    before = teams.leads_of_team(connection, team)
    if change.role is not None:
        teams.add_to_team(connection, team, person, "lead" if change.role == "lead" else "member")
    elif not teams.remove_from_team(connection, team, person):
        raise Refusal("not_found", "person")
    act: AuditAct = "left team" if change.role is None else "joined team"
    _note(connection, change.at, act, person, detail=f"{change.account} {change.role or ''}".rstrip())
    return Done(None, let_go(connection, {person, *before}, change.at, change.calendar))


def _lock_now(connection: Connection, change: Change) -> Done[None]:
    person = find(connection, change.person).card.person
    store.set_locked(connection, person, change.at)
    store.drop_next_name(connection, person)
    ended = end_sessions(connection, Ending(change.at, person=person))
    _note(connection, change.at, "locked", person, detail=_sessions(ended))
    return Done(None, (*ended, *let_go(connection, [person], change.at, change.calendar)))


def _unlock_now(connection: Connection, change: Change) -> Done[None]:
    profile = find(connection, change.person)
    store.set_locked(connection, profile.card.person, None)
    _note(connection, change.at, "unlocked", profile.card.person)
    throttle.clear_attempts(connection, throttle.subject("email", profile.email or ""))
    return Done(None)


def _set_password_now(connection: Connection, change: Change) -> Done[None]:
    profile = find(connection, change.person)
    if profile.card.kind not in SIGNS_IN:
        raise Refusal("not_allowed", "never signs in")
    person = profile.card.person
    store.set_password(connection, person, change.password)
    ended = end_sessions(connection, Ending(change.at, person=person))
    _note(connection, change.at, "password reset", person, detail=_sessions(ended))
    return Done(None, ended)


def _note(
    connection: Connection, at: int, act: AuditAct, on: int | None = None, account: int | None = None, detail: str = ""
) -> None:  # fmt: skip
    noted = AuditEntry(at=at, act=act, on=on, account=account, detail=detail, source=COMMAND_LINE)
    audit.note(connection, noted)


def _sessions(ended: Collection[object]) -> str:
    return f"{len(ended)} sessions ended" if ended else ""


_add_person = one_by_one(_add_person_now)
_add_account = one_by_one(_add_account_now)
_add_team = one_by_one(_add_team_now)
_assign = one_by_one(_assign_now)
_join_team = one_by_one(_join_team_now)
_lock = one_by_one(_lock_now)
_unlock = one_by_one(_unlock_now)
_set_password = one_by_one(_set_password_now)
