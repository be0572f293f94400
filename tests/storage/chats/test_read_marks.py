"""Read marks: never back, counted, hidden in quiet hours; on both databases."""

import asyncio
from collections import Counter
from datetime import datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from chat_server.domain.core.events import EventKind
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Event, ReadFact
from chat_server.outward.chats import show_snapshot
from chat_server.outward.core.events import event_push
from chat_server.services.chats.read_marks import ReadRequest, mark_reads
from chat_server.storage.chats.events import load_events
from protocol.messages import MessageDeleted
from tests.support.examples import examples
from tests.support.world import OPENING, QUIET, Name, World

pytestmark = pytest.mark.anyio


async def standing(world: World, name: Name, chat: str) -> tuple[int, int]:
    """How far somebody has read, and how much is unread."""
    listed = (await world.snapshot(name, chat)).chat
    return listed.read, listed.unread


async def shown(world: World, viewer: Name, chat: str) -> dict[str, int]:
    """How far a customer or colleague sees that others have read."""
    found = await world.snapshot(viewer, chat)
    audience = world.viewers[viewer].audience
    marks = show_snapshot(found, audience, world.day.time().hours.quiet_since).reads
    names = {world.pid(name): name for name in world.viewers}
    return {names[mark.person]: mark.seq for mark in marks}


async def test_marks_move_forward_only(world: World) -> None:
    chat = await world.talk()
    for _ in range(4):
        await world.send("katrin", chat)
    assert await standing(world, "jana", chat) == (0, 4)
    for seq, now in ((3, (3, 2)), (2, (3, 2)), (3, (3, 2)), (4, (4, 1)), (99, (5, 0)), (1, (5, 0))):
        await world.read_to("jana", chat, seq)
        assert await standing(world, "jana", chat) == now
    told = [(fact.seq, fact.unread) for fact in world.facts if isinstance(fact, ReadFact)]
    assert told == [(3, 2), (4, 1), (5, 0)]


async def test_marks_at_once_end_at_the_highest(world: World) -> None:
    chat = await world.talk()
    for _ in range(9):
        await world.send("katrin", chat)
    await asyncio.gather(*(world.read_to("jana", chat, seq) for seq in (3, 7, 2, 10, 4, 9)))
    assert await standing(world, "jana", chat) == (10, 0)


async def test_writing_reads_what_stands_above(world: World) -> None:
    chat = await world.talk()
    await world.send("katrin", chat)
    await world.send("tobias", chat)
    await world.send("jana", chat)
    assert await standing(world, "jana", chat) == (4, 0)
    assert await standing(world, "tobias", chat) == (3, 1)
    assert await standing(world, "katrin", chat) == (2, 2)
    await world.send("katrin", chat)
    assert await standing(world, "jana", chat) == (4, 1)


@pytest.mark.parametrize("name", ["paul", "nora", "henrik", "sabine"])
async def test_only_members_have_marks(world: World, name: Name) -> None:
    """Who looks in leaves no trace among the marks."""
    chat = await world.talk()
    for unknown in (chat, "cnone"):
        with pytest.raises(Refusal, match="not_found"):
            await world.read_to(name, unknown, 1)


async def test_who_left_has_no_mark_to_show(world: World) -> None:
    chat = await world.talk()
    await world.bring_in("jana", chat, "nora")
    await world.read_to("nora", chat, 2)
    assert "nora" in await shown(world, "jana", chat)
    await world.take_out("jana", chat, "nora")
    assert "nora" not in await shown(world, "jana", chat)


async def test_quiet_hours_hide_the_marks_of_staff_from_customers(world: World) -> None:
    chat = await world.talk()
    for _ in range(4):
        await world.send("katrin", chat)
    await world.read_to("jana", chat, 2)
    await world.move_to(QUIET)
    before = await shown(world, "katrin", chat)
    assert before == {"katrin": 5, "jana": 2}
    for seq in (3, 5):
        await world.clock.advance(60)
        await world.read_to("jana", chat, seq)
        await world.read_to("milan", chat, seq)
        assert await shown(world, "katrin", chat) == before
        assert await shown(world, "sabine", chat) == {"katrin": 5, "jana": seq, "milan": seq}
    await world.read_to("tobias", chat, 4)
    assert await shown(world, "katrin", chat) == before | {"tobias": 4}
    await world.move_to(OPENING)
    assert await shown(world, "katrin", chat) == {"katrin": 5, "tobias": 4, "jana": 5, "milan": 5}


