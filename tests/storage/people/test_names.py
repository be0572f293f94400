"""One's own name: at once by day, from the opening on for staff in quiet hours; on both databases."""

import asyncio
from datetime import timedelta

import pytest

from chat_server.domain.facts import (
    PersonFact,
)
from chat_server.jobs.profiles import NEXT_NAMES
from chat_server.jobs.run_due import run_due
from chat_server.services import profiles
from chat_server.storage.people.people import load_cards
from tests.support.world import OPENING, QUIET, Name, World

pytestmark = pytest.mark.anyio


async def rename(world: World, name: Name, wanted: str) -> None:
    me = world.viewers[name]
    request = profiles.NameRequest(
        viewer=me, name=wanted, quiet=world.day.is_quiet(), at=world.now(), calendar=world.context.calendar
    )
    await world.context.writer.run(me.person, profiles.set_name, request)


async def name_of(world: World, name: Name) -> str:
    person = world.viewers[name].person
    return (await world.read(lambda c: load_cards(c, {person})))[person].name


def told_names(world: World) -> list[str]:
    return [fact.card.name for fact in world.facts if isinstance(fact, PersonFact)]


async def test_by_day_a_name_changes_at_once(world: World) -> None:
    chat = await world.talk()
    await rename(world, "jana", "Jana Neu")
    await rename(world, "jana", "Jana Neu")
    assert await name_of(world, "jana") == "Jana Neu"
    (fact,) = [fact for fact in world.facts if isinstance(fact, PersonFact)]
    assert fact.card.name == "Jana Neu"
    assert len(fact.chats) == 1
    assert (await world.snapshot("katrin", chat)).chat.id in fact.chats


async def test_in_quiet_hours_staff_keep_their_name_until_the_opening(world: World) -> None:
    await world.talk()
    await world.move_to(QUIET)
    await rename(world, "jana", "Jana Anders")
    await rename(world, "jana", "Jana Neu")
    await rename(world, "milan", "Milan")
    await rename(world, "katrin", "Katrin Neu")
    await run_due(NEXT_NAMES, world.context)
    assert await name_of(world, "jana") == "Jana"
    assert await name_of(world, "katrin") == "Katrin Neu"
    assert told_names(world) == ["Katrin Neu"]
    await world.move_to(OPENING)
    await asyncio.gather(*(run_due(NEXT_NAMES, world.context) for _ in range(3)))
    assert await name_of(world, "jana") == "Jana Neu"
    assert sorted(told_names(world)) == ["Jana Neu", "Katrin Neu", "Milan"]
    await run_due(NEXT_NAMES, world.context)
    assert len(told_names(world)) == 3


async def test_a_name_of_the_day_after_replaces_the_one_that_waits(world: World) -> None:
    await world.move_to(QUIET)
    await rename(world, "jana", "Nachts")
    await world.move_to(OPENING + timedelta(seconds=1))
    await rename(world, "jana", "Tags")
    await run_due(NEXT_NAMES, world.context)
    assert await name_of(world, "jana") == "Tags"
