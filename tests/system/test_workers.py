"""Several processes on PostgreSQL and Redis are one server; what one of them or Redis loses, nobody loses."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import cast

import pytest

from chat_server.domain.presence import GRACE
from protocol.chats.read_marks import MarkRead, ReadMoved
from protocol.client.client import Client
from protocol.client.connection import Closed
from protocol.core import errors
from protocol.core.frames import Done
from protocol.presence import Typing, TypingShown
from tests.support.next_push import push_of
from tests.support.raw_client import Frame, Wire, wire
from tests.support.servers.server import ServerProcess, running_server, workers
from tests.support.servers.services import PostgresServer, RedisServer
from tests.support.timeouts import TIMEOUT
from tests.system.judgement import judge
from tests.system.people import Circle, circle
from tests.system.servers import GENEROUS
from tests.system.talkers import Talk, background
from tests.system.test_killed import listeners, talkers

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, postgres_server: PostgresServer, redis_server: RedisServer
) -> Iterator[ServerProcess]:
    database_url = postgres_server.create_database()
    settings = {**GENEROUS, "database_url": database_url, "redis_url": redis_server.url, "workers": "2"}
    with running_server(tmp_path_factory.mktemp("workers"), settings=settings) as running:
        yield running
    postgres_server.drop_database(database_url)


@asynccontextmanager
async def talking(server: ServerProcess, seed: int) -> AsyncIterator[tuple[Talk, Circle]]:
    """Everybody talks and listens inside the block; after it, nothing was lost, doubled or reordered."""
    people = await circle(server.url)
    talk = Talk(people.chat, seed)
    async with asyncio.timeout(2 * TIMEOUT), background(*listeners(talk, people)):
        async with background(*talkers(talk, people)) as tasks:
            await talk.everybody(len(people.tokens))
            yield talk, people
            await talk.more(50)
            talk.enough()
            await asyncio.gather(*tasks)
        await talk.read_history(people.url, people.tokens["jana"], people.head)
    assert judge(talk.told, talk.series) == {}


async def test_a_redis_that_is_gone_costs_a_moment_and_no_message(
    server: ServerProcess, redis_server: RedisServer
) -> None:
    async with talking(server, seed=1) as (talk, _):
        await asyncio.to_thread(redis_server.stop)
        try:
            await talk.more(100)
        finally:
            await asyncio.to_thread(redis_server.start)


async def test_who_left_while_redis_was_away_is_gone_for_everybody_when_it_is_back(
    server: ServerProcess, redis_server: RedisServer
) -> None:
    people = await circle(server.url)
    async with asyncio.timeout(2 * TIMEOUT), AsyncExitStack() as watching:
        async with wire(people.url, people.tokens["katrin"], hello=False) as katrin:
            person = cast(Frame, cast(Frame, (await katrin.hello())["me"])["person"])["id"]
            watchers = [await watcher(watching, people, person) for _ in range(12)]
            await asyncio.to_thread(redis_server.stop)
        try:
            await asyncio.sleep(GRACE + 1.0)  # her process says that she left, and nobody hears it
        finally:
            await asyncio.to_thread(redis_server.start)
        await asyncio.gather(*(sees(one, person, "offline") for one in watchers))
        for _ in range(12):
            async with wire(people.url, people.tokens["milan"], hello=False) as milan:
                assert person not in present(await milan.hello())


async def test_a_message_of_a_quiet_chat_is_found_by_all_processes_while_redis_is_away(
    server: ServerProcess, redis_server: RedisServer
) -> None:
    """No later one shows the gap: each process looks by itself, once a second."""
    people = await circle(server.url)
    async with asyncio.timeout(2 * TIMEOUT), AsyncExitStack() as opened:
        listening = [
            await opened.enter_async_context(wire(people.url, people.tokens["jana"])) for _ in range(12)
        ]
        katrin = await opened.enter_async_context(
            Client(people.url, token=people.tokens["katrin"], seconds=TIMEOUT)
        )
        await asyncio.to_thread(redis_server.stop)
        try:
            for number in range(3):
                sent = await katrin.send(people.chat, f"quiet {number}")
                told = await asyncio.gather(*(one.push("message.created") for one in listening))
                assert [one["seq"] for one in told] == [sent.seq] * len(listening)
        finally:
            await asyncio.to_thread(redis_server.start)


async def watcher(stack: AsyncExitStack, people: Circle, person: object) -> Wire:
    """Another device of Jana, who sees that this person is there, at one of the processes."""
    one = await stack.enter_async_context(wire(people.url, people.tokens["jana"], hello=False))
    if person not in present(await one.hello()):
        await sees(one, person, "online")
    return one


def present(welcome: Frame) -> list[object]:
    return [one["person"] for one in cast(list[Frame], welcome.get("presence", []))]


async def sees(one: Wire, person: object, status: str) -> None:
    """Until it is told that somebody is there or not."""
    while (told := await one.push("presence"))["person"] != person or told["status"] != status:
        pass


async def test_a_killed_process_loses_nothing_and_is_replaced(server: ServerProcess) -> None:
    async with talking(server, seed=2) as (talk, _):
        before = workers(server)
        assert len(before) == 2
        for pid in before:
            os.kill(pid, signal.SIGKILL)
            await talk.more(50)
            while pid in workers(server) or len(workers(server)) < 2:  # noqa: ASYNC110
                await asyncio.sleep(0.05)


async def test_signs_cross_the_processes_and_revocation_acts_on_all(
    server: ServerProcess,
) -> None:
    people = await circle(server.url)
    async with asyncio.timeout(TIMEOUT):
        watching = [Client(people.url, token=people.tokens["jana"], seconds=TIMEOUT) for _ in range(12)]
        async with Client(people.url, token=people.tokens["katrin"], seconds=TIMEOUT) as katrin:
            for client in watching:
                await client.__aenter__()
            sent = await katrin.send(people.chat, "read me")
            async with Client(people.url, token=people.tokens["milan"], seconds=TIMEOUT) as milan:
                await katrin.call(Typing(id=0, chat=people.chat), Done)
                for client in watching:
                    assert (await push_of(client, TypingShown, people.chat)).chat == people.chat
                await milan.call(MarkRead(id=0, chat=people.chat, seq=sent.seq), Done)
                for client in watching:
                    assert (await push_of(client, ReadMoved, people.chat)).seq == sent.seq
        await sign_out(people.url, people.tokens["jana"])
        assert await asyncio.gather(*map(close_code, watching)) == [errors.REVOKED] * len(watching)


async def sign_out(url: str, token: str) -> None:
    host, _, port = url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    head = f"POST /api/sign-out HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {token}\r\n"
    writer.write(f"{head}Content-Length: 0\r\n\r\n".encode())
    assert b" 204 " in await reader.readline()
    writer.close()


async def close_code(client: Client) -> int:
    try:
        while True:
            await anext(client)
    except Closed as closed:
        return closed.code
