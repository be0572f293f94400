"""Acknowledged = on the disk, proved by tracing: SIGKILL would not notice a missing flush, a power cut would."""

import asyncio
from pathlib import Path

import pytest

from protocol.messages import Send
from tests.conftest import program
from tests.support.raw_client import Wire, wire
from tests.support.servers.server import running_server
from tests.system.people import Circle, circle
from tests.system.servers import CHEAP
from tests.system.trace import Call, Promise, broken, calls, under_strace

pytestmark = pytest.mark.anyio

WITHOUT_FLUSH = f"""
from chat_server.storage.core import sqlite
sqlite.WRITING = tuple(p for p in sqlite.WRITING if not p.startswith("synchronous")) + ("synchronous=OFF",)
{CHEAP}
"""
"""A server that only pretends to be durable: what the test must notice."""

SENDERS = 4
MESSAGES = 25
"""Of each sender, at once, so that groups are committed."""


async def traced(folder: Path, start: str = CHEAP) -> tuple[list[Call], list[Promise]]:
    """Lets people write to each other; what the server did, and what it should have kept to."""
    output = folder / "trace"
    with running_server(folder, under=under_strace(program("strace"), output), start=start) as server:
        people = await circle(server.url)
        async with wire(people.url, people.tokens["jana"], "json") as jana:
            sent = await asyncio.gather(*(write(people, sender) for sender in range(1, SENDERS + 1)))
            for _message in range(
                SENDERS * MESSAGES
            ):  # news follow acknowledgements: the last may be under way
                await jana.push("message.created")
    trace = list(calls(output.read_text("utf-8", errors="replace").splitlines()))
    return trace, [promise for promises in sent for promise in promises]


async def write(people: Circle, sender: int) -> list[Promise]:
    async with wire(people.url, people.tokens["katrin"], "json") as katrin:
        numbers = range(sender * 1_000, sender * 1_000 + MESSAGES)
        await asyncio.gather(*(send(katrin, people.chat, number) for number in numbers))
        assert {(await katrin.reply(number))["t"] for number in numbers} == {"ok"}
    acknowledged = [Promise(text_of(number), rf"\"id\":{number},") for number in numbers]
    pushed = [Promise(text_of(number), text_of(number)) for number in numbers]
    return [*acknowledged, *pushed]


def text_of(number: int) -> str:
    return f"text-{number}-"


async def send(speaker: Wire, chat: str, number: int) -> None:
    key = f"20261123-traced-{number}"
    await speaker.say(Send(id=number, key=key, chat=chat, text=text_of(number)))


async def test_nothing_is_acknowledged_or_told_before_it_is_flushed(tmp_path: Path) -> None:
    trace, promises = await traced(tmp_path)
    assert len(promises) == 2 * SENDERS * MESSAGES
    assert broken(trace, promises) == []


async def test_a_server_that_does_not_flush_is_found_out(tmp_path: Path) -> None:
    trace, promises = await traced(tmp_path, WITHOUT_FLUSH)
    assert broken(trace, promises) == promises
