"""Old snapshot + pushes = fresh snapshot: for each push, for customers and staff, in and out of quiet hours."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from protocol.messages import Send
from protocol.presence import PresenceAll, PresenceChanged
from protocol.subjects import PUSHES
from tests.support.clock import ManualClock
from tests.support.database import with_tables
from tests.support.recorded_runs.follower import Follower
from tests.support.recorded_runs.push_cases import CASES, HIDDEN, Hours, Play, hold, stage, unassign, withdraw
from tests.support.recorded_runs.shown_state import Shown, known_alike, shown
from tests.support.servers.in_process import InProcess, in_process
from tests.support.world import Name

pytestmark = pytest.mark.anyio
DEADLINE, MARGIN = 12, 4
"""Seconds that a viewer has to agree with what is told afresh, and until its last look."""


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[InProcess]:
    async with with_tables(tmp_path) as database, in_process(database, ManualClock()) as server:
        yield server


def test_every_push_has_its_case() -> None:
    assert CASES.keys() == PUSHES.keys()


async def watched(server: InProcess, viewer: Name, hours: Hours) -> tuple[Play, Follower]:
    """The stage, and another device of the viewer that has opened the task."""
    played = await stage(server, viewer, hours)
    follower = Follower(server, viewer)
    await look(follower, played.chat)
    return played, follower


async def look(follower: Follower, chat: str) -> None:
    """Asks for all that one asks for, about one chat."""
    await follower.connect()
    if chat in follower.state.chats:
        await follower.open(chat)
        await follower.ask_task(chat)
    await follower.ask_dialogs()


async def told_afresh(server: InProcess, viewer: Name, chat: str) -> Shown:
    """What a new device of the viewer is told."""
    follower = Follower(server, viewer)
    await look(follower, chat)
    follower.hang_up()
    return shown(follower.state)


@pytest.mark.parametrize("hours", ["day", "night"])
@pytest.mark.parametrize("viewer", ["katrin", "milan"])
@pytest.mark.parametrize("tag", PUSHES)
async def test_old_and_pushes_make_what_is_told_afresh(
    server: InProcess, tag: str, viewer: Name, hours: Hours
) -> None:
    act, told = CASES[tag]
    if act in (hold, withdraw) and (viewer, hours) not in told:
        return
    played, follower = await watched(server, viewer, hours)
    await act(played)
    wanted = (viewer, hours) in told
    async with asyncio.timeout(DEADLINE) as deadline:
        while True:
            follower.take()
            await follower.ask_stale_tasks()
            afresh = await told_afresh(server, viewer, played.chat)
            known = known_alike(shown(follower.state), afresh)
            if known == afresh and (tag in follower.heard) == wanted:
                return
            if (deadline.when() or 0) < asyncio.get_running_loop().time() + MARGIN:
                assert known == afresh
                assert (tag in follower.heard) == wanted, follower.heard
            await follower.another_push_or(MARGIN)


@pytest.mark.parametrize("tag", HIDDEN)
async def test_what_staff_do_in_quiet_hours_sends_a_customer_not_one_byte(
    server: InProcess, tag: str
) -> None:
    played, follower = await watched(server, "katrin", "night")
    before = await told_afresh(server, "katrin", played.chat)
    await HIDDEN[tag](played)
    assert (await told_afresh(server, "katrin", played.chat))["tasks"] == before["tasks"]
    await played.tobias.ask(Send(id=0, key="", chat=played.chat, text="Ende"))
    await follower.another_push_or(DEADLINE)
    follower.take()
    assert [step.frame["t"] for step in follower.steps if step.kind == "push"] == ["message.created"]
    await follower.ask_stale_tasks()
    afresh = await told_afresh(server, "katrin", played.chat)
    assert known_alike(shown(follower.state), afresh) == afresh


async def test_who_lost_a_customer_hears_no_more_of_their_presence(server: InProcess) -> None:
    played = await stage(server, "milan", "day")
    watching = server.peer("milan")
    await watching.hello()
    await unassign(played)
    async with asyncio.timeout(DEADLINE):
        while not any(isinstance(push, PresenceAll) for push in watching.pushes):
            await watching.another_push()
    watching.pushes.clear()
    played.tobias.hang_up()
    played.jana.hang_up()
    await watching.another_push()
    told = [push.person for push in watching.pushes if isinstance(push, PresenceChanged)]
    assert told == [played.pid("jana")]


async def test_who_is_brought_in_sees_who_is_there(server: InProcess) -> None:
    world, chat = server.world, await server.world.task()
    await server.peer("tobias").hello()
    nora = Follower(server, "nora")
    await nora.connect()
    assert world.pid("tobias") not in nora.state.presence
    await world.bring_in("jana", chat, "nora")
    async with asyncio.timeout(DEADLINE):
        while world.pid("tobias") not in nora.state.presence:
            await nora.another_push_or(DEADLINE)
            nora.take()
    again = Follower(server, "nora")
    await again.connect()
    assert nora.state.presence == again.state.presence
