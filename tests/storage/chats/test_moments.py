"""Finding the place of a moment in a chat; on both databases."""

from random import Random

import pytest

from chat_server.domain.core.refusal import Refusal
from chat_server.services.chats.queries import load_moment, read_chat
from tests.support.world import Name, World

pytestmark = pytest.mark.anyio


async def test_the_first_entry_at_or_after_a_moment(world: World) -> None:
    chat = await world.talk()
    random = Random(3)
    for number in range(40):
        await world.clock.advance(random.choice([0, 0, 1, 60, 86_400]))
        sent = await world.send("katrin", chat)
        if number % 5 == 0:
            await world.change("katrin", chat, sent.seq, f"{number}")
    entries = (await world.history("jana", chat)).entries
    moments = {entry.at + step for entry in entries for step in (-1, 0, 1)} | {0, -(2**70), 2**70}
    for at in moments:
        wanted = next((entry.seq for entry in entries if entry.at >= at), 0)
        assert await moment(world, "jana", chat, at) == wanted
    assert await moment(world, "henrik", chat, 0) == 1
    strangers: list[tuple[Name, str]] = [("paul", chat), ("jana", "cnone")]
    for name, place in strangers:
        with pytest.raises(Refusal, match="not_found"):
            await moment(world, name, place, 0)


async def moment(world: World, name: Name, chat: str, at: int) -> int:
    return await read_chat(
        world.context, world.viewers[name], chat, world.now(), lambda c, e: load_moment(c, e, at)
    )
