"""What hello with `resume` brings back, and what it says must be forgotten."""

import asyncio
import signal
from pathlib import Path
from typing import cast

import pytest

from protocol import LEVEL
from protocol.chats.members import RemoveMember
from protocol.codec import Encoding
from protocol.core import errors, limits
from protocol.core.types import ChatId, Cursor
from protocol.held import Sent
from protocol.hello import Hello, Resume
from protocol.messages import Message
from tests.contract.conftest import Name, Town, settle
from tests.support.raw_client import Frame, Wire, wire
from tests.support.servers.server import ServerProcess, running_server, stop

pytestmark = pytest.mark.anyio

ENCODINGS = pytest.mark.parametrize("encoding", ["msgpack", "json"])


async def epoch_of(town: Town) -> str:
    async with town.client("jana") as jana:
        return jana.welcome.epoch


async def resumed(speaker: Wire, epoch: str, chats: dict[ChatId, Cursor]) -> Frame:
    resume = Resume(epoch=epoch, chats=chats)
    reply = await speaker.ask(Hello(id=0, level=LEVEL, resume=resume))
    assert reply["t"] == "ok", reply
    return cast(Frame, reply["result"])


async def events_until(speaker: Wire, chat: ChatId, head: int) -> list[int]:
    """The numbers of the chat's events as they come, up to `head`."""
    numbers: list[int] = []
    while not numbers or numbers[-1] < head:
        frame = speaker.pushes.pop(0) if speaker.pushes else await speaker.hear()
        if frame.get("chat") == chat and frame["t"] not in ("typing", "read.own", "read.moved"):
            numbers.append(cast(int, frame["seq"]))
    return numbers


async def written(town: Town, chat: ChatId, count: int) -> int:
    """So many messages by Jana; the number of the last one."""
    async with town.client("jana") as jana:
        sent = await asyncio.gather(*(jana.send(chat, f"{number}") for number in range(count)))
    return max(one.seq for one in sent)


@ENCODINGS
async def test_missed_events_come_in_order_and_once(town: Town, encoding: Encoding) -> None:
    chat, epoch = await town.task(), await epoch_of(town)
    head = await written(town, chat, 20)
    for have in (0, 1, head - 1):
        async with wire(town.url, town.tokens["katrin"], encoding, hello=False) as katrin:
            welcome = await resumed(katrin, epoch, {chat: have})
            assert chat not in cast(list[str], welcome.get("reset", []))
            assert await events_until(katrin, chat, head) == list(range(have + 1, head + 1))


@ENCODINGS
async def test_what_is_written_meanwhile_follows_without_a_gap(town: Town, encoding: Encoding) -> None:
    chat, epoch = await town.task(), await epoch_of(town)
    head = await written(town, chat, 10)
    writing = asyncio.create_task(written(town, chat, 100))
    for _ in range(10):
        async with wire(town.url, town.tokens["katrin"], encoding, hello=False) as katrin:
            await resumed(katrin, epoch, {chat: 3})
            assert await events_until(katrin, chat, head) == list(range(4, head + 1))
    async with wire(town.url, town.tokens["katrin"], encoding, hello=False) as katrin:
        await resumed(katrin, epoch, {chat: 0})
        assert await events_until(katrin, chat, await writing) == list(range(1, head + 101))


async def test_a_chat_that_moved_on_too_far_must_be_opened_again(town: Town) -> None:
    chat, epoch = await town.task(), await epoch_of(town)
    head = await written(town, chat, limits.RESUME_EVENTS + 1)
    async with wire(town.url, town.tokens["katrin"], hello=False) as katrin:
        welcome = await resumed(katrin, epoch, {chat: head - limits.RESUME_EVENTS})
        assert welcome.get("reset", []) == []
        expected = list(range(head - limits.RESUME_EVENTS + 1, head + 1))
        assert await events_until(katrin, chat, head) == expected
    async with wire(town.url, town.tokens["katrin"], hello=False) as katrin:
        welcome = await resumed(katrin, epoch, {chat: head - limits.RESUME_EVENTS - 1})
        assert welcome["reset"] == [chat]
        await written(town, chat, 1)
        assert await events_until(katrin, chat, head + 1) == [head + 1]


async def test_who_claims_more_than_there_is_must_open_again(town: Town) -> None:
    chat, epoch = await town.task(), await epoch_of(town)
    for cursor in (3, 100, 2**53 - 1):
        async with wire(town.url, town.tokens["katrin"], hello=False) as katrin:
            assert (await resumed(katrin, epoch, {chat: cursor}))["reset"] == [chat]


