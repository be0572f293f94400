"""When due rows are looked for, and when what failed is tried again."""

import asyncio
from datetime import datetime, timedelta
from unittest.mock import Mock

import pytest

from chat_server.command_time import CommandTime, read_time
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.times import to_millis
from chat_server.jobs.back_off import FIRST_WAIT, LONGEST_WAIT, next_try, wait_after
from chat_server.jobs.job import Chore, at_openings, on_grid
from chat_server.jobs.schedule import CHORES, ROUNDS
from chat_server.jobs.scheduler import Scheduler
from chat_server.services.core.context import Context
from chat_server.storage.jobs.tables import LONGEST_NAME
from chat_server.tally import Tally, tally
from tests.support.clock import ManualClock

pytestmark = pytest.mark.anyio
OPENING = datetime.fromisoformat("2026-03-05T08:00:00+01:00")


def at(moment: datetime) -> CommandTime:
    return read_time(ManualClock(moment), Calendar())


def test_waits_double_up_to_an_hour() -> None:
    waits = [wait_after(tries) for tries in range(1, 2_000)]
    assert waits[:3] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT


def test_a_row_is_given_up_only_where_there_is_a_number_of_tries() -> None:
    assert next_try(1, None, 5) == 5 + FIRST_WAIT
    assert next_try(10_000, None, 5) == 5 + LONGEST_WAIT
    assert (next_try(2, 3, 5), next_try(3, 3, 5), next_try(4, 3, 5)) == (5 + 2 * FIRST_WAIT, None, None)


@pytest.mark.parametrize("before", [0.001, 3.0, 9.999, 10.0])
def test_looks_on_a_grid_do_not_depend_on_how_long_the_last_one_took(before: float) -> None:
    started = OPENING - timedelta(seconds=before)
    wait = on_grid(10)(at(OPENING - timedelta(minutes=1)), to_millis(started))
    assert (started + timedelta(seconds=wait)).timestamp() % 10 == pytest.approx(0, abs=0.001)
    assert 0 < wait <= 10


def test_an_opening_is_met_to_the_moment() -> None:
    look = at_openings(10)
    early = OPENING - timedelta(seconds=4.25)
    assert look(at(early), to_millis(early)) == 4.25


def test_an_opening_that_comes_during_a_look_is_not_overlooked() -> None:
    """The timer fires a little early, nothing is due yet, and the opening passes while that is found out."""
    early, late = OPENING - timedelta(milliseconds=1), OPENING + timedelta(milliseconds=1)
    assert at_openings(10)(at(early), to_millis(late)) == 0.0


def test_every_round_has_a_lease_and_every_job_failed_tries_of_its_own() -> None:
    rounds, jobs = [one.name for one in ROUNDS], [job.name for one in ROUNDS for job in one.jobs]
    names = [*rounds, *(chore.name for chore in CHORES)]
    assert len(set(names)) == len(names)
    assert len(set(jobs)) == len(jobs)
    assert max(map(len, (*rounds, *jobs))) <= LONGEST_NAME


async def test_a_chore_that_fails_is_done_again_soon_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits: list[float] = []
    scheduler = Scheduler(Mock(clock=ManualClock()), "mine")
    outcomes = iter((ValueError(), ValueError(), None, ValueError()))

    async def run(_context: Context) -> None:
        if (error := next(outcomes)) is not None:
            raise error

    async def slept(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 4:
            scheduler.stop()

    monkeypatch.setattr(asyncio, "sleep", slept)
    monkeypatch.setattr(tally, "runs", {})
    await scheduler.run([], [Chore(name="chore of test", every=3_600.0, run=run)])
    assert waits == [30.0, 60.0, 3_600.0, 30.0]
    assert (tally.runs["chore of test"].failures, isinstance(tally, Tally)) == (3, True)
