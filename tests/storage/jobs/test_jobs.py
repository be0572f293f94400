"""Due rows are done once by whichever process, and what fails is tried again and holds up nothing else."""

import asyncio
import sys
from dataclasses import replace

import pytest
from sqlalchemy import Connection, func, select

from chat_server.command_time import CommandTime
from chat_server.domain.core.refusal import Refusal
from chat_server.jobs import retention
from chat_server.jobs import run_due as running
from chat_server.jobs.back_off import FIRST_WAIT, LONGEST_WAIT
from chat_server.jobs.figures import DueRows, load_due_rows
from chat_server.jobs.job import Job
from chat_server.jobs.lease import LEASE, RoundLease
from chat_server.jobs.retention import RETENTION
from chat_server.jobs.run_due import run_due
from chat_server.jobs.schedule import ROUNDS
from chat_server.jobs.scheduler import Scheduler
from chat_server.services.core.context import Context
from chat_server.services.core.idempotency import KEY_DAYS
from chat_server.storage.core.due import Due
from chat_server.storage.core.tables import done_commands
from chat_server.storage.core.writer import Writer
from chat_server.storage.jobs.tries import load_tries
from chat_server.tally import Tally, tally
from tests.storage.jobs.counted_rows import (
    JOB,
    add_rows,
    count,
    done_altogether,
    load_done,
    put_rows,
    round_of,
)
from tests.support.database import opened
from tests.support.world import World

pytestmark = pytest.mark.anyio
SECOND = 1_000


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> Tally:
    """Counts of this test alone."""
    monkeypatch.setattr(tally, "rows", {})
    monkeypatch.setattr(tally, "runs", {})
    return tally


async def put(world: World, *keys: str) -> None:
    """Rows that are due, in this order."""
    at = world.now() - 60 * SECOND
    due = [Due(key, at + number) for number, key in enumerate(keys)]
    await world.context.database.write(lambda connection: put_rows(connection, due))


async def add(world: World, key: str) -> None:
    """One more row, due from now on."""
    row = Due(key, world.now())
    await world.context.database.write(lambda connection: add_rows(connection, [row]))


def failing(*keys: str, error: Exception | None = None) -> Job:
    """The job, if these rows cannot be done."""

    async def do(context: Context, key: str, time: CommandTime) -> None:
        if key in keys:
            raise error or ValueError(key)
        await count(context, key, time)

    return replace(JOB, do=do)


async def failed(world: World) -> dict[str, int]:
    """How often each row has failed."""
    tries = await world.read(lambda connection: load_tries(connection, JOB.name))
    return {key: one.tries for key, one in tries.items()}


async def test_a_killed_process_keeps_the_others_waiting_for_its_lease_and_each_row_is_done_once(
    world: World, tables_url: str
) -> None:
    keys = [f"k{number}" for number in range(8)]
    await put(world, *keys)
    code = f"from tests.storage.jobs.counted_rows import be_killed; be_killed({tables_url!r}, 3)"
    killed = await asyncio.create_subprocess_exec(sys.executable, "-c", code)
    assert await killed.wait() < 0
    assert await world.read(done_altogether) == 3
    mine = Scheduler(world.context, "mine")
    assert await mine.run_round(round_of(JOB)) == 0
    await world.clock.advance(LEASE / 1_000)
    assert await mine.run_round(round_of(JOB)) == 5
    assert await world.read(load_done) == dict.fromkeys(keys, 1)


async def test_two_processes_that_look_at_the_same_time_do_each_row_once_and_in_order(
    world: World, tables_url: str
) -> None:
    await put(world, *(f"k{number}" for number in range(20)))
    order: list[str] = []

    async def do(context: Context, key: str, time: CommandTime) -> None:
        order.append(key)
        await count(context, key, time)

    async with opened(tables_url) as second:
        other = replace(world.context, database=second, writer=Writer(second, lambda _fact: None))
        both = [Scheduler(context, name) for context, name in ((world.context, "one"), (other, "other"))]
        tried = await asyncio.gather(*(one.run_round(round_of(replace(JOB, do=do))) for one in both))
    assert sum(tried) == 20
    assert order == [f"k{number}" for number in range(20)]
    assert set((await world.read(load_done)).values()) == {1}


