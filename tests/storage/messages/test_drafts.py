"""One draft a chat and person, told to their own devices; on both databases."""

import asyncio

import pytest

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import (
    DraftFact,
)
from chat_server.domain.messages.drafts import Draft
from chat_server.services.messages import drafts
from chat_server.services.welcome import load_welcome
from tests.support.world import Name, World

pytestmark = pytest.mark.anyio


async def drafts_of(world: World, name: Name) -> dict[str, Draft]:
    start = await world.read(lambda c: load_welcome(c, world.viewers[name], world.now(), {}))
    return {draft.chat: draft for draft in start.drafts}


async def draft(world: World, name: Name, chat: str, text: str, reply_to: int | None = None) -> None:
    person = world.viewers[name].person
    request = drafts.DraftRequest(person, Draft(chat, text, reply_to))
    await world.context.writer.run(person, drafts.set_drafts, request)


async def test_one_draft_a_chat_the_last_one(world: World) -> None:
    one, other = await world.talk(), await world.talk()
    await draft(world, "jana", one, "eins", 1)
    await draft(world, "jana", one, "zwei")
    await draft(world, "jana", other, "drei", 1)
    await draft(world, "milan", one, "vier")
    assert await drafts_of(world, "jana") == {one: Draft(one, "zwei"), other: Draft(other, "drei", 1)}
    await draft(world, "jana", one, "")
    await draft(world, "jana", one, "")
    assert await drafts_of(world, "jana") == {other: Draft(other, "drei", 1)}
    assert await drafts_of(world, "milan") == {one: Draft(one, "vier")}


async def test_drafts_at_once_end_as_the_last_one_and_only_that_is_told(world: World) -> None:
    chat = await world.talk()
    await asyncio.gather(*(draft(world, "jana", chat, f"{number}") for number in range(50)))
    assert await drafts_of(world, "jana") == {chat: Draft(chat, "49")}
    told = [fact.draft.text for fact in world.facts if isinstance(fact, DraftFact)]
    assert told[-1] == "49"
    assert len(told) < 50


async def test_a_group_of_drafts_costs_few_statements_and_refuses_strangers(world: World) -> None:
    chat = await world.talk()
    people: list[tuple[Name, str]] = [
        ("jana", chat),
        ("paul", chat),
        ("henrik", chat),
        ("jana", "cnone"),
        ("katrin", chat),
    ]
    requests = [drafts.DraftRequest(world.viewers[name].person, Draft(place, "t")) for name, place in people]
    outcomes = await world.context.database.write(lambda c: drafts.set_drafts(c, requests))
    assert [isinstance(outcome, Refusal) for outcome in outcomes] == [False, True, True, True, False]


async def test_the_draft_of_who_left_is_not_told(world: World) -> None:
    chat = await world.group("jana", "milan")
    await draft(world, "milan", chat, "noch was")
    await world.take_out("milan", chat, "milan")
    assert await drafts_of(world, "milan") == {}
    with pytest.raises(Refusal, match="not_found"):
        await draft(world, "milan", chat, "noch was")
