"""Group commit: what is done together, in which order, and who hears of it when."""

import asyncio
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import TypeVar, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError, OperationalError

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Fact, SessionEnded
from chat_server.storage.core import writer as module
from chat_server.storage.core.database import open_database
from chat_server.storage.core.writer import (
    MAX_GROUP,
    MAX_WAITING,
    TRIES,
    Success,
    Writer,
    _runs,
    _Unit,
    one_by_one,
)

pytestmark = pytest.mark.anyio
T = TypeVar("T")


class Disk:
    """A database that is nowhere: commits when it is let, or fails as it is told, one error for each attempt."""

    def __init__(self, *failures: Exception) -> None:
        self.free = asyncio.Event()
        self.free.set()
        self.failures = list(failures)
        self.attempts = 0

    async def write(self, work: Callable[[Connection], T]) -> T:
        await self.free.wait()
        self.attempts += 1
        done = work(cast(Connection, SimpleNamespace(info={})))
        if self.failures:
            raise self.failures.pop(0)
        return done

    async def read(self, work: Callable[[Connection], T]) -> T:
        raise NotImplementedError

    async def close(self) -> None:
        """Nothing to do."""


class Work:
    """A handler that notes what it is given in one go."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.calls: list[list[int]] = []

    def __call__(self, _connection: Connection, requests: Sequence[int]) -> list[Success[int] | Refusal]:
        self.calls.append(list(requests))
        return [
            Refusal("gone") if request < 0 else Success(request * 10, (SessionEnded(request),))
            for request in requests
        ]


def broken() -> IntegrityError:
    return IntegrityError("INSERT", None, ValueError())


async def test_what_waits_during_a_commit_shares_the_next_one() -> None:
    disk, work = Disk(), Work()
    writer = Writer(disk, lambda _fact: None)
    disk.free.clear()
    first = asyncio.ensure_future(writer.run(1, work, 0))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    others = [asyncio.ensure_future(writer.run(n, work, n)) for n in range(1, 50)]
    await asyncio.sleep(0)
    disk.free.set()
    assert await asyncio.gather(first, *others) == [n * 10 for n in range(50)]
    assert work.calls == [[0], list(range(1, 50))]
    assert (writer.groups, writer.requests) == (2, 50)


async def test_a_group_has_its_limit() -> None:
    work = Work()
    writer = Writer(Disk(), lambda _fact: None)
    await asyncio.gather(*(writer.run(n, work, n) for n in range(MAX_GROUP + 1)))
    assert list(map(len, work.calls)) == [MAX_GROUP, 1]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2)), max_size=40))
def test_runs_keep_the_order_of_everybody(requests: list[tuple[int, int]]) -> None:
    """Each run is for one handler; nobody's requests change places; no request is lost."""
    works = [Work(str(n)) for n in range(3)]
    group = [
        _Unit(actor, cast("module.Handler[object, object]", works[handler]), number, lambda _outcome: None)
        for number, (actor, handler) in enumerate(requests)
    ]
    runs = _runs(group)
    assert all(len({id(unit.handler) for unit in run}) == 1 for run in runs)
    flat = [unit for run in runs for unit in run]
    assert sorted(cast(int, unit.request) for unit in flat) == list(range(len(requests)))
    for actor in range(5):
        own = [cast(int, unit.request) for unit in flat if unit.actor == actor]
        assert own == sorted(own)


@given(st.lists(st.integers(0, 99), unique=True, max_size=30), st.integers(1, 3))
def test_requests_of_different_people_make_one_run_a_handler(actors: list[int], handlers: int) -> None:
    works = [cast("module.Handler[object, object]", Work()) for _ in range(handlers)]
    group = [_Unit(a, works[n % handlers], n, lambda _outcome: None) for n, a in enumerate(actors)]
    assert len(_runs(group)) == min(handlers, len(actors))


async def test_every_answer_goes_out_before_any_news() -> None:
    heard: list[str] = []
    writer = Writer(Disk(), lambda fact: heard.append(f"fact {cast(SessionEnded, fact).session}"))
    work = Work()
    for number in (1, -1, 2):
        writer.submit(number, work, number, lambda outcome: heard.append(f"answer {outcome}"))
    await writer.drain()
    refusal = Refusal("gone")
    assert heard == ["answer 10", f"answer {refusal}", "answer 20", "fact 1", "fact 2"]


async def test_nothing_is_told_before_it_is_on_disk() -> None:
    heard: list[object] = []
    disk = Disk()
    disk.free.clear()
    writer = Writer(disk, heard.append)
    writer.submit(1, Work(), 1, heard.append)
    for _ in range(5):
        await asyncio.sleep(0)
    assert heard == []
    disk.free.set()
    await writer.drain()
    assert heard == [10, SessionEnded(1)]


async def test_a_refused_request_raises_for_its_caller_alone() -> None:
    writer, work = Writer(Disk(), lambda _fact: None), Work()
    outcomes = await asyncio.gather(*(writer.run(n, work, n) for n in (1, -1, 2)), return_exceptions=True)
    assert outcomes == [10, Refusal("gone"), 20]
    assert len(work.calls) == 1


async def test_a_group_that_fails_is_tried_one_by_one() -> None:
    disk, work, told = Disk(broken()), Work(), list[Fact]()
    writer = Writer(disk, told.append)
    assert await asyncio.gather(*(writer.run(n, work, n) for n in (1, 2, 3))) == [10, 20, 30]
    assert work.calls == [[1, 2, 3], [1], [2], [3]]
    assert told == [SessionEnded(1), SessionEnded(2), SessionEnded(3)]


