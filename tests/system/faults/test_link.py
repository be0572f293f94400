"""A link passes what is said, or does with it what its way of being cut says."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support.servers.services import short_folder
from tests.support.timeouts import TIMEOUT
from tests.system.faults.link import LATE_SECONDS, Link
from tests.system.faults.schedule import Way

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def echoing(heard: list[bytes]) -> AsyncIterator[tuple[Link, Path]]:
    """A link to a program that says again whatever it hears."""

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(100):
            heard.append(data)
            writer.write(data)
        writer.close()

    with short_folder() as folder:
        async with await asyncio.start_unix_server(echo, folder / "far"):
            link = Link(folder / "near", folder / "far")
            await link.open()
            try:
                yield link, folder / "near"
            finally:
                await link.close()


async def answer(reader: asyncio.StreamReader) -> bytes | None:
    """What comes next; nothing where the line ends, None where nobody says anything."""
    try:
        async with asyncio.timeout(2 * LATE_SECONDS + 0.3):
            return await reader.read(100)
    except TimeoutError:
        return None
    except ConnectionError:
        return b""


@pytest.mark.parametrize(
    ("way", "hears", "answers", "afterwards"),
    [
        ("reset", False, b"", b""),
        ("mute", False, None, b""),
        ("deaf", True, None, b""),
        ("held", False, None, b"two"),
        ("late", True, b"two", b"three"),
    ],
)
async def test_a_cut(way: Way, hears: bool, answers: bytes | None, afterwards: bytes) -> None:
    heard: list[bytes] = []
    async with asyncio.timeout(TIMEOUT), echoing(heard) as (link, near):
        reader, writer = await asyncio.open_unix_connection(near)
        writer.write(b"one")
        assert await answer(reader) == b"one"
        link.cut(way)
        writer.write(b"two")
        assert await answer(reader) == answers
        assert (b"two" in heard) == hears
        link.mend()
        if way == "late":
            writer.write(b"three")
        assert await answer(reader) == afterwards
        writer.close()
        again, other = await asyncio.open_unix_connection(near)
        other.write(b"four")
        assert await answer(again) == b"four"
        other.close()


@pytest.mark.parametrize("way", ["reset", "mute", "deaf", "held"])
async def test_who_connects_meanwhile_gets_no_answer(way: Way) -> None:
    async with asyncio.timeout(TIMEOUT), echoing([]) as (link, near):
        link.cut(way)
        reader, writer = await asyncio.open_unix_connection(near)
        writer.write(b"one")
        assert not await answer(reader)
        writer.close()
