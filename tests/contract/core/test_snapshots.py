"""Old snapshot + pushes = fresh snapshot: for every event of a chat and everybody in it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import cast

import msgspec
import pytest

from protocol.chats.chat import Created, CreateDirect, RenameChat
from protocol.chats.log import OpenChat, Snapshot
from protocol.chats.members import AddMember, RemoveMember
from protocol.chats.read_marks import MarkRead
from protocol.core.frames import Event
from protocol.messages import Delete, Edit, Message, Send
from protocol.presence import Typing
from protocol.subjects import PUSHES
from protocol.tasks.acts import EditTask, SetArea
from protocol.tasks.commands import ActOnTask
from tests.contract.conftest import Town
from tests.contract.core.observing import Actors, Observer, acting, all_agree, watching
from tests.support.raw_client import Wire, wire
from tests.support.subject_cases import all_cases

pytestmark = pytest.mark.anyio


Act = Callable[[Actors], Awaitable[object]]


async def edit(actors: Actors) -> None:
    of = await actors.say("katrin", "Montag " * 30)
    text = "Dienstag " * 30
    await actors.do("katrin", Edit(id=0, key=actors.key(), chat=actors.chat, seq=of, text=text))


async def edit_an_older_one(actors: Actors) -> None:
    of = await actors.say("katrin", "Montag")
    await actors.say("jana", "später")
    await actors.do("katrin", Edit(id=0, key=actors.key(), chat=actors.chat, seq=of, text="Mai"))


async def delete(actors: Actors) -> None:
    of = await actors.say("jana", "weg damit")
    await actors.do("jana", Delete(id=0, key=actors.key(), chat=actors.chat, seq=of))


async def delete_an_edited_one(actors: Actors) -> None:
    of = await actors.say("jana", "weg damit", reply_to=None)
    await actors.do("jana", Edit(id=0, key=actors.key(), chat=actors.chat, seq=of, text="bald"))
    await actors.do("jana", Delete(id=0, key=actors.key(), chat=actors.chat, seq=of))


async def reply(actors: Actors) -> None:
    await actors.say("jana", "gern", reply_to=await actors.say("tobias", "Kannst du das?"))


async def rename(actors: Actors) -> None:
    await actors.do("katrin", RenameChat(id=0, key=actors.key(), chat=actors.chat, title="Neu"))


async def edit_the_task(actors: Actors) -> None:
    what = EditTask(how="Bitte anrufen", budget=90)
    await actors.do("katrin", ActOnTask(id=0, key=actors.key(), chat=actors.chat, act=what))
    area = SetArea(area="marketing")
    await actors.do("jana", ActOnTask(id=0, key=actors.key(), chat=actors.chat, act=area))


async def read(actors: Actors) -> None:
    seq = await actors.say("jana", "eins")
    await actors.say("milan", "zwei")
    await actors.do("katrin", MarkRead(id=0, chat=actors.chat, seq=seq))
    await actors.do("milan", MarkRead(id=0, chat=actors.chat, seq=seq + 1))


async def add(actors: Actors) -> None:
    who = actors.town.people["henrik"]
    await actors.do("jana", AddMember(id=0, key=actors.key(), chat=actors.chat, person=who))


async def add_and_remove(actors: Actors) -> None:
    who = actors.town.people["henrik"]
    await add(actors)
    await actors.do("jana", RemoveMember(id=0, key=actors.key(), chat=actors.chat, person=who))


async def type_something(actors: Actors) -> None:
    await actors.do("katrin", Typing(id=0, chat=actors.chat))
    await actors.say("jana", "Ich sehe dich tippen")


async def write_as_persona(actors: Actors) -> None:
    henrik = actors.clients["henrik"]
    await actors.do(
        "jana",
        AddMember(id=0, key=actors.key(), chat=actors.chat, person=actors.town.people["henrik"]),
    )
    persona = next(person.id for person in henrik.welcome.people if person.kind == "persona")
    send = Send(id=0, key=actors.key(), chat=actors.chat, text="Guten Tag", as_persona=persona)
    await actors.do("henrik", send)


ACTS: list[tuple[Act, set[str]]] = [
    (lambda actors: actors.say("katrin", "👋" * 200), {"message.created"}),
    (edit, {"message.edited"}),
    (edit_an_older_one, {"message.edited"}),
    (delete, {"message.deleted"}),
    (delete_an_edited_one, {"message.edited", "message.deleted"}),
    *(done for cases in all_cases() for done in cases.agreed),
    (reply, {"message.created"}),
    (rename, {"chat.renamed"}),
    (edit_the_task, {"task.changed"}),
    (read, {"read.moved"}),
    (add, {"member.joined"}),
    (add_and_remove, {"member.joined", "member.left"}),
    (type_something, {"message.created"}),
    (write_as_persona, {"member.joined", "message.created"}),
]


@pytest.mark.parametrize(("act", "told"), ACTS)
async def test_everybody_agrees_after(town: Town, act: Act, told: set[str]) -> None:
    chat = await town.task()
    async with acting(town, chat, "katrin", "tobias", "jana", "milan", "henrik") as actors:
        await actors.say("katrin", "Es war einmal")
        await actors.say("jana", "und noch einmal")
        async with watching(town, chat, "katrin", "tobias", "jana", "milan", "sabine") as observers:
            await act(actors)
            await all_agree(town, observers)
            assert told <= observers["tobias"].seen


async def test_the_own_marks_reach_the_other_device(town: Town) -> None:
    chat = await town.task()
    async with acting(town, chat, "katrin", "jana") as actors, watching(town, chat, "katrin") as observers:
        await read_by_katrin(actors)
        await all_agree(town, observers)
        assert "read.own" in observers["katrin"].seen


async def read_by_katrin(actors: Actors) -> None:
    seqs = [await actors.say("jana", f"{number}") for number in range(4)]
    await actors.do("katrin", MarkRead(id=0, chat=actors.chat, seq=seqs[2]))


async def test_a_chat_that_comes_and_goes_is_in_the_list_and_out_of_it(town: Town) -> None:
    group = await town.group("jana")
    async with acting(town, group, "jana") as actors, town.client("milan") as milan:
        watcher = Observer(milan, group)
        await watcher.take()
        who = town.people["milan"]
        await actors.say("jana", "vorher")
        await actors.do("jana", AddMember(id=0, key=actors.key(), chat=group, person=who))
        while "chat.added" not in watcher.seen:
            await watcher.take()
        await watcher.open()
        await actors.say("jana", "willkommen")
        await all_agree(town, {"milan": watcher})
        await actors.do("jana", RemoveMember(id=0, key=actors.key(), chat=group, person=who))
        while "chat.removed" not in watcher.seen:
            await watcher.take()
        async with town.client("milan") as fresh:
            assert group not in {chat.id for chat in fresh.welcome.chats}
        assert group not in watcher.state.chats
        assert group not in watcher.state.opened


async def test_the_whole_log_replayed_from_nothing_is_the_snapshot(town: Town) -> None:
    """chat.created is told to nobody live, as a chat has no members before: a resume from 0 tells it."""
    chat = await town.task()
    async with acting(town, chat, "katrin", "jana", "tobias") as actors:
        for act in (edit, delete, reply, rename, edit_the_task, add_and_remove):
            await act(actors)
        async with town.client("milan") as client:
            watcher = Observer(client, chat)
            await watcher.take()
            await watcher.open()
            known = watcher.state.opened[chat]
            empty = replace(known, entries=[], cursor=0, reads={})
            watcher.interrupted = True
            watcher.state = replace(watcher.state, opened={chat: empty})
            client._catchup.cursors[chat] = 0
            await client.reconnect()
            async with town.client("milan") as fresh:
                listed = {found.id: found for found in fresh.welcome.chats}[chat]
            while watcher.state.opened[chat].cursor < known.cursor:
                await watcher.take()
    assert watcher.state.opened[chat].entries == known.entries
    assert watcher.state.chats[chat] == listed
    assert "chat.created" in watcher.seen


def test_every_event_is_among_these() -> None:
    shown = set().union(*(told for _, told in ACTS)) | {"chat.created"}
    assert {tag for tag, kind in PUSHES.items() if issubclass(kind, Event)} <= shown


async def test_opening_while_others_write_misses_nothing(town: Town) -> None:
    chat = await town.task()
    async with acting(town, chat, "jana", "tobias") as actors, town.client("katrin") as client:
        watcher = Observer(client, chat)
        await watcher.take()
        for number in range(15):
            await asyncio.gather(
                *(actors.say("jana", f"{number}") for _ in range(3)),
                watcher.open(),
                actors.say("tobias", "x"),
            )
        await all_agree(town, {"katrin": watcher})
    entries = watcher.state.opened[chat].entries
    assert len([entry for entry in entries if isinstance(entry, Message)]) == 60


async def test_no_push_above_the_head_of_a_snapshot_comes_before_it(town: Town) -> None:
    chat = await town.task()
    async with acting(town, chat, "jana") as actors, wire(town.url, town.tokens["katrin"]) as katrin:
        for _ in range(30):
            writing = asyncio.gather(*(actors.say("jana", "x") for _ in range(10)))
            for number in range(3):
                await katrin.say(OpenChat(id=number, chat=chat, limit=1))
            heads = [await told_before(katrin) for _ in range(3)]
            await writing
            assert all(seen <= head for seen, head in heads)


async def told_before(speaker: Wire) -> tuple[int, int]:
    """The highest number pushed before the next snapshot, and the head of that."""
    seen = 0
    while True:
        frame = await speaker.hear()
        if frame["t"] == "message.created":
            seen = max(seen, cast(int, frame["seq"]))
        if frame["t"] == "ok":
            found = msgspec.convert(frame["result"], Snapshot)
            return seen, found.chat.head


async def test_a_direct_chat_agrees_on_both_sides(town: Town) -> None:
    async with town.client("jana") as jana:
        command = CreateDirect(id=0, key=jana.key(), person=town.people["paul"])
        chat = (await jana.call(command, Created)).chat.id
    async with (
        acting(town, chat, "jana", "paul") as actors,
        watching(town, chat, "jana", "paul") as observers,
    ):
        await actors.say("jana", "Guten Tag")
        await actors.say("paul", "Moin")
        await all_agree(town, observers)
