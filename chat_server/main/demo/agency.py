"""The demo's agency: people, accounts and lively chats, made by the same use cases as real ones.

Seeding again changes nothing: existing people, chats and messages are left as they are. An interrupted seeding
is continued.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection, select

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.ids import new_id
from chat_server.domain.core.people import Kind, Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import to_millis
from chat_server.main.demo.chats import (
    DEMO_CHATS,
    HENRIK,
    JANA,
    KATRIN,
    MILAN,
    OSTERMANN,
    PAUL,
    SABINE,
    TOBIAS,
    WIELAND,
    DemoChat,
    DemoMessage,
)
from chat_server.main.demo.tasks import TASK_HISTORIES, TASKS, DemoAct
from chat_server.services.account.passwords import Passwords
from chat_server.services.bot.dialogs import StartRequest, start_dialog
from chat_server.services.chats import create
from chat_server.services.chats.read_marks import ReadRequest, mark_reads
from chat_server.services.core.bot_person import BOT
from chat_server.services.core.context import NOBODY, Context
from chat_server.services.core.idempotency import command_key
from chat_server.services.messages.messages import SendRequest, send_messages
from chat_server.services.people import accounts as account_service
from chat_server.services.people import people
from chat_server.services.people import teams as team_service
from chat_server.services.tasks.tasks import ActRequest, act_now
from chat_server.storage.bot.dialogs import load_open_dialogs
from chat_server.storage.chats import tables as chats_tables
from chat_server.storage.chats.members import load_members
from chat_server.storage.core.writer import Done, one_by_one
from chat_server.storage.people import tables as people_tables
from chat_server.storage.people.accounts import UserRole, look_up_account
from chat_server.storage.people.assignments import AssignmentRole
from chat_server.storage.people.people import Address, NewPerson, find_person, load_viewer
from chat_server.storage.people.teams import find_team, load_led
from chat_server.web.context import DemoLogin

T = TypeVar("T")
AGENCY = "Lindenhof Assistenz"
PASSWORD = "feierabend"  # noqa: S105  shown at the demo's door
TEAM = "Team Nord"
LONG_AGO = date(2000, 1, 1)
DRAFT = "Angebote für 20 Fahrradschlösser einholen, höchstens 2 Stunden"
FOUNDED = timedelta(days=60)
"""How long before the first start everybody was created."""


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A person of the demo."""

    name: str
    email: str
    kind: Kind
    account: str | None = None
    role: UserRole = "member"
    address: Address = "sie"


DEMO_PEOPLE = (
    DemoPerson("Katrin Ostermann", KATRIN, "customer", OSTERMANN, "owner"),
    DemoPerson("Tobias Reuter", TOBIAS, "customer", OSTERMANN),
    DemoPerson("Paul Wieland", PAUL, "customer", WIELAND, "owner", "du"),
    DemoPerson("Jana Lindner", JANA, "assistant", address="du"),
    DemoPerson("Milan Vogt", MILAN, "assistant", address="du"),
    DemoPerson("Sabine Krall", SABINE, "lead", address="du"),
    DemoPerson("Henrik Thomsen", HENRIK, "management", address="du"),
)
WITHOUT_LOGIN: tuple[tuple[str, Kind], ...] = (("Kundenbetreuung", "persona"), (BOT, "bot"))
ASSIGNED: tuple[tuple[str, str, AssignmentRole], ...] = (
    (JANA, OSTERMANN, "lead"),
    (JANA, WIELAND, "lead"),
    (MILAN, OSTERMANN, "team"),
)
LOGINS = tuple(
    DemoLogin(one.name, one.email, PASSWORD, one.role if one.kind == "customer" else one.kind)
    for one in DEMO_PEOPLE
)


EVERYTHING = (*DEMO_CHATS, *TASKS)
"""All chats in the order of the keys of their messages; new ones come last."""


class _PastClock:
    """A clock that stands at the moment of a message."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


async def seed(context: Context, passwords: Passwords) -> None:
    """Fills the database with what is missing of the demo's agency."""
    now = context.clock.now()
    if not await context.database.read(_has_everybody):
        before = replace(context, clock=_PastClock(now - FOUNDED))
        await _seed_accounts(before)
        await _seed_people(before, await passwords.hash(PASSWORD))
        await _seed_draft(context)
        await _seed_team(before)
    for talk in EVERYTHING:
        await _seed_chat(context, talk, now)


def _has_everybody(connection: Connection) -> bool:
    """Whether the last step before the chats was done."""
    sabine = find_person(connection, SABINE)
    return sabine is not None and bool(load_led(connection, sabine))


async def _seed_accounts(context: Context) -> None:
    for account in (OSTERMANN, WIELAND):
        if await context.database.read(partial(look_up_account, name_or_pid=account)) is None:
            await account_service.add_account(context, account)


