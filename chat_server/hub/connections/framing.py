"""WebSocket frames on bytes (RFC 6455), without input or output.

Server frames are not masked, so that one frame serves every receiver. Compression is never negotiated.
"""

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from websockets.speedups import apply_mask


class Opcode(IntEnum):
    """RFC 6455, section 5.2."""

    CONTINUATION = 0
    TEXT = 1
    BINARY = 2
    CLOSE = 8
    PING = 9
    PONG = 10


FIN = 0x80
RESERVED = 0x70
MASKED = 0x80
MAX_CONTROL = 125

PROTOCOL_ERROR = 1002
NOT_UTF8 = 1007
TOO_BIG = 1009


class Received(NamedTuple):
    """A whole message or control frame."""

    opcode: int
    payload: bytes


class FrameError(Exception):
    """The peer broke the framing; the connection is closed with `code`."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


def frame(opcode: int, payload: bytes) -> bytes:
    """An unmasked frame, as servers send it."""
    size = len(payload)
    if size < 126:
        return bytes((FIN | opcode, size)) + payload
    if size < 65_536:
        return struct.pack("!BBH", FIN | opcode, 126, size) + payload
    return struct.pack("!BBQ", FIN | opcode, 127, size) + payload


def close_frame(code: int, reason: str = "") -> bytes:
    """A close frame; the reason is cut to what fits, between characters: it must be UTF-8 (RFC 6455, 5.5.1)."""
    fitting = reason.encode()[: MAX_CONTROL - 2].decode(errors="ignore")
    return frame(Opcode.CLOSE, struct.pack("!H", code) + fitting.encode())


class Parser:
    """Makes messages of whatever bytes arrive. Holds nothing between whole messages."""

    __slots__ = ("_fragments", "_opcode", "_rest", "_size", "max_size")

    def __init__(self, max_size: int) -> None:
        self.max_size = max_size
        self._rest = b""
        self._fragments: list[bytes] | None = None
        self._opcode = 0
        self._size = 0

    def feed(self, data: bytes) -> Iterator[Received]:
        """The messages that are whole now, to be taken to the end. Raises FrameError after those before it."""
        if self._rest:
            data = self._rest + data
        received: list[Received] = []
        position = 0
        while taken := self._frame(data, position, received):
            position += taken
            yield from received
            received.clear()
        self._rest = data[position:]

    def _frame(self, data: bytes, start: int, received: list[Received]) -> int:
        """Take one frame from `start`; the number of its bytes, 0 if it is not whole yet."""
        available = len(data) - start
        if available < 2:
            return 0
        first, second = data[start], data[start + 1]
        header, size = self._sizes(data, start, available, first, second)
        if not header or available < header + 4 + size:
            return 0
        body = start + header + 4
        payload = apply_mask(data[body : body + size], data[start + header : body])
        self._take(first, payload, received)
        return header + 4 + size

    def _sizes(self, data: bytes, start: int, available: int, first: int, second: int) -> tuple[int, int]:
        """Length of the header before the mask, and of the payload; (0, 0) if not known yet."""
        if first & RESERVED:
            raise FrameError(PROTOCOL_ERROR, "reserved bits are set")
        if not second & MASKED:
            raise FrameError(PROTOCOL_ERROR, "a client must mask its frames")
        header, size = 2, second & 0x7F
        if first & 0x08 and (size > MAX_CONTROL or not first & FIN):
            raise FrameError(PROTOCOL_ERROR, "a control frame is too long or fragmented")
        if size >= 126:
            header = 4 if size == 126 else 10
            if available < header:
                return 0, 0
            size = int.from_bytes(data[start + 2 : start + header], "big")
        if size + (0 if first & 0x08 else self._size) > self.max_size:
            raise FrameError(TOO_BIG, f"more than {self.max_size} bytes")
        return header, size

    def _take(self, first: int, payload: bytes, received: list[Received]) -> None:
        opcode, final = first & 0x0F, bool(first & FIN)
        if opcode in (Opcode.CLOSE, Opcode.PING, Opcode.PONG):
            received.append(Received(opcode, payload))
        elif opcode in (Opcode.TEXT, Opcode.BINARY):
            if self._fragments is not None:
                raise FrameError(PROTOCOL_ERROR, "a new message began inside another")
            if final:
                received.append(Received(opcode, payload))
            else:
                self._fragments, self._opcode, self._size = [payload], opcode, len(payload)
        elif opcode == Opcode.CONTINUATION:
            self._continue(payload, final, received)
        else:
            raise FrameError(PROTOCOL_ERROR, "unknown opcode")

    def _continue(self, payload: bytes, final: bool, received: list[Received]) -> None:
        if self._fragments is None:
            raise FrameError(PROTOCOL_ERROR, "nothing to continue")
        if len(self._fragments) >= MAX_FRAGMENTS:
            raise FrameError(TOO_BIG, "too many fragments")
        self._fragments.append(payload)
        self._size += len(payload)
        if final:
            received.append(Received(self._opcode, b"".join(self._fragments)))
            self._fragments, self._size = None, 0


MAX_FRAGMENTS = 1_024
"""A message in more pieces is refused: empty pieces cost memory, too."""


def read_close(payload: bytes) -> int:
    """The code of a received close frame, 1005 if it has none. Raises FrameError."""
    if not payload:
        return 1005
    if len(payload) == 1:
        raise FrameError(PROTOCOL_ERROR, "a close code has two bytes")
    code = int.from_bytes(payload[:2], "big")
    if not (code in _SENDABLE or 3000 <= code <= 4999):
        raise FrameError(PROTOCOL_ERROR, "this close code may not be sent")
    try:
        payload[2:].decode()
    except UnicodeDecodeError as error:
        raise FrameError(NOT_UTF8, "the close reason is not UTF-8") from error
    return code


_SENDABLE = frozenset({1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014})
