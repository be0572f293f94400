"""Closing gaps from the store: a lost doorbell costs a moment and never a message (DESIGN idea 2)."""

import asyncio
from collections.abc import Callable, Iterable

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Event
from chat_server.hub.connections.channel import channel_of
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.frames import framed_stored_event
from chat_server.hub.core.running_tasks import RunningTasks
from chat_server.hub.rooms.room import MEMBERSHIP, Kept, Room
from chat_server.services.core.ports import EventQueries
from chat_server.tally import tally

LookAgain = Callable[[Iterable[ClientConnection]], None]
"""Whom these connections see may have changed."""


class CatchUp:
    """Reads what is missing and delivers it: to a whole room, or to a connection that knows less than its room.

    `deliver` delivers the next event of a room, `filled` is called when an attempt to fill one has ended.
    """

    def __init__(
        self,
        queries: EventQueries,
        tasks: RunningTasks,
        look_again: LookAgain,
        deliver: Callable[[Room, Event], None],
        filled: Callable[[Room], None],
    ) -> None:
        self._queries = queries
        self._tasks = tasks
        self._look_again = look_again
        self._deliver = deliver
        self._filled = filled

    async def catch_up(self, connection: ClientConnection, room: Room, known: int, kept: Kept) -> None:
        """Tell a connection what it missed after `known`, then what was kept for it; then it is live.

        Where it knows more than the room has delivered, the room goes first: nobody hears anything twice.
        Raises Refusal `unavailable` where the store does not answer.
        """
        if room.delivered < known:
            await self.fill(room, known).wait()
            if room.delivered < known:
                raise Refusal("unavailable")
        while known < room.delivered and room.joining.get(connection) is kept:
            events = await self._queries.events_after(room.chat, room.pid, known)
            if room.joining.get(connection) is not kept:
                return
            known = self._write_stored(connection, room, events) or known
        if room.joining.get(connection) is kept:
            room.release(connection, known)

    def _write_stored(self, connection: ClientConnection, room: Room, events: Iterable[Event]) -> int | None:
        """Tell one connection what everybody else heard; the last number. The rest comes with everybody else's."""
        last = None
        for event in events:
            if event.seq <= room.delivered:
                connection.write(framed_stored_event(event, channel_of(connection)))
                last = event.seq
                if isinstance(event.content, MEMBERSHIP):
                    self._look_again((connection,))
        return last

    def fill(self, room: Room, wanted: int) -> asyncio.Event:
        """Close a gap of a room, which reaches to the event `wanted` at least; set at the end of the attempt."""
        room.wanted = max(room.wanted, wanted)
        if room.filling is None:
            tally.gaps_filled += 1
            room.filling = asyncio.Event()
            _task = self._tasks.start(self._fill(room, room.filling))
        return room.filling

    async def _fill(self, room: Room, attempt: asyncio.Event) -> None:
        try:
            asked = 0
            while asked < room.wanted:
                asked = room.wanted
                await self._deliver_stored(room)
                # It was committed: what the store does not give cannot be read.
                room.delivered = max(room.delivered, asked)
        finally:
            room.filling = None
            attempt.set()
            self._filled(room)

    async def _deliver_stored(self, room: Room) -> None:
        while events := await self._queries.events_after(room.chat, room.pid, room.delivered):
            for event in events:
                if room.judge(event) == "gap":  # in the store, too: what lies between cannot be read
                    room.delivered = event.seq - 1
                if room.judge(event) == "next":
                    self._deliver(room, event)
