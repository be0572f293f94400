"""Where a connection leaves uvicorn and becomes the hub's (decision 0002).

uvicorn does the handshake; after the accept the hub takes the transport over, and with it pings, limits and
shutdown. Relies on two private habits of the pinned uvicorn version, each covered by a test: frames after the
handshake reach `data_received`, and the transport is not closed at the end of the request while `close_timer`
is set.
"""

from collections.abc import Callable, MutableMapping
from typing import Any, Protocol, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

from chat_server.domain.core.people import Viewer
from chat_server.hub.connections.client_connection import ClientConnection, Owner
from protocol.codec import Encoding
from protocol.core import limits

EXTENSION = "feierabend.takeover"
Takeover = Callable[[ClientConnection], None]


class SocketUser(Protocol):
    """Who sits at the other end of a socket, and in which session."""

    @property
    def session_id(self) -> int: ...
    @property
    def viewer(self) -> Viewer: ...


class TakeoverProtocol(WebSocketsSansIOProtocol):
    """uvicorn's WebSocket protocol for the handshake only; bytes that come early are kept for the hub."""

    def handle_connect(self, event: Request) -> None:
        self.early = bytearray()
        super().handle_connect(event)
        if not self.close_sent:
            extensions = cast(MutableMapping[str, object], self.scope["extensions"])
            extensions[EXTENSION] = self.take_over

    def data_received(self, data: bytes) -> None:
        if not self.handshake_initiated:
            super().data_received(data)
            self._answer_refused()
            return
        self.early += data
        if len(self.early) > limits.COMMAND_BYTES:
            self.transport.abort()

    def _answer_refused(self) -> None:
        """uvicorn says nothing to a head that the library refuses, as for a line that is too long, and waits."""
        if self.conn.handshake_exc is not None and not self.handshake_initiated:
            self.handshake_complete = True
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.transport.close()

    def take_over(self, connection: ClientConnection) -> None:
        """Hand the transport to `connection`. Called once, after the accept was sent."""
        self.stop_keepalive()
        self.connections.discard(self)
        self.close_timer = self.loop.call_later(0, _nothing)
        transport, self.transport = self.transport, cast(Any, None)
        transport.set_protocol(connection)
        connection.connection_made(transport)
        if self.early:
            connection.data_received(bytes(self.early))


def _nothing() -> None:
    """The timer only has to exist."""


def hand_over(
    scope: MutableMapping[str, object], owner: Owner, signed_in: SocketUser, encoding: Encoding
) -> None:
    """Give an accepted socket to the hub. The ASGI application then simply returns."""
    extensions = cast(MutableMapping[str, object], scope["extensions"])
    take_over = cast(Takeover, extensions[EXTENSION])
    take_over(ClientConnection(owner, signed_in.viewer, signed_in.session_id, encoding))
