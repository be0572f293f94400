"""Releasing held acts: by their author, who insists, or because they are due (SPEC 3)."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.audit import AuditEntry
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.held import HeldAct, SettledAct, decide_release
from chat_server.services.chats.leaving import let_go
from chat_server.services.core.access import enter_locked, may_go_on
from chat_server.services.core.perform import Occasion
from chat_server.services.core.placed import Placed
from chat_server.services.held.perform import occasion_of, perform_held
from chat_server.storage import audit
from chat_server.storage.chats.chats import find_chat
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.held.held import (
    find_owner_of_waiting,
    last_of_customer,
    load_author,
    lock_held,
    put_in_review,
    settle,
)
from chat_server.storage.people.people import load_viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRequest:
    """A held act of `person`: by its author, who insists, or because it is due. Times are milliseconds."""

    person: int
    held: str
    at: int
    quiet_since: int
    insisted: bool
    calendar: Calendar


def _release(connection: Connection, request: ReleaseRequest) -> Success[Placed | None]:
    act = lock_held(connection, request.person, request.held)
    if isinstance(act, SettledAct) and act.seq is not None:
        return Success(Placed(act.seq, act.at))
    if not isinstance(act, HeldAct):
        raise Refusal("not_found")
    viewer = load_viewer(connection, act.person)
    if not request.insisted and not _may_go_on(connection, viewer, act, request.at):
        return _leave_to_lead(connection, act, request)
    try:
        chat, _access = enter_locked(connection, viewer, act.chat_pid, request.at)
    except Refusal:
        return _review(connection, act, request)
    overtaken = last_of_customer(connection, chat.id, act.head)
    verdict = decide_release(act, request.at, overtaken, request.insisted)
    if verdict == "wait":
        return Success(None)
    if verdict == "review":
        return _review(connection, act, request)
    return _let_happen(connection, act, viewer, request)


def _may_go_on(connection: Connection, viewer: Viewer, act: HeldAct, at: int) -> bool:
    """Looked at again in the moment of the release: access may have ended in any way meanwhile."""
    chat = find_chat(connection, act.chat_pid)
    return chat is not None and may_go_on(connection, viewer, chat, at)


def _leave_to_lead(connection: Connection, act: HeldAct, request: ReleaseRequest) -> Success[Placed | None]:
    facts = let_go(connection, [act.person], request.at, request.calendar)
    return Success(None, facts) if facts else _review(connection, act, request)


def _let_happen(
    connection: Connection, act: HeldAct, viewer: Viewer, request: ReleaseRequest
) -> Success[Placed | None]:
    trial = connection.begin_nested()
    try:
        done = perform_held(connection, act, _occasion(act, viewer, request))
    except Refusal:
        trial.rollback()
        if request.insisted:
            raise
        return _review(connection, act, request)
    trial.commit()
    if act.handed_on is not None:
        _note_release(connection, act, request.at)
    gone = settle(connection, act, "released", done.value.seq)
    return Success(done.value, (*done.facts, gone))


def _occasion(act: HeldAct, viewer: Viewer, request: ReleaseRequest) -> Occasion:
    return occasion_of(
        act, viewer, "held", at=request.at, quiet_since=request.quiet_since, calendar=request.calendar
    )


def _note_release(connection: Connection, act: HeldAct, at: int) -> None:
    author, chat = load_author(connection, act.id), find_chat(connection, act.chat_pid)
    noted = AuditEntry(at=at, act="held act released", by=act.person, on=author, chat=chat)
    audit.note(connection, noted)


def _review(connection: Connection, act: HeldAct, request: ReleaseRequest) -> Success[Placed | None]:
    """Shown to its author first. Raises Refusal if it was the author who asked."""
    if request.insisted:
        raise Refusal("not_allowed", "this is not possible any more")
    if act.state == "review":
        return Success(None)
    return Success(None, (put_in_review(connection, act.id),))


release_act = one_by_one(_release)
"""Handler for ReleaseRequest; None where it was not released."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRequest:
    """A held act that is due at `at` (ms)."""

    held: str
    at: int
    quiet_since: int
    calendar: Calendar


def _release_due(connection: Connection, due: DueRequest) -> Success[Placed | None]:
    """Nothing for an act that does not wait any more."""
    person = find_owner_of_waiting(connection, due.held)
    if person is None:
        return Success(None)
    request = ReleaseRequest(
        person=person,
        held=due.held,
        at=due.at,
        quiet_since=due.quiet_since,
        insisted=False,
        calendar=due.calendar,
    )
    return _release(connection, request)


release_due_act = one_by_one(_release_due)
"""Handler for DueRequest; None where it was not released."""
