"""The peer of a server's connection, without a network: records what arrives, answers pings, hangs up."""

import asyncio
from collections.abc import Callable

from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.framing import Opcode

PING = bytes((0x80 | Opcode.PING, 0))
PONG = bytes((0x80 | Opcode.PONG, 0x80, 0, 0, 0, 0))


def client_frame(opcode: int, payload: bytes) -> bytes:
    """A frame as clients send it; its mask is zero, so that the payload stands there as it is."""
    size = len(payload)
    if size < 126:
        return bytes((0x80 | opcode, 0x80 | size, 0, 0, 0, 0)) + payload
    length = size.to_bytes(2, "big") if size < 65_536 else size.to_bytes(8, "big")
    return bytes((0x80 | opcode, 0x80 | (126 if size < 65_536 else 127))) + length + bytes(4) + payload


class Peer(asyncio.Transport):
    """What the server takes for its transport. `heard` is given every piece that it writes."""

    def __init__(self, heard: Callable[[bytes], None]) -> None:
        super().__init__()
        self._heard = heard
        self.connection: ClientConnection | None = None
        self.silent = False
        """Does not even answer pings, as after a cut line."""
        self._ended = False

    def begin(self, connection: ClientConnection) -> None:
        self.connection = connection
        connection.connection_made(self)

    def say(self, data: bytes) -> None:
        """Let bytes arrive at the server."""
        if self.connection is not None and not self._ended:
            self.connection.data_received(data)

    def hang_up(self) -> None:
        if self.connection is not None and not self._ended:
            self._ended = True
            self.connection.connection_lost(None)

    # asyncio.Transport

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self._heard(bytes(data))
        if data == PING and not self.silent:
            asyncio.get_running_loop().call_soon(self.say, PONG)

    def write_eof(self) -> None:
        asyncio.get_running_loop().call_soon(self.hang_up)

    def abort(self) -> None:
        self._heard(b"(cut)")
        asyncio.get_running_loop().call_soon(self.hang_up)

    def is_closing(self) -> bool:
        return self._ended

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        pass

    def get_write_buffer_size(self) -> int:
        return 0
