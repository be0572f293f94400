"""Many say hello at once: a few are welcomed at a time, and what the others wait is no part of their moment."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from chat_server import faults
from chat_server.domain.core.times import to_millis
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.hub import ARRIVALS
from protocol import LEVEL
from protocol.core.frames import Failed
from protocol.hello import Hello
from tests.support.clock import START, ManualClock
from tests.support.database import with_tables
from tests.support.servers.in_process import InProcess, in_process
from tests.support.timeouts import TIMEOUT

pytestmark = pytest.mark.anyio


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
async def server(tmp_path: Path, clock: ManualClock) -> AsyncIterator[InProcess]:
    async with with_tables(tmp_path) as database, in_process(database, clock) as server:
        yield server


@asynccontextmanager
async def nobody_let_in(server: InProcess) -> AsyncIterator[None]:
    """Whoever arrives within the block waits for its end."""
    for _ in range(ARRIVALS):
        await server.hub.arrivals.acquire()
    try:
        yield
        await server.settle()
    finally:
        for _ in range(ARRIVALS):
            server.hub.arrivals.release()


async def test_a_few_are_welcomed_at_once_and_all_are_answered(
    server: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, most = server.hub.visibility.welcome_begun, 0

    def counted(connection: ClientConnection) -> None:
        nonlocal most
        begun(connection)
        most = max(most, len(server.hub.visibility._welcoming))

    monkeypatch.setattr(server.hub.visibility, "welcome_begun", counted)
    async with asyncio.timeout(TIMEOUT):
        welcomes = await asyncio.gather(*(server.peer("jana").hello() for _ in range(5 * ARRIVALS)))
    assert len(welcomes) == 5 * ARRIVALS
    assert most == ARRIVALS


async def test_the_welcome_tells_the_time_at_which_it_is_given(server: InProcess, clock: ManualClock) -> None:
    async with nobody_let_in(server):
        welcomed = asyncio.create_task(server.peer("jana").hello())
        await server.settle()
        await clock.advance(30.0)
    assert (await welcomed).now == to_millis(START) + 30_000


async def test_hello_is_said_once_also_while_one_waits(server: InProcess) -> None:
    jana = server.peer("jana")
    async with nobody_let_in(server):
        welcomed = asyncio.create_task(jana.hello())
        await server.settle()
        again = await jana.answer(Hello(id=0, level=LEVEL))
        assert isinstance(again, Failed)
        assert again.code == "bad_request"
    await welcomed


async def test_who_left_the_line_is_not_read(server: InProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    jana, before = server.peer("jana"), faults.counted.total()
    async with nobody_let_in(server):
        waiting = asyncio.create_task(jana.hello())
        await server.settle()
        jana.hang_up()
        monkeypatch.setattr(server.world.context.database, "read", None)
    async with asyncio.timeout(TIMEOUT):
        while jana.connection.awaiting:  # noqa: ASYNC110
            await asyncio.sleep(0)
    assert (jana.heard, faults.counted.total()) == ([], before)
    waiting.cancel()
