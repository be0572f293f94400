"""The chats that somebody in this process hears, who hears them, and what is delivered to them."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from weakref import WeakValueDictionary

from chat_server.domain.facts import Event
from chat_server.hub.connections.channel import Channel, channel_of
from chat_server.hub.connections.client_connection import ClientConnection, or_resume
from chat_server.hub.connections.frames import framed_event, framed_push
from chat_server.hub.core.index import with_value
from chat_server.hub.core.running_tasks import RunningTasks
from chat_server.hub.rooms.catch_up import CatchUp, LookAgain
from chat_server.hub.rooms.room import LAST, MEMBERSHIP, Room
from chat_server.services.core.ports import EventQueries
from protocol.core.frames import Push


class Rooms:
    """The rooms of one process, by chat.

    `members_changed` is called after an event that says that somebody joined or left was delivered.
    """

    def __init__(
        self,
        queries: EventQueries,
        tasks: RunningTasks,
        look_again: LookAgain,
        members_changed: Callable[[Room, Event], None],
    ) -> None:
        self._queries = queries
        self._tasks = tasks
        self._members_changed = members_changed
        self._rooms: dict[int, Room] = {}
        self._catching_up: dict[tuple[ClientConnection, Room], asyncio.Task[None]] = {}
        """What is being told to connections before they hear a room live."""
        self._catch_up = CatchUp(queries, tasks, look_again, self.deliver, self._drop_if_empty)
        self._opening: WeakValueDictionary[tuple[ClientConnection, str], asyncio.Lock] = WeakValueDictionary()
        self.events_delivered = 0

    def __len__(self) -> int:
        return len(self._rooms)

    def __iter__(self) -> Iterator[Room]:
        return iter(self._rooms.values())

    def get(self, chat: int) -> Room | None:
        """The room of a chat, if somebody hears it."""
        return self._rooms.get(chat)

    def of(self, connection: ClientConnection) -> list[Room]:
        """Those that a connection hears, or is about to."""
        return [self._rooms[chat] for chat in connection.chats]

    # who hears

    def subscribe(self, connection: ClientConnection, chat: int, pid: str, known: int) -> None:
        """Let a connection that knows everything up to `known` hear what follows."""
        if connection.closing:
            return
        room = self._room(chat, pid, known)
        if room.delivered != known:
            room.hold(connection)
            self._start_catching_up(connection, room, known)
        else:
            room.add(connection)

    def look_in(self, connection: ClientConnection, chat: int) -> None:
        """It hears the chat as a guest: it says nothing there."""
        room = self._rooms.get(chat)
        if room is not None and room.hears(connection):
            room.guests = with_value(room.guests, connection)

    def _room(self, chat: int, pid: str, delivered: int) -> Room:
        room = self._rooms.get(chat)
        if room is None:
            room = self._rooms[chat] = Room(chat, pid, delivered)
        return room

    def go_live(self, connection: ClientConnection, room: Room, known: int) -> None:
        """Let a held connection that now knows everything up to `known` hear what was kept, and what follows."""
        if known <= room.delivered:
            room.release(connection, known)
        else:
            self._start_catching_up(connection, room, known)

    def _start_catching_up(self, connection: ClientConnection, room: Room, known: int) -> None:
        """Tell a held connection, which knows everything up to `known`, the rest."""
        work = self._catch_up.catch_up(connection, room, known, room.joining[connection])
        task = self._catching_up[connection, room] = self._tasks.start(or_resume(connection, work))
        task.add_done_callback(lambda _done: self._catching_up.pop((connection, room), None))

    def opening(self, connection: ClientConnection, pid: str) -> asyncio.Lock:
        """The lock to be held while a connection opens a chat."""
        return self._opening.setdefault((connection, pid), asyncio.Lock())

    async def caught_up(self, connection: ClientConnection, pid: str) -> None:
        """Wait until a connection hears a chat live, if it is about to."""
        catching_up = [
            task
            for room in self.of(connection)
            if room.pid == pid and (task := self._catching_up.get((connection, room))) is not None
        ]
        if catching_up:
            await asyncio.wait(catching_up)

    def unsubscribe(self, connection: ClientConnection, room: Room) -> None:
        room.remove(connection)
        self._drop_if_empty(room)

    def leave_all(self, connection: ClientConnection) -> None:
        """It hears nothing any more."""
        for room in self.of(connection):
            self.unsubscribe(connection, room)

    def _drop_if_empty(self, room: Room) -> None:
        if not len(room) and not room.filling:
            self._rooms.pop(room.chat, None)

    # events of the log

    def hear(self, event: Event) -> None:
        """The doorbell rang for an event: deliver it, or fill the gap that it shows."""
        room = self._rooms.get(event.chat)
        if room is None:
            return
        verdict = room.judge(event)
        if verdict == "next" and not room.filling:
            self.deliver(room, event)
        elif verdict != "known":
            self._catch_up.fill(room, event.seq)

    def deliver(self, room: Room, event: Event) -> None:
        """The next event of a chat, to everybody in its room."""
        self.events_delivered += 1
        room.deliver(event, framed_event)
        if isinstance(event.content, MEMBERSHIP):
            self._members_changed(room, event)

    async def compare(self, since: int | None = None) -> None:
        """Fill every room that is behind the store; `since` (ms): only chats that moved after it."""
        if since is None:
            heads = await self._queries.heads(list(self._rooms))
        else:
            heads = dict(await self._queries.moved(since))
        for chat, head in heads.items():
            room = self._rooms.get(chat)
            if room is not None and room.delivered < head:
                self._catch_up.fill(room, head)

    # what has no number

    def push_to_room(
        self, chat: int, push: Push, channels: Iterable[Channel], without: int | None = None
    ) -> None:
        """An ephemeral push to these channels of a chat, but not to the devices of the person `without`."""
        room = self._rooms.get(chat)
        if room is None:
            return
        for channel in channels:
            others = [c for c in room.live.get(channel, ()) if c.viewer.person != without]
            kept = [c for c in room.joining if channel_of(c) == channel and c.viewer.person != without]
            if others or kept:
                framed = framed_push(push, channel)
                for connection in others:
                    connection.send_ephemeral(framed)
                for connection in kept:
                    room.keep(connection, LAST, framed)

    def push_to(self, connection: ClientConnection, chat: int, push: Push) -> None:
        """An ephemeral push to one connection, in order with the chat's snapshot if one is on its way."""
        framed = framed_push(push, channel_of(connection))
        room = self._rooms.get(chat)
        if room is not None and connection in room.joining:
            room.keep(connection, LAST, framed)
        else:
            connection.send_ephemeral(framed)
