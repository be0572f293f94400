"""Whatever the bus loses, doubles or reorders, every connection hears exactly the log of its chats, in order.

A hub with its real bus, rooms and connections; the store, the sockets and chance are the test's.
"""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field
from random import Random
from typing import cast

import msgpack
import pytest
from structlog.testing import capture_logs

from chat_server.domain.chats.chat import HiddenMark, ListedChat
from chat_server.domain.chats.contents import FormerMember, NewMember
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.events import Content
from chat_server.domain.core.people import AccountCard, PersonCard, Viewer, VisiblePeople
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Event, Fact, MembershipFact, TaskFact
from chat_server.domain.messages.contents import NewMessage
from chat_server.gateways.bus.local_bus import LocalBus
from chat_server.hub.background import rounds
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.rates import Rates
from chat_server.hub.hub import Hub
from chat_server.services.core.ports import LeftBehind
from chat_server.storage.account.sessions import Ended
from chat_server.storage.people.changed_visibility import ChangedSight
from tests.support.clock import START, ManualClock
from tests.support.timeouts import TIMEOUT

pytestmark = pytest.mark.anyio

CHATS = 3
PEOPLE = 4
STEPS = 150
SEEDS = range(100)
AT = int(START.timestamp() * 1000)


@dataclass
class Store:
    """The logs and the memberships; answering takes some turns of the loop, and fails now and then."""

    random: Random
    logs: dict[int, list[Event]] = field(default_factory=lambda: {chat: [] for chat in range(CHATS)})
    members: set[tuple[int, int]] = field(default_factory=set)
    failing: float = 0.0

    async def events_after(self, chat: int, pid: str, seq: int) -> list[Event]:
        """Small batches, so that closing a gap takes several."""
        found = self.logs[chat][seq : seq + 3]
        await self.answer()
        return found

    async def listed(self, person: int, chat: int) -> tuple[ListedChat, list[PersonCard]] | None:
        head = len(self.logs[chat])
        found = ListedChat(
            id=chat, pid=f"c{chat}", kind="group", title="", account=None, peer=None, staff_only=True, head=head,
            created_at=AT, read=0, unread=0, last=None, notice=None, task=None, looking_in=False,
        )  # fmt: skip
        is_member = (chat, person) in self.members
        await self.answer()
        return (found, []) if is_member else None

    async def moved(self, since: int) -> list[tuple[int, int]]:
        heads = await self.heads(list(self.logs))
        return list(heads.items())

    async def joined(self, since: int) -> list[tuple[int, int]]:
        found = sorted(self.members)
        await self.answer()
        return found

    async def left_behind(self, since: int) -> LeftBehind:
        return {}

    left_behind_in_turn = left_behind

    async def tasks_in_turn(self, chats: Collection[str]) -> list[TaskFact]:
        return []

    async def heads(self, chats: Collection[int]) -> dict[int, int]:
        found = {chat: len(self.logs[chat]) for chat in chats}
        await self.answer()
        return found

    async def ended(self, sessions: Collection[int]) -> dict[int, Ended]:
        return {}

    async def living(self, origin: str, seconds: float) -> set[str]:
        return {origin}

    async def leads(self) -> dict[int, frozenset[int]]:
        return {}

    async def visible_to(self, viewers: Collection[Viewer]) -> dict[int, VisiblePeople]:
        return {viewer.person: VisiblePeople.of(frozenset(), frozenset()) for viewer in viewers}

    async def cards(
        self, people: Collection[int], accounts: Collection[int]
    ) -> tuple[list[PersonCard], list[AccountCard]]:
        return [], []

    async def changed_sight(self, since: int) -> ChangedSight:
        return ChangedSight(frozenset(), {})

    async def hidden_marks(self, now: int) -> list[HiddenMark]:
        return []

    async def answer(self) -> None:
        """Take some time, and fail now and then."""
        await turns(self.random)
        if self.random.random() < self.failing:
            raise Refusal("unavailable")


async def turns(random: Random) -> None:
    """Let the loop go round a few times."""
    for _ in range(random.randrange(6)):
        await asyncio.sleep(0)


class Socket(asyncio.Transport):
    """Takes whatever is written, and counts it by chat as a client does."""

    def __init__(self, peer: ClientConnection) -> None:
        super().__init__()
        self.peer = peer
        self.cursors: dict[str, int] = {}
        self.wrong: list[str] = []
        self.is_closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        frame = bytes(data)
        if frame[0] != 0x82:
            return
        head = 2 if frame[1] < 126 else 4
        self._take(cast(dict[str, object], msgpack.unpackb(frame[head:])))

    def _take(self, push: dict[str, object]) -> None:
        match push:
            case {"t": "chat.added", "chat": {"id": str(chat), "head": int(head)}}:
                self._check(chat not in self.cursors, "added twice", push)
                self.cursors[chat] = head
            case {"t": "chat.removed", "chat": str(chat)}:
                self.cursors.pop(chat, None)
            case {"chat": str(chat), "seq": int(seq)}:
                self._check(
                    self.cursors.get(chat) == seq - 1, f"expected after {self.cursors.get(chat)}", push
                )
                self.cursors[chat] = seq
            case _:
                pass

    def _check(self, holds: bool, what: str, push: dict[str, object]) -> None:
        if not holds:
            self.wrong.append(f"{what}: {push}")

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        pass

    def is_closing(self) -> bool:
        return self.is_closed

    def write_eof(self) -> None:
        self.abort()

    def abort(self) -> None:
        if not self.is_closed:
            self.is_closed = True
            asyncio.get_running_loop().call_soon(self.peer.connection_lost, None)


