"""What somebody worked on a day: by person over all tasks, exactly as the tasks' documents say; on both databases."""

from datetime import date, datetime

import pytest

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks import acts
from chat_server.domain.time.worked import Worked
from chat_server.jobs.run_due import run_due
from chat_server.jobs.tasks import TASK_LAPSES
from chat_server.services.time import load_day
from tests.storage.tasks.test_tasks import accepted, task_of
from tests.support.world import Name, World

pytestmark = pytest.mark.anyio

MINUTE = 60_000
WEDNESDAY, THURSDAY = date(2026, 3, 4), date(2026, 3, 5)


async def worked(world: World, name: Name, day: date = WEDNESDAY) -> list[Worked]:
    calendar, now = world.context.calendar, world.now()
    return await world.read(lambda c: load_day(c, world.viewers[name], day, now, calendar))


async def work(world: World, name: Name, chat: str, minutes: int) -> None:
    await world.act(name, chat, acts.StartTimer())
    await world.clock.advance(minutes * 60)
    await world.act(name, chat, acts.StopTimer())


async def test_each_task_once_in_the_order_of_the_work_and_only_ones_own(world: World) -> None:
    first, second = await accepted(world), await accepted(world)
    for chat, minutes in ((second, 5), (first, 7), (second, 11)):
        await work(world, "jana", chat, minutes)
    await work(world, "milan", first, 3)
    await world.act("jana", first, acts.StartTimer())
    found = await worked(world, "jana")
    assert [one.task.chat if one.task else "" for one in found] == [second, first]
    assert [one.recorded for one in found] == [16 * MINUTE, 7 * MINUTE]
    assert [one.since for one in found] == [None, world.now()]
    assert [one.recorded for one in await worked(world, "milan")] == [3 * MINUTE]
    for chat in (first, second):
        records = (await task_of(world, chat)).records
        mine = sum(one.length for one in records if one.person == world.viewers["jana"].person)
        assert mine == next(one.recorded for one in found if one.task and one.task.chat == chat)


async def test_a_day_ends_at_berlins_midnight(world: World) -> None:
    chat = await accepted(world)
    await world.move_to(datetime.fromisoformat("2026-03-04T23:50:00+01:00"))
    await world.act("jana", chat, acts.StartTimer())
    await world.move_to(datetime.fromisoformat("2026-03-05T00:00:01+01:00"))
    assert await worked(world, "jana", THURSDAY) == []
    await run_due(TASK_LAPSES, world.context)
    await work(world, "jana", chat, 4)
    assert [one.recorded for one in await worked(world, "jana")] == [10 * MINUTE]
    assert [one.recorded for one in await worked(world, "jana", THURSDAY)] == [4 * MINUTE]


@pytest.mark.parametrize(("release", "left"), [(True, [(20 * MINUTE, 0)]), (False, [])])
async def test_what_was_made_by_hand_waits_until_it_is_released(
    world: World, release: bool, left: list[tuple[int, int]]
) -> None:
    chat = await accepted(world)
    start = world.now()
    await world.clock.advance(3600)
    await world.act("jana", chat, acts.RecordTime(start, 20, "Telefonat unterwegs"))
    assert [(one.recorded, one.waiting) for one in await worked(world, "jana")] == [(0, 20 * MINUTE)]
    await world.act("henrik", chat, acts.ReleaseRecord(1, release))
    assert [(one.recorded, one.waiting) for one in await worked(world, "jana")] == left


async def test_work_stays_ones_own_when_the_task_is_not_seen_any_more(world: World) -> None:
    chat = await accepted(world)
    await world.bring_in("jana", chat, "nora")
    await work(world, "nora", chat, 2)
    assert [one.task.title if one.task else None for one in await worked(world, "nora")] == ["Aufgabe"]
    await world.take_out("jana", chat, "nora")
    await world.rename("jana", chat, "Was Nora nicht angeht")
    assert await worked(world, "nora") == [Worked(None, 2 * MINUTE, 0, None)]


async def test_customers_are_told_that_there_is_no_such_thing(world: World) -> None:
    with pytest.raises(Refusal, match="not_found"):
        await worked(world, "katrin")
