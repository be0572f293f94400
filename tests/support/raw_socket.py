"""WebSocket frames by hand, right and wrong, over a plain socket (RFC 6455)."""

import base64
import os
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.timeouts import TIMEOUT

SECONDS = TIMEOUT

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10


def frame(
    opcode: int,
    payload: bytes = b"",
    *,
    fin: bool = True,
    reserved: int = 0,
    masked: bool = True,
    size: int = -1,
) -> bytes:
    """A frame as a client sends it. `size` is what the header says, if that shall be a lie."""
    length = len(payload) if size < 0 else size
    mask = os.urandom(4) if masked else b""
    if length < 126:
        sizes = bytes([masked << 7 | length])
    elif length < 65_536:
        sizes = struct.pack("!BH", masked << 7 | 126, length)
    else:
        sizes = struct.pack("!BQ", masked << 7 | 127, length)
    hidden = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload)) if masked else payload
    return bytes([fin << 7 | reserved << 4 | opcode]) + sizes + mask + hidden


def close_payload(code: int, reason: bytes = b"") -> bytes:
    return struct.pack("!H", code) + reason


class RawSocket:
    """A connection after its handshake."""

    def __init__(self, connection: socket.socket, rest: bytes) -> None:
        self._connection = connection
        self._rest = rest

    def send(self, data: bytes) -> None:
        """The server may close at any byte, and that is no failure here: what it said is read later."""
        try:
            self._connection.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            return

    def frame(self) -> tuple[int, bytes]:
        """Opcode and payload of the next frame. Raises EOFError at the end."""
        first, second = self._read(2)
        assert first & 0x70 == 0, "the server set reserved bits"
        assert second & 0x80 == 0, "the server masked a frame"
        size = second & 0x7F
        if size == 126:
            (size,) = struct.unpack("!H", self._read(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", self._read(8))
        return first & 0x0F, self._read(size)

    def answer(self) -> tuple[int, bytes]:
        """The next frame but the server's own pings, the first of which may come at any moment."""
        while (received := self.frame())[0] == PING:
            pass
        return received

    def close_code(self) -> int:
        """The code of the close frame; 1005 if it has none, 1006 if the line ends without one."""
        try:
            while True:
                opcode, payload = self.frame()
                if opcode == CLOSE:
                    return int.from_bytes(payload[:2], "big") if payload else 1005
        except (EOFError, ConnectionResetError):
            return 1006

    def ended(self) -> bool:
        """Whether the server hangs up, too, after its close frame."""
        try:
            return self._connection.recv(1) == b""
        except ConnectionResetError:
            return True

    def _read(self, size: int) -> bytes:
        while len(self._rest) < size:
            data = self._connection.recv(65_536)
            if not data:
                raise EOFError
            self._rest += data
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


def request(host: str, headers: dict[str, str], target: str = "/ws") -> bytes:
    lines = [
        f"GET {target} HTTP/1.1",
        f"Host: {host}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join([*lines, "", ""]).encode()


def upgrade(token: str | None, subprotocol: str | None) -> dict[str, str]:
    """The headers of a handshake."""
    headers = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
    }
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    if subprotocol is not None:
        headers["Sec-WebSocket-Protocol"] = subprotocol
    return headers


def handshake(connection: socket.socket, data: bytes) -> tuple[int, bytes, bytes]:
    """Sends a request; status, head and what follows the head of the answer."""
    connection.sendall(data)
    answer = b""
    while b"\r\n\r\n" not in answer:
        part = connection.recv(65_536)
        if not part:
            break
        answer += part
    head, _, rest = answer.partition(b"\r\n\r\n")
    status = head.split(b" ", 2)[1] if b" " in head else b"0"
    return int(status), head, rest


@contextmanager
def raw_socket(address: tuple[str, int], token: str, subprotocol: str) -> Iterator[RawSocket]:
    """A signed-in WebSocket on which nothing was said yet."""
    with socket.create_connection(address, SECONDS) as connection:
        data = request(f"{address[0]}:{address[1]}", upgrade(token, subprotocol))
        status, head, rest = handshake(connection, data)
        assert status == 101, head
        yield RawSocket(connection, rest)
