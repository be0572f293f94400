"""Holding acts of staff in quiet hours, and what becomes of them (SPEC 3)."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from chat_server.domain.audit import AuditEntry
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.held import ActToHold, HeldAct, HoldableAct, SettledAct, decide_release
from chat_server.domain.messages.held_acts import HeldEdit, HeldSend
from chat_server.domain.tasks.acts import Act as TaskAct
from chat_server.domain.tasks.acts import StartTimer, StartTimerUnseen, StartWork, is_unseen_by_customers
from chat_server.services.chats.leaving import let_go
from chat_server.services.core.access import enter_locked, may_go_on
from chat_server.services.core.asked import Asked
from chat_server.services.core.idempotency import replay
from chat_server.services.core.perform import Occasion, perform
from chat_server.services.core.placed import Placed, placed_before
from chat_server.services.held.perform import key_of, perform_held
from chat_server.services.tasks.tasks import ActRequest, act_now, task_of
from chat_server.storage import audit
from chat_server.storage.chats.chats import find_chat
from chat_server.storage.chats.log import ChatHead, PendingRows, lock_chats
from chat_server.storage.core.done_commands import CommandKey
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.held.held import (
    find_owner_of_waiting,
    has_waiting,
    last_of_customer,
    load_author,
    lock_held,
    put_in_review,
    save_held,
    set_waiting,
    settle,
)
from chat_server.storage.people.people import load_viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldRequest:
    """An act in quiet hours, which began at `quiet_since` (ms)."""

    viewer: Viewer
    key: CommandKey
    new: ActToHold
    quiet_since: int
    calendar: Calendar


def _hold(connection: Connection, request: HoldRequest) -> Success[Placed]:
    new = request.new
    chat, _access = enter_locked(connection, request.viewer, new.chat_pid, new.at)
    done = replay(connection, request.key)
    if done is not None:
        return Success(placed_before(connection, done))
    if chat.staff_only:
        return _perform_asked(connection, request)
    if isinstance(new.act, TaskAct):
        return _hold_task_act(connection, request, new.act, chat)
    return _keep(connection, request, chat)


def _keep(connection: Connection, request: HoldRequest, chat: ChatHead) -> Success[Placed]:
    _check_act(connection, request)
    act = save_held(connection, request.new, chat.id, chat.head)
    pending = PendingRows()
    pending.remember(request.key, chat.id, 0, act.at, held=act.id)
    pending.write(connection)
    return Success(Placed(0, act.at, act), (act,))


def _hold_task_act(
    connection: Connection, request: HoldRequest, act: TaskAct, chat: ChatHead
) -> Success[Placed]:
    """What customers see nothing of is not held; of a first timer start, only that the task is started (SPEC 3)."""
    task = task_of(connection, chat).task
    if is_unseen_by_customers(act, task.status):
        return _perform_asked(connection, request)
    if not isinstance(act, StartTimer):
        return _keep(connection, request, chat)
    waits = has_waiting(connection, chat.id, StartWork())
    running = act_now(
        connection,
        ActRequest(
            viewer=request.viewer,
            key=request.key if waits else None,
            chat=chat.pid,
            act=StartTimerUnseen(),
            at=request.new.at,
            calendar=request.calendar,
        ),
    )
    if waits:
        return running
    kept = _keep(connection, replace(request, new=replace(request.new, act=StartWork())), chat)
    return Success(kept.value, (*running.facts, *kept.facts))


def _check_act(connection: Connection, request: HoldRequest) -> None:
    """What would be refused now is not held: it is tried and rolled back. Raises Refusal."""
    trial = connection.begin_nested()
    try:
        _perform_asked(connection, request)
    finally:
        trial.rollback()


def _perform_asked(connection: Connection, request: HoldRequest) -> Success[Placed]:
    new = request.new
    occasion = Occasion(
        asked=Asked(request.viewer, request.key, new.at),
        chat=new.chat_pid,
        quiet_since=request.quiet_since,
        calendar=request.calendar,
    )
    return perform(connection, new.act, occasion)


hold_act = one_by_one(_hold)
"""Handler for HoldRequest."""


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
        done = perform_held(connection, act, _occasion(act, viewer, request, "held"))
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


def _occasion(act: HeldAct, viewer: Viewer, request: "ReleaseRequest | AgreeRequest", step: str) -> Occasion:
    return Occasion(
        asked=Asked(viewer, key_of(act, step, request.at), request.at),
        chat=act.chat_pid,
        quiet_since=request.quiet_since,
        calendar=request.calendar,
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
        perform_held(connection, act, _occasion(act, viewer, request, "try"))
    finally:
        trial.rollback()


agree_to_act = one_by_one(_agree)
"""Handler for AgreeRequest."""


def _withdraw(connection: Connection, request: tuple[int, str]) -> Success[None]:
    act = _open(connection, *request)
    return Success(None, (settle(connection, act, "withdrawn", None),))


withdraw_act = one_by_one(_withdraw)
"""Handler for (person, public id of the held act)."""


def _open(connection: Connection, person: int, held: str) -> HeldAct:
    act = lock_held(connection, person, held)
    if not isinstance(act, HeldAct):
        raise Refusal("not_found")
    return act


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
