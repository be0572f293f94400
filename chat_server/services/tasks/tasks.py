"""Use cases of tasks: acts of people, and what time alone changes; one transaction for each (SPEC 7, 8, 12)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import last_opening
from chat_server.domain.facts import Event, Fact, TaskFact
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.contents import TaskStep
from chat_server.domain.tasks.notices import NoticeValue, TaskNotice, concerned_side
from chat_server.domain.tasks.rules.decide import decide
from chat_server.domain.tasks.rules.decision import Decision
from chat_server.domain.tasks.rules.lapse import lapse, next_lapse
from chat_server.domain.tasks.snapshot import TaskSnapshot
from chat_server.domain.tasks.task import Task, Terms
from chat_server.services.core.access import enter_locked
from chat_server.services.core.bot_person import bot_viewer
from chat_server.services.core.guests import with_guest
from chat_server.services.core.idempotency import replay
from chat_server.services.core.placed import Placed, placed_before
from chat_server.services.tasks.facts import load_actor, snapshot_of, staff_notices, with_known_facts
from chat_server.storage.chats.log import ChatHead, PendingRows, lock_chats
from chat_server.storage.core.done_commands import CommandKey
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.tags import save_system_tags
from chat_server.storage.tasks.tasks import (
    Stored,
    encode_notice,
    load_readable_task,
    load_task,
    save_task,
    save_title,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRequest:
    """An act on the task of a chat at `at` (ms). A request without a key is part of another command, which has
    one.
    """

    viewer: Viewer
    key: CommandKey | None
    chat: str
    act: Act
    at: int
    calendar: Calendar


def act_now(connection: Connection, request: ActRequest) -> Success[Placed]:
    """Does the act. One that customers do not see takes no number: its place is the chat's end. Raises Refusal."""
    chat, access = enter_locked(connection, request.viewer, request.chat, request.at)
    done = replay(connection, request.key) if request.key is not None else None
    if done is not None:
        return Success(placed_before(connection, done))
    stored = task_of(connection, chat)
    actor = load_actor(connection, chat, request.viewer, request.at)
    act = with_known_facts(connection, chat, stored.task, request.act, actor)
    decision = decide(stored.task, act, actor, request.at, request.calendar)
    occasion = _Occasion(
        connection=connection,
        chat=chat,
        account=stored.account,
        by=request.viewer,
        at=request.at,
        calendar=request.calendar,
    )
    facts = _write(occasion, decision, request.key, _text_said(act))
    return Success(
        Placed(chat.head, request.at),
        with_guest(connection, chat, request.viewer, access, facts, request.at),
    )


def task_of(connection: Connection, chat: ChatHead) -> Stored:
    """The task of a chat. Raises Refusal if it has none."""
    stored = load_task(connection, chat.id)
    if stored is None:
        raise Refusal("not_found", "the chat belongs to no task")
    return stored


def _text_said(act: Act) -> str:
    """The text of an act that the rules do not keep: it is said in the chat."""
    match act:
        case acts.HandOver(text=text) | acts.ShowInterim(text=text) | acts.Return(note=text):
            return text
        case _:
            return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Occasion:
    """Where and when something happens to a task, and who causes it."""

    connection: Connection
    chat: ChatHead
    account: str
    by: Viewer
    at: int
    calendar: Calendar


def _write(
    occasion: _Occasion, decision: Decision, key: CommandKey | None, words: str = ""
) -> tuple[Fact, ...]:
    """Writes a decision; returns the facts to tell of it."""
    connection, chat, at = occasion.connection, occasion.chat, occasion.at
    save_task(connection, chat.id, decision.task, next_lapse(decision.task, at, occasion.calendar))
    now = snapshot_of(
        connection,
        Stored(chat.id, chat.pid, occasion.account, decision.task),
        at,
        last_opening(at, occasion.calendar),
    )
    pending = PendingRows()
    seen = [notice for notice in decision.notices if not notice.staff_only]
    events = [_append(occasion, pending, notice, words, now) for notice in seen]
    if key is not None:
        pending.remember(key, chat.id, chat.head, at)
    pending.write(connection)
    rest = [notice for notice in decision.notices if notice.staff_only]
    unseen = (TaskFact(chat.id, chat.pid, staff_notices(connection, rest), now),) if rest or not seen else ()
    return (*events, *unseen)


