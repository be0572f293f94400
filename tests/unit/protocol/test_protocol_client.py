"""The Python client against a server that loses connections, repeats, lags and refuses on command."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from random import Random
from typing import TypeVar

import msgspec
import pytest

from protocol.chats.chat import Chat
from protocol.client.client import Client, Refused
from protocol.client.connection import Closed
from protocol.codec import Encoding
from protocol.core import errors
from protocol.core.frames import Done, Push
from protocol.examples import minimal, pushes_by_tag, results_by_tag
from protocol.held import Sent
from protocol.hello import Hello, Welcome
from protocol.messages import Message, MessageCreated, Send
from protocol.presence import Typing
from tests.support.servers.scripted_server import SECONDS, Peer, ScriptedServer, scripted_server

pytestmark = pytest.mark.anyio

DAY = 1_795_425_300_000
SENT = Sent(seq=1, at=DAY)
T = TypeVar("T")


def welcome(head: int = 0, *, epoch: str = "e", reset: list[str] | None = None) -> Welcome:
    example = minimal(results_by_tag()["hello"])
    assert isinstance(example, Welcome)
    chat = Chat(id="c", kind="group", title="t", head=head, created_at=0)
    return msgspec.structs.replace(example, epoch=epoch, now=DAY, chats=[chat], reset=reset or [])


def message(seq: int) -> MessageCreated:
    return MessageCreated(chat="c", seq=seq, message=Message(seq=seq, author="p1", at=DAY, text=f"{seq}"))


@pytest.fixture
async def server() -> AsyncIterator[ScriptedServer]:
    async with scripted_server() as running:
        yield running


@asynccontextmanager
async def connected(
    server: ScriptedServer,
    head: int = 0,
    encoding: Encoding = "msgpack",
    seconds: float = SECONDS,
    pushes: int = 1000,
) -> AsyncIterator[tuple[Client, Peer]]:
    """A client and the server's end of its first connection, the Welcome of which is taken."""
    client = Client(
        server.url, token="t", encoding=encoding, seconds=seconds, pushes=pushes, random=Random(1)
    )
    entered = asyncio.create_task(client.__aenter__())
    peer = await server.peer()
    await peer.greet(welcome(head))
    await entered
    assert isinstance(await client.push(), Welcome)
    try:
        yield client, peer
    finally:
        await client.__aexit__(None, None, None)


async def in_time(awaited: Awaitable[T]) -> T:
    async with asyncio.timeout(SECONDS):
        return await awaited


async def take(client: Client, number: int) -> list[Push | Welcome]:
    return [await client.push() for _ in range(number)]


@pytest.mark.parametrize("encoding", ["msgpack", "json"])
async def test_a_command_gets_the_reply_with_its_id(server: ScriptedServer, encoding: Encoding) -> None:
    async with connected(server, encoding=encoding) as (client, peer):
        assert peer.headers["Authorization"] == "Bearer t"
        first = asyncio.create_task(client.send("c", "one"))
        second = asyncio.create_task(client.call(Typing(id=0, chat="c"), Done))
        commands = [await peer.command(), await peer.command()]
        for command in reversed(commands):
            await peer.answer(command, SENT if isinstance(command, Send) else Done())
        assert await in_time(first) == SENT
        assert await in_time(second) == Done()


async def test_an_error_is_raised_with_its_code(server: ScriptedServer) -> None:
    async with connected(server) as (client, peer):
        sending = asyncio.create_task(client.send("c", "one"))
        await peer.refuse(await peer.command(), "not_found")
        with pytest.raises(Refused) as refused:
            await in_time(sending)
        assert refused.value.code == "not_found"


async def test_a_key_carries_the_day_of_the_server(server: ScriptedServer) -> None:
    async with connected(server) as (client, _):
        keys = {client.key() for _ in range(100)}
        assert len(keys) == 100
        assert {key[:9] for key in keys} == {"20261123-"}


async def test_without_an_answer_it_gives_up_in_time(server: ScriptedServer) -> None:
    async with connected(server, seconds=0.05) as (client, peer):
        with pytest.raises(TimeoutError):
            await client.send("c", "one")
        late = await peer.command()
        await peer.answer(late, SENT)  # belongs to nobody now
        with pytest.raises(TimeoutError):
            await client.push()


async def test_a_server_that_says_nothing_is_no_server(server: ScriptedServer) -> None:
    with pytest.raises(TimeoutError):
        async with Client(server.url, token="t", seconds=0.1):
            pytest.fail("there was no Welcome")


async def test_a_lost_connection_is_resumed_without_a_gap(server: ScriptedServer) -> None:
    async with connected(server, head=1) as (client, lost):
        await lost.say(message(2))
        assert await take(client, 1) == [message(2)]
        lost.drop()
        peer = await server.peer()
        hello = await peer.greet(welcome(head=4))
        assert hello.resume is not None
        assert (hello.resume.epoch, hello.resume.chats) == ("e", {"c": 2})
        for seq in (2, 3, 3, 4):
            await peer.say(message(seq))
        assert await take(client, 3) == [welcome(head=4), message(3), message(4)]


async def test_a_gap_is_closed_by_resuming(server: ScriptedServer) -> None:
    async with connected(server, head=1) as (client, lost):
        await lost.say(message(3))
        peer = await server.peer()
        hello = await peer.greet(welcome(head=3))
        assert hello.resume is not None
        assert hello.resume.chats == {"c": 1}
        await peer.say(message(2))
        await peer.say(message(3))
        assert await take(client, 3) == [welcome(head=3), message(2), message(3)]


