"""Rates, back-pressure and time limits, on a server with its ordinary settings."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import msgpack
import pytest

from protocol import LEVEL, SUBPROTOCOL_MSGPACK
from protocol.chats.log import OpenChat
from protocol.chats.read_marks import MarkRead
from protocol.core import errors, limits
from protocol.messages import MessageCreated
from tests.contract.conftest import Town, settle
from tests.support.next_push import push_of
from tests.support.raw_client import Frame, wire
from tests.support.raw_socket import (
    BINARY,
    CLOSE,
    PING,
    PONG,
    SECONDS,
    RawSocket,
    frame,
    handshake,
    raw_socket,
    request,
    upgrade,
)
from tests.support.servers.server import ServerProcess, running_server

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def strict_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with running_server(tmp_path_factory.mktemp("strict")) as running:
        yield running
        assert running.process.poll() is None, running.log()


@pytest.fixture(scope="module")
def strict(strict_server: ServerProcess) -> Town:
    return asyncio.run(settle(strict_server))


async def test_too_many_commands_are_refused_and_each_is_answered(strict: Town) -> None:
    chat = await strict.task()
    async with wire(strict.url, strict.tokens["katrin"]) as katrin:
        for number in range(150):
            await katrin.say(MarkRead(id=number, chat=chat, seq=1))
        replies = [await katrin.reply(number) for number in range(150)]
        refused = [reply for reply in replies if reply["t"] == "error"]
        assert 30 <= len(refused) <= 51
        for reply in refused:
            assert (reply["code"], reply["retryable"]) == ("rate_limited", True)
            assert 0 < cast(int, reply["retry_after"]) <= 10_000
        await wait_for_a_token(refused[-1])
        assert (await katrin.ask(MarkRead(id=999, chat=chat, seq=1)))["t"] == "ok"


async def wait_for_a_token(refused: Frame) -> None:
    """As long as the server asks for."""
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    loop.call_later(2 * cast(int, refused["retry_after"]) / 1000, done.set_result, None)
    await done


async def test_bad_commands_count_and_are_answered_as_well(strict: Town) -> None:
    async with wire(strict.url, strict.tokens["katrin"]) as katrin:
        for number in range(150):
            await katrin.say({"t": "nope", "id": number})
        codes = {(await katrin.reply(number))["code"] for number in range(150)}
    assert codes == {"unknown_command", "rate_limited"}


async def test_a_flood_ends_with_4429_and_harms_nobody_else(strict: Town) -> None:
    """All in one packet, because the server forgives whoever is slow enough to earn a token in between."""
    chat = await strict.task()
    typing = frame(BINARY, msgpack.packb({"t": "typing", "id": 1, "chat": "c"}))
    async with wire(strict.url, strict.tokens["tobias"]) as other:
        with raw_socket(strict.server.address, strict.tokens["katrin"], SUBPROTOCOL_MSGPACK) as flooding:
            hello(flooding)
            flooding.send(typing * 2_000)
            assert await asyncio.to_thread(flooding.close_code) == errors.FLOOD
        assert (await other.ask(OpenChat(id=1, chat=chat)))["t"] == "ok"


def hello(connection: RawSocket) -> None:
    connection.send(frame(BINARY, msgpack.packb({"t": "hello", "id": 0, "level": LEVEL})))
    assert msgpack.unpackb(connection.answer()[1])["t"] == "ok"


@contextmanager
def deaf_socket(town: Town) -> Iterator[RawSocket]:
    """A connection of Tobias that takes hardly anything into its own buffers."""
    host, port = town.server.address
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        connection.settimeout(SECONDS)
        connection.connect((host, port))
        headers = upgrade(town.tokens["tobias"], SUBPROTOCOL_MSGPACK)
        status, head, rest = handshake(connection, request(f"{host}:{port}", headers))
        assert status == 101, head
        yield RawSocket(connection, rest)


async def test_who_does_not_read_is_closed_with_4408_and_loses_nothing(town: Town) -> None:
    chat = await town.task()
    with deaf_socket(town) as deaf:
        hello(deaf)
        async with town.client("jana") as jana, town.client("katrin") as katrin:
            text = "👋" * limits.TEXT
            sent = [(await jana.send(chat, text)).seq for _ in range(300)]
            heard = [(await push_of(katrin, MessageCreated, chat)).seq for _ in sent]
            assert heard == sent
        assert await asyncio.to_thread(deaf.close_code) == errors.TOO_SLOW
    async with town.client("tobias") as tobias:
        assert (await tobias.open(chat)).chat.head == sent[-1]


@pytest.mark.soak
async def test_the_ungreeted_and_the_silent_are_cut_off_and_the_patient_stay(strict: Town) -> None:
    """Takes half a minute: the wheel of pings turns in real time."""
    address, token = strict.server.address, strict.tokens["katrin"]
    with (
        raw_socket(address, token, SUBPROTOCOL_MSGPACK) as ungreeted,
        raw_socket(address, token, SUBPROTOCOL_MSGPACK) as silent,
        raw_socket(address, token, SUBPROTOCOL_MSGPACK) as patient,
    ):
        hello(silent)
        hello(patient)
        ends = await asyncio.gather(
            asyncio.to_thread(code_after_pings, ungreeted, answered=True),
            asyncio.to_thread(code_after_pings, silent, answered=False),
            asyncio.to_thread(code_after_pings, patient, answered=True, pings=4),
        )
        assert list(ends) == [errors.TOO_SLOW, 1006, None]


def code_after_pings(connection: RawSocket, *, answered: bool, pings: int = 100) -> int | None:
    """The close code, 1006 without one, None after so many pings; `answered`: with a pong for each."""
    while pings:
        try:
            opcode, payload = connection.frame()
        except (EOFError, ConnectionResetError):
            return 1006
        if opcode == CLOSE:
            return int.from_bytes(payload[:2], "big")
        if opcode == PING:
            pings -= 1
            connection.send(frame(PONG, payload) if answered else b"")
    return None
