"""A client without manners: says whatever bytes a test wants and shows every frame that comes back."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import cast

import msgpack
import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from protocol import LEVEL, SUBPROTOCOL_JSON, SUBPROTOCOL_MSGPACK
from protocol.codec import Encoding, encode
from protocol.core.types import Value
from tests.support.timeouts import TIMEOUT

SECONDS = TIMEOUT
"""How long a test waits for anything before it fails."""

Frame = dict[str, object]

SUBPROTOCOLS: dict[Encoding, str] = {"msgpack": SUBPROTOCOL_MSGPACK, "json": SUBPROTOCOL_JSON}


class Wire:
    """One connection. Whatever is heard while waiting for something else is kept."""

    def __init__(self, socket: ClientConnection, encoding: Encoding) -> None:
        self.socket = socket
        self.encoding: Encoding = encoding
        self.pushes: list[Frame] = []
        self.replies: list[Frame] = []

    async def say(self, frame: Value | Mapping[str, object]) -> None:
        await self.say_bytes(encode(frame, self.encoding))

    async def say_bytes(self, data: bytes) -> None:
        await self.socket.send(data, text=self.encoding == "json")

    async def hear(self) -> Frame:
        """The next frame, whatever it is."""
        async with asyncio.timeout(SECONDS):
            data = await self.socket.recv(decode=False)
        return cast(Frame, msgspec.json.decode(data) if self.encoding == "json" else msgpack.unpackb(data))

    async def reply(self, number: object) -> Frame:
        """The reply to the command with this id."""
        while True:
            for place, frame in enumerate(self.replies):
                if frame["id"] == number:
                    return self.replies.pop(place)
            await self._keep()

    async def _keep(self) -> None:
        frame = await self.hear()
        (self.replies if "id" in frame else self.pushes).append(frame)

    async def ask(self, frame: Value | Mapping[str, object]) -> Frame:
        """Says a command and returns its reply."""
        await self.say(frame)
        return await self.reply(msgspec.to_builtins(frame)["id"])

    async def push(self, tag: str) -> Frame:
        """The next push of this kind, kept or still to come."""
        while True:
            for place, frame in enumerate(self.pushes):
                if frame["t"] == tag:
                    return self.pushes.pop(place)
            await self._keep()

    async def hello(self) -> Frame:
        """Says hello; the result."""
        reply = await self.ask({"t": "hello", "id": 0, "level": LEVEL})
        assert reply["t"] == "ok", reply
        return cast(Frame, reply["result"])

    async def close_code(self) -> int:
        """The code with which the server closes; whatever frames come before are ignored."""
        try:
            while True:
                await self.hear()
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006


@asynccontextmanager
async def wire(
    url: str, token: str | None, encoding: Encoding = "msgpack", hello: bool = True
) -> AsyncIterator[Wire]:
    """A connection of the session `token` to the server at `url`."""
    headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
    async with connect(
        url.replace("http", "ws", 1) + "/ws",
        additional_headers=headers,
        subprotocols=[Subprotocol(SUBPROTOCOLS[encoding])],
        compression=None,
        max_size=None,
        proxy=None,
        close_timeout=1,
        ping_interval=None,
    ) as socket:
        opened = Wire(socket, encoding)
        if hello:
            await opened.hello()
        yield opened