class World:
    """People who come and go, write, join and leave, step by step as chance has it."""

    def __init__(self, seed: int) -> None:
        self.random = Random(f"{seed} steps")
        self.store = Store(Random(f"{seed} store"))
        self.faults = Random(f"{seed} bus")
        self.bus = LocalBus(self._fault)
        clock = ManualClock()
        self.hub = Hub(self.bus, self.store, clock, Calendar(), Rates(clock), "here")
        self.connections: list[tuple[ClientConnection, Socket]] = []

    def _fault(self, fact: Fact) -> tuple[float, ...]:
        return self.faults.choice(((0,), (0,), (), (0, 0), (0.002,), (0, 0.001), (0.003, 0.001)))

    async def step(self) -> None:
        chat, person = self.random.randrange(CHATS), self.random.randrange(PEOPLE)
        match self.random.randrange(12):
            case 0 if (chat, person) not in self.store.members:
                self._join(chat, person)
            case 1 if (chat, person) in self.store.members:
                self._leave(chat, person)
            case 2:
                await self._connect(person)
            case 3 if self.connections:
                connection, _ = self.connections.pop(self.random.randrange(len(self.connections)))
                connection.close(1000)
            case 4:
                await asyncio.sleep(0.001)
            case _:
                self._append(chat, NewMessage(text="x"))
        await turns(self.random)

    def _append(self, chat: int, content: Content) -> None:
        log = self.store.logs[chat]
        log.append(
            Event(chat=chat, chat_pid=f"c{chat}", seq=len(log) + 1, at=AT, actor="p-writer", content=content)
        )
        self.bus.publish(log[-1])

    def _join(self, chat: int, person: int) -> None:
        self.store.members.add((chat, person))
        self._append(chat, NewMember(_card(person)))
        self.bus.publish(MembershipFact(chat, f"c{chat}", person, member=True))

    def _leave(self, chat: int, person: int) -> None:
        self.store.members.discard((chat, person))
        self._append(chat, FormerMember(_card(person)))
        self.bus.publish(MembershipFact(chat, f"c{chat}", person, member=False))

    async def _connect(self, person: int) -> None:
        """Somebody says hello: the list is read, and what happens until it is told is caught up."""
        viewer = Viewer(person=person, pid=_card(person).pid, kind="assistant")
        connection = ClientConnection(self.hub, viewer, len(self.connections), "msgpack")
        socket = Socket(connection)
        connection.connection_made(socket)
        connection.missed = []
        chats = {chat: len(self.store.logs[chat]) for chat, one in self.store.members if one == person}
        await turns(self.random)
        socket.cursors = {f"c{chat}": head for chat, head in chats.items()}
        for chat, head in chats.items():
            self.hub.rooms.subscribe(connection, chat, f"c{chat}", head)
        connection.greeted = True
        for tell in connection.missed:
            tell()
        connection.missed = None
        self.connections.append((connection, socket))

    def behind(self) -> list[str]:
        """Open connections that do not know exactly the logs of their chats."""
        heads = {chat: len(log) for chat, log in self.store.logs.items()}
        return [
            f"{connection.viewer.pid}: {socket.cursors}"
            for connection, socket in self.connections
            if not connection.closing
            and socket.cursors
            != {
                f"c{chat}": heads[chat] for chat, one in self.store.members if one == connection.viewer.person
            }
        ]

    def rooms_of_nobody(self) -> list[ClientConnection]:
        held = (set(room.joining).union(*room.live.values()) for room in self.hub.rooms)
        return [connection for room in held for connection in room if connection.closing]


def _card(person: int) -> PersonCard:
    return PersonCard(person=person, pid=f"p{person}", name=f"Person {person}", kind="assistant")


async def passed(world: World) -> None:
    """Until everybody knows everything."""
    async with asyncio.timeout(TIMEOUT):
        while world.behind():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


@pytest.mark.parametrize("failing", [0.0, 0.1], ids=["store answers", "store fails at times"])
@pytest.mark.parametrize("seed", SEEDS)
async def test_every_connection_ends_with_exactly_the_log(
    seed: int, failing: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "SWEEP_SECONDS", 0.005)
    world = World(seed)
    await world.hub.start(lambda connection, payload: None)
    world.store.failing = failing
    try:
        with capture_logs():
            for _ in range(STEPS):
                await world.step()
            await passed(world)
        assert [socket.wrong for _, socket in world.connections if socket.wrong] == []
        assert world.rooms_of_nobody() == []
    finally:
        await world.hub.stop()