async def test_the_next_quiet_interval_hides_only_its_own_moves(world: World) -> None:
    chat = await world.talk()
    for _ in range(6):
        await world.send("katrin", chat)
    await world.move_to(QUIET)
    await world.read_to("jana", chat, 3)
    await world.move_to(datetime.fromisoformat("2026-03-05T20:00:00+01:00"))
    assert (await shown(world, "katrin", chat))["jana"] == 3
    await world.read_to("jana", chat, 4)
    assert (await shown(world, "katrin", chat))["jana"] == 3
    await world.read_to("jana", chat, 5)
    assert (await shown(world, "katrin", chat))["jana"] == 3


async def test_a_message_sent_in_quiet_hours_shows_that_its_author_was_there(world: World) -> None:
    """And nothing of what they read after it."""
    chat = await world.talk()
    await world.send("katrin", chat)
    await world.move_to(QUIET)
    seq = (await world.send("jana", chat)).seq
    assert (await shown(world, "katrin", chat))["jana"] == seq
    later = (await world.send("katrin", chat)).seq
    await world.read_to("jana", chat, later)
    assert (await shown(world, "katrin", chat))["jana"] == seq


async def test_a_persona_s_message_hides_its_writer_s_mark_in_quiet_hours(world: World) -> None:
    chat = await world.talk()
    await world.bring_in("jana", chat, "henrik")
    await world.move_to(QUIET)
    await world.send("henrik", chat, persona=world.pid("persona"))
    assert "henrik" not in await shown(world, "katrin", chat)


async def test_a_group_of_marks_costs_the_same_number_of_statements(
    world: World, statements: Counter[str]
) -> None:
    chats = [await world.talk() for _ in range(3)]
    for chat in chats:
        for _ in range(60):
            await world.send("katrin", chat)
    names: tuple[Name, ...] = ("tobias", "jana", "milan")
    counts = []
    for size in (1, 10, 100):
        requests = [
            ReadRequest(
                viewer=world.viewers[names[n % 3]],
                chat=chats[n // 3 % 3],
                seq=size // 2 + n // 9 + 2,
                at=world.now(),
                quiet_since=0,
            )
            for n in range(size)
        ]
        statements.clear()
        await world.context.database.write(lambda c, r=requests: mark_reads(c, r))  # type: ignore[misc]
        counts.append(sum(statements.values()))
    assert len(set(counts)) == 1, counts


async def test_a_persona_s_deleted_message_counts_no_more_for_whoever_joins(world: World) -> None:
    chat = await world.talk()
    await world.bring_in("jana", chat, "henrik")
    seq = (await world.send("henrik", chat, persona=world.pid("persona"))).seq
    await world.send("katrin", chat)
    await world.change("henrik", chat, seq, None)
    await world.bring_in("jana", chat, "nora")
    unread = {name: (await world.snapshot(name, chat)).chat.unread for name in READERS}
    assert unread == {"katrin": 0, "tobias": 1, "jana": 1, "milan": 1, "nora": 1, "henrik": 1}
    deleted = next(fact for fact in world.facts if isinstance(fact, Event) and fact.kind is EventKind.DELETED)
    for fact in (
        deleted,
        *await world.read(lambda c: load_events(c, deleted.chat, chat, deleted.seq - 1, 1)),
    ):
        push = event_push(fact, "customer")
        assert isinstance(push, MessageDeleted)
        assert (push.author, push.written_by) == (world.pid("persona"), None)
        assert event_push(fact, "staff") == msgspec.structs.replace(push, written_by=world.pid("henrik"))


READERS: tuple[Name, ...] = ("katrin", "tobias", "jana", "milan", "nora", "henrik")


moves = st.lists(
    st.tuples(
        st.sampled_from(["send", "read"]), st.sampled_from(["katrin", "tobias", "jana"]), st.integers(1, 20)
    ),
    max_size=12,
)


@examples(10, HealthCheck.function_scoped_fixture)
@given(plan=moves)
async def test_any_moves_count_as_a_naive_model_says(world: World, plan: list[tuple[str, Name, int]]) -> None:
    chat = await world.talk()
    authors: dict[int, Name] = {}
    read: Counter[Name] = Counter()
    for act, name, seq in plan:
        if act == "send":
            placed = (await world.send(name, chat)).seq
            authors[placed] = name
            read[name] = placed
        else:
            await world.read_to(name, chat, seq)
            read[name] = max(read[name], min(seq, len(authors) + 1))
    for name in ("katrin", "tobias", "jana"):
        unread = sum(seq > read[name] for seq in authors)
        assert await standing(world, name, chat) == (read[name], unread)
