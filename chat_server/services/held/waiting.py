"""What authors do with acts that wait: word them anew, agree to them in review, withdraw them (SPEC 3)."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.files.file import Upload
from chat_server.domain.held import HeldAct, HoldableAct
from chat_server.domain.messages.held_acts import HeldEdit, HeldSend
from chat_server.services.core.perform import Occasion
from chat_server.services.core.placed import Placed
from chat_server.services.files.places import told
from chat_server.services.held.perform import occasion_of, perform_held
from chat_server.storage.chats.log import lock_chats
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.files.uploads import free_uploads
from chat_server.storage.held.held import (
    lock_held,
    set_waiting,
    settle,
)
from chat_server.storage.people.people import load_viewer


@dataclass(frozen=True, slots=True)
class RewordRequest:
    """Another text for a held act, which then waits until `release_at` (ms)."""

    person: int
    held: str
    text: str
    release_at: int


def _reword(connection: Connection, request: RewordRequest) -> Success[Placed]:
    act = _open(connection, request.person, request.held)
    if not isinstance(act.act, HeldSend | HeldEdit):
        raise Refusal("not_allowed", "this act has no text")
    if isinstance(act.act, HeldEdit) and act.handed_on is not None:
        raise Refusal("not_allowed", "the message is somebody else's")
    return _wait_again(connection, act, replace(act.act, text=request.text), request.release_at)


def _wait_again(connection: Connection, held: HeldAct, act: HoldableAct, release_at: int) -> Success[Placed]:
    head = lock_chats(connection, [held.chat_pid])[held.chat_pid].head
    changed = set_waiting(connection, held.id, act, head, release_at)
    return Success(Placed(0, changed.at, changed), (changed,))


reword_act = one_by_one(_reword)
"""Handler for RewordRequest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeRequest:
    """A yes to a held act in review: as it is, at `release` (ms). Asked for at `at`, in quiet hours since then."""

    person: int
    held: str
    at: int
    quiet_since: int
    release: int
    calendar: Calendar


def _agree(connection: Connection, request: AgreeRequest) -> Success[Placed]:
    act = _open(connection, request.person, request.held)
    _check_possible(connection, act, request)
    return _wait_again(connection, act, act.act, request.release)


def _check_possible(connection: Connection, act: HeldAct, request: AgreeRequest) -> None:
    """Raises Refusal for what could not happen now either."""
    viewer = load_viewer(connection, act.person)
    trial = connection.begin_nested()
    try:
        perform_held(connection, act, _trial_occasion(act, viewer, request))
    finally:
        trial.rollback()


def _trial_occasion(act: HeldAct, viewer: Viewer, request: AgreeRequest) -> Occasion:
    return occasion_of(
        act, viewer, "try", at=request.at, quiet_since=request.quiet_since, calendar=request.calendar
    )


agree_to_act = one_by_one(_agree)
"""Handler for AgreeRequest."""


@dataclass(frozen=True, slots=True)
class WithdrawRequest:
    """A held act of `person`, given by its public id, that is never to happen; asked for at `at` (ms)."""

    person: int
    held: str
    at: int


def _withdraw(connection: Connection, request: WithdrawRequest) -> Success[None]:
    act = _open(connection, request.person, request.held)
    freed = _free_files(connection, act, request.at)
    return Success(None, (settle(connection, act, "withdrawn", None), *freed))


def _free_files(connection: Connection, act: HeldAct, at: int) -> tuple[Upload, ...]:
    """The files of a message that is not sent are uploads again, of whoever uploaded them."""
    if not isinstance(act.act, HeldSend) or not act.act.files:
        return ()
    rows = free_uploads(connection, [file.pid for file in act.act.files], at)
    return told(connection, rows)


withdraw_act = one_by_one(_withdraw)
"""Handler for WithdrawRequest."""


def _open(connection: Connection, person: int, held: str) -> HeldAct:
    act = lock_held(connection, person, held)
    if not isinstance(act, HeldAct):
        raise Refusal("not_found")
    return act
