"""Who is there is told by Welcome and by pushes, and both agree."""

import pytest

from protocol import commands
from protocol.client import Client
from protocol.codec import Encoding
from protocol.pushes import Push
from protocol.replies import Done
from tests.contract.conftest import Town
from tests.support.apply import Held, apply, held_after

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("encoding", ["msgpack", "json"])]


async def test_who_comes_and_goes_is_seen(town: Town, encoding: Encoding) -> None:
    async with town.client("katrin", encoding) as katrin:
        held = held_after(katrin.welcome)
        async with town.client("tobias", encoding) as tobias:
            await tobias.call(commands.Active(id=0), Done)
            held = await seen(katrin, held, town.people["tobias"], "online")
            async with town.client("jana", encoding) as jana:
                assert held_after(jana.welcome).presence[town.people["tobias"]] == "online"
        held = await seen(katrin, held, town.people["tobias"], None)
        async with town.client("katrin", encoding) as again:
            assert town.people["tobias"] not in held_after(again.welcome).presence


async def seen(client: Client, held: Held, person: str, status: str | None) -> Held:
    """What is held once somebody's status is this one, by pushes alone."""
    while held.presence.get(person) != status:
        push = await client.push()
        held = apply(held, push) if isinstance(push, Push) else held_after(push)
    return held
