"""What every bus promises, in one process."""

import asyncio
from collections.abc import Callable

import pytest

from chat_server.domain.facts import Fact
from chat_server.gateways.bus.local_bus import LocalBus
from chat_server.gateways.bus.redis_bus import RedisBus
from chat_server.services.core.ports import Bus
from tests.gateways.samples import Listener, eventually, listening, message_event, number_of, turns

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["local", "redis"])
def bus(request: pytest.FixtureRequest) -> Bus:
    if request.param == "local":
        return LocalBus()
    return RedisBus(request.getfixturevalue("redis_url"), "facts", "a")


async def test_the_own_process_hears_at_once_but_not_before_publish_returns(bus: Bus) -> None:
    async with listening(bus) as listener:
        bus.publish(message_event(1))
        assert listener.heard == []
        await turns(2)
        assert listener.heard == [1]


async def test_in_order_each_once(bus: Bus) -> None:
    async with listening(bus) as listener:
        for number in range(2000):
            bus.publish(message_event(number))
            if number % 7 == 0:
                await turns(number % 3)
        await turns()
        assert listener.heard == list(range(2000))
        assert listener.gaps == 0


async def test_what_is_published_while_hearing_has_its_own_turn(bus: Bus) -> None:
    heard: list[int] = []

    def answer(fact: Fact) -> None:
        heard.append(number_of(fact))
        bus.publish(message_event(heard[-1] + 1))

    await bus.start(answer, lambda: None)
    bus.publish(message_event(1))
    await turns()
    await bus.stop()
    assert 2 <= len(heard) <= 10
    assert heard == list(range(1, len(heard) + 1))


async def test_a_listener_that_fails_loses_only_what_it_failed_at(bus: Bus) -> None:
    listener = Listener()
    reported: list[BaseException] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: reported.append(context["exception"]))

    def fail_at_some(fact: Fact) -> None:
        if number_of(fact) in (2, 5):
            raise ArithmeticError
        listener.on_fact(fact)

    await bus.start(fail_at_some, listener.on_gap)
    for number in range(1, 6):
        bus.publish(message_event(number))
    await turns()
    bus.publish(message_event(6))
    await turns()
    await bus.stop()
    assert listener.heard == [1, 3, 4, 6]
    assert [type(error) for error in reported] == [ArithmeticError, ArithmeticError]


async def test_after_the_stop_nothing_is_heard_and_no_task_is_left(bus: Bus) -> None:
    before = asyncio.all_tasks()
    async with listening(bus) as listener:
        bus.publish(message_event(1))
    bus.publish(message_event(2))
    await turns()
    assert listener.heard == []
    assert asyncio.all_tasks() == before


async def test_stopping_twice_or_unstarted_does_nothing(bus: Bus) -> None:
    bus.publish(message_event(1))
    await bus.stop()
    await bus.stop()


FAULTS: dict[str, tuple[Callable[[Fact], tuple[float, ...]], list[int]]] = {
    "lost": (lambda fact: (0,) if number_of(fact) % 2 else (), [1, 3]),
    "doubled": (lambda fact: (0, 0), [1, 1, 2, 2, 3, 3, 4, 4]),
    "late": (lambda fact: (0.01,) if number_of(fact) % 2 else (0,), [2, 4, 1, 3]),
    "late again": (lambda fact: (0.02 / number_of(fact), 0), [1, 2, 3, 4, 4, 3, 2, 1]),
}


@pytest.mark.parametrize("name", FAULTS)
async def test_faults_are_as_they_were_asked_for_and_nobody_notices(name: str) -> None:
    fault, expected = FAULTS[name]
    bus = LocalBus(fault)
    async with listening(bus) as listener:
        for number in range(1, 5):
            bus.publish(message_event(number))
        await eventually(lambda: len(listener.heard) == len(expected))
        assert listener.heard == expected
        assert listener.gaps == 0


async def test_what_is_late_is_not_heard_after_the_stop() -> None:
    bus = LocalBus(lambda fact: (0.001,))
    async with listening(bus) as listener:
        bus.publish(message_event(1))
    passed = asyncio.Event()
    asyncio.get_running_loop().call_later(0.005, passed.set)
    await passed.wait()
    assert listener.heard == []
