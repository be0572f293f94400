"""A chat that somebody is connected to: who hears it, and how much of it they have heard.

Events leave a room in the order of their numbers, each exactly once. A jump in the numbers is a lost doorbell:
the store is asked for what lies between.
"""

import asyncio
from collections.abc import Callable
from typing import Literal

from chat_server.domain.chats.contents import FormerMember, NewMember
from chat_server.domain.facts import Event
from chat_server.hub.connections.channel import Channel, channel_of
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.core.index import Values, with_value, without_value
from protocol.core.errors import TOO_SLOW

MAX_BUFFERED = 2_000
"""Frames kept for a connection whose snapshot is being read."""

LAST = 2**63
"""Sorts ephemeral frames after every number."""

MEMBERSHIP = (NewMember, FormerMember)
"""What events say after which others are in a room than before."""

Kept = list[tuple[int, bytes]]
"""Frames for a connection whose snapshot is being read, with their numbers."""

Verdict = Literal["next", "known", "gap"]


class Room:
    """The connections of one chat in this process."""

    __slots__ = ("chat", "delivered", "filling", "guests", "joining", "live", "pid", "wanted")

    def __init__(self, chat: int, pid: str, delivered: int) -> None:
        self.chat = chat
        self.pid = pid
        self.delivered = delivered
        """Number of the last event that left here."""
        self.filling: asyncio.Event | None = None
        self.wanted = 0
        """Number up to which a gap is to be filled, at least."""
        self.live: dict[Channel, Values[ClientConnection]] = {}
        self.joining: dict[ClientConnection, Kept] = {}
        """Those whose snapshot is being read, with what they will hear after it."""
        self.guests: Values[ClientConnection] = ()
        """Those who look in because of their role: they hear, and say nothing."""

    def __len__(self) -> int:
        return sum(map(len, self.live.values())) + len(self.joining)

    def everybody(self) -> set[ClientConnection]:
        """Whoever hears it now, or is about to."""
        return set(self.joining).union(*self.live.values())

    def add(self, connection: ClientConnection) -> None:
        """From now on it hears everything."""
        channel = channel_of(connection)
        self.live[channel] = with_value(self.live.get(channel, ()), connection)
        connection.chats = with_value(connection.chats, self.chat)

    def hold(self, connection: ClientConnection) -> Kept:
        """Keep what it would hear until `release`; where that is kept."""
        self._mute(connection)
        connection.chats = with_value(connection.chats, self.chat)
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
        self._mute(connection)
        self.joining.pop(connection, None)
        self.guests = without_value(self.guests, connection)
        connection.chats = without_value(connection.chats, self.chat)

    def _mute(self, connection: ClientConnection) -> None:
        channel = channel_of(connection)
        if channel in self.live:  # no new one: somebody may be told meanwhile, channel by channel
            self.live[channel] = without_value(self.live[channel], connection)

    def hears(self, connection: ClientConnection) -> bool:
        return self.chat in connection.chats

    def judge(self, event: Event) -> Verdict:
        """Whether an event is the next one, an old one, or shows that something is missing."""
        if event.seq <= self.delivered:
            return "known"
        return "next" if event.seq == self.delivered + 1 else "gap"

    def deliver(self, event: Event, framed: Callable[[Event, Channel], bytes]) -> None:
        """Write an event to everybody here: made once for each channel."""
        self.delivered = event.seq
        frames: dict[Channel, bytes] = {}
        for channel, connections in self.live.items():
            if connections:
                data = frames[channel] = framed(event, channel)
                for connection in tuple(connections):
                    connection.write(data)
        for connection in tuple(self.joining):
            channel = channel_of(connection)
            if channel not in frames:
                frames[channel] = framed(event, channel)
            self.keep(connection, event.seq, frames[channel])

    def keep(self, connection: ClientConnection, seq: int, framed: bytes) -> None:
        """For a connection whose snapshot is being read."""
        kept = self.joining[connection]
        if len(kept) >= MAX_BUFFERED:
            connection.close(TOO_SLOW)
        else:
            kept.append((seq, framed))
