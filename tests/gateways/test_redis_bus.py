"""The bus between processes, against a real Redis that is stopped, killed, frozen and cut off."""

import asyncio
import gc
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from random import Random

import msgspec
import pytest
from redis.asyncio import Redis
from redis.asyncio.connection import AbstractConnection
from structlog.testing import capture_logs

from chat_server.domain.facts import Event, Fact, SessionEnded
from chat_server.gateways.bus import redis_bus
from chat_server.gateways.bus.facts_codec import encode_fact
from chat_server.gateways.bus.redis_bus import RedisBus, pause_after
from chat_server.gateways.bus.redis_messages import QUEUE_BYTES
from chat_server.services.core.ports import BusUnavailable
from tests.gateways.samples import Listener, eventually, listening, message_event, turns
from tests.support.servers.services import RedisServer
from tests.support.timeouts import TIMEOUT

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).parents[2]
SHORT = 0.3  # seconds a Redis call may take, where the test waits for that


def make_bus(url: str, origin: str, time_limit: float = 2.0) -> RedisBus:
    return RedisBus(url, "facts", origin, time_limit=time_limit)


@asynccontextmanager
async def two(
    url: str, time_limit: float = 2.0
) -> AsyncIterator[tuple[RedisBus, Listener, RedisBus, Listener]]:
    """Two processes that have heard of each other."""
    a, b = make_bus(url, "a", time_limit), make_bus(url, "b", time_limit)
    async with listening(a) as at_a, listening(b) as at_b:
        a.publish(message_event(-1))
        b.publish(message_event(-2))
        await eventually(lambda: {-1, -2} <= {*at_a.heard} & {*at_b.heard})
        for listener in (at_a, at_b):
            listener.heard.clear()
            listener.gaps = 0
        yield a, at_a, b, at_b