async def test_who_fails_again_and_again_is_refused_and_harms_nobody() -> None:
    disk, work, told = Disk(broken(), *[broken() for _ in range(TRIES)]), Work(), list[Fact]()
    writer = Writer(disk, told.append)
    failed, done = await asyncio.gather(*(writer.run(n, work, n) for n in (1, 2)), return_exceptions=True)
    assert isinstance(failed, Refusal)
    assert (failed.code, done) == ("internal", 20)
    assert disk.attempts == 1 + TRIES + 1
    assert told == [SessionEnded(2)]


async def test_a_fault_of_ours_is_not_tried_again() -> None:
    disk, work = Disk(ValueError(), ValueError()), Work()
    writer = Writer(disk, lambda _fact: None)
    failed, done = await asyncio.gather(*(writer.run(n, work, n) for n in (1, 2)), return_exceptions=True)
    assert isinstance(failed, Refusal)
    assert (failed.code, done) == ("internal", 20)
    assert disk.attempts == 3


async def test_an_answer_that_cannot_be_given_is_given_as_a_fault() -> None:
    heard: list[object] = []

    def finish(outcome: int | Refusal) -> None:
        if not isinstance(outcome, Refusal):
            raise TypeError
        heard.append(outcome.code)

    writer = Writer(Disk(), lambda _fact: None)
    writer.submit(1, Work(), 1, finish)
    writer.submit(2, Work(), 2, heard.append)
    await writer.drain()
    assert heard == ["internal", 20]


async def test_news_that_cannot_be_told_stop_nobody_elses() -> None:
    told: list[Fact] = []

    def publish(fact: Fact) -> None:
        if fact == SessionEnded(1):
            raise RuntimeError
        told.append(fact)

    writer, work = Writer(Disk(), publish), Work()
    await asyncio.gather(*(writer.run(n, work, n) for n in (1, 2)))
    assert await writer.run(3, work, 3) == 30
    await writer.drain()
    assert told == [SessionEnded(2), SessionEnded(3)]


async def test_an_outage_is_answered_at_once() -> None:
    disk = Disk(OperationalError("BEGIN", None, ValueError()))
    writer, work = Writer(disk, lambda _fact: None), Work()
    outcomes = await asyncio.gather(*(writer.run(n, work, n) for n in (1, 2)), return_exceptions=True)
    assert outcomes == [Refusal("unavailable")] * 2
    assert disk.attempts == 1
    assert await writer.run(3, work, 3) == 30


async def test_too_many_are_refused_as_busy() -> None:
    disk, work = Disk(), Work()
    disk.free.clear()
    writer = Writer(disk, lambda _fact: None)
    outcomes: list[int | Refusal] = []
    writer.submit(0, work, 0, outcomes.append)
    for number in range(MAX_WAITING):
        writer.submit(number, work, number, outcomes.append)
    assert outcomes == [Refusal("busy")]
    disk.free.set()
    await writer.drain()
    assert outcomes.count(Refusal("busy")) == 1
    assert len(outcomes) == MAX_WAITING + 1


async def test_a_waiter_that_goes_away_stops_nothing() -> None:
    disk, work, told = Disk(), Work(), list[Fact]()
    disk.free.clear()
    writer = Writer(disk, told.append)
    gone, stays = (asyncio.ensure_future(writer.run(n, work, n)) for n in (1, 2))
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    disk.free.set()
    assert await stays == 20
    assert gone.cancelled()
    assert told == [SessionEnded(1), SessionEnded(2)]


async def test_draining_waits_for_what_comes_meanwhile() -> None:
    disk, work = Disk(), Work()
    writer = Writer(disk, lambda _fact: None)
    await writer.drain()
    outcomes: list[int | Refusal] = []
    writer.submit(1, work, 1, lambda _outcome: writer.submit(1, work, 2, outcomes.append))
    await writer.drain()
    assert outcomes == [20]


async def test_a_deadlock_between_two_processes_costs_nobody_their_request(postgres_url: str) -> None:
    """Both writers take the same two rows in opposite order; the one that is chosen as the victim tries again."""
    databases = [open_database(postgres_url) for _ in range(2)]
    await databases[0].write(
        lambda c: c.execute(
            text("CREATE TABLE counters AS SELECT n, 0 AS count FROM generate_series(1, 2) AS n")
        )
    )
    calls: list[int] = []

    def count(connection: Connection, order: tuple[int, int]) -> Success[int]:
        first, second = order
        calls.append(first)
        step = text("UPDATE counters SET count = count + 1 WHERE n = :n")
        connection.execute(step, {"n": first})
        if len(calls) <= 2:
            connection.execute(text("SELECT pg_sleep(0.5)"))  # the other has its first row by then
        connection.execute(step, {"n": second})
        return Success(first)

    handler = one_by_one(count)
    writers = [Writer(database, lambda _fact: None) for database in databases]
    try:
        async with asyncio.timeout(30):
            outcomes = list(
                await asyncio.gather(writers[0].run(1, handler, (1, 2)), writers[1].run(2, handler, (2, 1)))
            )
        counts = await databases[0].read(
            lambda c: list(c.execute(text("SELECT count FROM counters ORDER BY n")).scalars())
        )
    finally:
        for database in databases:
            await database.close()
    assert outcomes == [1, 2]
    assert counts == [2, 2]
    assert len(calls) > 2, "there was no deadlock"
