"""Acts held in quiet hours: kept, changed, withdrawn, released once; on both databases."""

import asyncio
from dataclasses import replace

import pytest

from chat_server.domain.chats.held_acts import HeldAddMember, HeldRename
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import to_millis
from chat_server.domain.facts import Event
from chat_server.domain.held import HeldAct
from chat_server.domain.messages.held_acts import HeldDelete, HeldEdit
from chat_server.jobs.held import HELD_ACTS
from chat_server.jobs.run_due import run_due
from chat_server.services.held import waiting
from tests.support.database import opened
from tests.support.held_acts import Evening
from tests.support.world import OPENING, QUIET, World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def evening(world: World) -> Evening:
    await world.move_to(QUIET)
    return Evening(world)


async def morning(evening: Evening) -> None:
    await evening.world.move_to(OPENING)
    await evening.release_due()


async def test_a_held_message_takes_no_number_and_tells_only_its_author(evening: Evening) -> None:
    world, chat = evening.world, await evening.world.task()
    before = len(world.facts)
    placed = await evening.write("jana", chat, "bis morgen")
    assert placed.seq == 0
    assert placed.held is not None
    assert placed.held.release_at == to_millis(OPENING)
    assert (await world.snapshot("katrin", chat)).chat.head == 2
    assert world.facts[before:] == [placed.held]
    assert await evening.waiting("jana") == [("send", "waiting")]


async def test_in_a_chat_of_staff_alone_nothing_is_held(evening: Evening) -> None:
    group = await evening.world.group("jana", "milan")
    placed = await evening.write("jana", group, "ans Team")
    assert (placed.seq, placed.held) == (2, None)


async def test_all_kinds_of_acts_happen_at_the_opening_in_the_order_in_which_they_were_asked_for(
    evening: Evening,
) -> None:
    world = evening.world
    chat = await world.task()
    mine = (await world.send("jana", chat, "eins")).seq
    other = (await world.send("jana", chat, "weg")).seq
    await evening.hold("jana", chat, HeldEdit(mine, "eins, besser"))
    await evening.hold("jana", chat, HeldDelete(other))
    await evening.hold("jana", chat, HeldRename("Neuer Titel"))
    await evening.hold("jana", chat, HeldAddMember(world.pid("henrik")))
    await evening.write("jana", chat, "guten Morgen")
    head = (await world.snapshot("katrin", chat)).chat.head
    await evening.release_due()
    assert (await world.snapshot("katrin", chat)).chat.head == head
    before = len(world.facts)
    await morning(evening)
    kinds = [fact.kind for fact in world.facts[before:] if isinstance(fact, Event)]
    assert kinds == [
        EventKind.EDITED, EventKind.DELETED, EventKind.RENAMED, EventKind.JOINED, EventKind.MESSAGE,
    ]  # fmt: skip
    at = {fact.at for fact in world.facts[before:] if isinstance(fact, Event)}
    assert at == {to_millis(OPENING)}
    assert await evening.texts(chat) == ["eins, besser", "", "guten Morgen"]
    assert await evening.waiting("jana") == []


async def test_who_looks_in_by_office_brings_people_in_at_night_as_by_day(evening: Evening) -> None:
    world, chat = evening.world, await evening.world.task()
    await evening.hold("sabine", chat, HeldAddMember(world.pid("nora")))
    assert await evening.waiting("sabine") == [("add_member", "waiting")]
    with pytest.raises(Refusal, match="not_allowed"):
        await evening.hold("sabine", chat, HeldRename("Neuer Titel"))
    with pytest.raises(Refusal, match="not_found"):
        await evening.write("sabine", chat, "darf ich nicht")
    await morning(evening)
    assert world.pid("nora") in (await world.snapshot("katrin", chat)).members


async def test_the_same_key_is_held_once_and_answers_with_what_became_of_it(evening: Evening) -> None:
    chat, key = await evening.world.task(), evening.world.new_key()
    first = await evening.write("jana", chat, "einmal", key)
    again = await evening.write("jana", chat, "einmal", key)
    assert again.held is not None
    assert first.held is not None
    assert again.held.pid == first.held.pid
    with pytest.raises(Refusal, match="key_reused"):
        await evening.write("jana", chat, "anders", key)
    await morning(evening)
    assert (await evening.write("jana", chat, "einmal", key)).seq == 3
    assert await evening.texts(chat) == ["einmal"]


async def test_released_once_by_two_processes_that_both_find_it_due(
    evening: Evening, tables_url: str
) -> None:
    world, chat = evening.world, await evening.world.task()
    for number in range(20):
        await evening.write("jana", chat, str(number))
    await world.move_to(OPENING)
    async with opened(tables_url) as second:
        writer = type(world.context.writer)(second, lambda _: None)
        other = replace(world.context, database=second, writer=writer)
        await asyncio.gather(run_due(HELD_ACTS, world.context), run_due(HELD_ACTS, other))
    assert sorted(await evening.texts(chat), key=int) == [str(number) for number in range(20)]


