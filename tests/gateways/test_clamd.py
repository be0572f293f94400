"""clamd's stream protocol, spoken to a clamd of our own."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from chat_server.domain.files.inspected import FileRefused
from chat_server.gateways.clamd import Clamd
from tests.support.servers.clamd_server import EICAR

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def scanner(answer: Callable[[bytes], bytes]) -> AsyncIterator[Clamd]:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert await reader.readexactly(10) == b"zINSTREAM\0"
        data = b""
        while size := int.from_bytes(await reader.readexactly(4), "big"):
            data += await reader.readexactly(size)
        writer.write(answer(data))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield Clamd(f"127.0.0.1:{server.sockets[0].getsockname()[1]}")


def judge(data: bytes) -> bytes:
    return b"stream: Eicar-Signature FOUND\0" if EICAR in data else b"stream: OK\0"


@pytest.fixture
def check(tmp_path: Path) -> Callable[[Clamd, bytes], Awaitable[None]]:
    source = tmp_path / "upload"

    async def check(clamd: Clamd, data: bytes) -> None:
        source.write_bytes(data)
        await clamd.check(source)

    return check


async def test_what_it_finds_is_refused(check: Callable[[Clamd, bytes], Awaitable[None]]) -> None:
    async with scanner(judge) as clamd:
        await check(clamd, b"harmless" * 50_000)
        with pytest.raises(FileRefused, match="infected"):
            await check(clamd, b"x" * 100_000 + EICAR)


@pytest.mark.parametrize("said", [b"", b"stream: ??"])
async def test_without_a_clear_answer_nothing_is_taken(
    check: Callable[[Clamd, bytes], Awaitable[None]], said: bytes
) -> None:
    async with scanner(lambda _data: said) as clamd:
        with pytest.raises(FileRefused, match="scanner_away"):
            await check(clamd, b"x")


async def test_a_file_that_it_takes_for_too_large_is_refused_for_good(
    check: Callable[[Clamd, bytes], Awaitable[None]],
) -> None:
    async with scanner(lambda _data: b"INSTREAM size limit exceeded. ERROR\0") as clamd:
        with pytest.raises(FileRefused, match="too_hard"):
            await check(clamd, b"x")


async def test_nobody_there(check: Callable[[Clamd, bytes], Awaitable[None]], tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="scanner_away"):
        await check(Clamd(str(tmp_path / "none")), b"x")
