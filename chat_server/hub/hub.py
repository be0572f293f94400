"""The live sessions of one process: who is connected, who hears which chat, and telling them what happened."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

import structlog

from chat_server import faults
from chat_server.clock import Clock
from chat_server.domain.chats.events import EventKind
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import Audience
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.visibility import decide_visible
from chat_server.domain.facts import (
    AccountFact,
    DialogFact,
    DraftFact,
    Event,
    ExpertFact,
    Fact,
    GuestFact,
    HeldFact,
    MembershipFact,
    PersonFact,
    PinFact,
    PresenceFact,
    PresenceRequest,
    ReadFact,
    SessionEnded,
    SettingsFact,
    StaffFact,
    TaskFact,
    TypingFact,
)
from chat_server.hub.background.watches import WATCHES
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.frames import framed_event, framed_push
from chat_server.hub.connections.keepalive import Keepalive
from chat_server.hub.connections.rates import Rates
from chat_server.hub.delivery import own_devices
from chat_server.hub.presence.presence import Presence
from chat_server.hub.presence.visibility import VisibilityUpdates, tell_alike
from chat_server.hub.quiet_hours import QuietHours
from chat_server.hub.rooms import catch_up, memberships
from chat_server.hub.rooms.room import CHANNELS, LAST, Channel, Room, channel_of
from chat_server.outward.tasks import task_push
from chat_server.services.core.ports import Bus, Truth
from chat_server.tally import tally
from protocol.chats.read_marks import ReadMoved, ReadOwn
from protocol.core.errors import FAULT, RESTART, REVOKED
from protocol.core.frames import Push
from protocol.presence import PresenceAll, PresenceChanged, TypingShown

Receive = Callable[[ClientConnection, bytes], None]

log = structlog.get_logger()


class Hub:
    """Give it connections (by the seam) and facts (by the bus); `receive` carries out commands."""

    def __init__(
        self, bus: Bus, truth: Truth, clock: Clock, calendar: Calendar, rates: Rates, origin: str
    ) -> None:
        self.bus = bus
        self.truth = truth
        self.clock = clock
        self.rates = rates
        self.day = QuietHours(clock, calendar)
        self.receive: Receive
        self.rooms: dict[int, Room] = {}
        self.people: dict[int, set[ClientConnection]] = {}
        self.sessions: dict[int, set[ClientConnection]] = {}
        self.keepalive = Keepalive()
        self.opening: WeakValueDictionary[tuple[ClientConnection, str], asyncio.Lock] = WeakValueDictionary()
        """Held while a connection opens a chat."""
        self.catching: dict[tuple[ClientConnection, Room], asyncio.Task[None]] = {}
        """What is being told to connections before they hear a room live."""
        self.arriving: dict[tuple[ClientConnection, int], MembershipFact] = {}
        """Who is about to be told of a new chat, by connection and chat."""
        self.presence = Presence(bus, clock, origin, self.day.is_quiet, self.tell_presence)
        self.handed: set[tuple[str, int]] = set()
        """What was handed over or stopped lately of which was told: a name, and whom or when it concerns."""
        self.seen = VisibilityUpdates(self)
        self.told = 0
        self.origin = origin
        self._hear: dict[type[Fact], Callable[[Any], None]] = {
            Event: self._on_event,
            TaskFact: self._on_task,
            ReadFact: self._on_read,
            TypingFact: self._on_typing,
            MembershipFact: partial(memberships.on_fact, self),
            SessionEnded: lambda fact: self.end_session(fact.session, REVOKED),
            SettingsFact: partial(own_devices.on_own, self),
            DraftFact: partial(own_devices.on_own, self),
            PinFact: partial(own_devices.on_own, self),
            PersonFact: partial(own_devices.on_person, self),
            AccountFact: self.seen.on_account,
            StaffFact: self.seen.on_staff,
            GuestFact: self.seen.on_guest,
            HeldFact: partial(own_devices.on_own, self),
            DialogFact: partial(own_devices.on_own, self),
            ExpertFact: partial(own_devices.on_own, self),
            PresenceFact: self.presence.hear,
            PresenceRequest: self.presence.asked,
        }
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self, receive: Receive) -> None:
        self.receive = receive
        await self.bus.start(self.on_fact, self.on_gap)
        self.presence.ask()
        for work in WATCHES:
            self.spawn(work(self))
        self.spawn(self.keepalive.run())

    async def stop(self) -> None:
        """Tell everybody to come back, and let what is written leave."""
        for connection in list(self.keepalive.connections):
            connection.close(RESTART)
        await self.keepalive.all_gone(seconds=2.0)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.bus.stop()

    def spawn(self, work: Coroutine[object, object, None]) -> None:
        """Run something in the background, kept from being collected; a fault is logged, not lost."""
        _task = self._begin(work)

    def _begin(self, work: Coroutine[object, object, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    async def or_resume(self, connection: ClientConnection, work: Coroutine[object, object, None]) -> None:
        """Tell a connection what it must not miss; if that fails, it shall come back and resume."""
        try:
            await work
        except Exception:
            connection.close(FAULT)
            raise

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Refusal):
            log.warning("background work failed", code=error.code)
        elif error is not None:
            faults.report(error, "background")

    # connections

    def joined(self, connection: ClientConnection) -> None:
        self.keepalive.add(connection)
        self.people.setdefault(connection.viewer.person, set()).add(connection)
        self.sessions.setdefault(connection.session, set()).add(connection)

    def received(self, connection: ClientConnection, payload: bytes) -> None:
        self.receive(connection, payload)

    def left(self, connection: ClientConnection, code: int) -> None:
        """It hears and says nothing any more; its line may still be open."""
        log.debug("connection closed", code=code)
        tally.closes[code] += 1
        for room in tuple(connection.rooms):
            self.unsubscribe(connection, room)
        self.seen.left(connection)
        self.presence.unwatch(connection)
        self.presence.left(connection)
        _discard(self.people, connection.viewer.person, connection)
        _discard(self.sessions, connection.session, connection)

    def gone(self, connection: ClientConnection) -> None:
        self.keepalive.discard(connection)

    # subscriptions

    def room(self, chat: int, pid: str, told: int) -> Room:
        """The room of a chat; a new one has told everything up to `told`."""
        room = self.rooms.get(chat)
        if room is None:
            room = self.rooms[chat] = Room(chat, pid, told)
        return room

    def subscribe(self, connection: ClientConnection, chat: int, pid: str, known: int) -> None:
        """Let a connection that knows everything up to `known` hear what follows."""
        if connection.closing:
            return
        room = self.room(chat, pid, known)
        if room.told != known:
            room.hold(connection)
            self._catch_up(connection, room, known)
        else:
            room.add(connection)

    def go_live(self, connection: ClientConnection, room: Room, known: int) -> None:
        """Let a held connection that now knows everything up to `known` hear what was kept, and what follows."""
        if known <= room.told:
            room.release(connection, known)
        else:
            self._catch_up(connection, room, known)

    def _catch_up(self, connection: ClientConnection, room: Room, known: int) -> None:
        """Tell a held connection, which knows everything up to `known`, the rest."""
        work = catch_up.catch_up(self, connection, room, known, room.joining[connection])
        task = self.catching[connection, room] = self._begin(self.or_resume(connection, work))
        task.add_done_callback(lambda _done: self.catching.pop((connection, room), None))

    async def caught_up(self, connection: ClientConnection, pid: str) -> None:
        """Wait until a connection hears a chat live, if it is about to."""
        rooms = [room for room in connection.rooms if room.pid == pid and (connection, room) in self.catching]
        if rooms:
            await asyncio.wait([self.catching[connection, room] for room in rooms])

    def unsubscribe(self, connection: ClientConnection, room: Room) -> None:
        room.remove(connection)
        if not len(room) and not room.filling:
            self.rooms.pop(room.chat, None)

    # facts

    def on_fact(self, fact: Fact) -> None:
        """Tell whom it concerns. What fails is missed by nobody else; a numbered event is read again from the store."""
        try:
            self._hear[type(fact)](fact)
        except Exception as error:  # noqa: BLE001  the facts after it are told
            faults.report(error, f"hear {type(fact).__name__}")

    def on_gap(self) -> None:
        """The doorbell was broken: compare every head, and learn again who is there."""
        self.presence.ask()
        self.spawn(catch_up.compare(self))

    def _on_event(self, event: Event) -> None:
        room = self.rooms.get(event.chat)
        if room is None:
            return
        verdict = room.judge(event)
        if verdict == "told" and not room.filling:
            self.tell(room, event)
        elif verdict != "known":
            catch_up.fill(self, room, event.seq)

    def tell(self, room: Room, event: Event) -> None:
        """Say the next event of a chat to everybody in its room."""
        self.told += 1
        room.tell(event, framed_event)
        if event.kind in (EventKind.JOINED, EventKind.LEFT):
            memberships.changed(self, event)
            self.seen.look_again(room.everybody())

    def _on_task(self, fact: TaskFact) -> None:
        self.tell_room(fact.chat, task_push(fact), [channel for channel in CHANNELS if channel[0] == "staff"])

    def _on_read(self, fact: ReadFact) -> None:
        own_mark = ReadOwn(chat=fact.chat_pid, seq=fact.seq, unread=fact.unread, back=fact.back)
        for connection in self.people.get(fact.person, ()):
            if connection.greeted:
                self.tell_ephemeral(connection, fact.chat, own_mark)
        if not fact.shown:
            return
        moved = ReadMoved(chat=fact.chat_pid, person=fact.pid, seq=fact.seq)
        self._tell_ambient(fact.chat, fact.person, fact.subject, moved)

    def _on_typing(self, fact: TypingFact) -> None:
        shown = TypingShown(chat=fact.chat_pid, person=fact.pid)
        self._tell_ambient(fact.chat, fact.person, fact.subject, shown)

    def _tell_ambient(self, chat: int, person: int, subject: Audience, push: Push) -> None:
        """To everybody in a chat who may know, but for the person's own devices."""
        quiet = self.day.is_quiet()
        may_know = [c for c in CHANNELS if decide_visible(push.discloses, subject, c[0], quiet)]
        self.tell_room(chat, push, may_know, but=person)

    def tell_room(self, chat: int, push: Push, channels: Iterable[Channel], but: int | None = None) -> None:
        """An ephemeral push to these channels of a chat, but for one person."""
        room = self.rooms.get(chat)
        if room is None:
            return
        for channel in channels:
            others = [c for c in room.live.get(channel, ()) if c.viewer.person != but]
            kept = [c for c in room.joining if channel_of(c) == channel and c.viewer.person != but]
            if others or kept:
                framed = framed_push(push, channel)
                for connection in others:
                    connection.send_ephemeral(framed)
                for connection in kept:
                    room.keep(connection, LAST, framed)

    def tell_ephemeral(self, connection: ClientConnection, chat: int, push: Push) -> None:
        """A push to one connection, in order with the chat's snapshot if one is on its way."""
        framed = framed_push(push, channel_of(connection))
        room = self.rooms.get(chat)
        if room is not None and connection in room.joining:
            room.keep(connection, LAST, framed)
        else:
            connection.send_ephemeral(framed)

    def end_session(self, session: int, code: int) -> None:
        for connection in tuple(self.sessions.get(session, ())):
            connection.close(code)

    # presence

    def tell_presence(
        self, connections: Iterable[ClientConnection], push: PresenceChanged | PresenceAll
    ) -> None:
        tell_alike(connections, push)


def _discard(index: dict[int, set[ClientConnection]], key: int, connection: ClientConnection) -> None:
    connections = index.get(key)
    if connections is not None:
        connections.discard(connection)
        if not connections:
            del index[key]
