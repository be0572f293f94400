"""Who stops reading is cut off, costs the server a bounded amount of memory, and comes back without a loss."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgpack
import pytest

from protocol import LEVEL, SUBPROTOCOL_MSGPACK
from protocol.client.client import Client
from protocol.core import errors
from protocol.hello import Hello, Resume
from protocol.messages import MessageCreated
from tests.support.next_push import push_of
from tests.support.raw_client import wire
from tests.support.raw_socket import BINARY, SECONDS, RawSocket, frame, handshake, request, upgrade
from tests.support.servers.server import running_server
from tests.support.timeouts import TIMEOUT
from tests.system.people import Circle, circle
from tests.system.servers import GENEROUS

pytestmark = pytest.mark.anyio

DEAF = 10
AT_ONCE = 20
TEXT = "x" * 7_900
MESSAGES = 600
"""Together about 4.7 MB for each connection: far more than a connection's buffers hold."""


async def test_the_deaf_are_cut_off_and_nobody_else_notices(tmp_path: Path) -> None:
    with running_server(tmp_path, settings=GENEROUS) as server, ExitStack() as stack:
        people = await circle(server.url)
        deaf = [stack.enter_context(deaf_socket(people)) for _ in range(DEAF)]
        before = resident(server.process.pid)
        async with (
            Client(people.url, token=people.tokens["katrin"], seconds=TIMEOUT) as katrin,
            Client(people.url, token=people.tokens["jana"], pushes=10 * MESSAGES, seconds=TIMEOUT) as jana,
        ):
            for number in range(MESSAGES // AT_ONCE):
                await asyncio.gather(*(katrin.send(people.chat, f"{number} {TEXT}") for _ in range(AT_ONCE)))
            heard = [(await push_of(jana, MessageCreated, people.chat)).seq for _ in range(MESSAGES)]
            assert heard == list(range(people.head + 1, people.head + 1 + MESSAGES))
            grown = resident(server.process.pid) - before
            assert grown < DEAF * 2_500_000 + 40_000_000, f"{grown} bytes for {DEAF} connections"
        codes = [await asyncio.to_thread(one.close_code) for one in deaf]
        assert set(codes) <= {errors.TOO_SLOW, 1006}
        async with wire(people.url, people.tokens["tobias"], hello=False) as tobias:
            resume = Resume(epoch=people.epoch, chats={people.chat: people.head + MESSAGES - 100})
            assert (await tobias.ask(Hello(id=0, level=LEVEL, resume=resume)))["t"] == "ok"
            seqs = [(await tobias.push("message.created"))["seq"] for _ in range(100)]
            assert seqs == list(range(people.head + MESSAGES - 99, people.head + MESSAGES + 1))


@contextmanager
def deaf_socket(people: Circle) -> Iterator[RawSocket]:
    """A greeted connection of Tobias that reads nothing any more, with small buffers of its own."""
    host, _, port = people.url.removeprefix("http://").partition(":")
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        connection.settimeout(SECONDS)
        connection.connect((host, int(port)))
        headers = upgrade(people.tokens["tobias"], SUBPROTOCOL_MSGPACK)
        status, head, rest = handshake(connection, request(f"{host}:{port}", headers))
        assert status == 101, head
        raw = RawSocket(connection, rest)
        raw.send(frame(BINARY, msgpack.packb({"t": "hello", "id": 0, "level": LEVEL})))
        raw.frame()
        yield raw


def resident(pid: int) -> int:
    """Bytes of memory a process has."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * 4_096
