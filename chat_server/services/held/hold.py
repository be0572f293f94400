"""Holding acts of staff in quiet hours (SPEC 3)."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import Viewer
from chat_server.domain.files.file import UploadEnd, UploadPlace
from chat_server.domain.held import ActToHold
from chat_server.domain.messages.held_acts import HeldSend
from chat_server.domain.tasks.acts import Act as TaskAct
from chat_server.domain.tasks.acts import StartTimer, StartTimerUnseen, StartWork
from chat_server.domain.tasks.unseen_acts import is_unseen_by_customers
from chat_server.services.core.access import enter_locked
from chat_server.services.core.asked import Asked
from chat_server.services.core.idempotency import replay
from chat_server.services.core.perform import Occasion, perform
from chat_server.services.core.placed import Placed, placed_before
from chat_server.services.files.sending import choose
from chat_server.services.tasks.tasks import ActRequest, act_now, task_of
from chat_server.storage.chats.log import ChatHead, PendingRows
from chat_server.storage.core.done_commands import CommandKey
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.files.uploads import hold_uploads, load_uploads
from chat_server.storage.held.held import (
    has_waiting,
    save_held,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldRequest:
    """An act in quiet hours, which began at `quiet_since` (ms). `uploads`, by public id, wait with a message."""

    viewer: Viewer
    key: CommandKey
    new: ActToHold
    quiet_since: int
    calendar: Calendar
    uploads: tuple[str, ...] = ()


def _hold(connection: Connection, request: HoldRequest) -> Success[Placed]:
    new = request.new
    chat, _access = enter_locked(connection, request.viewer, new.chat_pid, new.at)
    done = replay(connection, request.key)
    if done is not None:
        return Success(placed_before(connection, done))
    request = _with_files(connection, request, chat)
    if chat.staff_only:
        return _perform_asked(connection, request)
    if isinstance(new.act, TaskAct):
        return _hold_task_act(connection, request, new.act, chat)
    return _keep(connection, request, chat)


def _keep(connection: Connection, request: HoldRequest, chat: ChatHead) -> Success[Placed]:
    _check_act(connection, request)
    act = save_held(connection, request.new, chat.id, chat.head)
    ended = _let_uploads_wait(connection, request, chat)
    pending = PendingRows()
    pending.remember(request.key, chat.id, 0, act.at, held=act.id)
    pending.write(connection)
    return Success(Placed(0, act.at, act), (act, *ended))


def _with_files(connection: Connection, request: HoldRequest, chat: ChatHead) -> HoldRequest:
    """The message as it will be sent. Raises Refusal where an upload cannot be."""
    act = request.new.act
    if not isinstance(act, HeldSend) or not request.uploads:
        return request
    uploads = load_uploads(connection, request.uploads)
    chosen = choose(uploads, request.uploads, chat.id, request.viewer.person)
    files = tuple(row.file for row in chosen if row.file is not None)
    return replace(request, new=replace(request.new, act=replace(act, files=files)))


def _let_uploads_wait(connection: Connection, request: HoldRequest, chat: ChatHead) -> tuple[UploadEnd, ...]:
    """What waits with its message is not removed after a day, and no other message takes it."""
    if not request.uploads:
        return ()
    hold_uploads(connection, request.uploads, request.new.pid)
    place = UploadPlace("chat", chat.pid)
    return tuple(UploadEnd(request.viewer.person, place, pid) for pid in request.uploads)


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