async def test_chats_one_may_not_see_are_passed_over_in_silence(town: Town) -> None:
    mine, group, epoch = await town.task(), await town.group("jana"), await epoch_of(town)
    async with wire(town.url, town.tokens["katrin"], hello=False) as katrin:
        welcome = await resumed(katrin, epoch, {group: 0, "cnobodyknows": 5, mine: 2})
        assert welcome.get("reset", []) == []
        assert group not in {chat["id"] for chat in cast(list[Frame], welcome["chats"])}
        await written(town, group, 1)
        head = await written(town, mine, 1)
        assert await events_until(katrin, mine, head) == [head]
        assert group not in repr(katrin.pushes)


async def test_whoever_was_taken_out_meanwhile_hears_nothing_more(town: Town) -> None:
    group, epoch = await town.group("jana", "milan"), await epoch_of(town)
    async with town.client("jana") as jana:
        leave = RemoveMember(id=0, key=jana.key(), chat=group, person=town.people["milan"])
        await jana.call(leave, Sent)
    async with wire(town.url, town.tokens["milan"], hello=False) as milan:
        welcome = await resumed(milan, epoch, {group: 1})
        assert group not in repr(welcome)


async def test_as_many_chats_as_allowed_may_be_named_and_no_more(town: Town) -> None:
    chat, epoch = await town.task(), await epoch_of(town)
    many = {f"c{number:016}": 1 for number in range(limits.RESUME_CHATS - 1)}
    async with wire(town.url, town.tokens["katrin"], hello=False) as katrin:
        resume = Resume(epoch=epoch, chats={**many, chat: 1, "c-one-more": 1})
        reply = await katrin.ask(Hello(id=0, level=LEVEL, resume=resume))
        assert (reply["t"], reply.get("code")) == ("error", "bad_request")
        assert (await resumed(katrin, epoch, {**many, chat: 1}))["epoch"] == epoch


@ENCODINGS
async def test_another_epoch_closes_with_4409(town: Town, encoding: Encoding) -> None:
    async with wire(town.url, town.tokens["katrin"], encoding, hello=False) as katrin:
        resume = Resume(epoch="a-backup-of-old", chats={})
        await katrin.say(Hello(id=0, level=LEVEL, resume=resume))
        assert await katrin.close_code() == errors.NEW_EPOCH


async def test_a_restart_closes_with_1012_and_loses_nothing(tmp_path: Path) -> None:
    with running_server(tmp_path) as first:
        town = await settle(first)
        chat = await town.task()
        head = await written(town, chat, 5)
        async with wire(town.url, town.tokens["katrin"]) as katrin:
            epoch = await epoch_of(town)
            closing = asyncio.create_task(katrin.close_code())
            status = await asyncio.to_thread(stop, first)
            assert await closing == errors.RESTART
            assert status in (0, -signal.SIGTERM)
    with running_server(tmp_path, port=first.address[1]):
        assert await epoch_of(town) == epoch
        async with wire(town.url, town.tokens["katrin"], hello=False) as katrin:
            await resumed(katrin, epoch, {chat: 1})
            assert await events_until(katrin, chat, head) == list(range(2, head + 1))


async def test_the_python_client_comes_through_a_killed_server(tmp_path: Path) -> None:
    texts = [f"{number}" for number in range(40)]
    with running_server(tmp_path) as first:
        town = await settle(first)
        chat = await town.task()
        async with town.client("katrin") as katrin:
            for text in texts[:20]:
                await katrin.send(chat, text)
            await asyncio.to_thread(kill, first)
            sending = [asyncio.create_task(katrin.send(chat, text)) for text in texts[20:]]
            with running_server(tmp_path, port=first.address[1]):
                await asyncio.gather(*sending)
                snapshot = await katrin.open(chat)
    written = [entry.text for entry in snapshot.entries if isinstance(entry, Message)]
    assert sorted(written, key=str) == sorted(texts, key=str)
    assert written[:20] == texts[:20]


def kill(server: ServerProcess) -> None:
    server.process.kill()
    server.process.wait()


@ENCODINGS
async def test_a_new_chat_between_two_connections_is_simply_in_the_list(
    town: Town, encoding: Encoding
) -> None:
    epoch = await epoch_of(town)
    chat = await town.task()
    name: Name = "tobias"
    async with wire(town.url, town.tokens[name], encoding, hello=False) as tobias:
        welcome = await resumed(tobias, epoch, {})
        assert chat in {found["id"] for found in cast(list[Frame], welcome["chats"])}
        head = await written(town, chat, 1)
        assert await events_until(tobias, chat, head) == [head]
