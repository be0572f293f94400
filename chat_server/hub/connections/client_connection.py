"""One socket of a signed-in person: frames in, frames out, back-pressure, and its end.

Writing goes straight to the transport, which gathers what is written in one turn of the loop. A connection that
does not read first loses ephemeral pushes, then is closed with 4408; nobody else notices.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Literal, Protocol, cast

from chat_server.domain.core.people import Viewer, Viewpoint
from chat_server.hub.connections.framing import FrameError, Opcode, Parser, close_frame, frame, read_close
from chat_server.hub.connections.rates import Rates
from chat_server.hub.core.index import Values
from protocol.codec import Encoding
from protocol.core import limits
from protocol.core.errors import BAD_FRAME, CLOSE_CODES, FAULT, TOO_SLOW

HIGH_WATER = 64 * 1024
"""Bytes not yet taken by the network from which on a connection counts as slow."""

MAX_BUFFER = 1024 * 1024
"""Bytes not yet taken by the network at which a slow connection is closed."""


class Owner(Protocol):
    """Whoever keeps a connection is told what becomes of it."""

    @property
    def rates(self) -> Rates:
        """How many commands and pings it may send."""

    def joined(self, connection: "ClientConnection") -> None:
        """Its line is open."""

    def received(self, connection: "ClientConnection", payload: bytes) -> None:
        """A command's bytes have come."""

    def left(self, connection: "ClientConnection", code: int) -> None:
        """It is closing: it hears and says nothing any more, though its line may still be open."""

    def gone(self, connection: "ClientConnection") -> None:
        """Its line has ended."""


class ClientConnection(asyncio.Protocol):
    """Given its line by the takeover when the handshake is done and the person is known."""

    __slots__ = (
        "active_at", "awaiting", "chats", "closing", "encoding", "greeted", "heard", "idle", "language",
        "missed", "opcode", "owner", "parser", "refused", "session", "silent", "slow", "stamp", "tokens",
        "transport", "viewer", "viewpoint", "write",
    )  # fmt: skip

    def __init__(self, owner: Owner, viewer: Viewer, session: int, encoding: Encoding) -> None:
        self.owner = owner
        self.viewer = viewer
        self.session = session
        self.encoding: Encoding = encoding
        self.opcode = Opcode.BINARY if encoding == "msgpack" else Opcode.TEXT
        self.parser = Parser(limits.COMMAND_BYTES)
        self.chats: Values[int] = ()
        """Chats it hears, or is about to."""
        self.language: Literal["de", "en"] = "de"
        self.greeted = False
        self.closing = False
        self.slow = False
        self.missed: list[Callable[[], None]] | None = None
        """While hello is being answered: how to tell it, after the answer, what happens meanwhile."""
        self.viewpoint: Viewpoint | None = None
        """Whose presence it is told."""
        self.active_at = 0.0
        self.idle = False
        self.heard = True
        self.silent = 0
        self.awaiting = 0
        self.refused = 0
        self.tokens = owner.rates.burst
        self.stamp = 0.0
        self.transport: asyncio.Transport
        self.write: Callable[[bytes], None]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.transport.set_write_buffer_limits(high=HIGH_WATER)
        self.write = self.transport.write
        self.owner.joined(self)

    def data_received(self, data: bytes) -> None:
        self.heard = True
        try:
            for opcode, payload in () if self.closing else self.parser.feed(data):
                self._received(opcode, payload)
        except FrameError as error:
            self.close(error.code, error.reason)

    def _received(self, opcode: int, payload: bytes) -> None:
        if self.closing:
            return
        if opcode == self.opcode:
            if opcode == Opcode.TEXT and not _is_utf8(payload):
                raise FrameError(1007, "a text frame must be UTF-8")
            self.owner.received(self, payload)
        elif opcode == Opcode.PING:
            if self.owner.rates.allow(self):
                self.write(frame(Opcode.PONG, payload))
        elif opcode == Opcode.CLOSE:
            code = read_close(payload)
            self.close(1000 if code == 1005 else code, "")
        elif opcode != Opcode.PONG:
            self.close(BAD_FRAME, f"{self.encoding} frames only")

    def send(self, payload: bytes) -> None:
        """A reply or push for this connection alone."""
        self.write(frame(self.opcode, payload))

    def send_ephemeral(self, framed: bytes) -> None:
        """A frame that may be lost: not sent to who is slow."""
        if not self.slow:
            self.write(framed)

    def pause_writing(self) -> None:
        """The network does not take what is written: commands wait, too, until it does."""
        self.slow = True
        self.write = self._drop if self.closing else self._write_slowly
        self.transport.pause_reading()

    def resume_writing(self) -> None:
        self.slow = False
        self.write = self._drop if self.closing else self.transport.write
        self.transport.resume_reading()

    def _write_slowly(self, framed: bytes) -> None:
        if self.transport.get_write_buffer_size() > MAX_BUFFER:
            self.close(TOO_SLOW)
        else:
            self.transport.write(framed)

    def _drop(self, _framed: bytes) -> None:
        """Nothing follows a close frame."""

    def close(self, code: int, reason: str | None = None) -> None:
        """Say why and end the stream; the wheel cuts the line if the peer does not."""
        if self.closing:
            return
        self.closing = True
        if reason is None:
            reason = CLOSE_CODES[code].reason
        if not self.transport.is_closing():
            self.transport.write(close_frame(code, reason))
            self.transport.write_eof()
        self.write = self._drop
        self.owner.left(self, code)

    def abort(self) -> None:
        """Cut the line."""
        self.transport.abort()

    def connection_lost(self, _exc: Exception | None) -> None:
        self.write = self._drop
        if not self.closing:
            self.closing = True
            self.owner.left(self, 1006)
        self.owner.gone(self)


def _is_utf8(payload: bytes) -> bool:
    try:
        payload.decode()
    except UnicodeDecodeError:
        return False
    return True


async def or_resume(connection: ClientConnection, work: Coroutine[object, object, None]) -> None:
    """Tell a connection what it must not miss; if that fails, it shall come back and resume."""
    try:
        await work
    except Exception:
        connection.close(FAULT)
        raise
