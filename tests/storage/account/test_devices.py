"""The devices somebody is signed in on, and how their sessions end; on both databases."""

import pytest

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import (
    SessionEnded,
)
from chat_server.services.account import devices
from chat_server.services.account.sessions import SessionsToEnd, authenticate, create_session, end_sessions
from chat_server.storage.account.sessions import load_ended_sessions
from tests.support.world import World

pytestmark = pytest.mark.anyio


async def test_devices_are_ones_own_and_live(world: World) -> None:
    jana, milan = world.viewers["jana"].person, world.viewers["milan"].person
    first, _ = await create_session(world.context, jana, "eins", 100_000)
    await world.clock.advance(1)
    second, _ = await create_session(world.context, jana, "zwei", 200_000)
    other, _ = await create_session(world.context, milan, "drei", 300_000)
    listed = await devices.list_devices(world.context, jana, world.now())
    assert [one.device for one in listed] == ["zwei", "eins"]
    assert len({one.pid for one in listed}) == 2
    (foreign,) = await devices.list_devices(world.context, milan, world.now())
    for unknown in (foreign.pid, "snone"):
        with pytest.raises(Refusal, match="not_found"):
            await end(world, jana, unknown)
    await end(world, jana, listed[1].pid)
    assert world.facts[-1] == SessionEnded(listed[1].id)
    assert [
        bool(await authenticate(world.context, token, world.now())) for token in (first, second, other)
    ] == [
        False,
        True,
        True,
    ]
    with pytest.raises(Refusal, match="not_found"):
        await end(world, jana, listed[1].pid)
    await world.clock.advance(300)
    assert await devices.list_devices(world.context, jana, world.now()) == []


async def end(world: World, person: int, device: str) -> None:
    request = devices.EndRequest(person, device, world.now())
    await world.context.writer.run(person, devices.end_device, request)


async def test_it_is_known_whether_a_session_was_revoked_or_has_expired(world: World) -> None:
    person = world.viewers["jana"].person
    sessions = [
        (await create_session(world.context, person, "d", 1_000 * n))[1].session_id for n in (1, 9, 9)
    ]
    ending = SessionsToEnd(world.now(), session=sessions[1])
    await world.context.database.write(lambda c: end_sessions(c, ending))
    await world.clock.advance(2)
    ended = await world.read(lambda c: load_ended_sessions(c, sessions, world.now()))
    assert ended == {sessions[0]: "expired", sessions[1]: "revoked"}