async def test_a_process_that_stood_still_does_nothing_twice(world: World) -> None:
    """Its lease ends meanwhile, another process does the work, and it goes on where it stood."""
    await put(world, "first", "second", "third")
    one, other = Scheduler(world.context, "one"), Scheduler(world.context, "other")

    async def do(context: Context, key: str, time: CommandTime) -> None:
        if key == "second":
            await world.clock.advance(LEASE / 1_000)
            assert await other.run_round(round_of(JOB)) == 2
        await count(context, key, time)

    await one.run_round(round_of(replace(JOB, do=do)))
    assert await world.read(load_done) == {"first": 1, "second": 1, "third": 1}


async def test_a_lease_is_renewed_while_there_is_work(world: World) -> None:
    await put(world, *(f"k{number}" for number in range(6)))
    other = Scheduler(world.context, "other")

    async def do(context: Context, key: str, time: CommandTime) -> None:
        await world.clock.advance(LEASE / 2_000)
        assert await other.run_round(round_of(JOB)) == 0
        await count(context, key, time)

    assert await Scheduler(world.context, "one").run_round(round_of(replace(JOB, do=do))) == 6


async def test_a_lease_from_before_the_clock_was_set_back_holds_up_nobody(world: World) -> None:
    lease = RoundLease(world.context, "round of test", "other")
    assert await lease.hold()
    await world.clock.advance(-LEASE / 1_000)
    assert not await RoundLease(world.context, "round of test", "mine").hold()
    await world.clock.advance(-3_600)
    assert await RoundLease(world.context, "round of test", "mine").hold()


async def test_a_process_that_is_killed_and_started_again_has_its_lease_still(world: World) -> None:
    """By its name: a server that is alone always has the same one."""
    assert await RoundLease(world.context, "round of test", "alone").hold()
    assert await RoundLease(world.context, "round of test", "alone").hold()
    assert not await RoundLease(world.context, "round of test", "other").hold()


async def test_nothing_due_takes_no_lease_and_writes_nothing(world: World) -> None:
    await put(world)
    before = world.context.writer.requests
    assert await Scheduler(world.context, "mine").run_round(round_of(JOB)) == 0
    assert world.context.writer.requests == before


async def test_a_row_that_fails_holds_up_no_other_and_is_tried_again_ever_more_seldom(world: World) -> None:
    await put(world, "good", "poison", "last")
    bad = failing("poison")
    assert await run_due(bad, world.context) == 3
    assert await world.read(load_done) == {"good": 1, "poison": 0, "last": 1}
    assert await run_due(bad, world.context) == 0
    for tries, wait in ((2, FIRST_WAIT), (3, 2 * FIRST_WAIT), (4, 4 * FIRST_WAIT)):
        await world.clock.advance(wait / 1_000 - 1)
        assert await run_due(bad, world.context) == 0
        await world.clock.advance(1)
        assert await run_due(bad, world.context) == 1
        assert await failed(world) == {"poison": tries}
    rows = tally.rows_of(JOB.name)
    assert (rows.done, rows.failed, rows.retried) == (2, 4, 3)
    await world.clock.advance(LONGEST_WAIT / 1_000)
    assert await run_due(JOB, world.context) == 1
    assert await failed(world) == {}
    assert await world.read(load_done) == {"good": 1, "poison": 1, "last": 1}


async def test_the_reason_names_the_refusal_or_the_incident_of_the_log(world: World) -> None:
    await put(world, "bad")
    for error, reason in ((Refusal("not_allowed"), "not_allowed"), (ValueError(), "incident ")):
        await run_due(failing("bad", error=error), world.context)
        tries = await world.read(lambda connection: load_tries(connection, JOB.name))
        assert tries["bad"].reason.startswith(reason)
        await world.clock.advance(LONGEST_WAIT / 1_000)