async def test_a_command_without_an_answer_is_sent_again_with_its_key(server: ScriptedServer) -> None:
    async with connected(server) as (client, lost):
        sending = asyncio.create_task(client.send("c", "one"))
        first = await lost.command()
        lost.drop()
        peer = await server.peer()
        await peer.greet(welcome())
        again = await peer.command()
        assert again == first
        await peer.answer(again, SENT)
        assert await in_time(sending) == SENT


async def test_it_tells_which_chats_must_be_opened_again(server: ScriptedServer) -> None:
    async with connected(server, head=1) as (client, lost):
        await lost.close(errors.TOO_SLOW)
        peer = await server.peer()
        await peer.greet(welcome(head=900, reset=["c"]))
        await peer.say(message(901))
        assert await take(client, 2) == [welcome(head=900, reset=["c"]), message(901)]


async def test_a_hello_refused_for_now_is_said_again(server: ScriptedServer) -> None:
    async with connected(server, head=5) as (client, lost):
        lost.drop()
        peer = await server.peer()
        await peer.refuse(await peer.command(), "unavailable")
        await (await server.peer()).greet(welcome(head=6))
        assert await take(client, 1) == [welcome(head=6)]


async def test_a_hello_refused_for_good_ends_the_client(server: ScriptedServer) -> None:
    async with connected(server, head=5) as (client, lost):
        lost.drop()
        peer = await server.peer()
        await peer.refuse(await peer.command(), "bad_request")
        with pytest.raises(Refused, match="bad_request"):
            await in_time(client.push())


async def test_another_epoch_is_met_by_a_hello_without_resume(server: ScriptedServer) -> None:
    async with connected(server, head=5) as (client, lost):
        lost.drop()
        peer = await server.peer()
        assert isinstance(await peer.command(), Hello)
        await peer.close(errors.NEW_EPOCH)
        peer = await server.peer()
        hello = await peer.greet(welcome(head=1, epoch="f"))
        assert hello.resume is None
        assert await take(client, 1) == [welcome(head=1, epoch="f")]


@pytest.mark.parametrize("code", [errors.EXPIRED, errors.REVOKED, errors.BAD_FRAME, errors.TOO_BIG])
async def test_after_some_close_codes_it_stays_away(server: ScriptedServer, code: int) -> None:
    async with connected(server) as (client, peer):
        sending = asyncio.create_task(client.send("c", "one"))
        await peer.command()
        await peer.say(message(1))
        await peer.close(code)
        with pytest.raises(Closed) as closed:
            await in_time(sending)
        assert closed.value.code == code
        assert await take(client, 1) == [message(1)]
        for _ in range(2):
            with pytest.raises(Closed):
                await client.push()
            with pytest.raises(Closed):
                await client.send("c", "two")


async def test_who_takes_pushes_too_slowly_gets_the_rest_by_a_resume(server: ScriptedServer) -> None:
    async with connected(server, pushes=3) as (client, lost):
        for seq in range(1, 6):
            await lost.say(message(seq))
        sending = asyncio.create_task(client.send("c", "one"))
        await lost.answer(await lost.command(), SENT)
        assert await in_time(sending) == SENT  # replies pass, though there is no room for pushes
        assert await take(client, 3) == [message(1), message(2), message(3)]
        taking = asyncio.create_task(take(client, 3))
        peer = await server.peer()
        hello = await peer.greet(welcome(head=5))
        assert hello.resume is not None
        assert hello.resume.chats == {"c": 3}
        await peer.say(message(4))
        await peer.say(message(5))
        assert await in_time(taking) == [welcome(head=5), message(4), message(5)]


async def test_what_it_does_not_know_is_ignored(server: ScriptedServer) -> None:
    async with connected(server) as (client, peer):
        await peer.say({"t": "poll.opened", "chat": "c"})
        await peer.say(pushes_by_tag()["typing"])
        assert await take(client, 1) == [pushes_by_tag()["typing"]]


@pytest.mark.parametrize(
    "nonsense", [b"\xc1", b"\x81\xa1t\xa6typing", b"\x83\xa1t\xa2ok\xa2id\x01\xa6result\x80"]
)
async def test_nonsense_does_not_break_it(server: ScriptedServer, nonsense: bytes) -> None:
    async with connected(server) as (client, lost):
        sending = asyncio.create_task(client.send("c", "one"))
        await lost.command()
        await lost.say_bytes(nonsense)
        if nonsense[0] == 0x83:  # a reply to the command, but no `Sent`
            with pytest.raises(Exception, match="no Sent"):
                await in_time(sending)
            return
        peer = await server.peer()
        await peer.greet(welcome())
        await peer.answer(await peer.command(), SENT)
        assert await in_time(sending) == SENT


async def test_a_server_that_always_leaves_a_gap_is_not_asked_in_a_hurry(server: ScriptedServer) -> None:
    async with connected(server) as (client, first):
        peers = [first]
        for attempt in range(4):
            await peers[-1].say(message(7))
            peers.append(await server.peer())
            await peers[-1].greet(welcome())
            assert client._attempts == attempt + 1


async def test_leaving_it_ends_everything(server: ScriptedServer) -> None:
    async with connected(server) as (client, peer):
        sending = asyncio.create_task(client.send("c", "one"))
        await peer.command()
    with pytest.raises(Closed):
        await in_time(sending)
    with pytest.raises(Closed):
        await client.push()


async def test_nobody_there_is_an_oserror() -> None:
    with pytest.raises(OSError):
        async with Client("http://127.0.0.1:9", token="t", seconds=1):
            pytest.fail("nobody is there")
