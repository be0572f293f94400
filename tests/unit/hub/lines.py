"""Connections on lines without a network, for tests of the parts of the hub."""

import asyncio
from dataclasses import dataclass, field

from chat_server.domain.core.people import PersonKind, Viewer
from chat_server.hub.connections.client_connection import HIGH_WATER, ClientConnection
from chat_server.hub.connections.framing import close_frame
from chat_server.hub.connections.rates import Rates
from protocol.codec import Encoding
from protocol.core.errors import CLOSE_CODES
from tests.support.clock import ManualClock


class Line(asyncio.Transport):
    """A line whose other end takes nothing until `take`; it obeys the water mark as real ones do."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []
        self.waiting = 0
        self.takes = True
        self.acts: list[str] = []
        self.connection: ClientConnection

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        assert high == HIGH_WATER

    def get_write_buffer_size(self) -> int:
        return self.waiting

    def write(self, data: bytes | bytearray | memoryview) -> None:
        assert "write_eof" not in self.acts, "written after the end"
        self.written.append(bytes(data))
        if not self.takes:
            before, self.waiting = self.waiting, self.waiting + len(data)
            if before <= HIGH_WATER < self.waiting:
                self.connection.pause_writing()

    def take(self) -> None:
        """The other end reads everything."""
        self.takes, self.waiting = True, 0
        self.connection.resume_writing()

    def write_eof(self) -> None:
        self.acts.append("write_eof")

    def is_closing(self) -> bool:
        return "abort" in self.acts

    def abort(self) -> None:
        self.acts.append("abort")

    def pause_reading(self) -> None:
        self.acts.append("pause_reading")

    def resume_reading(self) -> None:
        self.acts.append("resume_reading")


@dataclass
class Owner:
    """What a connection tells its owner."""

    rates: Rates
    heard: list[bytes] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    lines_gone: int = 0

    def joined(self, _connection: ClientConnection) -> None:
        """Nothing to do."""

    def received(self, _connection: ClientConnection, payload: bytes) -> None:
        self.heard.append(payload)

    def left(self, _connection: ClientConnection, code: int) -> None:
        self.ended.append(code)

    def gone(self, _connection: ClientConnection) -> None:
        self.lines_gone += 1


def connected(
    encoding: Encoding = "msgpack", kind: PersonKind = "customer", person: int = 1, rates: Rates | None = None
) -> tuple[ClientConnection, Line, Owner]:
    owner, line = Owner(rates or Rates(ManualClock())), Line()
    connection = ClientConnection(owner, Viewer(person=person, pid=f"p{person}", kind=kind), 1, encoding)
    line.connection = connection
    connection.connection_made(line)
    return connection, line, owner


def ending(code: int, reason: str | None = None) -> bytes:
    return close_frame(code, CLOSE_CODES[code].reason if reason is None else reason)
