"""Adding people, locking them, and their passwords. For those who run the agency.

Each function is one transaction, and keeps the members of task chats in step. What automatic changes do in a chat
is done by the bot. Refusals carry a `detail` that names the problem, for the command line to put into words.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.ids import new_id
from chat_server.domain.core.people import SIGNS_IN
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import AccountFact, StaffFact
from chat_server.services.account.sessions import SessionsToEnd, end_sessions
from chat_server.services.chats.leaving import let_go
from chat_server.services.chats.membership import sync_account
from chat_server.services.core.bot_person import bot_viewer
from chat_server.services.core.context import NOBODY, Context
from chat_server.services.people.lookup import clean_name, named_account, named_person, note_change
from chat_server.storage.account import throttle
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.people import accounts
from chat_server.storage.people import people as store

EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f]+\.[^@\s\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
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
class PersonChange:
    """A change of `person` (e-mail or id) at `at` (ms)."""

    person: str
    at: int
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class NewSalutation:
    """Another salutation for `person` (e-mail or id) at `at` (ms)."""

    person: str
    salutation: store.Salutation | None
    at: int


@dataclass(frozen=True, slots=True)
class NewPassword:
    """Another password hash for `person` (e-mail or id) at `at` (ms)."""

    person: str
    password: str
    at: int


async def add_person(context: Context, request: AddPerson) -> str:
    """Create somebody; their public id. Raises Refusal."""
    pid = request.new.pid or new_id("p", context.randomness)
    new, bot = (
        replace(request.new, pid=pid, name=clean_name(request.new.name)),
        new_id("p", context.randomness),
    )
    whole = replace(request, new=new, bot=bot, calendar=context.calendar)
    await context.writer.run(NOBODY, _add_person, whole)
    return pid


async def lock(context: Context, person: str) -> None:
    """Let somebody in no more, end all their sessions and leave nothing of theirs running. Raises Refusal."""
    await context.writer.run(NOBODY, _lock, PersonChange(person, context.millis(), context.calendar))


async def unlock(context: Context, person: str) -> None:
    """Let somebody in again, also if they tried too often. Raises Refusal."""
    await context.writer.run(NOBODY, _unlock, PersonChange(person, context.millis(), context.calendar))


async def set_salutation(context: Context, person: str, salutation: store.Salutation | None) -> None:
    """Store how somebody is greeted; they see it with their next connection. Raises Refusal."""
    await context.writer.run(NOBODY, _set_salutation, NewSalutation(person, salutation, context.millis()))


async def set_password(context: Context, person: str, password: str) -> None:
    """Store another password hash and end all sessions that were opened with the old one. Raises Refusal."""
    await context.writer.run(NOBODY, _set_password, NewPassword(person, password, context.millis()))


def _check_new(request: AddPerson) -> None:
    new = request.new
    if (new.email is not None) != (new.kind in SIGNS_IN):
        raise Refusal("bad_request", "email")
    if new.email is not None and (len(new.email) > 254 or not EMAIL.fullmatch(new.email)):
        raise Refusal("bad_request", "email")
    if (request.account is not None) != (new.kind == "customer"):
        raise Refusal("bad_request", "customer account")


def _add_person_now(connection: Connection, request: AddPerson) -> Success[None]:
    _check_new(request)
    person = store.create_person(connection, request.new, request.at)
    if request.account is None:
        note_change(connection, request.at, "person added", person, detail=request.new.kind)
        return Success(None, (StaffFact(request.new.kind),))
    account = named_account(connection, request.account)
    accounts.add_user(connection, account, person, request.role)
    note_change(connection, request.at, "person added", person, account, request.new.kind)
    by = bot_viewer(connection, request.at, request.bot)
    facts = sync_account(connection, account, by, request.at, request.calendar)
    return Success(None, (*facts, AccountFact(account)))


def _lock_now(connection: Connection, change: PersonChange) -> Success[None]:
    person = named_person(connection, change.person).card.person
    store.set_locked(connection, person, change.at)
    store.drop_next_name(connection, person)
    ended = end_sessions(connection, SessionsToEnd(change.at, person=person))
    note_change(connection, change.at, "locked", person, detail=_sessions(ended))
    return Success(None, (*ended, *let_go(connection, [person], change.at, change.calendar)))


def _unlock_now(connection: Connection, change: PersonChange) -> Success[None]:
    profile = named_person(connection, change.person)
    store.set_locked(connection, profile.card.person, None)
    note_change(connection, change.at, "unlocked", profile.card.person)
    throttle.clear_attempts(connection, throttle.subject("email", profile.email or ""))
    return Success(None)


def _set_password_now(connection: Connection, change: NewPassword) -> Success[None]:
    profile = named_person(connection, change.person)
    if profile.card.kind not in SIGNS_IN:
        raise Refusal("not_allowed", "never signs in")
    person = profile.card.person
    store.set_password(connection, person, change.password)
    ended = end_sessions(connection, SessionsToEnd(change.at, person=person))
    note_change(connection, change.at, "password reset", person, detail=_sessions(ended))
    return Success(None, ended)


def _set_salutation_now(connection: Connection, change: NewSalutation) -> Success[None]:
    person = named_person(connection, change.person).card.person
    store.set_salutation(connection, person, change.salutation)
    note_change(connection, change.at, "salutation set", person, detail=change.salutation or "")
    return Success(None)


def _sessions(ended: Collection[object]) -> str:
    return f"{len(ended)} sessions ended" if ended else ""


_add_person = one_by_one(_add_person_now)
_lock = one_by_one(_lock_now)
_unlock = one_by_one(_unlock_now)
_set_password = one_by_one(_set_password_now)
_set_salutation = one_by_one(_set_salutation_now)
