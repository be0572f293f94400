"""Who is there, over all devices and processes.

Each process announces its own people on the bus, and all of them again before that lapses; everybody combines what
all said. A lost announcement holds until the next roll only, whether somebody came or left.
"""

import asyncio
from collections.abc import Callable, Collection, Iterable

from chat_server.clock import Clock
from chat_server.domain.core.people import Audience, Viewer, Viewpoint
from chat_server.domain.facts import PresenceFact, PresenceRequest, PresenceRoll
from chat_server.domain.presence import (
    GRACE,
    IDLE_AFTER,
    LEASE,
    Announcement,
    KnownStatus,
    PresenceStatus,
    combined_status,
    shown_status,
    status_of_devices,
)
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.core.index import Index
from chat_server.hub.presence.viewpoints import Viewpoints
from chat_server.outward.presence import show_statuses
from chat_server.services.core.ports import Bus
from protocol.presence import PersonStatus, PresenceChanged

REPEAT = 8
"""Seconds after which a process says again who is there, and in the store that it lives."""

PROCESS_LEASE = 2.0 * REPEAT
"""Seconds that a process is believed to live. Its people stay that long though the bus is broken."""

_OWN = {status: Announcement(status, float("inf")) for status in ("online", "away")}
"""What this process says itself does not lapse."""

Tell = Callable[[Iterable[ClientConnection], PresenceChanged], None]


class Presence:
    """The presence of everybody, as this process knows it. `origin` names the process."""

    def __init__(
        self,
        bus: Bus,
        clock: Clock,
        origin: str,
        is_quiet: Callable[[], bool],
        viewpoints: Viewpoints,
        tell: Tell,
    ) -> None:
        self._bus = bus
        self._clock = clock
        self._origin = origin
        self._is_quiet = is_quiet
        self._viewpoints = viewpoints
        self._tell = tell
        self._devices: Index[int, ClientConnection] = Index()
        self._announced: dict[int, tuple[Viewer, PresenceStatus]] = {}
        self._said: dict[str, dict[int, Announcement]] = {}
        """What each process said of people."""
        self._known: dict[int, KnownStatus] = {}

    # devices of this process

    def arrived(self, connection: ClientConnection) -> None:
        connection.active_at = self._clock.monotonic()
        self._devices.add(connection.viewer.person, connection)
        self._announce(connection.viewer)

    def left(self, connection: ClientConnection) -> None:
        """Told after a moment of grace, so that a page that reloads does not flicker."""
        person = connection.viewer.person
        if connection not in self._devices.of(person):
            return
        self._devices.discard(person, connection)
        if person in self._devices:
            self._announce(connection.viewer)
        else:
            asyncio.get_running_loop().call_later(GRACE, self._announce, connection.viewer)

    def used(self, connection: ClientConnection) -> None:
        """The person did something on this device."""
        connection.active_at = self._clock.monotonic()
        if connection.idle:
            connection.idle = False
            self._announce(connection.viewer)

    def look(self, connection: ClientConnection) -> None:
        """Once in a while: whether the device has become idle."""
        if not connection.idle and self._clock.monotonic() - connection.active_at > IDLE_AFTER:
            connection.idle = True
            self._announce(connection.viewer)

    def _announce(self, viewer: Viewer) -> None:
        status = status_of_devices(device.idle for device in self._devices.of(viewer.person))
        before = self._announced.get(viewer.person)
        if status == (before[1] if before else "offline"):
            return
        if status == "offline":
            del self._announced[viewer.person]
        else:
            self._announced[viewer.person] = (viewer, status)
        self._bus.publish(self._fact(viewer, status))

    def _fact(self, viewer: Viewer, status: PresenceStatus) -> PresenceFact:
        return PresenceFact(
            origin=self._origin,
            person=viewer.person,
            pid=viewer.pid,
            subject=viewer.audience,
            status=status,
        )

    def ask(self) -> None:
        """Learn from the other processes who is there."""
        self._bus.publish(PresenceRequest(self._origin))

    def repeat(self) -> None:
        """Say again who is there, be it nobody, before it lapses elsewhere."""
        there = tuple(self._fact(viewer, status) for viewer, status in self._announced.values())
        self._bus.publish(PresenceRoll(self._origin, there))

    # what processes say

    def hear(self, fact: PresenceFact) -> None:
        said = self._said.setdefault(fact.origin, {})
        if fact.status == "offline":
            said.pop(fact.person, None)
        else:
            status: PresenceStatus = "online" if fact.status == "online" else "away"
            if fact.origin == self._origin:
                said[fact.person] = _OWN[status]
            else:
                said[fact.person] = Announcement(status, self._clock.monotonic() + LEASE)
        self._judge(fact.person, fact.pid, fact.subject)

    def hear_roll(self, roll: PresenceRoll) -> None:
        """Whoever the process names is there, and nobody else: that somebody left may have been lost."""
        said = self._said.get(roll.origin, {})
        for person in said.keys() - {fact.person for fact in roll.there}:
            del said[person]
            known = self._known[person]
            self._judge(person, known.pid, known.subject)
        for fact in roll.there:
            self.hear(fact)

    def asked(self, fact: PresenceRequest) -> None:
        if fact.origin != self._origin:
            self.repeat()

    def renew(self, living: Collection[str]) -> None:
        """These processes live, whether they are heard or not: what they said goes on to hold."""
        until = self._clock.monotonic() + REPEAT + 1.0
        for origin in self._said.keys() & set(living):
            said = self._said[origin]
            said.update(
                (person, Announcement(one.status, until)) for person, one in said.items() if one.until < until
            )

    def expire(self) -> None:
        """A process that died says nothing any more: what it said lapses."""
        for person, known in list(self._known.items()):
            self._judge(person, known.pid, known.subject)
        self._said = {origin: said for origin, said in self._said.items() if said}

    def _judge(self, person: int, pid: str, subject: Audience) -> None:
        announced = [said[person] for said in self._said.values() if person in said]
        status = combined_status(announced, self._clock.monotonic())
        before = self._known.get(person)
        if status == (before.status if before else "offline"):
            return
        if status == "offline":
            del self._known[person]
            for said in self._said.values():
                said.pop(person, None)
        else:
            self._known[person] = KnownStatus(pid, subject, status)
        self._tell_change(person, pid, subject, status)

    def _tell_change(self, person: int, pid: str, subject: Audience, status: PresenceStatus) -> None:
        """Only to those who may know now; who may not was told nothing before either."""
        quiet = self._is_quiet()
        may_know = [
            connection
            for viewpoint in self._viewpoints.seeing(person)
            if shown_status("online", subject, viewpoint.audience, quiet) != "offline"
            for connection in self._viewpoints.watching(viewpoint)
        ]
        if may_know:
            self._tell(may_know, PresenceChanged(person=pid, status=status))

    # what is shown

    def shown_to(self, viewpoint: Viewpoint, quiet: bool | None = None) -> list[PersonStatus]:
        """Whoever is there, as somebody may know it now or if it is `quiet`."""
        quiet = self._is_quiet() if quiet is None else quiet
        there = [
            known for person in viewpoint.visible.people if (known := self._known.get(person)) is not None
        ]
        return show_statuses(there, viewpoint.audience, quiet)
