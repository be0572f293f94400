"""A WebSocket server that does what a test tells it, to see how a client copes."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import msgspec
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.typing import Subprotocol

from protocol import SUBPROTOCOL_JSON, SUBPROTOCOL_MSGPACK
from protocol.codec import Encoding, decode_command, encode
from protocol.core.errors import ERRORS
from protocol.core.frames import Command, Failed, Ok
from protocol.core.types import Value
from protocol.hello import Hello
from tests.support.timeouts import TIMEOUT

SECONDS = TIMEOUT
"""How long a test waits for anything before it fails."""


class Peer:
    """The server's end of one connection."""

    def __init__(self, socket: ServerConnection) -> None:
        self._socket = socket
        self._encoding: Encoding = "json" if socket.subprotocol == SUBPROTOCOL_JSON else "msgpack"

    @property
    def headers(self) -> Headers:
        assert self._socket.request is not None
        return self._socket.request.headers

    async def command(self) -> Command:
        """The next command the client sent."""
        async with asyncio.timeout(SECONDS):
            return decode_command(await self._socket.recv(decode=False), self._encoding)

    async def say(self, frame: Value | Mapping[str, object]) -> None:
        await self.say_bytes(encode(frame, self._encoding))

    async def say_bytes(self, data: bytes) -> None:
        await self._socket.send(data, text=self._encoding == "json")

    async def answer(self, command: Command, result: Value) -> None:
        await self.say(Ok(id=command.id, result=msgspec.to_builtins(result)))

    async def refuse(self, command: Command, code: str) -> None:
        await self.say(Failed(id=command.id, code=code, message="Nein.", retryable=ERRORS[code].retryable))

    async def greet(self, welcome: Value) -> Hello:
        """Answers the hello and returns it."""
        hello = await self.command()
        assert isinstance(hello, Hello)
        await self.answer(hello, welcome)
        return hello

    async def close(self, code: int) -> None:
        await self._socket.close(code)

    def drop(self) -> None:
        """Breaks the connection without a word."""
        self._socket.transport.abort()


class ScriptedServer:
    """Hands every new connection to the test."""

    def __init__(self, server: Server, arrivals: asyncio.Queue[Peer]) -> None:
        self._arrivals = arrivals
        self.url = f"http://127.0.0.1:{next(iter(server.sockets)).getsockname()[1]}"

    async def peer(self) -> Peer:
        """The next connection."""
        async with asyncio.timeout(SECONDS):
            return await self._arrivals.get()


@asynccontextmanager
async def scripted_server() -> AsyncIterator[ScriptedServer]:
    arrivals: asyncio.Queue[Peer] = asyncio.Queue()

    async def hand_over(socket: ServerConnection) -> None:
        arrivals.put_nowait(Peer(socket))
        await socket.wait_closed()

    protocols = [Subprotocol(SUBPROTOCOL_MSGPACK), Subprotocol(SUBPROTOCOL_JSON)]
    async with serve(hand_over, "127.0.0.1", 0, subprotocols=protocols, close_timeout=1) as server:
        yield ScriptedServer(server, arrivals)