@contextmanager
def frozen(server: RedisServer) -> Iterator[None]:
    """Redis keeps its connections and answers nothing."""
    assert server.pid
    os.kill(server.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(server.pid, signal.SIGCONT)


@contextmanager
def away(server: RedisServer, how: str) -> Iterator[None]:
    """Redis is stopped, or killed."""
    getattr(server, how)()
    try:
        yield
    finally:
        server.start()


async def recovered(sender: RedisBus, receiver: Listener, number: int) -> None:
    """Facts go from one to the other again, sooner or later: publish until one is heard."""

    def heard() -> bool:
        sender.publish(message_event(number))
        return number in receiver.heard

    await eventually(heard)


async def test_each_hears_the_other_in_order_and_once_without_a_gap(redis_url: str) -> None:
    async with two(redis_url) as (a, at_a, b, at_b):
        for number in range(1000):
            a.publish(message_event(number))
            b.publish(message_event(number + 5000))
            if number % 50 == 0:
                await turns(number % 7)
        await eventually(lambda: len(at_a.heard) >= 2000 and len(at_b.heard) >= 2000)
        for listener in (at_a, at_b):
            assert [n for n in listener.heard if n < 5000] == list(range(1000))
            assert [n for n in listener.heard if n >= 5000] == list(range(5000, 6000))
            assert listener.gaps == 0


async def test_nothing_published_after_the_start_is_missed(redis_url: str) -> None:
    async with listening(make_bus(redis_url, "a")) as _:
        sender = make_bus(redis_url, "sender")
        async with listening(sender):
            for number in range(30):
                async with listening(make_bus(redis_url, f"b{number}")) as late:
                    sender.publish(message_event(number))
                    await eventually(partial(bool, late.heard))
                    assert late.heard == [number]


@pytest.mark.parametrize("step", ["_subscribe", "_greet"])
async def test_the_start_waits_for_both_directions(
    step: str, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bus, gate = make_bus(redis_url, "a"), asyncio.Event()
    do_step = getattr(bus, step)

    async def do_step_later(connection: AbstractConnection) -> None:
        await gate.wait()
        await do_step(connection)

    monkeypatch.setattr(bus, step, do_step_later)
    start = asyncio.ensure_future(bus.start(lambda fact: None, lambda: None))
    await eventually(lambda: bus._sending.is_set() or bus._listening.is_set())
    await turns()
    assert not start.done()
    gate.set()
    await start
    await bus.stop()


async def test_what_is_published_before_the_stop_goes_out(redis_url: str) -> None:
    async with listening(make_bus(redis_url, "a")) as at_a:
        b = make_bus(redis_url, "b")
        async with listening(b):
            for number in range(1000):
                b.publish(message_event(number, "x" * 1000))
        await eventually(lambda: len(at_a.heard) == 1000)
        assert at_a.heard == list(range(1000))
        assert at_a.gaps == 0


async def test_a_gap_noticed_just_before_the_stop_is_not_told_after_it(redis_url: str) -> None:
    bus = make_bus(redis_url, "a")
    async with listening(bus) as listener:
        bus._subscribed()
    await turns()
    assert listener.gaps == 0


async def test_a_healthy_bus_stops_without_cutting_anything(
    redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_bus, "STOP_PATIENCE", TIMEOUT)
    for number in range(10):
        bus = make_bus(redis_url, "a")
        async with listening(bus):
            bus.publish(message_event(number))
            await turns(number)
            began = time.monotonic()
        assert time.monotonic() - began < TIMEOUT


@pytest.mark.parametrize("how", ["stop", "kill"])
async def test_an_outage_is_a_gap_for_all_and_facts_flow_again(
    how: str, redis_server: RedisServer, redis_url: str
) -> None:
    async with two(redis_url) as (a, at_a, b, at_b):
        with away(redis_server, how):
            a.publish(message_event(0))
            await eventually(lambda: not a._outgoing)
            for number in range(1, 100):
                a.publish(message_event(number))
            await turns()
            assert at_a.heard == list(range(100))
        await eventually(lambda: at_a.gaps > 0 and at_b.gaps > 0)
        await recovered(a, at_b, 200)
        await recovered(b, at_a, 201)
        assert not {*range(100)} & {*at_b.heard}, "news of the time of the outage is stale"


def test_however_long_redis_is_away_it_is_found_again_within_half_a_second() -> None:
    pauses = [pause_after(failures) for failures in (1, 2, 3, 4, 5, 100, 10_000)]
    assert pauses[0] < 0.1
    assert pauses == sorted(pauses)
    assert pauses[-1] < 0.5


async def test_a_lost_subscription_is_a_gap(redis_url: str) -> None:
    async with two(redis_url) as (a, at_a, _, at_b), Redis.from_url(redis_url) as redis:
        await redis.client_kill_filter(_type="pubsub")
        await eventually(lambda: at_a.gaps == 1 and at_b.gaps == 1)
        await recovered(a, at_b, 1)


async def test_facts_that_could_not_be_sent_are_a_gap_for_the_others_only(redis_url: str) -> None:
    async with two(redis_url) as (a, at_a, _, at_b), Redis.from_url(redis_url) as redis:
        while not at_b.gaps:
            await redis.client_kill_filter(_type="normal")
            for number in range(100):
                a.publish(message_event(number))
                await turns(1)
        await recovered(a, at_b, 200)
        assert at_a.gaps == 0


async def test_a_fact_lost_inside_redis_is_a_gap_within_a_heartbeat(redis_url: str) -> None:
    async with two(redis_url) as (a, _, _, at_b):
        a._outgoing.add(message_event(1))
        a._outgoing.take()
        await eventually(lambda: at_b.gaps == 1)
        assert at_b.heard == []


async def test_a_frozen_redis_holds_nobody_up_and_is_a_gap(redis_server: RedisServer, redis_url: str) -> None:
    async with two(redis_url, SHORT) as (a, at_a, b, at_b):
        with frozen(redis_server), capture_logs() as logs:
            a.publish(message_event(1))
            await eventually(lambda: len(logs) >= 4)  # both directions of both
        await eventually(lambda: at_a.gaps > 0 and at_b.gaps > 0)
        await recovered(a, at_b, 2)
        await recovered(b, at_a, 3)


async def test_while_redis_is_away_memory_is_bounded_and_the_own_process_hears(
    redis_server: RedisServer, redis_url: str
) -> None:
    async with two(redis_url) as (a, at_a, _, at_b):
        with away(redis_server, "stop"):
            slowest = 0.0
            gc.disable()  # a full collection of the tests' own objects is not the bus's work
            for number in range(10_000):
                began = time.thread_time()
                a.publish(message_event(number, "x" * 1000))
                slowest = max(slowest, time.thread_time() - began)
            gc.enable()
            assert a._outgoing.bytes <= QUEUE_BYTES
            assert slowest < 0.1
            await turns()
            assert at_a.heard == list(range(10_000))
        await eventually(lambda: at_b.gaps > 0)


async def test_an_overflow_is_a_gap_for_the_others(redis_url: str) -> None:
    async with two(redis_url) as (a, at_a, _, at_b):
        for number in range(QUEUE_BYTES // 1000):
            a.publish(message_event(number, "x" * 1000))
        await eventually(lambda: at_b.gaps > 0)
        assert at_a.gaps == 0
        assert at_b.heard == list(range(len(at_b.heard)))


async def test_a_bus_stops_whatever_redis_does(redis_server: RedisServer, redis_url: str) -> None:
    """After STOP_PATIENCE: nothing else ends what waits for Redis before this test is out of patience."""
    before = asyncio.all_tasks()
    async with two(redis_url, 4 * TIMEOUT) as (a, _, b, _):
        with frozen(redis_server):
            a.publish(message_event(1, "x" * 1_000_000))
            began = time.monotonic()
            await a.stop()
            assert time.monotonic() - began < TIMEOUT
        with away(redis_server, "kill"):
            began = time.monotonic()
            await b.stop()
            assert time.monotonic() - began < TIMEOUT
    assert asyncio.all_tasks() == before


HOSTILE = [
    b"",
    b"\xc1",
    b"\x93\xa1a\x01\xdd\xff\xff\xff\xff",
    b"\x91" * 100_000,
    Random(1000).randbytes(1000),
    b"kein Msgpack",
    msgspec.msgpack.encode(["x", 1, [["TypingFact", {"chat": "no"}]]]),
    msgspec.msgpack.encode(["x", 2, [[[[]]], None, 7, ["Unknown", {}], ["SessionEnded"]]]),
    msgspec.msgpack.encode(["x", -1, []]),
    msgspec.msgpack.encode(["x" * 100_000, 1, []]),
]


async def test_hostile_bytes_do_not_end_the_hearing(redis_url: str) -> None:
    async with two(redis_url) as (a, _, _, at_b), Redis.from_url(redis_url) as redis:
        for data in HOSTILE:
            await redis.publish("facts", data)
        a.publish(message_event(1))
        await eventually(lambda: at_b.heard == [1])


async def test_facts_beside_an_unknown_one_are_heard(redis_url: str) -> None:
    facts = [msgspec.Raw(encode_fact(message_event(number))) for number in (1, 2)]
    unknown = msgspec.Raw(msgspec.msgpack.encode(["FromTheFuture", {"when": 1}]))
    async with two(redis_url) as (_, _, _, at_b), Redis.from_url(redis_url) as redis:
        await redis.publish("facts", msgspec.msgpack.encode(["newer", 1, [facts[0], unknown, facts[1]]]))
        await eventually(lambda: at_b.heard == [1, 2])
        assert at_b.gaps == 0


async def test_another_channel_is_another_world(redis_url: str) -> None:
    async with two(redis_url) as (a, _, _, at_b):
        stranger = RedisBus(redis_url, "other", "stranger")
        async with listening(stranger) as at_stranger:
            stranger.publish(message_event(1))
            a.publish(message_event(2))
            await eventually(lambda: bool(at_b.heard and at_stranger.heard))
        a.publish(message_event(3))
        await eventually(lambda: len(at_b.heard) == 2)
        assert (at_b.heard, at_stranger.heard) == ([2, 3], [1])


async def test_without_redis_the_start_says_what_to_do_and_leaves_nothing(
    redis_server: RedisServer, redis_url: str
) -> None:
    before = asyncio.all_tasks()
    with away(redis_server, "stop"), capture_logs() as logs:
        bus = make_bus(redis_url.replace("unix://", "unix://:geheim@"), "a", SHORT / 3)
        with pytest.raises(BusUnavailable, match=r"Redis unter /.* / Redis at /") as error:
            await bus.start(lambda fact: None, lambda: None)
    assert "geheim" not in f"{error.value!r}{error.value}{logs}{bus!r}"
    assert asyncio.all_tasks() == before


async def test_a_wrong_password_is_told_without_the_password(redis_url: str) -> None:
    with capture_logs() as logs:
        bus = make_bus(redis_url.replace("unix://", "unix://nobody:geheim@"), "a", 3 * SHORT)
        with pytest.raises(BusUnavailable, match="AuthenticationError") as error:
            await bus.start(lambda fact: None, lambda: None)
    assert "geheim" not in f"{error.value!r}{logs}"


@pytest.mark.parametrize("url", ["redis://:geheim/x@host:6379", "http://:geheim@host", "geheim"])
def test_an_unreadable_url_is_refused_without_showing_it(url: str) -> None:
    with pytest.raises(ValueError, match="no Redis URL") as error:
        RedisBus(url, "facts", "a")
    assert "geheim" not in f"{error.value}{error.value.__cause__}"


async def test_a_start_that_is_cancelled_leaves_nothing(redis_server: RedisServer, redis_url: str) -> None:
    before = asyncio.all_tasks()
    with frozen(redis_server):
        start = asyncio.ensure_future(make_bus(redis_url, "a").start(lambda fact: None, lambda: None))
        await turns()
        start.cancel()
        await asyncio.wait([start])
    assert start.cancelled()
    assert asyncio.all_tasks() == before


async def test_another_process_hears_and_answers(redis_url: str) -> None:
    facts: list[Fact] = []
    bus = make_bus(redis_url, "a")
    await bus.start(facts.append, lambda: None)
    command = [sys.executable, "-m", "tests.gateways.echo_process", redis_url]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
    await eventually(lambda: message_event(1000) in facts)
    for number in range(1, 301):
        bus.publish(message_event(number))
    await eventually(lambda: message_event(1300) in facts)
    bus.publish(SessionEnded(1))
    async with asyncio.timeout(20):
        assert await process.wait() == 0
    await bus.stop()
    answers = [fact.seq for fact in facts if isinstance(fact, Event) and fact.seq >= 1000]
    assert answers == list(range(1000, 1301))


@pytest.mark.parametrize("seed", range(5))
async def test_whatever_breaks_a_fact_is_heard_or_a_gap_noticed_after_it(seed: int, redis_url: str) -> None:
    """The one promise the hub builds on, with connections cut at random moments."""
    random = Random(seed)
    async with two(redis_url) as (a, at_a, b, at_b), Redis.from_url(redis_url) as redis:
        for number in range(400):
            sender, receiver = random.choice([(a, at_b), (b, at_a)])
            receiver.is_due(number)
            sender.publish(message_event(number))
            if random.random() < 0.03:
                await redis.client_kill_filter(_type=random.choice(["pubsub", "normal"]))
            for _ in range(random.choice([0, 0, 1, 5, 20])):
                await redis.ping()
        await eventually(lambda: at_a.knows_all and at_b.knows_all)
