"""A command with a key is carried out once, however often, from wherever and whenever it is sent."""

import asyncio
from pathlib import Path
from typing import cast

import msgspec
import pytest

from protocol.chats.chat import Created, CreateDirect, CreateGroup, CreateTaskChat, RenameChat
from protocol.chats.members import AddMember, RemoveMember
from protocol.core.frames import Command
from protocol.core.types import ChatId
from protocol.held import Sent
from protocol.messages import Delete, Edit, Send
from protocol.tags import TagMessage
from tests.contract.conftest import Town, settle
from tests.support.raw_client import Frame, wire
from tests.support.servers.server import running_server

pytestmark = pytest.mark.anyio


async def texts_of(town: Town, chat: ChatId) -> list[str]:
    async with town.client("jana") as jana:
        return [getattr(entry, "text", "") for entry in (await jana.open(chat)).entries]


async def test_the_first_result_comes_again_on_every_connection(town: Town) -> None:
    chat = await town.task()
    async with (
        wire(town.url, town.tokens["katrin"]) as one,
        wire(town.url, town.tokens["katrin"], "json") as two,
    ):
        command = Send(id=1, key="20261123-again-and-again", chat=chat, text="einmal")
        first = await one.ask(command)
        assert first["t"] == "ok"
        assert await one.ask(command) == first
        other = await two.ask(msgspec.structs.replace(command, id=77))
        assert (other["id"], other["result"]) == (77, first["result"])
    assert (await texts_of(town, chat)).count("einmal") == 1


async def test_sent_many_times_at_once_it_is_carried_out_once(town: Town) -> None:
    chat = await town.task()
    command = Send(id=1, key="20261123-all-at-once", chat=chat, text="einmal")

    async def send() -> object:
        async with wire(town.url, town.tokens["katrin"]) as speaker:
            for number in range(10):
                await speaker.say(msgspec.structs.replace(command, id=number))
            return [(await speaker.reply(number))["result"] for number in range(10)]

    results = await asyncio.gather(*(send() for _ in range(5)))
    assert all(result == results[0] for result in results)
    assert (await texts_of(town, chat)).count("einmal") == 1


async def test_every_kind_of_command_is_carried_out_once(town: Town) -> None:
    async with wire(town.url, town.tokens["jana"]) as jana:
        numbers = iter(range(1, 1000))

        async def twice(command: Command) -> Frame:
            first = await jana.ask(msgspec.structs.replace(command, id=next(numbers)))
            again = await jana.ask(msgspec.structs.replace(command, id=next(numbers)))
            assert first["t"] == "ok", first
            assert named(first["result"]) == named(again["result"])
            return cast(Frame, first["result"])

        people, account = town.people, town.accounts["Ostermann Lichtplanung"]
        await twice(CreateDirect(id=0, key=key("direct"), person=people["katrin"]))
        await twice(CreateTaskChat(id=0, key=key("task"), account=account, title="t"))
        group = await twice(CreateGroup(id=0, key=key("group"), title="g"))
        chat = str(cast(Frame, group["chat"])["id"])
        await twice(RenameChat(id=0, key=key("rename"), chat=chat, title="h"))
        await twice(AddMember(id=0, key=key("add"), chat=chat, person=people["milan"]))
        await twice(RemoveMember(id=0, key=key("remove"), chat=chat, person=people["milan"]))
        of = cast(int, (await twice(Send(id=0, key=key("send"), chat=chat, text="a")))["seq"])
        await twice(Edit(id=0, key=key("edit"), chat=chat, seq=of, text="b"))
        await twice(TagMessage(id=0, key=key("tag"), chat=chat, seq=of, tag="important"))
        last = await twice(Delete(id=0, key=key("delete"), chat=chat, seq=of))
        assert last["seq"] == 8  # created, renamed, joined, left, message, edited, tagged, deleted


def key(name: str) -> str:
    return f"20261123-twice-{name}"


def named(result: object) -> object:
    """What names a result: a chat by its id, an event by its number."""
    found = cast(Frame, result)
    return cast(Frame, found["chat"])["id"] if "chat" in found else found


async def test_keys_of_different_people_have_nothing_to_do_with_each_other(town: Town) -> None:
    chat = await town.task()
    async with wire(town.url, town.tokens["katrin"]) as katrin, wire(town.url, town.tokens["jana"]) as jana:
        command = Send(id=1, key="20261123-the-same-key", chat=chat, text="hallo")
        assert (await katrin.ask(command))["result"] != (await jana.ask(command))["result"]
    assert (await texts_of(town, chat)).count("hallo") == 2


async def test_access_is_checked_again_before_a_first_result_is_told(town: Town) -> None:
    group = await town.group("jana", "milan")
    async with town.client("jana") as jana, wire(town.url, town.tokens["milan"]) as milan:
        command = Send(id=1, key="20261123-before-leaving", chat=group, text="hallo")
        assert (await milan.ask(command))["t"] == "ok"
        leave = RemoveMember(id=0, key=jana.key(), chat=group, person=town.people["milan"])
        await jana.call(leave, Sent)
        assert (await milan.ask(command)).get("code") == "not_found"


async def test_a_key_is_good_from_fourteen_days_ago_to_two_days_ahead(town: Town) -> None:
    chat = await town.task()
    async with wire(town.url, town.tokens["katrin"]) as katrin:
        for number, (day, good) in enumerate(
            [("20261109", True), ("20261108", False), ("20261125", True), ("20261126", False)]
        ):
            reply = await katrin.ask(Send(id=number, key=f"{day}-{chat}", chat=chat, text="hallo"))
            assert (reply["t"] == "ok") == good
            assert reply.get("code") == (None if good else "key_expired")


async def test_a_key_outlives_the_server(tmp_path: Path) -> None:
    with running_server(tmp_path) as first:
        town = await settle(first)
        chat = await town.task()
        async with town.client("katrin") as katrin:
            sent = await katrin.send(chat, "einmal", key="20261123-over-a-restart")
            create = CreateTaskChat(
                id=0, key="20261123-created-once", account=town.accounts["Ostermann Lichtplanung"], title="t"
            )
            created = await katrin.call(create, Created)
    with running_server(tmp_path, port=first.address[1]):
        async with town.client("katrin") as katrin:
            assert await katrin.send(chat, "einmal", key="20261123-over-a-restart") == sent
            assert (await katrin.call(create, Created)).chat.id == created.chat.id
            assert (await katrin.open(chat)).chat.head == sent.seq