async def test_released_after_a_start_that_came_too_late(evening: Evening) -> None:
    chat = await evening.world.task()
    await evening.write("jana", chat, "verspätet")
    await evening.world.clock.advance(3 * 86_400)
    assert await evening.release_due() == 1
    assert await evening.release_due() == 0
    assert await evening.texts(chat) == ["verspätet"]


async def test_what_the_customer_overtook_is_shown_to_its_author_first(evening: Evening) -> None:
    world, chat = evening.world, await evening.world.task()
    placed = await evening.write("jana", chat, "Passt Dienstag?")
    await world.send("katrin", chat, "Bitte am Dienstag nicht")
    await morning(evening)
    assert await evening.texts(chat) == ["Bitte am Dienstag nicht"]
    assert await evening.waiting("jana") == [("send", "review")]
    told = [fact.state for fact in world.facts if isinstance(fact, HeldAct)]
    assert told == ["waiting", "review"]
    await evening.release_due()
    assert [fact.state for fact in world.facts if isinstance(fact, HeldAct)] == told
    assert placed.held is not None
    await evening.insist("jana", placed.held.pid)
    assert await evening.texts(chat) == ["Bitte am Dienstag nicht", "Passt Dienstag?"]


async def test_colleagues_overtake_nothing(evening: Evening) -> None:
    chat = await evening.world.task()
    await evening.write("jana", chat, "eins")
    await evening.world.send("milan", chat, "zwei")
    await morning(evening)
    assert await evening.texts(chat) == ["zwei", "eins"]


async def test_a_changed_one_was_looked_at_and_waits_again(evening: Evening) -> None:
    world, chat = evening.world, await evening.world.task()
    placed = await evening.write("jana", chat, "erst so")
    await world.send("katrin", chat, "Frage")
    assert placed.held is not None
    jana = world.viewers["jana"].person
    reword = waiting.RewordRequest(jana, placed.held.pid, "dann so", to_millis(OPENING))
    await world.context.writer.run(jana, waiting.reword_act, reword)
    await morning(evening)
    assert await evening.texts(chat) == ["Frage", "dann so"]


async def test_a_withdrawn_one_never_happens_and_leaves_no_text(evening: Evening) -> None:
    world, chat = evening.world, await evening.world.task()
    placed = await evening.write("jana", chat, "doch nicht", key := world.new_key())
    assert placed.held is not None
    jana = world.viewers["jana"].person
    await world.context.writer.run(
        jana, waiting.withdraw_act, waiting.WithdrawRequest(jana, placed.held.pid, world.now())
    )
    await morning(evening)
    assert await evening.texts(chat) == []
    assert (await evening.write("jana", chat, "doch nicht", key)).seq == 0
    for action in (evening.insist("jana", placed.held.pid),):
        with pytest.raises(Refusal, match="not_found"):
            await action


async def test_nobody_else_touches_it(evening: Evening) -> None:
    world, chat = evening.world, await evening.world.task()
    placed = await evening.write("jana", chat, "meins")
    assert placed.held is not None
    milan = world.viewers["milan"].person
    for name in ("milan", "henrik", "katrin"):
        with pytest.raises(Refusal, match="not_found"):
            await evening.insist(name, placed.held.pid)
    with pytest.raises(Refusal, match="not_found"):
        await world.context.writer.run(
            milan, waiting.withdraw_act, waiting.WithdrawRequest(milan, placed.held.pid, world.now())
        )


async def test_what_would_be_refused_now_is_not_held(evening: Evening) -> None:
    world, chat = evening.world, await evening.world.task()
    katrins = (await world.send("katrin", chat, "meins")).seq
    with pytest.raises(Refusal, match="not_allowed"):
        await evening.hold("jana", chat, HeldEdit(katrins, "fremd"))
    with pytest.raises(Refusal, match="not_found"):
        await evening.write("nora", chat, "nicht ihr Kunde")
    assert await evening.waiting("jana") == []
    assert (await world.snapshot("katrin", chat)).chat.head == katrins


async def test_what_is_not_possible_any_more_comes_back_to_its_author(evening: Evening) -> None:
    world, chat = evening.world, await evening.world.task()
    mine = (await world.send("jana", chat, "eins")).seq
    await evening.hold("jana", chat, HeldEdit(mine, "zwei"))
    await world.change("jana", chat, mine, None)
    await morning(evening)
    assert await evening.waiting("jana") == [("edit", "review")]


async def test_a_held_act_survives_a_restart(evening: Evening, tables_url: str) -> None:
    chat = await evening.world.task()
    await evening.write("jana", chat, "über Nacht")
    async with opened(tables_url) as again:
        context = replace(evening.world.context, database=again)
        context = replace(context, writer=type(evening.world.context.writer)(again, lambda _: None))
        await evening.world.move_to(OPENING)
        assert await run_due(HELD_ACTS, context) == 1
    assert await evening.texts(chat) == ["über Nacht"]
