"""A chat that somebody is connected to: who hears it, and up to where it has been told.

Events leave a room in the order of their numbers, each exactly once. A jump in the numbers is a lost doorbell:
the store is asked for what lies between.
"""

import asyncio
from collections.abc import Callable
from typing import Literal

from chat_server.domain.core.people import Audience
from chat_server.domain.facts import Event
from chat_server.hub.connections.client_connection import ClientConnection
from protocol.codec import Encoding
from protocol.core.errors import TOO_SLOW

Channel = tuple[Audience, Encoding]
"""Who receives the same bytes."""

CHANNELS: tuple[Channel, ...] = (
    ("customer", "msgpack"),
    ("staff", "msgpack"),
    ("customer", "json"),
    ("staff", "json"),
)
MAX_BUFFERED = 2_000
"""Frames kept for a connection whose snapshot is being read."""

LAST = 2**63
"""Sorts ephemeral frames after every number."""

Kept = list[tuple[int, bytes]]
"""Frames for a connection whose snapshot is being read, with their numbers."""

Verdict = Literal["told", "known", "gap"]


def channel_of(connection: ClientConnection) -> Channel:
    return (connection.viewer.audience, connection.encoding)


class Room:
    """The connections of one chat in this process."""

    __slots__ = ("chat", "filling", "guests", "joining", "live", "pid", "told", "wanted")

    def __init__(self, chat: int, pid: str, told: int) -> None:
        self.chat = chat
        self.pid = pid
        self.told = told
        """Number of the last event that left here."""
        self.filling: asyncio.Event | None = None
        self.wanted = 0
        """Number up to which a gap is to be filled, at least."""
        self.live: dict[Channel, set[ClientConnection]] = {}
        self.joining: dict[ClientConnection, Kept] = {}
        """Those whose snapshot is being read, with what they will hear after it."""
        self.guests: set[ClientConnection] = set()
        """Those who look in by office: they hear, and say nothing."""

    def __len__(self) -> int:
        return sum(map(len, self.live.values())) + len(self.joining)

    def everybody(self) -> set[ClientConnection]:
        """Whoever hears it now, or is about to."""
        return set(self.joining).union(*self.live.values())

    def add(self, connection: ClientConnection) -> None:
        """From now on it hears everything."""
        self.live.setdefault(channel_of(connection), set()).add(connection)
        connection.rooms.add(self)

    def hold(self, connection: ClientConnection) -> Kept:
        """Keep what it would hear until `release`; where that is kept."""
        self.live.get(channel_of(connection), set()).discard(connection)
        connection.rooms.add(self)
        kept = self.joining[connection] = []
        return kept

    def release(self, connection: ClientConnection, known: int) -> None:
        """Hand over what was kept and is newer than `known`; from now on it hears everything."""
        for seq, framed in self.joining.pop(connection, []):
            if seq > known:
                connection.write(framed)
        if not connection.closing:
            self.add(connection)

    def remove(self, connection: ClientConnection) -> None:
        self.live.get(channel_of(connection), set()).discard(connection)
        self.joining.pop(connection, None)
        self.guests.discard(connection)
        connection.rooms.discard(self)

    def hears(self, connection: ClientConnection) -> bool:
        return self in connection.rooms

    def judge(self, event: Event) -> Verdict:
        """Whether an event is the next one, an old one, or shows that something is missing."""
        if event.seq <= self.told:
            return "known"
        return "told" if event.seq == self.told + 1 else "gap"

    def tell(self, event: Event, framed: Callable[[Event, Channel], bytes]) -> None:
        """Write an event to everybody here: made once for each channel."""
        self.told = event.seq
        for channel, connections in self.live.items():
            if connections:
                data = framed(event, channel)
                for connection in tuple(connections):
                    connection.write(data)
        for connection in tuple(self.joining):
            self.keep(connection, event.seq, framed(event, channel_of(connection)))

    def keep(self, connection: ClientConnection, seq: int, framed: bytes) -> None:
        """For a connection whose snapshot is being read."""
        kept = self.joining[connection]
        if len(kept) >= MAX_BUFFERED:
            connection.close(TOO_SLOW)
        else:
            kept.append((seq, framed))