async def test_a_row_is_given_up_after_so_many_tries_and_stays_to_be_seen(world: World) -> None:
    await put(world, "dead")
    bad = replace(failing("dead"), most_tries=3)
    for _ in range(3):
        assert await run_due(bad, world.context) == 1
        await world.clock.advance(LONGEST_WAIT / 1_000)
    assert await run_due(bad, world.context) == 0
    assert await load_due_rows(world.context, [round_of(bad)]) == {JOB.name: DueRows(due=1, given_up=1)}


async def test_what_is_due_no_more_is_not_counted_as_failing(world: World) -> None:
    await put(world, "withdrawn")
    await run_due(failing("withdrawn"), world.context)
    await put(world)
    assert await run_due(JOB, world.context) == 0
    assert await failed(world) == {}


async def test_many_that_wait_do_not_hide_the_others(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "AT_ONCE", 2)
    bad = [f"bad{number}" for number in range(5)]
    await put(world, *bad, *(f"good{number}" for number in range(5)))
    assert await run_due(failing(*bad), world.context) == 10
    assert await world.read(done_altogether) == 5


async def test_a_job_that_fails_stops_no_other_of_its_round(world: World) -> None:
    await put(world, "row")

    def find(_connection: Connection, _time: CommandTime, _limit: int) -> list[Due]:
        raise RuntimeError

    broken = Job(name="broken", find=find, do=count)
    assert await Scheduler(world.context, "mine").run_round(round_of(broken, JOB)) == 1
    assert tally.runs["round of test"].failures == 1


async def test_while_the_store_is_away_no_row_is_blamed(world: World) -> None:
    await put(world, "one", "two")
    away = failing("one", error=Refusal("unavailable"))
    assert await Scheduler(world.context, "mine").run_round(round_of(away)) == 0
    assert await failed(world) == {}
    assert tally.runs["round of test"].failures == 1
    assert await Scheduler(world.context, "mine").run_round(round_of(JOB)) == 2


async def test_a_stopped_process_finishes_the_row_it_has_begun_and_leaves_the_rest_at_once(
    world: World,
) -> None:
    await put(world, "begun", "left")
    stopping, begun, go_on = Scheduler(world.context, "one"), asyncio.Event(), asyncio.Event()

    async def do(context: Context, key: str, time: CommandTime) -> None:
        begun.set()
        await go_on.wait()
        await count(context, key, time)

    work = asyncio.create_task(stopping.run([round_of(replace(JOB, do=do))], []))
    await begun.wait()
    stopping.stop()
    go_on.set()
    await work
    assert await world.read(load_done) == {"begun": 1, "left": 0}
    assert await Scheduler(world.context, "other").run_round(round_of(JOB)) == 1


async def test_the_metrics_see_what_is_due_failing_and_given_up(world: World) -> None:
    await put(world)
    for key, most_tries in (("dead", 1), ("bad", None)):
        await add(world, key)
        await run_due(replace(failing(key), most_tries=most_tries), world.context)
    await add(world, "fresh")
    await world.clock.advance(7)
    found = await load_due_rows(world.context, [round_of(JOB)])
    assert found == {JOB.name: DueRows(due=3, failing=1, given_up=1, oldest=7.0)}


async def test_every_job_of_the_schedule_finds_its_rows_and_there_are_none_at_first(world: World) -> None:
    found = await load_due_rows(world.context, ROUNDS)
    assert set(found.values()) == {DueRows()}
    assert [await Scheduler(world.context, "mine").run_round(one) for one in ROUNDS] == [0, 0, 0]


async def test_old_rows_are_deleted_in_several_transactions_and_newer_ones_stay(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    chat = await world.task()
    for _ in range(5):
        await world.send("katrin", chat)
    await world.clock.advance((KEY_DAYS + 2) * 86_400)
    await world.send("katrin", chat, "neu")
    for chore in RETENTION:
        await chore.run(world.context)
    kept = await world.read(lambda c: c.execute(select(func.count()).select_from(done_commands)).scalar_one())
    assert kept == 1


async def test_how_late_rows_are_done_is_told(world: World) -> None:
    await put(world, "row")
    await run_due(JOB, world.context)
    assert tally.rows_of(JOB.name).lateness == 60.0
