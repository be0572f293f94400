"""Chats that somebody pinned, for themselves alone; on both databases."""

import pytest

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import (
    PinFact,
)
from chat_server.services.messages import drafts
from chat_server.services.welcome import load_welcome
from tests.support.world import Name, World

pytestmark = pytest.mark.anyio


async def pin(world: World, name: Name, chat: str, pinned: bool) -> None:
    person = world.viewers[name].person
    await world.context.writer.run(person, drafts.pin, drafts.PinRequest(person, chat, pinned))


async def test_pins_are_ones_own(world: World) -> None:
    chat = await world.talk()
    for pinned in (True, True, False, True):
        await pin(world, "jana", chat, pinned)
    assert (await world.snapshot("jana", chat)).chat.pinned
    assert not (await world.snapshot("milan", chat)).chat.pinned
    assert not (await world.snapshot("henrik", chat)).chat.pinned
    start = await world.read(lambda c: load_welcome(c, world.viewers["jana"], world.now(), {}))
    assert [listed.pid for listed in start.chats if listed.pinned] == [chat]
    assert [fact.pinned for fact in world.facts if isinstance(fact, PinFact)] == [True, False, True]
    strangers: list[tuple[Name, str]] = [("henrik", chat), ("paul", chat), ("jana", "cnone")]
    for name, place in strangers:
        with pytest.raises(Refusal, match="not_found"):
            await pin(world, name, place, pinned=True)
