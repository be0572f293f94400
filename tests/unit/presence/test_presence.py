"""Presence: from devices to a status, over several processes, with every word of SPEC 3."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from random import Random
from unittest.mock import Mock

import pytest

from chat_server.clock import Clock
from chat_server.domain.core.people import Audience, Viewer, Viewpoint, VisiblePeople
from chat_server.domain.facts import Fact, PresenceFact, PresenceRequest, PresenceRoll
from chat_server.domain.presence import (
    LEASE,
    Announcement,
    PresenceStatus,
    combined_status,
    shown_status,
    status_of_devices,
)
from chat_server.hub.presence import presence
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
    """A bus that brings everything back at once, and what `loses` says to the own process only."""

    is_shared = True
    is_up = True

    def __init__(self) -> None:
        self.processes: dict[str, Presence] = {}
        self.loses: Callable[[], bool] = lambda: False

    async def start(self, on_fact: Callable[[Fact], None], on_gap: Callable[[], None]) -> None: ...

    async def stop(self) -> None: ...

    def publish(self, fact: Fact) -> None:
        assert isinstance(fact, PresenceFact | PresenceRoll)
        lost = self.loses()
        for name, process in self.processes.items():
            if lost and name != fact.origin:
                continue
            if isinstance(fact, PresenceFact):
                process.hear(fact)
            else:
                process.hear_roll(fact)


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
        wire.processes[origin] = self.presence

    def statuses(self) -> list[str]:
        return [push.status for push in self.told]


JANA = PresenceFact(origin="far", person=1, pid="pjana", subject="staff", status="online")


def hears(process: Process, *people: int) -> Mock:
    """Somebody of staff looks at these people, so that changes are told; the connection."""
    connection = Mock(viewpoint=None, viewer=Viewer(person=9, pid="plook", kind="assistant"))
    process.viewpoints.watch(connection, VisiblePeople.of(frozenset(people or (1,)), frozenset()))
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
    here.viewpoints.watch(looks_away, VisiblePeople.of(frozenset({2}), frozenset()))
    here.presence.hear(JANA)
    assert here.statuses() == []
    assert not here.viewpoints.who_see(1)
    assert len(here.viewpoints.all()) == 1
    assert (
        len(here.viewpoints.watching(Viewpoint("staff", VisiblePeople.of(frozenset({2}), frozenset())))) == 2
    )


def test_who_asks_is_answered_by_the_others_only() -> None:
    wire = Wire()
    here = Process(wire, ManualClock(), "here")
    here.presence._announced[1] = (Viewer(person=1, pid="pjana", kind="assistant"), "online")
    hears(here)
    here.presence.asked(PresenceRequest("here"))
    assert here.statuses() == []
    here.presence.asked(PresenceRequest("far"))
    assert here.statuses() == ["online"]


def roll(origin: str, *there: PresenceFact) -> PresenceRoll:
    return PresenceRoll(origin, there)


def test_who_is_missing_in_the_roll_of_their_process_is_gone() -> None:
    """That they left was lost, as while Redis is away. What another process says of them still holds."""
    here = Process(Wire(), ManualClock(), "here")
    hears(here)
    here.presence.hear(JANA)
    here.presence.hear_roll(roll("other"))
    assert here.statuses() == ["online"]
    here.presence.hear(replace(JANA, origin="other", status="away"))
    here.presence.hear_roll(roll("far"))
    assert here.statuses() == ["online", "away"]
    here.presence.hear_roll(roll("other"))
    assert here.statuses() == ["online", "away", "offline"]


def test_who_is_in_the_roll_is_there_for_another_lease() -> None:
    here = Process(Wire(), ManualClock(), "here")
    hears(here)
    here.presence.hear_roll(roll("far", JANA))
    here.presence.hear_roll(roll("far", replace(JANA, status="away")))
    assert here.statuses() == ["online", "away"]


@pytest.mark.anyio
@pytest.mark.parametrize("seed", range(30))
async def test_whatever_was_lost_all_processes_agree_after_a_roll_of_each(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "GRACE", 0.0)
    random, clock, wire = Random(seed), ManualClock(), Wire()
    wire.loses = lambda: random.random() < 0.5
    processes = [Process(wire, clock, origin) for origin in ("one", "two", "three")]
    viewers = [Viewer(person=person, pid=f"p{person}", kind="assistant") for person in range(4)]
    devices = [Mock(viewer=viewer, idle=False, active_at=0.0) for viewer in viewers for _ in range(2)]
    at: dict[Mock, Process] = {}
    for _ in range(40):
        device = random.choice(devices)
        if device in at:
            at.pop(device).presence.left(device)
            await asyncio.sleep(0.001)
        else:
            at[device] = random.choice(processes)
            at[device].presence.arrived(device)
    wire.loses = lambda: False
    for process in processes:
        process.presence.repeat()
    there = {device.viewer.pid for device in at}
    everybody = Viewpoint("staff", VisiblePeople.of(frozenset(range(4)), frozenset()))
    shown = [{one.person for one in process.presence.shown_to(everybody)} for process in processes]
    assert shown == [there] * 3
