"""Two server processes on PostgreSQL and Redis, sharing one port."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import httpx2
import pytest

from protocol.client.client import Client
from protocol.client.connection import Closed
from protocol.client.sign_in import sign_in
from protocol.messages import MessageCreated
from tests.contract.conftest import PASSWORD
from tests.support.servers.server import START, ServerProcess, connections, running_server, workers
from tests.support.timeouts import TIMEOUT

pytestmark = pytest.mark.anyio


@pytest.fixture
def server(
    tmp_path_factory: pytest.TempPathFactory, postgres_url: str, redis_url: str
) -> Iterator[ServerProcess]:
    settings = {"database_url": postgres_url, "redis_url": redis_url, "workers": "2"}
    with running_server(tmp_path_factory.mktemp("workers"), settings=settings) as running:
        yield running


async def test_people_on_different_processes_hear_each_other(server: ServerProcess) -> None:
    katrin = await sign_in(server.url, "k.ostermann@ostermann-licht.example", PASSWORD, TIMEOUT)
    jana = await sign_in(server.url, "jana@lindenhof.example", PASSWORD, TIMEOUT)
    texts = [f"Nachricht {number}" for number in range(20)]
    async with asyncio.timeout(TIMEOUT), AsyncExitStack() as stack:
        writer = await stack.enter_async_context(Client(server.url, token=katrin, seconds=TIMEOUT))
        readers: list[Client] = []
        while not readers or not on_both(server):  # which process takes a connection is up to the kernel
            readers.append(await stack.enter_async_context(Client(server.url, token=jana, seconds=TIMEOUT)))
        chat = next(chat.id for chat in writer.welcome.chats if chat.kind == "task")
        for text in texts:
            await writer.send(chat, text)
        assert await asyncio.gather(*(hear(reader, chat) for reader in readers)) == [texts] * len(readers)


def on_both(server: ServerProcess) -> bool:
    """Whether each of the two processes has connections."""
    counts = [connections(server, pid) for pid in workers(server)]
    return len(counts) == 2 and all(counts)


async def hear(reader: Client, chat: str) -> list[str]:
    """The texts of the next twenty messages of a chat."""
    texts: list[str] = []
    while len(texts) < 20:
        push = await reader.push()
        if isinstance(push, MessageCreated) and push.chat == chat:
            texts.append(push.message.text)
    return texts


async def test_signing_out_at_one_process_closes_the_sockets_at_the_other(server: ServerProcess) -> None:
    token = await sign_in(server.url, "jana@lindenhof.example", PASSWORD, TIMEOUT)
    async with asyncio.timeout(TIMEOUT), AsyncExitStack() as stack:
        readers = [
            await stack.enter_async_context(Client(server.url, token=token, seconds=TIMEOUT))
            for _ in range(8)
        ]
        answer = httpx2.post(
            f"{server.url}/api/sign-out", headers={"Authorization": f"Bearer {token}"}, timeout=TIMEOUT
        )
        assert answer.status_code == 204
        ends = await asyncio.gather(*(end_of(reader) for reader in readers))
    assert ends == [4403] * len(readers)


async def end_of(reader: Client) -> int:
    """The close code with which a connection ends for good."""
    with pytest.raises(Closed) as closed:
        await read_on(reader)
    return closed.value.code


async def read_on(reader: Client) -> None:
    while True:
        await reader.push()


def test_workers_need_what_they_share(tmp_path: Path) -> None:
    command = [sys.executable, "-c", START, "serve", "--workers", "2", "--port", "0"]
    environment = {**os.environ, "FEIERABEND_VAR": str(tmp_path), "LANG": "en_GB.UTF-8", "LC_ALL": ""}
    ended = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 1
    assert "need PostgreSQL" in ended.stderr
    assert list(tmp_path.iterdir()) == []