def _append(
    occasion: _Occasion, pending: PendingRows, notice: TaskNotice, words: str, now: TaskSnapshot
) -> Event:
    """Appends a notice to the chat's log. Automatic ones are written in the name of the bot."""
    by = bot_viewer(occasion.connection, occasion.at) if "automatic" in notice.tags else occasion.by
    data = encode_notice(notice, words if notice.code in ("handed_over", "interim", "returned") else "")
    concerns = concerned_side(notice.code, by.audience)
    seq = pending.append(
        occasion.chat, EventKind.TASK, occasion.at, by.person, text=data, title=notice.code, concerns=concerns
    )
    save_system_tags(occasion.connection, occasion.chat.id, seq, notice.tags, by.person)
    return Event(
        chat=occasion.chat.id,
        chat_pid=occasion.chat.pid,
        seq=seq,
        at=occasion.at,
        actor=by.pid,
        content=TaskStep(notice.code, data, now, concerns),
    )


def begin(title: str, viewer: Viewer, at: int) -> Task:
    """A draft of which only the title is known."""
    return Task(
        title=title,
        terms=Terms(title),
        created_by=viewer.person,
        by_customer=viewer.kind == "customer",
        created=at,
        changed=at,
    )


@dataclass(frozen=True, slots=True)
class NewTask:
    """A draft for an account (public id). `answer_data`: what the automatic answer says besides, with whom of its
    assistants the customer wished for; `area`: set with it.
    """

    account: str
    draft: Task
    answer_data: Mapping[str, NoticeValue]
    area: str | None = None


def save_new(
    connection: Connection, chat: ChatHead, new: NewTask, viewer: Viewer, at: int, calendar: Calendar
) -> None:
    """Saves the task of a new chat, in review, with the automatic answer. Raises Refusal.

    Nobody is told: the task is in the chat before anybody else is.
    """
    actor = load_actor(connection, chat, viewer, at)
    save = with_known_facts(connection, chat, new.draft, acts.Save(), actor, new.answer_data.get("assistant"))
    occasion = _Occasion(
        connection=connection, chat=chat, account=new.account, by=viewer, at=at, calendar=calendar
    )
    saved = decide(new.draft, save, actor, at, calendar)
    answers = tuple(
        replace(notice, data={**notice.data, **new.answer_data})
        for notice in saved.notices
        if notice.code != "created"
    )
    _write(occasion, replace(saved, notices=answers), None)
    if new.area is not None:
        _write(occasion, decide(saved.task, acts.SetArea(new.area), actor, at, calendar), None)


def rename_task(connection: Connection, chat: ChatHead, title: str, at: int) -> None:
    """Gives the task the title of its chat, whose event tells of it. A task that cannot be read keeps its title."""
    stored = load_readable_task(connection, chat.id)
    if stored is not None:
        save_title(connection, chat.id, replace(stored.task, title=title, changed=at))


@dataclass(frozen=True, slots=True)
class LapseRequest:
    chat: str
    at: int
    calendar: Calendar


def _lapse_now(connection: Connection, request: LapseRequest) -> Success[None]:
    """Applies what time alone has changed by now; nothing if another process was faster."""
    chat = lock_chats(connection, [request.chat])[request.chat]
    stored = task_of(connection, chat)
    decision = lapse(stored.task, request.at, request.calendar)
    bot = bot_viewer(connection, request.at)
    occasion = _Occasion(
        connection=connection,
        chat=chat,
        account=stored.account,
        by=bot,
        at=request.at,
        calendar=request.calendar,
    )
    if not decision.notices:
        save_task(connection, chat.id, decision.task, next_lapse(decision.task, request.at, request.calendar))
        return Success(None)
    return Success(None, _write(occasion, decision, None))


lapse_task = one_by_one(_lapse_now)
"""Handler for LapseRequest."""
