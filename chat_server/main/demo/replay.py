"""Writes the chats of the demo into the database, each at its own time, as if their people had written them."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TypeVar

import structlog
from sqlalchemy import Connection, select

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.ids import new_id
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import to_millis
from chat_server.domain.files.file import UploadPlace
from chat_server.domain.files.sound import SILENCE
from chat_server.main.demo.chats import (
    DEMO_CHATS,
    DemoChat,
    DemoMessage,
)
from chat_server.main.demo.files import DEMO_FILES
from chat_server.main.demo.tasks import TASK_HISTORIES, TASKS, DemoAct
from chat_server.services.chats import create
from chat_server.services.chats.read_marks import ReadRequest, mark_reads
from chat_server.services.core.asked import Asked
from chat_server.services.core.context import NOBODY, Context
from chat_server.services.core.idempotency import command_key
from chat_server.services.files.receiving import Announced, Receiving
from chat_server.services.messages.messages import SendRequest, send_messages
from chat_server.services.tasks.tasks import ActRequest, act_now
from chat_server.storage.chats import tables as chats_tables
from chat_server.storage.chats.members import load_members
from chat_server.storage.chats.read_marks import load_counters
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.people.accounts import look_up_account
from chat_server.storage.people.people import find_person, load_viewer

T = TypeVar("T")
log = structlog.get_logger()
LONG_AGO = date(2000, 1, 1)
EVERYTHING = (*DEMO_CHATS, *TASKS)
"""All chats in the order of the keys of their messages; new ones come last."""


async def seed_chat(context: Context, talk: DemoChat, now: datetime, files: Receiving) -> None:
    """Creates a chat with its messages if it does not exist."""
    begin = _moment(context.calendar, now, talk.messages[0]) - timedelta(minutes=1)
    chat = await context.database.read(partial(_find_chat, talk=talk))
    if chat is None:
        chat = await _create(context, talk, begin)
    pid, messages = await context.database.read(partial(_load_chat, chat=chat))
    if messages < len(talk.messages):
        uploads = await _upload(files, context, pid, talk)
        await context.writer.run(
            NOBODY,
            _replay_handler,
            _ChatReplay(talk=talk, chat=chat, pid=pid, now=now, calendar=context.calendar, uploads=uploads),
        )


async def _upload(files: Receiving, context: Context, chat: str, talk: DemoChat) -> dict[str, str]:
    """Uploads the files of a chat; their public ids by name. Without one that is not taken the demo is still one."""
    found: dict[str, str] = {}
    for one in talk.messages:
        if one.file is None:
            continue
        viewer = await context.database.read(partial(_viewer, email=one.by))
        data = DEMO_FILES[one.file]()
        try:
            announced = Announced(
                place=UploadPlace("chat", chat), name=one.file, length=len(data), voice=False, sound=SILENCE
            )
            begun = await files.begin(viewer, announced, context.millis())
            await files.receive(viewer, begun.pid, 0, _at_once(data))
        except Refusal as refusal:
            log.warning("demo without a file", name=one.file, why=refusal.detail or refusal.code)
        else:
            found[one.file] = begun.pid
    return found


async def _at_once(data: bytes) -> AsyncIterator[bytes]:
    yield data


@dataclass(frozen=True, slots=True, kw_only=True)
class _ChatReplay:
    """A chat and the moment at which it is created. `uploads`: public ids of its files by name."""

    talk: DemoChat
    chat: int
    pid: str
    now: datetime
    calendar: Calendar
    uploads: Mapping[str, str]

    def at(self, step: DemoMessage | DemoAct) -> datetime:
        return _moment(self.calendar, self.now, step)


def _replay(connection: Connection, place: _ChatReplay) -> Success[None]:
    """Writes messages, acts and read marks of a chat in one transaction, in the order of time."""
    seqs: list[int] = []
    steps: list[DemoMessage | DemoAct] = [*place.talk.messages, *TASK_HISTORIES.get(place.talk.title, ())]
    for step in sorted(steps, key=place.at):
        if isinstance(step, DemoMessage):
            seqs.append(_say(connection, place, step, seqs))
        else:
            _do(connection, place, step)
    for person, _pid in load_members(connection, place.chat):
        _read(connection, place, person, seqs)
    return Success(None)


_replay_handler = one_by_one(_replay)


def _moment(calendar: Calendar, now: datetime, said: DemoMessage | DemoAct) -> datetime:
    day = calendar.local(now).date()
    for _ in range(said.day):
        day = calendar.previous_working_day(day)
    return calendar.moment(day, time.fromisoformat(said.time))


def _find_chat(connection: Connection, talk: DemoChat) -> int | None:
    """The chat of that title; direct chats have none, and exist once anyway."""
    statement = select(chats_tables.chats.c.id).where(
        chats_tables.chats.c.kind == talk.kind,
        chats_tables.chats.c.title == talk.title,
        chats_tables.chats.c.title != "",
    )
    return connection.execute(statement.limit(1)).scalar_one_or_none()


def _load_chat(connection: Connection, chat: int) -> tuple[str, int]:
    statement = (
        select(chats_tables.chats.c.pid, chats_tables.chat_heads.c.messages)
        .join(chats_tables.chat_heads, chats_tables.chat_heads.c.chat_id == chats_tables.chats.c.id)
        .where(chats_tables.chats.c.id == chat)
    )
    row = connection.execute(statement).one()
    return row.pid, row.messages


async def _create(context: Context, talk: DemoChat, at: datetime) -> int:
    read = context.database.read
    name = f"chat-{EVERYTHING.index(talk):04}"
    asked = await read(partial(asked_in_the_past, email=talk.by, name=name, at=to_millis(at)))
    pid = new_id("c", context.randomness)
    run = partial(context.writer.run, asked.viewer.person)
    match talk.kind:
        case "task":
            account = await read(partial(look_up_account, name_or_pid=talk.account))
            request = create.TaskChatRequest(
                asked=asked,
                pid=pid,
                account=account.pid if account else "",
                title=talk.title,
                calendar=context.calendar,
            )
            return await run(create.create_task_chat, request)
        case "direct":
            other = await read(partial(_viewer, email=talk.other))
            return await run(create.create_direct, create.DirectRequest(asked, pid, other.pid))
        case "group":
            members = tuple([(await read(partial(_viewer, email=member))).pid for member in talk.members])
            return await run(create.create_group, create.GroupRequest(asked, pid, talk.title, members))


def _say(connection: Connection, place: _ChatReplay, said: DemoMessage, seqs: list[int]) -> int:
    at = to_millis(place.at(said))
    asked = asked_in_the_past(
        connection, said.by, f"said-{EVERYTHING.index(place.talk):04}-{len(seqs):04}", at
    )
    reply_to = None if said.reply_to is None else seqs[said.reply_to]
    request = SendRequest(
        viewer=asked.viewer,
        key=asked.key,
        chat=place.pid,
        text=said.text,
        reply_to=reply_to,
        persona=None,
        at=at,
        quiet_since=0,
        calendar=place.calendar,
        files=tuple(pid for name, pid in place.uploads.items() if name == said.file),
    )
    return _done(send_messages(connection, [request])).seq


def _do(connection: Connection, place: _ChatReplay, did: DemoAct) -> None:
    """Whoever does something has read what stood there before."""
    what = did.what(to_millis(place.now), place.calendar)
    viewer = _viewer(connection, did.by)
    act_now(
        connection,
        ActRequest(
            viewer=viewer,
            key=None,
            chat=place.pid,
            act=what,
            at=to_millis(place.at(did)),
            calendar=place.calendar,
        ),
    )
    head = load_counters(connection, {place.pid})[place.pid].head
    read = ReadRequest(viewer=viewer, chat=place.pid, seq=head, at=to_millis(place.at(did)), quiet_since=0)
    _done(mark_reads(connection, [read]))


def _read(connection: Connection, place: _ChatReplay, person: int, seqs: list[int]) -> None:
    """Sets the read mark of a member a few minutes after the last message that they have read."""
    unread = {find_person(connection, email): number for email, number in place.talk.unread}
    last = len(seqs) - 1 - unread.get(person, 0)
    at = to_millis(place.at(place.talk.messages[last]) + timedelta(minutes=4))
    request = ReadRequest(
        viewer=load_viewer(connection, person), chat=place.pid, seq=seqs[last], at=at, quiet_since=0
    )
    _done(mark_reads(connection, [request]))


def _done(outcomes: Sequence[Success[T] | Refusal]) -> T:
    (outcome,) = outcomes
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome.value


def asked_in_the_past(connection: Connection, email: str, name: str, at: int) -> Asked:
    """A request with a key of a past day: the same at every start, so that nothing is written twice."""
    viewer = _viewer(connection, email)
    key = command_key(viewer.person, f"{LONG_AGO:%Y%m%d}-{name}", b"", LONG_AGO)
    return Asked(viewer, key, at)


def _viewer(connection: Connection, email: str) -> Viewer:
    person = find_person(connection, email)
    if person is None:
        raise Refusal("not_found", email)
    return load_viewer(connection, person)
