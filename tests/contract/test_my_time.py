"""What staff have recorded on a day, and the days on which nobody works, over real connections."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from protocol.calendar import Holidays, ListHolidays
from protocol.client.client import Client
from protocol.tasks.acts import StartTask, StartTimer, StopTimer
from protocol.time import MyTime, MyWork, Worked
from tests.contract.conftest import Town
from tests.contract.test_tasks import accepted, act, cards, view

pytestmark = pytest.mark.anyio


async def my_time(client: Client, day: str | None = None) -> Worked:
    return await client.call(MyTime(id=0, day=day), Worked)


def on(worked: Worked, chat: str) -> MyWork:
    (mine,) = [one for one in worked.tasks if one.chat == chat]
    return mine


@pytest.fixture
async def chat(town: Town) -> AsyncIterator[str]:
    """A task that is in progress; nobody's timer runs before or after."""
    task = await town.task()
    async with town.client("katrin") as katrin, town.client("jana") as jana:
        await accepted(katrin, jana, task)
        await act(jana, task, StartTask())
        yield task
        desk = (await view(jana, task)).desk
        if desk is not None and desk.running:
            await act(jana, task, StopTimer())


async def test_a_running_timer_is_mine_alone_and_says_since_when(town: Town, chat: str) -> None:
    async with town.client("jana") as jana, town.client("milan") as milan:
        await act(jana, chat, StartTimer())
        mine = on(await my_time(jana), chat)
        task = await view(jana, chat)
        assert task.desk is not None
        assert (mine.since, mine.title, mine.account) == (
            task.desk.running[0].since,
            task.title,
            task.account,
        )
        assert chat not in {one.chat for one in (await my_time(milan)).tasks}
        assert (await cards(jana))[chat].assistant == town.people["jana"]


async def test_what_was_stopped_is_recorded_and_counts_in_the_sum(town: Town, chat: str) -> None:
    async with town.client("jana") as jana:
        before = await my_time(jana)
        for _ in range(2):
            await act(jana, chat, StartTimer())
            await act(jana, chat, StopTimer())
        desk = (await view(jana, chat)).desk
        assert desk is not None
        length = sum(record.length for record in desk.records)
        assert length > 0
        after = await my_time(jana)
        assert (on(after, chat).recorded, on(after, chat).since) == (length, None)
        assert after.recorded == before.recorded + length
        assert after == await my_time(jana, after.day)


async def test_the_day_is_berlins(town: Town, chat: str) -> None:
    async with town.client("jana") as jana:
        today = (await my_time(jana)).day
        assert today == "2026-11-23"
        assert datetime.fromtimestamp(jana.welcome.now / 1000, UTC).date().isoformat() == today
        await act(jana, chat, StartTimer())
        for other in ("2026-11-22", "2026-11-24", "2000-02-29", "2999-12-31"):
            assert await my_time(jana, other) == Worked(day=other, tasks=[], recorded=0)


async def test_the_holidays_are_the_agencys(town: Town) -> None:
    async with town.client("katrin") as katrin:
        found = (await katrin.call(ListHolidays(id=0, year=2026), Holidays)).holidays
    assert [one.day for one in found] == sorted(one.day for one in found)
    assert (len(found), found[0].name, found[-1].day) == (11, "Neujahr", "2026-12-26")
