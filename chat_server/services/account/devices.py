"""The sessions of somebody, shown as devices: seeing and ending them, and another password."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from chat_server.domain.account.devices import Device
from chat_server.domain.account.passwords import decide_weak
from chat_server.domain.account.throttling import PAIR, after_attempt, decide_wait
from chat_server.domain.audit import AuditAct, AuditEntry
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.services.account.passwords import Passwords
from chat_server.services.account.sessions import SessionsToEnd, end_sessions
from chat_server.services.core.context import Context
from chat_server.storage import audit
from chat_server.storage.account import throttle
from chat_server.storage.account.sessions import load_devices
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.people import people


async def list_devices(context: Context, person: int, now: int) -> list[Device]:
    """The live sessions of somebody, the newest first. Raises Refusal `unavailable`."""
    return await context.read(partial(load_devices, person=person, now_ms=now))


@dataclass(frozen=True, slots=True)
class EndRequest:
    """Sign the device `device` (public id) of a person out, at `at` (ms)."""

    person: int
    device: str
    at: int


def _end_device(connection: Connection, request: EndRequest) -> Success[None]:
    found = [one for one in load_devices(connection, request.person, request.at) if one.pid == request.device]
    if not found:
        raise Refusal("not_found")
    _note(connection, request.person, request.at, "session ended")
    return Success(None, end_sessions(connection, SessionsToEnd(request.at, session=found[0].id)))


end_device = one_by_one(_end_device)
"""Handler for EndRequest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordChange:
    """From the password `old` to `new`; `session` is the one that asks, at `at` (ms), and stays. `agency` names it."""

    viewer: Viewer
    session: int
    old: str
    new: str
    agency: str
    at: int


async def change_password(context: Context, passwords: Passwords, change: PasswordChange) -> None:
    """Store the new password and end all other sessions of the person.

    Raises Refusal `weak_password`, `wrong_credentials`, `throttled` (wrong ones count as at the sign-in), `busy`.
    """
    person = change.viewer.person
    profile = await context.read(partial(people.load_profile, person_id=person))
    _check_strength(change, profile)
    subject = throttle.subject("person", profile.card.pid)
    await context.writer.run(person, _count, (subject, change.at))
    found = await context.read(partial(people.find_credentials, email=profile.email or ""))
    stored = found.password if found else None
    try:
        right = await passwords.matches(stored, change.old)
    except Refusal:
        await context.writer.run(person, _uncount, subject)
        raise
    if not right:
        await context.writer.run(person, _fail, (person, change.at))
        raise Refusal("wrong_credentials", field="old")
    store = _Store(
        person=person,
        session=change.session,
        old=stored,
        new=await passwords.hash(change.new),
        subject=subject,
        at=change.at,
    )
    await context.writer.run(person, _store, store)


def _check_strength(change: PasswordChange, profile: people.Profile) -> None:
    weak = decide_weak(change.new, (profile.card.name, profile.email or "", change.agency))
    if change.new == change.old:
        weak = "the same as before"
    if weak is not None:
        raise Refusal("weak_password", weak, field="new")


def _count_attempt(connection: Connection, attempt: tuple[bytes, int]) -> Success[None]:
    subject, at = attempt
    known = throttle.load_attempts(connection, [subject])[subject]
    wait = decide_wait(known, PAIR, at)
    if wait > 0:
        raise Refusal("throttled", retry_after=wait)
    throttle.save_attempts(connection, {subject: after_attempt(known, at)})
    return Success(None)


def _uncount_attempt(connection: Connection, subject: bytes) -> Success[None]:
    throttle.take_back(connection, subject)
    return Success(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Store:
    """The hash `new` in place of `old`, which was looked at before."""

    person: int
    session: int
    old: str | None
    new: str
    subject: bytes
    at: int


def _store_password(connection: Connection, request: _Store) -> Success[None]:
    if not people.replace_password(connection, request.person, request.old, request.new):
        raise Refusal("wrong_credentials", "it was changed meanwhile", field="old")
    throttle.clear_attempts(connection, request.subject)
    ending = SessionsToEnd(request.at, person=request.person, excluded=request.session)
    _note(connection, request.person, request.at, "password changed")
    return Success(None, end_sessions(connection, ending))


def _note_failure(connection: Connection, failed: tuple[int, int]) -> Success[None]:
    person, at = failed
    _note(connection, person, at, "password change failed")
    return Success(None)


def _note(connection: Connection, person: int, at: int, act: AuditAct) -> None:
    audit.note(connection, AuditEntry(at=at, act=act, by=person, on=person))


_count = one_by_one(_count_attempt)
_fail = one_by_one(_note_failure)
_uncount = one_by_one(_uncount_attempt)
_store = one_by_one(_store_password)