async def _seed_people(context: Context, password: str) -> None:
    at = context.millis()
    for one in DEMO_PEOPLE:
        if await _key(context, one.email) is None:
            new = NewPerson("", one.kind, one.name, one.email, password, address=one.address)
            await people.add_person(context, people.AddPerson(new, at, one.account, one.role))
    for name, kind in WITHOUT_LOGIN:
        if not await context.database.read(partial(_has_kind, kind=kind)):
            await people.add_person(context, people.AddPerson(NewPerson("", kind, name), at))
    for person, account, role in ASSIGNED:
        await account_service.assign(context, person, account, role)


async def _seed_team(context: Context) -> None:
    if await context.database.read(partial(find_team, name=TEAM)) is None:
        await team_service.add_team(context, TEAM)
    for person in (JANA, MILAN):
        await team_service.join_team(context, person, TEAM, "member")
    await team_service.join_team(context, SABINE, TEAM, "lead")


async def _seed_draft(context: Context) -> None:
    """Starts a dialog of Paul's for a new task, once."""
    read = context.database.read
    asked = await read(partial(_asked, email=PAUL, name="draft-0000", at=context.millis()))
    if await read(partial(load_open_dialogs, person=asked.viewer.person)):
        return
    pid = new_id("g", context.randomness)
    request = StartRequest(
        viewer=asked.viewer,
        key=asked.key,
        pid=pid,
        script="new_task",
        at=asked.at,
        calendar=context.calendar,
        text=DRAFT,
    )
    await context.writer.run(asked.viewer.person, start_dialog, request)


async def _key(context: Context, email: str) -> int | None:
    return await context.database.read(partial(find_person, email_or_pid=email))


def _has_kind(connection: Connection, kind: Kind) -> bool:
    found = connection.execute(
        select(people_tables.people.c.id).where(people_tables.people.c.kind == kind).limit(1)
    )
    return found.first() is not None


async def _seed_chat(context: Context, talk: DemoChat, now: datetime) -> None:
    """Creates a chat with its messages if it does not exist."""
    begin = _moment(context.calendar, now, talk.messages[0]) - timedelta(minutes=1)
    chat = await context.database.read(partial(_find_chat, talk=talk))
    if chat is None:
        chat = await _create(context, talk, begin)
    pid, messages = await context.database.read(partial(_load_chat, chat=chat))
    if messages < len(talk.messages):
        await context.writer.run(NOBODY, _replay_handler, _ChatReplay(talk, chat, pid, now, context.calendar))


@dataclass(frozen=True, slots=True)
class _ChatReplay:
    """A chat and the moment at which it is created."""

    talk: DemoChat
    chat: int
    pid: str
    now: datetime
    calendar: Calendar

    def at(self, step: DemoMessage | DemoAct) -> datetime:
        return _moment(self.calendar, self.now, step)


def _replay(connection: Connection, place: _ChatReplay) -> Done[None]:
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
    return Done(None)


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
    asked = await read(partial(_asked, email=talk.by, name=name, at=to_millis(at)))
    pid = new_id("c", context.randomness)
    run = partial(context.writer.run, asked.viewer.person)
    match talk.kind:
        case "task":
            account = await read(partial(look_up_account, name_or_pid=talk.account))
            request = create.TaskChatRequest(
                asked, pid, account.pid if account else "", talk.title, context.calendar
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
    asked = _asked(connection, said.by, f"said-{EVERYTHING.index(place.talk):04}-{len(seqs):04}", at)
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
    )
    return _done(send_messages(connection, [request])).seq


def _do(connection: Connection, place: _ChatReplay, did: DemoAct) -> None:
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


def _read(connection: Connection, place: _ChatReplay, person: int, seqs: list[int]) -> None:
    """Sets the read mark of a member a few minutes after the last message that they have read."""
    unread = {find_person(connection, email): number for email, number in place.talk.unread}
    last = len(seqs) - 1 - unread.get(person, 0)
    at = to_millis(place.at(place.talk.messages[last]) + timedelta(minutes=4))
    request = ReadRequest(load_viewer(connection, person), place.pid, seqs[last], at, 0)
    _done(mark_reads(connection, [request]))


def _done(outcomes: Sequence[Done[T] | Refusal]) -> T:
    (outcome,) = outcomes
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome.value


def _asked(connection: Connection, email: str, name: str, at: int) -> create.Asked:
    """A request with a key of a past day: the same at every start, so that nothing is written twice."""
    viewer = _viewer(connection, email)
    key = command_key(viewer.person, f"{LONG_AGO:%Y%m%d}-{name}", b"", LONG_AGO)
    return create.Asked(viewer, key, at)


def _viewer(connection: Connection, email: str) -> Viewer:
    person = find_person(connection, email)
    if person is None:
        raise Refusal("not_found", email)
    return load_viewer(connection, person)
