"""What the sweep tells again of what a leaver left: the truth of this moment, on both databases."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from chat_server.domain.facts import Fact, TaskFact
from chat_server.domain.held import HeldAct, SettledAct
from chat_server.domain.messages.held_acts import HeldSend
from chat_server.hub.background.handovers import HandoverSweep
from chat_server.services.core.ports import LeftBehind
from chat_server.services.hub_queries import StoreQueries
from chat_server.services.people import people
from tests.support.held_acts import Evening
from tests.support.work import worked_on
from tests.support.world import QUIET, World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def evening(world: World) -> Evening:
    await world.move_to(QUIET)
    return Evening(world)


@dataclass
class Meanwhile:
    """The store, in which something happens between the first look and the second."""

    store: StoreQueries
    happen: Callable[[], Awaitable[object]]

    async def left_behind(self, since: int) -> LeftBehind:
        found = await self.store.left_behind(since)
        await self.happen()
        return found

    async def left_behind_in_turn(self, since: int) -> LeftBehind:
        return await self.store.left_behind_in_turn(since)


async def hand_over(evening: Evening) -> str:
    """Jana, who is locked, leaves a message to her lead; its public id."""
    chat = await evening.world.task()
    await evening.write("jana", chat, "Sind bestelt")
    await people.lock(evening.world.context, "jana@x.example")
    (act,) = await evening.acts_of("sabine")
    return act.pid


async def test_what_was_handed_over_is_told_once(evening: Evening) -> None:
    await hand_over(evening)
    delivered: list[Fact] = []
    sweep = HandoverSweep(StoreQueries(evening.world.context), delivered.append)
    for _round in range(3):
        await sweep.run(0)
    assert [type(fact) for fact in delivered] == [SettledAct, HeldAct]


async def test_words_that_the_lead_changed_meanwhile_are_told_as_they_are_now(evening: Evening) -> None:
    pid = await hand_over(evening)
    delivered: list[Fact] = []
    store = StoreQueries(evening.world.context)
    queries = Meanwhile(store, lambda: evening.reword("sabine", pid, "Sind bestellt"))
    await HandoverSweep(queries, delivered.append).run(0)
    told = [(fact.act, fact.state) for fact in delivered if isinstance(fact, HeldAct)]
    assert told == [(HeldSend("Sind bestellt"), "waiting")]


async def test_a_timer_that_was_stopped_is_told_once(world: World) -> None:
    chat = await worked_on(world)
    await people.lock(world.context, "jana@x.example")
    delivered: list[Fact] = []
    sweep = HandoverSweep(StoreQueries(world.context), delivered.append)
    for _round in range(2):
        await sweep.run(0)
    (told,) = delivered
    assert isinstance(told, TaskFact)
    assert told.chat_pid == chat


async def test_tasks_are_read_again_in_the_line_of_changes(world: World) -> None:
    """For staff who may have missed what only they are told: the timer that Jana started, say."""
    chat = await worked_on(world)
    (told,) = await StoreQueries(world.context).tasks_in_turn([chat, "cnone"])
    assert told.chat_pid == told.task.chat_pid == chat
    assert len(told.task.task.running) == 1
