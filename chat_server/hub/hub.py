"""The live connections of one process, put together: their rooms, their presence, and what they are told."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable

import structlog

from chat_server import faults
from chat_server.clock import Clock
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.facts import Event, Fact
from chat_server.hub.background import rounds
from chat_server.hub.background.lost_tasks import LostTasks
from chat_server.hub.background.presence import keep_presence
from chat_server.hub.background.quiet_hours import watch_quiet_hours
from chat_server.hub.background.sessions import end_old_leads, end_sessions
from chat_server.hub.background.sweep import sweep
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.connections import Connections
from chat_server.hub.connections.frames import write_to_all
from chat_server.hub.connections.keepalive import Keepalive
from chat_server.hub.connections.rates import Rates
from chat_server.hub.core.quiet_hours import QuietHours
from chat_server.hub.core.running_tasks import RunningTasks
from chat_server.hub.delivery.core.receivers import Receivers
from chat_server.hub.delivery.core.registry import deliver
from chat_server.hub.presence.presence import Presence
from chat_server.hub.presence.viewpoints import Viewpoints
from chat_server.hub.presence.visibility import VisibilityUpdates
from chat_server.hub.rooms.memberships import Memberships
from chat_server.hub.rooms.room import Room
from chat_server.hub.rooms.rooms import Rooms
from chat_server.services.core.ports import Bus, HubQueries
from chat_server.tally import tally
from protocol.core.errors import RESTART

ARRIVALS = 8
"""How many are let in at once, by handshake or hello; the others stand in line. More would not be faster, as a few
already keep the readers of the database busy, and the loop would be long with each.
"""

Receive = Callable[[ClientConnection, bytes], None]

log = structlog.get_logger()


class Hub:
    """Give it connections (by the takeover) and facts (by the bus); `receive` carries out commands.

    It owns connections (client_connection.Owner). `origin` names the process.
    """

    def __init__(
        self,
        bus: Bus,
        queries: HubQueries,
        clock: Clock,
        calendar: Calendar,
        rates: Rates,
        origin: str,
    ) -> None:
        self.bus = bus
        self.queries = queries
        self.clock = clock
        self.rates = rates
        self.origin = origin
        self.arrivals = asyncio.Semaphore(ARRIVALS)
        self.receive: Receive
        self.tasks = RunningTasks()
        self.quiet_hours = QuietHours(clock, calendar)
        self.viewpoints = Viewpoints()
        self.presence = Presence(bus, clock, origin, self.quiet_hours.is_quiet, self.viewpoints, write_to_all)
        self.connections = Connections(Keepalive(self.presence.look))
        self.visibility = VisibilityUpdates(queries, self.tasks, self.presence, self.viewpoints)
        self.rooms = Rooms(queries, self.tasks, self.visibility.look_again, self._members_changed)
        self.lost_tasks = LostTasks(queries, self.tasks, self.rooms, self.on_fact)
        self.memberships = Memberships(
            queries, self.tasks, self.connections, self.rooms, self.visibility.look_again
        )
        self.receivers = Receivers(
            connections=self.connections,
            rooms=self.rooms,
            memberships=self.memberships,
            presence=self.presence,
            viewpoints=self.viewpoints,
            visibility=self.visibility,
            quiet_hours=self.quiet_hours,
        )

    async def start(self, receive: Receive) -> None:
        self.receive = receive
        await self.bus.start(self.on_fact, self.on_gap)
        self.presence.ask()
        for work in (*self._background(), self.connections.keepalive.run()):
            _task = self.tasks.start(work)

    def _background(self) -> Iterable[Coroutine[object, object, None]]:
        """What goes on over and over."""
        queries, clock, receivers = self.queries, self.clock, self.receivers
        every = rounds.SHARED_SWEEP_SECONDS if self.bus.is_shared else rounds.SWEEP_SECONDS
        return (
            sweep(queries, clock, receivers, self.on_fact, every),
            end_sessions(queries, clock, self.connections),
            end_old_leads(queries, clock, self.connections),
            keep_presence(queries, clock, self.bus, self.presence, self.origin),
            watch_quiet_hours(queries, clock, receivers),
        )

    async def stop(self) -> None:
        """Tell everybody to come back, and let what is written leave."""
        for connection in list(self.connections):
            connection.close(RESTART)
        await self.connections.keepalive.all_gone(seconds=2.0)
        await self.tasks.stop()
        await self.bus.stop()

    # what connections say

    def joined(self, connection: ClientConnection) -> None:
        self.connections.add(connection)

    def received(self, connection: ClientConnection, payload: bytes) -> None:
        self.receive(connection, payload)

    def left(self, connection: ClientConnection, code: int) -> None:
        """It hears and says nothing any more; its line may still be open."""
        log.debug("connection closed", code=code)
        tally.closes[code] += 1
        self.rooms.leave_all(connection)
        self.visibility.left(connection)
        self.viewpoints.unwatch(connection)
        self.presence.left(connection)
        self.connections.close(connection)

    def gone(self, connection: ClientConnection) -> None:
        self.connections.discard(connection)

    # what the bus says

    def on_fact(self, fact: Fact) -> None:
        """Tell whom it concerns. What fails is missed by nobody else; a numbered event is read again from the store."""
        try:
            deliver(self.receivers, fact)
        except Exception as error:  # noqa: BLE001  the facts after it are told
            faults.report(error, f"hear {type(fact).__name__}")

    def on_gap(self) -> None:
        """The doorbell was broken: compare every head, and learn again who is there and what only staff are told."""
        self.presence.ask()
        self.lost_tasks.look()
        _task = self.tasks.start(self.rooms.compare())

    def _members_changed(self, room: Room, event: Event) -> None:
        """Whoever joined or left is brought in or taken out, and everybody in the room may see others than before."""
        self.memberships.hear_event(event)
        self.visibility.look_again(room.everybody())
