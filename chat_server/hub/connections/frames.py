"""Pushes as bytes: made once for everybody who receives the same."""

from functools import lru_cache

from chat_server.domain.facts import Event
from chat_server.hub.connections.framing import Opcode, frame
from chat_server.hub.rooms.room import Channel
from chat_server.outward.events import event_push
from protocol.codec import encode
from protocol.core.frames import Push


def framed_push(push: Push, channel: Channel) -> bytes:
    """A push as bytes for everybody on a channel."""
    _audience, encoding = channel
    return frame(Opcode.BINARY if encoding == "msgpack" else Opcode.TEXT, encode(push, encoding))


@lru_cache(maxsize=64)
def framed_event(event: Event, channel: Channel) -> bytes:
    """An event's push as bytes; the same for everybody on a channel."""
    return framed_push(event_push(event, channel[0]), channel)
