"""Marking messages as unread again, for oneself alone; on both databases."""

import asyncio
from random import Random

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from chat_server.domain.chats.chat import Entry
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import (
    ReadFact,
)
from chat_server.outward.chats import show_snapshot
from chat_server.services.chats.read_marks import ReadRequest, unmark_read
from tests.support.examples import examples
from tests.support.world import OPENING, QUIET, Name, World

pytestmark = pytest.mark.anyio


async def unmark(world: World, name: Name, chat: str, seq: int) -> None:
    me = world.viewers[name]
    request = ReadRequest(
        viewer=me, chat=chat, seq=seq, at=world.now(), quiet_since=world.day.time().hours.quiet_since
    )
    await unmark_read(world.context, request)


async def standing(world: World, name: Name, chat: str) -> tuple[int, int]:
    listed = (await world.snapshot(name, chat)).chat
    return listed.read, listed.unread


async def shown(world: World, viewer: Name, chat: str) -> dict[str, int]:
    """How far somebody sees that people have read."""
    found = await world.snapshot(viewer, chat)
    audience = world.viewers[viewer].audience
    marks = show_snapshot(found, audience, world.day.time().hours.quiet_since).reads
    names = {world.pid(name): name for name in world.viewers}
    return {names[mark.person]: mark.seq for mark in marks}


async def test_a_mark_goes_back_for_oneself_alone(world: World) -> None:
    chat = await world.talk()
    for _ in range(4):
        await world.send("katrin", chat)  # 2 to 5
    await world.read_to("jana", chat, 5)
    await unmark(world, "jana", chat, 3)
    assert await standing(world, "jana", chat) == (2, 3)
    assert (await shown(world, "jana", chat))["jana"] == 2
    assert (await shown(world, "katrin", chat))["jana"] == 5
    assert (await shown(world, "milan", chat))["jana"] == 5
    back = [fact for fact in world.facts if isinstance(fact, ReadFact)][-1]
    assert (back.seq, back.unread, back.back, back.shown) == (2, 3, True, False)
    await world.read_to("jana", chat, 4)
    assert await standing(world, "jana", chat) == (4, 1)
    forth = [fact for fact in world.facts if isinstance(fact, ReadFact)][-1]
    assert (forth.seq, forth.unread, forth.back, forth.shown) == (4, 1, False, False)
    await world.send("katrin", chat)
    await world.read_to("jana", chat, 6)
    assert [fact for fact in world.facts if isinstance(fact, ReadFact)][-1].shown
    assert (await shown(world, "katrin", chat))["jana"] == 6
    assert await standing(world, "jana", chat) == (6, 0)


async def test_what_is_unread_already_is_not_moved_forward(world: World) -> None:
    chat = await world.talk()
    for _ in range(3):
        await world.send("katrin", chat)
    await unmark(world, "milan", chat, 2)
    assert await standing(world, "milan", chat) == (0, 3)
    await world.read_to("milan", chat, 2)
    await unmark(world, "milan", chat, 4)
    assert await standing(world, "milan", chat) == (2, 2)


@pytest.mark.parametrize(
    ("name", "seq"), [("jana", 1), ("jana", 99), ("paul", 2), ("henrik", 2), ("sabine", 2)]
)
async def test_only_messages_of_own_chats_are_unmarked(world: World, name: Name, seq: int) -> None:
    chat = await world.talk()
    await world.send("katrin", chat)
    for place in (chat, "cnone"):
        with pytest.raises(Refusal, match="not_found"):
            await unmark(world, name, place, seq if place == chat else 2)


async def test_going_back_in_quiet_hours_changes_nothing_that_customers_see(world: World) -> None:
    chat = await world.talk()
    for _ in range(3):
        await world.send("katrin", chat)  # 2 to 4
    await world.read_to("jana", chat, 3)
    await world.move_to(QUIET)
    assert (await shown(world, "katrin", chat))["jana"] == 3
    await unmark(world, "jana", chat, 2)
    assert (await shown(world, "katrin", chat))["jana"] == 3
    await world.read_to("jana", chat, 3)
    assert (await shown(world, "katrin", chat))["jana"] == 3
    await world.read_to("jana", chat, 4)
    assert (await shown(world, "katrin", chat))["jana"] == 3
    assert (await shown(world, "milan", chat))["jana"] == 4
    await unmark(world, "jana", chat, 2)
    assert (await shown(world, "katrin", chat))["jana"] == 3
    await world.move_to(OPENING)
    assert (await shown(world, "katrin", chat))["jana"] == 4
    assert (await shown(world, "jana", chat))["jana"] == 1


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["jana", "katrin"]),
        st.sampled_from(["send", "read", "unmark", "delete"]),
        st.integers(1, 14),
    ),
    max_size=30,
)


@examples(20, HealthCheck.function_scoped_fixture)
@given(acts=ACTS)
async def test_unread_are_the_messages_of_others_after_the_mark(
    world: World, acts: list[tuple[Name, str, int]]
) -> None:
    chat = await world.talk()
    for _ in range(3):
        await world.send("katrin", chat)
    highest: dict[str, int] = {}
    for name, act, seq in acts:
        if act == "send":
            await world.send(name, chat)
        elif act == "read":
            await world.read_to(name, chat, seq)
        elif act == "delete":
            await delete_one(world, name, chat, seq)
        else:
            all_of_them = await sent(world, chat)
            await unmark(world, name, chat, all_of_them[seq % len(all_of_them)].seq)
        await agrees(world, chat, highest)


async def sent(world: World, chat: str) -> list[Entry]:
    entries = (await world.snapshot("jana", chat)).page.entries
    return [entry for entry in entries if entry.kind is EventKind.MESSAGE]


async def delete_one(world: World, name: Name, chat: str, number: int) -> None:
    mine = [e for e in await sent(world, chat) if e.actor == world.pid(name) and not e.deleted]
    if mine:
        await world.change(name, chat, mine[number % len(mine)].seq, None)


async def agrees(world: World, chat: str, highest: dict[str, int]) -> None:
    """Counted anew from the log, and what others see never goes back."""
    viewers: tuple[Name, ...] = ("jana", "katrin")
    for name in viewers:
        found = await world.snapshot(name, chat)
        others = [
            e for e in found.page.entries if e.text and e.actor != world.pid(name) and e.seq > found.chat.read
        ]
        assert found.chat.unread == len(others)
        told = [fact for fact in world.facts if isinstance(fact, ReadFact) and fact.pid == world.pid(name)]
        if told and world.facts[-1] is told[-1]:
            assert told[-1].unread == len(others)
        seen = (await shown(world, "milan", chat)).get(name, 0)
        assert seen >= highest.get(name, 0)
        assert seen >= found.chat.read
        highest[name] = seen


@pytest.mark.parametrize("seed", range(3))
async def test_going_back_while_others_and_oneself_write_and_read(world: World, seed: int) -> None:
    random = Random(seed)
    chat = await world.talk()
    for number in range(20):
        await world.send("jana" if number % 3 else "katrin", chat)
    acts = [unmark(world, "jana", chat, random.randrange(2, 20)) for _ in range(6)]
    acts += [world.read_to("jana", chat, random.randrange(1, 30)) for _ in range(6)]
    sends: list[Name] = ["jana", "katrin", "katrin"]
    random.shuffle(acts)
    await asyncio.gather(*acts, *(world.send(name, chat) for name in sends))
    await agrees(world, chat, {})
