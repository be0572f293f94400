"""Who is there is told by Welcome and by pushes, and both agree."""

import pytest

from protocol.client.client import Client
from protocol.client_state.apply import apply
from protocol.client_state.state import ClientState, state_of
from protocol.codec import Encoding
from protocol.core.frames import Done, Push
from protocol.presence import Active
from tests.contract.conftest import Town

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("encoding", ["msgpack", "json"])]


async def test_who_comes_and_goes_is_seen(town: Town, encoding: Encoding) -> None:
    async with town.client("katrin", encoding) as katrin:
        state = state_of(katrin.welcome)
        async with town.client("tobias", encoding) as tobias:
            await tobias.call(Active(id=0), Done)
            state = await seen(katrin, state, town.people["tobias"], "online")
            async with town.client("jana", encoding) as jana:
                assert state_of(jana.welcome).presence[town.people["tobias"]] == "online"
        state = await seen(katrin, state, town.people["tobias"], None)
        async with town.client("katrin", encoding) as again:
            assert town.people["tobias"] not in state_of(again.welcome).presence


async def seen(client: Client, state: ClientState, person: str, status: str | None) -> ClientState:
    """What is known once somebody's status is this one, by pushes alone."""
    while state.presence.get(person) != status:
        push = await client.push()
        state = apply(state, push) if isinstance(push, Push) else state_of(push)
    return state
