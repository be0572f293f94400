"""A full disk, or a database that somebody else holds: nothing is acknowledged, and all is well again after."""

import asyncio
import resource
import signal
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, closing, contextmanager
from pathlib import Path

import httpx2
import pytest

from protocol.chats.chat import RenameChat
from protocol.chats.read_marks import MarkRead
from protocol.client.client import Client, Refused
from protocol.messages import Delete, Edit
from tests.support.servers.server import ServerProcess, running_server
from tests.support.timeouts import TIMEOUT
from tests.system.people import Circle, circle
from tests.system.servers import GENEROUS, nursery
from tests.system.talkers import delivered, history

pytestmark = pytest.mark.anyio

Trouble = Callable[[ServerProcess, Path], AbstractContextManager[None]]
MANY = 40
IMPATIENT = """
from chat_server.storage.core import sqlite
sqlite.WRITING = tuple(p.replace(str(sqlite.BUSY_TIMEOUT_MS), "300") for p in sqlite.WRITING)
"""
"""A server that gives up on a database that somebody holds after 0.3 s instead of 5 s."""


@contextmanager
def full_disk(server: ServerProcess, folder: Path) -> Iterator[None]:
    """No file of the server can grow."""
    largest = max(path.stat().st_size for path in folder.iterdir())
    before = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (min(largest, wal(folder)), before[1]))
    try:
        yield
    finally:
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, before)


def wal(folder: Path) -> int:
    return (folder / "feierabend.db-wal").stat().st_size


@contextmanager
def held_database(server: ServerProcess, folder: Path) -> Iterator[None]:
    """Another process is writing, and takes its time."""
    with closing(sqlite3.connect(folder / "feierabend.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


LITTLE = 16 * 1024
FULL = f"""
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({LITTLE}, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
"""
"""A server on a full disk: there is not even room for SQLite's shared memory."""


async def readiness(url: str) -> tuple[int, str | None]:
    """The status of /readyz, and the reason it gives; waits for the server."""
    async with asyncio.timeout(TIMEOUT), httpx2.AsyncClient(base_url=url, timeout=TIMEOUT) as client:
        while True:
            try:
                answer = await client.get("/readyz")
            except httpx2.TransportError:
                await asyncio.sleep(0.05)
            else:
                return answer.status_code, answer.json().get("detail")


@asynccontextmanager
async def people_at(server: ServerProcess) -> AsyncIterator[tuple[Circle, Client, Client]]:
    people = await circle(server.url)
    async with (
        Client(people.url, token=people.tokens["katrin"], seconds=TIMEOUT) as katrin,
        Client(people.url, token=people.tokens["jana"], seconds=TIMEOUT) as jana,
    ):
        yield people, katrin, jana


@pytest.mark.parametrize("trouble", [full_disk, held_database])
async def test_what_cannot_be_written_is_refused_and_can_be_repeated(
    tmp_path: Path, trouble: Trouble
) -> None:
    with running_server(tmp_path, settings=GENEROUS, first=IMPATIENT) as server:
        async with people_at(server) as (people, katrin, jana):
            before = await katrin.send(people.chat, "before")
            keys = {f"text {number}": katrin.key() for number in range(MANY)}
            with trouble(server, tmp_path):
                assert await refusals(katrin, people.chat, keys) == ["unavailable"] * MANY
                reason = "disk_full" if trouble is full_disk else None
                assert await readiness(people.url) == (503, reason)
                snapshot = await jana.open(people.chat)
                assert snapshot.chat.head == before.seq
            sent = [await delivered(katrin, people.chat, text, key) for text, key in keys.items()]
            assert [one.seq for one in sent] == list(range(before.seq + 1, before.seq + 1 + MANY))
            stored = await history(people.url, people.tokens["jana"], people.chat, before.seq)
            assert [text for _, text in stored] == list(keys)
            assert await readiness(people.url) == (200, None)
        assert server.process.poll() is None


async def refusals(client: Client, chat: str, keys: dict[str, str]) -> list[str]:
    """With which codes messages sent all at once are refused; each may be sent again."""
    sending = (client.send(chat, text, key=key) for text, key in keys.items())
    async with asyncio.timeout(TIMEOUT):
        outcomes = await asyncio.gather(*sending, return_exceptions=True)
    assert all(isinstance(one, Refused) and one.failed.retryable for one in outcomes), outcomes
    return [one.code for one in outcomes if isinstance(one, Refused)]


async def test_everything_that_changes_something_is_refused_while_the_disk_is_full(tmp_path: Path) -> None:
    with running_server(tmp_path, settings=GENEROUS) as server:
        async with people_at(server) as (people, katrin, jana):
            seq = (await katrin.send(people.chat, "before")).seq
            with full_disk(server, tmp_path):
                for client, command in (
                    (katrin, Edit(id=0, key=katrin.key(), chat=people.chat, seq=seq, text="after")),
                    (katrin, Delete(id=0, key=katrin.key(), chat=people.chat, seq=seq)),
                    (jana, MarkRead(id=0, chat=people.chat, seq=seq)),
                    (jana, RenameChat(id=0, key=jana.key(), chat=people.chat, title="New")),
                ):
                    with pytest.raises(Refused) as refused:
                        await client.call(command, command.answer)
                    assert (refused.value.code, refused.value.failed.retryable) == ("unavailable", True)
            stored = await history(people.url, people.tokens["jana"], people.chat, 0)
            assert stored[-1] == (seq, "before")


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
async def test_a_server_on_a_full_disk_starts_for_reading_and_goes_on_when_there_is_room(
    tmp_path: Path, end: signal.Signals
) -> None:
    with nursery(tmp_path) as servers:
        servers.start()
        people = await circle(servers.url)
        async with Client(people.url, token=people.tokens["katrin"], seconds=TIMEOUT) as katrin:
            before = await katrin.send(people.chat, "before")
        await asyncio.to_thread(servers.end, end)
        (tmp_path / "feierabend.db-shm").unlink(missing_ok=True)
        servers.start(first=FULL)
        assert await readiness(people.url) == (503, "disk_full")
        async with Client(people.url, token=people.tokens["katrin"], seconds=TIMEOUT) as katrin:
            with pytest.raises(Refused, match="Speicher des Servers ist voll") as refused:
                await katrin.send(people.chat, "x" * 3_000)
            assert (refused.value.code, refused.value.failed.retryable) == ("unavailable", True)
            assert (await katrin.open(people.chat)).chat.head == before.seq
            _, most = resource.prlimit(servers.pid, resource.RLIMIT_FSIZE)
            resource.prlimit(servers.pid, resource.RLIMIT_FSIZE, (most, most))
            sent = await delivered(katrin, people.chat, "after", katrin.key())
            assert sent.seq == before.seq + 1
            assert await readiness(people.url) == (200, None)
            assert (tmp_path / "feierabend.db-shm").exists()
