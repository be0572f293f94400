"""Who of staff is responsible for a task, from the beginning on (SPEC 7, 11): on both databases."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from chat_server.domain.chats.access import may_be_assigned
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Event, MembershipFact, TaskFact
from chat_server.domain.tasks.acts import Act, Assign, Delegate
from chat_server.domain.tasks.rules.decide import is_seen_by_customers
from chat_server.domain.tasks.task import Task
from chat_server.services.people import accounts as account_service
from chat_server.services.people import people
from chat_server.storage.chats.chats import find_chat
from chat_server.storage.people.people import load_assignable, load_cards
from chat_server.storage.tasks.tasks import load_task, save_task
from tests.support.world import KINDS, QUIET, Name, World

pytestmark = pytest.mark.anyio


async def task_of(world: World, chat: str) -> Task:
    stored = await world.read(lambda c: load_task(c, find_chat(c, chat) or 0))
    assert stored is not None
    return stored.task


async def responsible(world: World, chat: str) -> str | None:
    """By name."""
    key = (await task_of(world, chat)).responsible
    return next((name for name, viewer in world.viewers.items() if viewer.person == key), None)


def give(world: World, name: Name) -> Act:
    return Assign(world.pid(name))


async def test_a_new_task_is_the_lead_assistants(world: World) -> None:
    assert await responsible(world, await world.task()) == "jana"
    assert await responsible(world, await world.task("paul", "awie")) == "nora"


async def test_without_an_assistant_it_is_the_leads(world: World) -> None:
    await account_service.unassign(world.context, "nora@x.example", "awie")
    chat = await world.task("paul", "awie")
    assert await responsible(world, chat) is None
    assert (await task_of(world, chat)).with_lead is not None


async def test_the_lead_gives_it_to_somebody_of_her_team_who_comes_into_the_chat(world: World) -> None:
    chat = await world.task("paul", "awie")
    await world.bring_in("nora", chat, "sabine")
    await world.act("nora", chat, Delegate("Urlaub"))
    world.facts.clear()
    await world.act("sabine", chat, give(world, "milan"), key="20260304-assigned1")
    assert await responsible(world, chat) == "milan"
    assert (await task_of(world, chat)).with_lead is None
    events = [fact for fact in world.facts if isinstance(fact, Event)]
    assert [type(one.content).__name__ for one in events] == ["NewMember", "TaskStep"]
    came = [fact.person for fact in world.facts if isinstance(fact, MembershipFact)]
    assert came == [world.viewers["milan"].person]
    entries = (await world.snapshot("milan", chat)).page.entries
    assert [(one.kind, one.code, one.actor) for one in entries[-2:]] == [
        (EventKind.JOINED, None, world.pid("sabine")),
        (EventKind.TASK, "assigned", world.pid("sabine")),
    ]
    assert world.pid("milan") in entries[-1].text


async def test_the_same_command_again_brings_nobody_back(world: World) -> None:
    chat, key = await world.task("paul", "awie"), "20260304-assigned1"
    await world.bring_in("nora", chat, "sabine")
    first = await world.act("sabine", chat, give(world, "milan"), key=key)
    await world.take_out("sabine", chat, "milan")
    assert await world.act("sabine", chat, give(world, "milan"), key=key) == first
    assert await responsible(world, chat) == "nora"


@pytest.mark.parametrize(
    ("who", "to", "reason"),
    [
        ("sabine", "nora", "task.not_in_team"),
        ("sabine", "henrik", "task.not_in_team"),
        ("sabine", "katrin", "task.not_in_team"),
        ("henrik", "katrin", "task.not_in_team"),
        ("henrik", "persona", "task.not_in_team"),
        ("sabine", "jana", "task.already_so"),
        ("jana", "milan", "task.not_yours"),
        ("katrin", "milan", "task.not_yours"),
    ],
)
async def test_whom_nobody_may_give_it_to_is_refused_and_nothing_has_changed(
    world: World, who: Name, to: Name, reason: str
) -> None:
    chat = await world.task()
    before = await world.snapshot("jana", chat)
    with pytest.raises(Refusal) as refused:
        await world.act(who, chat, give(world, to))
    assert (refused.value.code, refused.value.detail) == ("not_allowed", reason)
    assert await world.snapshot("jana", chat) == before


async def test_who_is_locked_out_takes_nothing(world: World) -> None:
    chat = await world.task()
    await people.lock(world.context, "milan@x.example")
    with pytest.raises(Refusal) as refused:
        await world.act("sabine", chat, give(world, "milan"))
    assert refused.value.detail == "task.not_in_team"


@pytest.mark.parametrize("name", KINDS)
async def test_the_list_of_whom_one_may_give_tasks_says_the_same_as_the_rule(
    world: World, name: Name
) -> None:
    await people.lock(world.context, "milan@x.example")
    viewer = world.viewers[name]
    listed = await world.read(lambda c: load_assignable(c, viewer))
    cards = await world.read(lambda c: load_cards(c, {one.person for one in world.viewers.values()}))
    allowed = {card.pid for card in cards.values() if may_be_assigned(viewer, card)}
    assert set(listed) == allowed - {world.pid("milan")}


async def lock(world: World) -> None:
    await people.lock(world.context, "jana@x.example")


async def unassign(world: World) -> None:
    await account_service.unassign(world.context, "jana@x.example", "aost")


@pytest.mark.parametrize("leave", [lock, unassign])
async def test_who_leaves_is_responsible_no_more_and_staff_alone_are_told(
    world: World, leave: Callable[[World], Awaitable[None]]
) -> None:
    chat = await world.task()
    world.facts.clear()
    await leave(world)
    assert await responsible(world, chat) == "milan", "the other lead assistant"
    (told,) = [fact for fact in world.facts if isinstance(fact, TaskFact)]
    assert told.task.task.responsible == world.viewers["milan"].person


async def test_what_is_done_stays_as_it_was(world: World) -> None:
    chat = await world.task()
    done = replace(await task_of(world, chat), status="done")

    await world.context.database.write(lambda c: save_task(c, find_chat(c, chat) or 0, done, None))
    await lock(world)
    assert await responsible(world, chat) == "jana"


async def test_in_quiet_hours_it_waits_like_all_that_customers_see(world: World) -> None:
    chat = await world.task()
    await world.move_to(QUIET)
    assert is_seen_by_customers(give(world, "milan"), await task_of(world, chat))
