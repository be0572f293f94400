"""How many commands a connection may send."""

import pytest

from chat_server.hub.connections.rates import FLOOD, Rates
from tests.support.clock import ManualClock
from tests.unit.hub.lines import connected

pytestmark = pytest.mark.anyio


async def test_a_burst_then_so_many_a_second() -> None:
    clock = ManualClock()
    rates = Rates(clock, per_second=10, burst=5)
    connection, _, _ = connected(rates=rates)
    assert [rates.allow(connection) for _ in range(7)] == [True] * 5 + [False] * 2
    assert rates.retry_after() == 100
    await clock.advance(0.1)
    assert [rates.allow(connection) for _ in range(2)] == [True, False]
    await clock.advance(3600)
    assert [rates.allow(connection) for _ in range(7)] == [True] * 5 + [False] * 2


async def test_a_flood_is_refusals_that_outweigh_what_is_carried_out() -> None:
    clock = ManualClock()
    rates = Rates(clock, per_second=1, burst=1)
    connection, _, _ = connected(rates=rates)
    rates.allow(connection)
    for _ in range(FLOOD - 1):
        rates.allow(connection)
    assert not rates.is_flood(connection)
    await clock.advance(1)
    assert rates.allow(connection)
    rates.allow(connection)
    assert not rates.is_flood(connection)
    rates.allow(connection)
    assert rates.is_flood(connection)
