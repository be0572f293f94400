"""Everybody comes at once: what the server has not read yet is its own delay, and sends nobody away."""

import asyncio
import signal
from pathlib import Path

import pytest

from protocol import LEVEL
from protocol.hello import Hello
from tests.support.raw_client import wire
from tests.support.servers.server import running_server
from tests.support.timeouts import TIMEOUT
from tests.system.people import circle
from tests.system.servers import GENEROUS

pytestmark = pytest.mark.anyio

IMPATIENT = """
from protocol.core import limits
limits.HELLO_SECONDS = 2
"""
"""A server that waits two seconds for hello, not ten."""


async def test_a_hello_that_waited_unread_for_longer_than_its_time_is_answered(tmp_path: Path) -> None:
    """The server stands still, as one whose loop is busy with thousands of others does."""
    with running_server(tmp_path, settings=GENEROUS, first=IMPATIENT) as server:
        people = await circle(server.url)
        async with asyncio.timeout(TIMEOUT), wire(people.url, people.tokens["jana"], hello=False) as jana:
            server.process.send_signal(signal.SIGSTOP)
            try:
                await jana.say(Hello(id=0, level=LEVEL))
                await asyncio.sleep(2.5)
            finally:
                server.process.send_signal(signal.SIGCONT)
            assert (await jana.reply(0))["t"] == "ok"
