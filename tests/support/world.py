"""A small agency on a real database, and what its people do there by the use cases, without any connection."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from random import Random
from typing import Literal, TypeVar

from sqlalchemy import Connection, insert

from chat_server.domain.chats.chat import Entry, Page, Snapshot
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import PersonCard, PersonKind, Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import to_millis
from chat_server.domain.facts import Fact, MembershipFact
from chat_server.domain.tasks.acts import Act
from chat_server.hub.core.quiet_hours import QuietHours
from chat_server.services.chats import create, members, rename
from chat_server.services.chats import queries as chat_queries
from chat_server.services.chats.assigning import act_on_task
from chat_server.services.chats.membership import open_new_chat
from chat_server.services.chats.read_marks import ReadRequest, mark_reads
from chat_server.services.core.access import members_of_task
from chat_server.services.core.asked import Asked
from chat_server.services.core.context import Context
from chat_server.services.core.idempotency import command_key
from chat_server.services.core.placed import Placed
from chat_server.services.messages import changes, messages
from chat_server.services.tasks import tasks
from chat_server.storage.chats.chats import load_listed
from chat_server.storage.chats.tables import chat_members
from chat_server.storage.core.database import Database
from chat_server.storage.core.done_commands import CommandKey
from chat_server.storage.core.writer import Handler, Success, Writer, one_by_one
from chat_server.storage.people import accounts, assignments, people, teams
from tests.support.clock import ManualClock

R = TypeVar("R")
T = TypeVar("T")
Name = Literal[
    "katrin", "tobias", "paul", "jana", "milan", "nora", "sabine", "henrik", "ines", "persona", "bot"
]

KINDS: dict[Name, PersonKind] = {
    "katrin": "customer",
    "tobias": "customer",
    "paul": "customer",
    "jana": "assistant",
    "milan": "assistant",
    "nora": "assistant",
    "sabine": "lead",
    "henrik": "management",
    "ines": "management",
    "persona": "persona",
    "bot": "bot",
}
"""Katrin and Tobias are users of Ostermann, Paul of Wieland. Jana and Milan are assigned to Ostermann and led by
Sabine; Nora is assigned to Wieland and led by nobody."""

QUIET = datetime.fromisoformat("2026-03-04T19:30:00+01:00")
OPENING = datetime.fromisoformat("2026-03-05T08:00:00+01:00")


@dataclass(repr=False, kw_only=True)
class World:
    """`facts` is what the writer published, in order."""

    context: Context
    clock: ManualClock
    day: QuietHours
    facts: list[Fact]
    viewers: dict[Name, Viewer] = field(default_factory=dict)
    accounts: dict[str, int] = field(default_factory=dict)
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def now(self) -> int:
        return to_millis(self.clock.now())

    async def move_to(self, moment: datetime) -> None:
        await self.clock.advance((moment - self.clock.now()).total_seconds())

    def pid(self, name: Name) -> str:
        return self.viewers[name].pid

    def new_key(self) -> str:
        return f"{self.clock.now():%Y%m%d}-{next(self._numbers):08d}"

    def key(self, name: Name, key: str | None = None, body: bytes = b"") -> CommandKey:
        day = self.clock.now().date()
        return command_key(self.viewers[name].person, key or self.new_key(), body, day)

    def asked(self, name: Name, key: str | None = None, body: bytes = b"") -> Asked:
        return Asked(self.viewers[name], self.key(name, key, body), self.now())

    def send_request(
        self, name: Name, chat: str, text: str = "Hallo", key: str | None = None, *,
        reply_to: int | None = None, persona: str | None = None, files: Sequence[str] = (),
    ) -> messages.SendRequest:  # fmt: skip
        body = repr((chat, text, reply_to, persona, files)).encode()
        return messages.SendRequest(
            viewer=self.viewers[name],
            key=self.key(name, key, body),
            chat=chat,
            text=text,
            reply_to=reply_to,
            persona=persona,
            at=self.now(),
            quiet_since=self.day.time().hours.quiet_since,
            calendar=self.context.calendar,
            files=tuple(files),
        )

    async def send(
        self, name: Name, chat: str, text: str = "Hallo", key: str | None = None, *,
        reply_to: int | None = None, persona: str | None = None, files: Sequence[str] = (),
    ) -> Placed:  # fmt: skip
        request = self.send_request(name, chat, text, key, reply_to=reply_to, persona=persona, files=files)
        return await self.context.writer.run(request.viewer.person, messages.send_messages, request)

    async def send_all(self, requests: Sequence[messages.SendRequest]) -> list[Placed | Refusal]:
        """All in one group, as the writer hands them over; nobody is told."""
        outcomes = await self.context.database.write(lambda c: messages.send_messages(c, requests))
        return [outcome.value if isinstance(outcome, Success) else outcome for outcome in outcomes]

    async def change(
        self, name: Name, chat: str, seq: int, text: str | None, key: str | None = None
    ) -> Placed:
        """Another wording; None deletes."""
        me = self.viewers[name]
        own = self.key(name, key, repr((chat, seq, text)).encode())
        request = changes.ChangeRequest(viewer=me, key=own, chat=chat, seq=seq, text=text, at=self.now())
        return await self.context.writer.run(me.person, changes.change_message, request)

    async def read_to(self, name: Name, chat: str, seq: int) -> None:
        me = self.viewers[name]
        request = ReadRequest(
            viewer=me, chat=chat, seq=seq, at=self.now(), quiet_since=self.day.time().hours.quiet_since
        )
        await self.context.writer.run(me.person, mark_reads, request)

    async def task(self, creator: Name = "katrin", account: str = "aost", key: str | None = None) -> str:
        """A task chat; its public id."""
        pid = f"ctask{next(self._numbers)}"
        calendar = self.context.calendar
        request = create.TaskChatRequest(
            asked=self.asked(creator, key), pid=pid, account=account, title="Aufgabe", calendar=calendar
        )
        me = self.viewers[creator]
        return await self.pid_of(await self.context.writer.run(me.person, create.create_task_chat, request))

    async def talk(self, creator: Name = "katrin", account: str = "aost") -> str:
        """A chat of everybody who belongs to an account, about no task: its first message has the number 2."""
        place = (f"ctalk{next(self._numbers)}", creator, account)
        return await self.context.writer.run(self.viewers[creator].person, one_by_one(self._talk), place)

    def _talk(self, connection: Connection, place: tuple[str, Name, str]) -> Success[str]:
        pid, creator, account = place
        key, at = self.accounts[account], self.now()
        chat = open_new_chat(connection, at, self.viewers[creator], pid, "task", "Aufgabe", account=key)
        people = members_of_task(connection, chat.id, key, at)
        rows = [{"chat_id": chat.id, "person_id": person, "since_at": at} for person in sorted(people)]
        connection.execute(insert(chat_members), rows)
        return Success(pid, tuple(MembershipFact(chat.id, pid, person, True) for person in sorted(people)))

    async def act(self, name: Name, chat: str, act: Act, key: str | None = None) -> Placed:
        """Do something to a task."""
        me = self.viewers[name]
        own = self.key(name, key, repr((chat, act)).encode())
        request = tasks.ActRequest(
            viewer=me, key=own, chat=chat, act=act, at=self.now(), calendar=self.context.calendar
        )
        return await self.context.writer.run(me.person, act_on_task, request)

    async def group(self, creator: Name, *others: Name) -> str:
        pid = f"cgroup{next(self._numbers)}"
        members = tuple(self.pid(name) for name in others)
        request = create.GroupRequest(self.asked(creator), pid, "Gruppe", members)
        me = self.viewers[creator]
        return await self.pid_of(await self.context.writer.run(me.person, create.create_group, request))

    async def direct(self, creator: Name, other: Name) -> str:
        pid = f"cdirect{next(self._numbers)}"
        request = create.DirectRequest(self.asked(creator), pid, self.pid(other))
        me = self.viewers[creator]
        return await self.pid_of(await self.context.writer.run(me.person, create.create_direct, request))

    async def rename(self, name: Name, chat: str, title: str) -> Placed:
        request = rename.RenameRequest(self.asked(name), chat, title)
        return await self.context.writer.run(self.viewers[name].person, rename.rename_chat, request)

    async def bring_in(self, name: Name, chat: str, person: Name, key: str | None = None) -> Placed:
        return await self._member(name, chat, person, key, member=True)

    async def take_out(self, name: Name, chat: str, person: Name, key: str | None = None) -> Placed:
        return await self._member(name, chat, person, key, member=False)

    async def _member(self, name: Name, chat: str, person: Name, key: str | None, *, member: bool) -> Placed:
        asked, calendar = self.asked(name, key), self.context.calendar
        request = members.MemberRequest(
            asked=asked, chat=chat, person=self.pid(person), member=member, calendar=calendar
        )
        return await self.context.writer.run(self.viewers[name].person, members.change_member, request)

    async def snapshot(self, name: Name, chat: str, around: int | None = None, limit: int = 100) -> Snapshot:
        load = partial(chat_queries.load_snapshot, around=around, limit=limit)
        return await chat_queries.read_chat(self.context, self.viewers[name], chat, self.now(), load)

    async def history(
        self, name: Name, chat: str, *, before: int | None = None, after: int = 0, limit: int = 100
    ) -> Page:
        load = partial(chat_queries.load_history, before=before, after=after, limit=limit)
        return await chat_queries.read_chat(self.context, self.viewers[name], chat, self.now(), load)

    async def versions(self, name: Name, chat: str, seq: int) -> list[str]:
        load = partial(chat_queries.load_versions, seq=seq)
        found = await chat_queries.read_chat(self.context, self.viewers[name], chat, self.now(), load)
        return [wording.text for wording in found]

    async def messages(self, name: Name, chat: str, *seqs: int) -> tuple[list[Entry], list[PersonCard]]:
        load = partial(chat_queries.load_messages, seqs=seqs)
        return await chat_queries.read_chat(self.context, self.viewers[name], chat, self.now(), load)

    async def read(self, work: Callable[[Connection], T]) -> T:
        return await self.context.database.read(work)

    async def pid_of(self, chat: int) -> str:
        listed = await self.read(lambda connection: load_listed(connection, 0, chat))
        assert listed is not None
        return listed.pid

    def __repr__(self) -> str:
        return "World()"


class Settled(Writer):
    """For tests without a server: who waits for a request goes on when its news are out."""

    async def run(self, actor: int, handler: Handler[R, T], request: R) -> T:
        try:
            return await super().run(actor, handler, request)
        finally:
            await asyncio.sleep(0)


@asynccontextmanager
async def world_on(
    database: Database, publish: Callable[[Fact], None] | None = None, clock: ManualClock | None = None
) -> AsyncIterator[World]:
    """An agency on a database that has tables and nobody in it. Facts also go to `publish`."""
    facts: list[Fact] = []

    def keep(fact: Fact) -> None:
        facts.append(fact)
        if publish is not None:
            publish(fact)

    clock = clock or ManualClock()
    calendar = Calendar()
    writer = Settled(database, keep) if publish is None else Writer(database, keep)
    context = Context(
        database=database, writer=writer, clock=clock, calendar=calendar, randomness=Random(1).randbytes
    )
    world = World(context=context, clock=clock, day=QuietHours(clock, calendar), facts=facts)
    await database.write(lambda connection: settle(connection, world))
    yield world
    await writer.drain()


def settle(connection: Connection, world: World) -> None:
    """Everybody, in the order of KINDS."""
    now = world.now()
    for number, (name, kind) in enumerate(KINDS.items(), 1):
        email = None if kind in ("persona", "bot") else f"{name}@x.example"
        new = people.NewPerson(pid=f"p{number}{name}", kind=kind, name=name.title(), email=email)
        people.create_person(connection, new, now)
    keys: dict[str, int] = {name: number for number, name in enumerate(KINDS, 1)}
    for pid, users, staff in (
        ("aost", ("katrin", "tobias"), ("jana", "milan")),
        ("awie", ("paul",), ("nora",)),
    ):
        account = world.accounts[pid] = accounts.create_account(connection, pid, pid, now)
        for user in users:
            accounts.add_user(connection, account, keys[user], "owner" if user != "tobias" else "member")
        for assistant in staff:
            assignments.assign(connection, account, keys[assistant], "lead", now)
    team = teams.create_team(connection, "tnord", "Nord")
    teams.add_to_team(connection, team, keys["sabine"], "lead")
    for led in ("jana", "milan"):
        teams.add_to_team(connection, team, keys[led], "member")
    for name, key in zip(KINDS, keys.values(), strict=True):
        world.viewers[name] = people.load_viewer(connection, key)
