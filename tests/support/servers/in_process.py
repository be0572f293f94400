"""A hub with everything behind it in the test's own process: real database, local bus, lines without a network."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TypeVar, cast

import msgspec
from argon2 import PasswordHasher
from websockets.frames import Frame
from websockets.frames import Opcode as FrameKind
from websockets.protocol import CLIENT, OPEN
from websockets.protocol import Protocol as WebSocket

from chat_server.gateways.bus.local_bus import LocalBus
from chat_server.hub.commands.core.call import Server
from chat_server.hub.commands.core.dispatcher import Dispatcher
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.framing import Opcode
from chat_server.hub.connections.rates import Rates
from chat_server.hub.hub import Hub
from chat_server.services.account.passwords import Passwords
from chat_server.services.files.uploads import Quota
from chat_server.services.hub_queries import StoreQueries
from chat_server.storage.core.database import Database
from protocol import LEVEL
from protocol.bot.commands import Dialogs, ListDialogs
from protocol.chats.log import OpenChat, Snapshot
from protocol.client.received import decode_server_frame, result_of
from protocol.codec import encode
from protocol.core.frames import Command, Failed, Keyed, Ok, Push
from protocol.core.types import ChatId, Value
from protocol.hello import Hello, Welcome
from protocol.tasks.commands import GetTask
from protocol.tasks.task import TaskView
from tests.support.clock import ManualClock
from tests.support.raw_socket import BINARY
from tests.support.raw_socket import frame as client_frame
from tests.support.timeouts import TIMEOUT
from tests.support.world import Name, World, world_on

Answer = TypeVar("Answer", bound=Value)
SECONDS = TIMEOUT
"""How long a test waits for anything before it fails."""


class Peer(asyncio.Transport):
    """Both a connection's line and whoever is at its other end."""

    def __init__(self, hub: Hub, world: World, name: Name, session: int) -> None:
        super().__init__()
        self.world = world
        self._numbers = itertools.count()
        self._socket = WebSocket(CLIENT, state=OPEN, max_size=None)
        self._answers: dict[int, asyncio.Future[Ok | Failed]] = {}
        self._came = asyncio.Event()
        self.heard: list[Push | Ok | Failed] = []
        """Every frame, in the order in which they came."""
        self.pushes: list[Push] = []
        self.connection = ClientConnection(hub, world.viewers[name], session, "msgpack")
        self.connection.connection_made(self)

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """It takes everything at once."""

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self._socket.receive_data(bytes(data))
        for event in self._socket.events_received():
            if isinstance(event, Frame) and event.opcode == BINARY:
                self._hear(bytes(event.data))
            elif isinstance(event, Frame) and event.opcode == FrameKind.PING:
                self.connection.data_received(client_frame(Opcode.PONG, b""))

    def _hear(self, data: bytes) -> None:
        heard = decode_server_frame(data)
        assert heard is not None
        self.heard.append(heard)
        if isinstance(heard, Push):
            assert encode(heard) == data, "a default was sent"
            self.pushes.append(heard)
            self._came.set()
        else:
            self._answers[heard.id].set_result(heard)

    def write_eof(self) -> None:
        """Nothing comes after this."""

    def is_closing(self) -> bool:
        return False

    async def ask(self, command: Command) -> Value:
        """The result of a command, which is given an id and, if it needs one, a key of its own."""
        answer = await self.answer(command)
        assert isinstance(answer, Ok), answer
        result = result_of(answer, command.answer)
        assert msgspec.to_builtins(result) == answer.result, "a default was sent"
        return result

    async def answer(self, command: Command) -> Ok | Failed:
        """As `ask`: the answer, whatever it is."""
        number = next(self._numbers)
        command = msgspec.structs.replace(command, id=number)
        if isinstance(command, Keyed):
            command = msgspec.structs.replace(command, key=self.world.new_key())
        answered: asyncio.Future[Ok | Failed] = asyncio.get_running_loop().create_future()
        self._answers[number] = answered
        self.connection.data_received(client_frame(BINARY, encode(command)))
        async with asyncio.timeout(SECONDS):
            return await answered

    async def hello(self) -> Welcome:
        return cast(Welcome, await self.ask(Hello(id=0, level=LEVEL)))

    async def open(self, chat: ChatId) -> Snapshot:
        return cast(Snapshot, await self.ask(OpenChat(id=0, chat=chat, limit=100)))

    async def task(self, chat: ChatId) -> TaskView:
        return cast(TaskView, await self.ask(GetTask(id=0, chat=chat)))

    async def dialogs(self) -> Dialogs:
        return cast(Dialogs, await self.ask(ListDialogs(id=0)))

    async def another_push(self) -> None:
        """Returns when a push has come since the last time. Raises TimeoutError."""
        async with asyncio.timeout(SECONDS):
            await self._came.wait()
        self._came.clear()

    async def another_push_or(self, seconds: float) -> None:
        """The same, or so much later."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.another_push()

    def hang_up(self) -> None:
        self.connection.connection_lost(None)


class InProcess:
    """The whole server but for the network."""

    def __init__(self, world: World, hub: Hub) -> None:
        self.world = world
        self.hub = hub
        self._sessions = itertools.count(1_000)
        self._peers: list[Peer] = []

    def peer(self, name: Name) -> Peer:
        """Another device of somebody, which has not said hello."""
        peer = Peer(self.hub, self.world, name, next(self._sessions))
        self._peers.append(peer)
        return peer

    async def settle(self) -> None:
        """Return when everybody was told of what has been done: the writer's news, and the bus a turn later."""
        await self.world.context.writer.drain()
        for _ in range(3):
            await asyncio.sleep(0)

    def hang_up(self) -> None:
        for peer in self._peers:
            peer.hang_up()


@asynccontextmanager
async def in_process(
    database: Database, clock: ManualClock, bus: LocalBus | None = None
) -> AsyncIterator[InProcess]:
    """A server on a database that has tables and nobody in it."""
    bus = bus or LocalBus()
    async with world_on(database, bus.publish, clock) as world:
        context = world.context
        rates = Rates(clock, per_second=1e6, burst=1e6)
        hub = Hub(bus, StoreQueries(context), clock, context.calendar, rates, "here")
        passwords = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        carrying_out = Server(
            hub=hub,
            context=context,
            epoch="epoch",
            version="0",
            passwords=passwords,
            agency="Lindenhof",
            quota=Quota(),
        )
        await hub.start(Dispatcher(carrying_out))
        server = InProcess(world, hub)
        try:
            yield server
        finally:
            server.hang_up()
            await hub.stop()
            passwords.close()
