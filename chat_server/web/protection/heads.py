"""Limits for what comes before an answer: uvicorn's httptools reads without any, and waits for ever.

A peer that sends nothing, or half a head or body, costs its socket until its time is over, and one place in a table.
"""

import asyncio
from dataclasses import dataclass
from typing import cast
from weakref import WeakKeyDictionary

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from chat_server.web.protection import scans
from chat_server.web.protection.deadlines import Deadlines
from chat_server.web.protection.line import WaitingLine

TOO_SLOW, TOO_LARGE = 408, 431
_ENDED = b"connection: close\r\ncontent-length: 0\r\n\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLimits:
    """Seconds are counted as a whole, not from one byte to the next; long bodies and answers count in parts."""

    head_seconds: float = 10.0
    """From the connection's begin, or the request's first byte, to the end of its headers."""
    body_seconds: float = 30.0
    """From the end of the headers to the end of the body; anew with every `progress_bytes` of a long one."""
    answer_seconds: float = 300.0
    """From the end of the headers until the peer has taken the whole answer; anew with every part of a long one."""
    progress_bytes: int = 64 * 1024
    """What an upload must bring in the time for a body: only routes that take files read so much."""
    goodbye_seconds: float = 2.0
    """From a refusal until the connection is cut, if the peer does not hang up."""
    head_bytes: int = 64 * 1024
    """A request line with its headers."""
    headers: int = 100
    """Header lines."""


class _Clocks:
    """The time limits of one server."""

    def __init__(self, limits: ReadLimits) -> None:
        scans.count_instead()
        self.line = WaitingLine()
        self.head: Deadlines[LimitedHttp] = Deadlines(limits.head_seconds, _late_head)
        self.body: Deadlines[LimitedHttp] = Deadlines(limits.body_seconds, _late_body)
        self.answer: Deadlines[LimitedHttp] = Deadlines(limits.answer_seconds, _late_answer)
        self.goodbye: Deadlines[LimitedHttp] = Deadlines(limits.goodbye_seconds, _late_goodbye)

    def end(self, peer: "LimitedHttp") -> None:
        self.head.end(peer)
        self.body.end(peer)
        self.answer.end(peer)
        self.goodbye.end(peer)


_CLOCKS: WeakKeyDictionary[ServerState, _Clocks] = WeakKeyDictionary()


class LimitedHttp(HttpToolsProtocol):
    """uvicorn's HTTP protocol with limits; sockets leave it when their head has been read."""

    limits = ReadLimits()
    early: bytearray | None = None
    """What it sent before its turn in the line; None when it is in."""
    head = 0
    header_lines = 0
    body_part = 0
    """Bytes of the body since its time began."""
    is_reading_head = True
    is_too_large = False
    is_socket = False
    is_refused = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(cast(asyncio.Transport, transport))
        clocks = _CLOCKS.get(self.server_state)
        if clocks is None:
            clocks = _CLOCKS[self.server_state] = _Clocks(self.limits)
        self.clocks = clocks
        self.early = bytearray()
        clocks.line.enter(self._come_in)

    def _come_in(self) -> None:
        """Its time begins now, for until now the delay was the server's."""
        early, self.early = self.early, None
        if not self.is_ending():
            self.clocks.head.begin(self)
            if early:
                self.data_received(bytes(early))

    def connection_lost(self, exc: Exception | None) -> None:
        self.clocks.end(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.is_ending():
            return
        if self.early is not None:
            self._keep(self.early, data)
            return
        super().data_received(data)
        if self.is_socket or self.is_ending():
            return
        if self.is_reading_head:
            self.head += len(data)
        if self.is_too_large or self.head > self.limits.head_bytes:
            self.refuse(TOO_LARGE, "headers too large")
        elif self.answering is None:
            self.clocks.head.begin(self)  # also for what is no request yet, as empty lines are

    def _keep(self, early: bytearray, data: bytes) -> None:
        """What comes before its turn in the line."""
        early += data
        if len(early) > self.limits.head_bytes:
            self.refuse(TOO_LARGE, "headers too large")

    def on_message_begin(self) -> None:
        self.head, self.header_lines, self.is_reading_head = 0, 0, True
        self.clocks.head.begin(self)
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        self.header_lines += 1
        if self.header_lines > self.limits.headers:
            self.is_too_large = True
        else:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self.is_reading_head = False
        self.clocks.head.end(self)
        size = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        if self.is_too_large or size > self.limits.head_bytes:
            self.is_too_large = True
            return
        self.body_part = 0
        self.clocks.body.begin(self)
        self.clocks.answer.end(self)
        self.clocks.answer.begin(self)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        if self.is_too_large:
            return
        self.body_part += len(body)
        if self.body_part >= self.limits.progress_bytes:
            self.begin_part()
        super().on_body(body)

    def begin_part(self) -> None:
        """The body goes on: its time, and that of the answer behind it, begin anew."""
        self.body_part = 0
        for clock in (self.clocks.body, self.clocks.answer):
            clock.end(self)
            clock.begin(self)

    def on_message_complete(self) -> None:
        self.clocks.body.end(self)
        if not self.is_too_large:
            super().on_message_complete()

    def on_response_complete(self) -> None:
        """uvicorn has passed it on whole; the peer may have taken little of it."""
        if not self.transport.get_write_buffer_size():
            self.clocks.answer.end(self)
        super().on_response_complete()
        if self.answering is not None:
            self.clocks.answer.begin(self)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self.transport.is_closing():
            return
        self.clocks.answer.end(self)
        if self.answering is not None:
            self.clocks.answer.begin(self)

    def handle_websocket_upgrade(self) -> None:
        if not self.is_too_large:
            self.is_socket = True
            self.clocks.end(self)
            super().handle_websocket_upgrade()

    def refuse(self, status: int, reason: str) -> None:
        """End the connection, saying why if no answer has begun."""
        scans.count(reason)
        self.clocks.end(self)
        cycle = self.answering
        if cycle is None or not cycle.response_started:
            self.transport.write(STATUS_LINE[status] + _ENDED)
        if cycle is not None:
            cycle.disconnected = True
            cycle.message_event.set()
        self.hang_up()

    def hang_up(self) -> None:
        """End our side only (RFC 9112, 9.6): what the peer is still sending is not looked at any more.

        It would reset a closed connection, and the peer could lose the answer by that.
        """
        self.is_refused = True
        if self.transport.can_write_eof():
            self.transport.write_eof()
            self.clocks.goodbye.begin(self)
        else:
            self.transport.close()

    def is_ending(self) -> bool:
        """Whether this connection has been refused or closed, so that nothing more is read or said."""
        return self.is_refused or self.transport.is_closing()

    @property
    def answering(self) -> RequestResponseCycle | None:
        """The request that is not answered yet."""
        cycle = cast("RequestResponseCycle | None", self.cycle)
        return None if cycle is None or cycle.response_complete else cycle


def _late_head(peer: LimitedHttp) -> None:
    if not peer.is_ending():
        peer.refuse(TOO_SLOW, "headers too slow")


def _late_body(peer: LimitedHttp) -> None:
    if not peer.is_ending():
        peer.refuse(TOO_SLOW, "body too slow")


def _late_answer(peer: LimitedHttp) -> None:
    """What it did not take is given up."""
    scans.count("answer not taken")
    peer.clocks.end(peer)
    peer.transport.abort()


def _late_goodbye(peer: LimitedHttp) -> None:
    peer.transport.abort()
