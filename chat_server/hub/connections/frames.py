"""Pushes as bytes: made once for everybody who receives the same."""

from collections.abc import Iterable
from functools import lru_cache

from chat_server.domain.facts import Event
from chat_server.hub.connections.channel import Channel, channel_of
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.framing import Opcode, frame
from chat_server.outward.core.events import event_push
from protocol.codec import encode
from protocol.core.frames import Push


def framed_push(push: Push, channel: Channel) -> bytes:
    """A push as bytes for everybody on a channel."""
    _audience, encoding = channel
    return frame(Opcode.BINARY if encoding == "msgpack" else Opcode.TEXT, encode(push, encoding))


def framed_event(event: Event, channel: Channel) -> bytes:
    """An event's push as bytes; the same for everybody on a channel."""
    return framed_push(event_push(event, channel[0]), channel)


framed_stored_event = lru_cache(maxsize=64)(framed_event)
"""The same for events read from the store: those who come back together have missed the same ones.

The live path makes each event once anyway; looking it up would mean hashing all that it says.
"""


def write_push(connection: ClientConnection, push: Push) -> None:
    """A push for one connection."""
    connection.write(framed_push(push, channel_of(connection)))


def write_to_all(connections: Iterable[ClientConnection], push: Push) -> None:
    """The same push for several connections: made once for each channel."""
    frames: dict[Channel, bytes] = {}
    for connection in connections:
        channel = channel_of(connection)
        if channel not in frames:
            frames[channel] = framed_push(push, channel)
        connection.write(frames[channel])
