"""Management sees what fails again and again, since when, and has it tried again; nobody else learns of it."""

from dataclasses import replace

import pytest

from chat_server.domain.jobs import STUCK_AFTER, FailingRow
from chat_server.jobs.back_off import LONGEST_WAIT
from chat_server.jobs.run_due import run_due
from chat_server.jobs.schedule import ROUNDS
from chat_server.services.jobs import RetryRequest, load_stuck_jobs, retry_job
from chat_server.storage.core.due import Due
from tests.storage.jobs.counted_rows import JOB, load_done, put_rows
from tests.storage.jobs.test_jobs import failing
from tests.support.world import Name, World

pytestmark = pytest.mark.anyio


async def put(world: World, *keys: str) -> None:
    due = [Due(key, world.now()) for key in keys]
    await world.context.database.write(lambda connection: put_rows(connection, due))


async def seen_by(world: World, name: Name) -> list[FailingRow]:
    viewer = world.viewers[name]
    return await world.read(lambda connection: load_stuck_jobs(connection, viewer))


async def retry(world: World, name: Name, key: str) -> None:
    request = RetryRequest(viewer=world.viewers[name], job=JOB.name, key=key, at=world.now())
    await world.context.writer.run(request.viewer.person, retry_job, request)


async def test_what_failed_three_times_is_shown_to_management_alone(world: World) -> None:
    await put(world, "broken", "fine")
    since = world.now()
    for tries in range(STUCK_AFTER):
        assert await seen_by(world, "henrik") == [], tries
        await run_due(failing("broken"), world.context)
        await world.clock.advance(LONGEST_WAIT / 1_000)
    (stuck,) = await seen_by(world, "henrik")
    assert (stuck.job, stuck.key, stuck.since, stuck.tries) == (JOB.name, "broken", since, STUCK_AFTER)
    assert stuck.again is not None
    for name in ("katrin", "jana", "sabine", "nora"):
        assert await seen_by(world, name) == []


async def test_it_is_tried_again_at_the_next_look_and_gone_when_it_succeeds(world: World) -> None:
    await put(world, "broken")
    for _ in range(STUCK_AFTER):
        await run_due(failing("broken"), world.context)
        await world.clock.advance(LONGEST_WAIT / 1_000)
    await run_due(failing("broken"), world.context)  # an hour until the next try
    await world.clock.advance(1)
    for name in ("katrin", "jana", "sabine"):
        await retry(world, name, "broken")
        assert await run_due(JOB, world.context) == 0
    await retry(world, "henrik", "none")
    await retry(world, "henrik", "broken")
    assert await run_due(JOB, world.context) == 1
    assert await world.read(load_done) == {"broken": 1}
    assert await seen_by(world, "henrik") == []


async def test_what_was_given_up_is_shown_at_once_and_tried_once_more(world: World) -> None:
    job = replace(failing("broken"), most_tries=1)
    await put(world, "broken")
    await run_due(job, world.context)
    (stuck,) = await seen_by(world, "henrik")
    assert (stuck.tries, stuck.again) == (1, None)
    await world.clock.advance(LONGEST_WAIT / 1_000)
    assert await run_due(job, world.context) == 0
    await retry(world, "henrik", "broken")
    assert await run_due(job, world.context) == 1
    (stuck,) = await seen_by(world, "henrik")
    assert (stuck.tries, stuck.again) == (2, None)


def test_names_fit_the_wire() -> None:
    assert all(len(job.name) <= 20 for one in ROUNDS for job in one.jobs)
