"""One WebSocket of a Python client, from its hello to its end."""

from typing import Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus
from websockets.typing import Subprotocol

from protocol import SUBPROTOCOL_JSON, SUBPROTOCOL_MSGPACK
from protocol.client.received import ServerFrame, decode_server_frame
from protocol.codec import Encoding, encode
from protocol.core import errors
from protocol.core.frames import Command

_SUBPROTOCOLS: dict[Encoding, str] = {"msgpack": SUBPROTOCOL_MSGPACK, "json": SUBPROTOCOL_JSON}
_LARGEST_FRAME = 64 * 1024 * 1024
BROKEN = 1006
"""What stands for a close code where there is none (RFC 6455, 7.1.5)."""

_SIGNED_OUT = 401


class Closed(Exception):
    """The server closed the connection, or it broke (1006)."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"{code} {reason}".rstrip())
        self.code = code


class Connection:
    """A socket that speaks one of the two encodings."""

    def __init__(self, socket: ClientConnection, encoding: Encoding) -> None:
        self._socket = socket
        self._encoding = encoding

    @classmethod
    async def open(cls, url: str, headers: dict[str, str], encoding: Encoding, seconds: float) -> Self:
        """Connects to `url` ("ws://host:port/ws"). Raises Closed if refused, OSError if nobody is there."""
        try:
            socket = await connect(
                url,
                additional_headers=headers,
                subprotocols=[Subprotocol(_SUBPROTOCOLS[encoding])],
                compression=None,
                max_size=_LARGEST_FRAME,
                open_timeout=seconds,
                close_timeout=1,
                proxy=None,
            )
        except InvalidStatus as refused:
            status = refused.response.status_code
            code = errors.EXPIRED if status == _SIGNED_OUT else BROKEN
            raise Closed(code, f"HTTP {status}") from refused
        except InvalidHandshake as refused:
            raise ConnectionError("no WebSocket there") from refused
        return cls(socket, encoding)

    async def say(self, command: Command) -> None:
        """Sends it. Raises Closed."""
        try:
            await self._socket.send(encode(command, self._encoding), text=self._encoding == "json")
        except ConnectionClosed as error:
            raise _closed(error) from error

    async def hear(self) -> ServerFrame | None:
        """The next frame; None for one of a higher level. Raises Closed, NotUnderstood."""
        try:
            data = await self._socket.recv(decode=False)
        except ConnectionClosed as error:
            raise _closed(error) from error
        return decode_server_frame(data, self._encoding)

    async def close(self) -> None:
        """Says goodbye; `hear` then raises Closed(1000)."""
        await self._socket.close()


def _closed(error: ConnectionClosed) -> Closed:
    return Closed(BROKEN, "") if error.rcvd is None else Closed(error.rcvd.code, error.rcvd.reason)
