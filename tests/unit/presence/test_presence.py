"""Presence: from devices to a status, over several processes, with every word of SPEC 3."""

from collections.abc import Callable
from itertools import product
from unittest.mock import Mock

import pytest

from chat_server.clock import Clock
from chat_server.domain.core.people import Audience, Viewer, Viewpoint, VisiblePeople
from chat_server.domain.facts import Fact, PresenceFact, PresenceRequest
from chat_server.domain.presence import (
    LEASE,
    Announcement,
    PresenceStatus,
    combined_status,
    shown_status,
    status_of_devices,
)
from chat_server.hub.presence.presence import Presence
from chat_server.hub.presence.viewpoints import Viewpoints
from protocol.presence import PresenceChanged
from tests.support.clock import ManualClock

STATUSES: tuple[PresenceStatus, ...] = ("online", "away", "offline")
AUDIENCES: tuple[Audience, ...] = ("customer", "staff")


@pytest.mark.parametrize(
    ("idle", "status"),
    [
        ([], "offline"),
        ([False], "online"),
        ([True], "away"),
        ([True, False], "online"),
        ([True, True], "away"),
    ],
)
def test_devices_make_one_status(idle: list[bool], status: PresenceStatus) -> None:
    assert status_of_devices(idle) == status


@pytest.mark.parametrize(("first", "second"), list(product(STATUSES, STATUSES)))
def test_processes_make_one_status(first: PresenceStatus, second: PresenceStatus) -> None:
    best = min((first, second), key=STATUSES.index)
    said = [Announcement(first, 10.0), Announcement(second, 10.0)]
    assert combined_status(said, 9.9) == best
    assert combined_status(said, 10.0) == "offline"


@pytest.mark.parametrize(
    ("status", "subject", "viewer", "quiet"), list(product(STATUSES, AUDIENCES, AUDIENCES, (True, False)))
)
def test_only_staff_are_hidden_only_from_customers_only_in_quiet_hours(
    status: PresenceStatus, subject: Audience, viewer: Audience, quiet: bool
) -> None:
    hidden = subject == "staff" and viewer == "customer" and quiet
    assert shown_status(status, subject, viewer, quiet) == ("offline" if hidden else status)


class Wire:
    """A bus that brings everything back at once."""

    is_shared = True
    is_up = True

    def __init__(self) -> None:
        self.processes: list[Presence] = []

    async def start(self, on_fact: Callable[[Fact], None], on_gap: Callable[[], None]) -> None: ...

    async def stop(self) -> None: ...

    def publish(self, fact: Fact) -> None:
        for process in self.processes:
            if isinstance(fact, PresenceFact):
                process.hear(fact)


class Process:
    """One process's presence with what it told."""

    def __init__(self, wire: Wire, clock: Clock, origin: str) -> None:
        self.told: list[PresenceChanged] = []
        self.viewpoints = Viewpoints()
        self.presence = Presence(
            wire,
            clock,
            origin,
            lambda: False,
            self.viewpoints,
            lambda _connections, push: self.told.append(push),
        )
        wire.processes.append(self.presence)

    def statuses(self) -> list[str]:
        return [push.status for push in self.told]


JANA = PresenceFact(origin="far", person=1, pid="pjana", subject="staff", status="online")


def hears(process: Process, *people: int) -> Mock:
    """Somebody of staff looks at these people, so that changes are told; the connection."""
    connection = Mock(viewpoint=None, viewer=Viewer(person=9, pid="plook", kind="assistant"))
    process.viewpoints.watch(connection, VisiblePeople(frozenset(people or (1,)), frozenset()))
    return connection


@pytest.mark.anyio
async def test_a_process_that_dies_takes_its_people_along_within_30_seconds() -> None:
    clock, wire = ManualClock(), Wire()
    here = Process(wire, clock, "here")
    hears(here)
    here.presence.hear(JANA)
    await clock.advance(LEASE - 0.1)
    here.presence.expire()
    assert here.statuses() == ["online"]
    await clock.advance(0.2)
    here.presence.expire()
    assert here.statuses() == ["online", "offline"]
    assert LEASE + 1 < 30


@pytest.mark.anyio
async def test_a_broken_bus_makes_nobody_leave_whose_process_lives() -> None:
    clock, wire = ManualClock(), Wire()
    here = Process(wire, clock, "here")
    hears(here)
    here.presence.hear(JANA)
    for _ in range(20):
        await clock.advance(8.0)
        here.presence.renew({"far"})
        here.presence.expire()
    assert here.statuses() == ["online"]
    await clock.advance(30.0)
    here.presence.expire()
    assert here.statuses() == ["online", "offline"]


def test_what_is_said_again_is_not_told_again() -> None:
    here = Process(Wire(), ManualClock(), "here")
    hears(here)
    for _ in range(3):
        here.presence.hear(JANA)
    assert here.statuses() == ["online"]


def test_who_looks_at_others_is_told_nothing_and_who_looks_away_neither() -> None:
    here = Process(Wire(), ManualClock(), "here")
    hears(here, 2)
    looks_away = hears(here, 1)
    assert here.viewpoints.who_see(1) == {looks_away}
    here.viewpoints.watch(looks_away, VisiblePeople(frozenset({2}), frozenset()))
    here.presence.hear(JANA)
    assert here.statuses() == []
    assert not here.viewpoints.who_see(1)
    assert len(here.viewpoints.all()) == 1
    assert len(here.viewpoints.watching(Viewpoint("staff", VisiblePeople(frozenset({2}), frozenset())))) == 2


def test_who_asks_is_answered_by_the_others_only() -> None:
    wire = Wire()
    here = Process(wire, ManualClock(), "here")
    here.presence._announced[1] = (Viewer(person=1, pid="pjana", kind="assistant"), "online")
    hears(here)
    here.presence.asked(PresenceRequest("here"))
    assert here.statuses() == []
    here.presence.asked(PresenceRequest("far"))
    assert here.statuses() == ["online"]
