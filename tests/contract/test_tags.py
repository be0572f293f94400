"""Tags on messages: who may, how many, at once from several, of which account, and what is found by them."""

import asyncio

import pytest

from protocol.chats.log import CountTags, FindTagged, Found, TagCounts
from protocol.client.client import Client, Refused
from protocol.core.types import ChatId, Seq
from protocol.held import Sent
from protocol.messages import Delete, GetMessages, Messages
from protocol.tags import MessageTagged, TagMessage
from protocol.tasks.notices import TaskNotice
from tests.contract.conftest import Town
from tests.support.next_push import push_of

pytestmark = pytest.mark.anyio


async def tag(client: Client, chat: ChatId, seq: Seq, name: str, on: bool = True) -> Sent:
    return await client.call(TagMessage(id=0, key=client.key(), chat=chat, seq=seq, tag=name, on=on), Sent)


async def tags_of(client: Client, chat: ChatId, seq: Seq) -> list[tuple[str, str]]:
    found = await client.call(GetMessages(id=0, chat=chat, seqs=[seq]), Messages)
    return [(mark.tag, mark.by) for mark in found.messages[0].tags]


async def test_everybody_sees_at_once_who_tagged(town: Town) -> None:
    chat = await town.task()
    async with town.client("katrin") as katrin, town.client("jana", "json") as jana:
        seq = (await katrin.send(chat, "Bitte bis Freitag")).seq
        await tag(jana, chat, seq, "important")
        heard = await push_of(katrin, MessageTagged, chat)
        assert (heard.of, heard.tag, heard.on, heard.by) == (seq, "important", True, town.people["jana"])
        await tag(katrin, chat, seq, "important", on=False)
        assert await tags_of(jana, chat, seq) == []


async def test_what_is_so_already_changes_nothing(town: Town) -> None:
    chat = await town.task()
    async with town.client("katrin") as katrin, town.client("jana") as jana:
        seq = (await katrin.send(chat, "Bitte")).seq
        placed = await tag(katrin, chat, seq, "question")
        assert (await tag(jana, chat, seq, "question")).seq == placed.seq
        assert (await tag(jana, chat, seq, "access", on=False)).seq == placed.seq
        assert await tags_of(jana, chat, seq) == [("question", town.people["katrin"])]


async def test_of_five_hundred_at_once_eight_are_put_on(town: Town) -> None:
    chat = await town.task()
    async with town.client("katrin") as katrin, town.client("tobias") as tobias:
        seq = (await katrin.send(chat, "Viele Namen")).seq
        asked = [tag((katrin, tobias)[n % 2], chat, seq, f"#n{n}") for n in range(500)]
        outcomes = await asyncio.gather(*asked, return_exceptions=True)
        refused = [o for o in outcomes if isinstance(o, Refused) and o.code in ("too_many", "rate_limited")]
        assert len(refused) == 492
        assert len({name for name, _by in await tags_of(katrin, chat, seq)}) == 8


async def test_two_at_the_same_moment_are_merged(town: Town) -> None:
    chat = await town.task()
    async with town.client("katrin") as katrin, town.client("jana") as jana:
        seq = (await katrin.send(chat, "Bitte")).seq
        await asyncio.gather(tag(katrin, chat, seq, "important"), tag(jana, chat, seq, "question"))
        assert {name for name, _by in await tags_of(jana, chat, seq)} == {"important", "question"}


async def test_an_account_knows_its_own_tags_and_no_others(town: Town) -> None:
    chat = await town.task()
    async with town.client("katrin") as katrin:
        seq = (await katrin.send(chat, "Messe")).seq
        await tag(katrin, chat, seq, "#Messe")
    async with town.client("tobias") as tobias, town.client("paul") as paul:
        assert "#Messe" in tobias.welcome.accounts[0].tags
        assert all("#Messe" not in account.tags for account in paul.welcome.accounts)


async def test_without_an_account_there_are_only_everybodys(town: Town) -> None:
    group = await town.group("jana", "milan")
    async with town.client("jana") as jana:
        seq = (await jana.send(group, "Unter uns")).seq
        with pytest.raises(Refused, match="not_found"):
            await tag(jana, group, seq, "#Messe")
        await tag(jana, group, seq, "important")


async def test_the_newest_with_a_tag_are_found_in_pages(town: Town) -> None:
    chat = await town.task()
    async with town.client("katrin") as katrin:
        seqs = [(await katrin.send(chat, f"Nummer {n}")).seq for n in range(6)]
        for seq in seqs[::2]:
            await tag(katrin, chat, seq, "result")
        ask = FindTagged(id=0, chat=chat, tag="result", limit=2)
        newest = await katrin.call(ask, Found)
        assert numbers(newest) == [seqs[2], seqs[4]]
        older = await katrin.call(FindTagged(id=0, chat=chat, tag="result", before=seqs[2], limit=2), Found)
        assert numbers(older) == [seqs[0]]


async def test_the_tags_of_a_chat_are_counted(town: Town) -> None:
    chat = await town.task()
    async with town.client("katrin") as katrin, town.client("jana") as jana:
        seqs = [(await katrin.send(chat, f"Nummer {n}")).seq for n in range(3)]
        for seq in seqs:
            await tag(katrin, chat, seq, "result")
        await tag(katrin, chat, seqs[0], "#Messe")
        await tag(katrin, chat, seqs[1], "question")
        await tag(katrin, chat, seqs[1], "question", on=False)
        await katrin.call(Delete(id=0, key=katrin.key(), chat=chat, seq=seqs[2]), Sent)
        for client in (katrin, jana):
            found = await client.call(CountTags(id=0, chat=chat), TagCounts)
            counts = {one.tag: one.count for one in found.tags if not one.tag.startswith("sys:")}
            assert counts == {"result": 2, "#Messe": 1}


def numbers(found: Found) -> list[int]:
    return [entry.seq for entry in found.entries]


async def test_what_the_server_tagged_is_found_and_stays_as_it_is(town: Town) -> None:
    chat = await town.task()
    async with town.client("katrin") as katrin:
        ask = FindTagged(id=0, chat=chat, tag="sys:automatic")
        found = await katrin.call(ask, Found)
        assert [(entry.code, entry.tags) for entry in found.entries if isinstance(entry, TaskNotice)] == [
            ("saved", ["automatic"])
        ]
        with pytest.raises(Refused, match="not_found"):
            await tag(katrin, chat, found.entries[0].seq, "important")
        none = FindTagged(id=0, chat=chat, tag="sys:done")
        assert numbers(await katrin.call(none, Found)) == []


async def test_a_deleted_message_has_none_and_takes_none(town: Town) -> None:
    chat = await town.task()
    async with town.client("katrin") as katrin:
        seq = (await katrin.send(chat, "Doch nicht")).seq
        await tag(katrin, chat, seq, "important")
        await katrin.call(Delete(id=0, key=katrin.key(), chat=chat, seq=seq), Sent)
        assert await tags_of(katrin, chat, seq) == []
        with pytest.raises(Refused, match="gone"):
            await tag(katrin, chat, seq, "important")


SPELLINGS = ("#Büro", "#büro", "#BÜRO", "#Bu\u0308ro", "#Bü\u200bro")


async def test_five_spellings_are_one_tag(town: Town) -> None:
    """The first one is the tag: found, put on and taken off by any of them, in all chats of the account."""
    chat, other = await town.task(), await town.task()
    async with town.client("katrin") as katrin, town.client("jana") as jana:
        seqs = [(await katrin.send(chat, f"Nummer {n}")).seq for n, _ in enumerate(SPELLINGS)]
        for seq, spelling in zip(seqs, SPELLINGS, strict=True):
            await tag(katrin, chat, seq, spelling)
            assert [name for name, _by in await tags_of(jana, chat, seq)] == ["#Büro"]
        elsewhere = (await katrin.send(other, "Auch hier")).seq
        await tag(jana, other, elsewhere, "#büro")
        assert await tags_of(katrin, other, elsewhere) == [("#Büro", town.people["jana"])]
        for spelling in SPELLINGS:
            ask = FindTagged(id=0, chat=chat, tag=spelling)
            assert numbers(await katrin.call(ask, Found)) == seqs
            place = await tag(jana, chat, seqs[0], spelling)
            assert place.seq == (await tag(jana, chat, seqs[0], "#Büro")).seq
        await tag(jana, chat, seqs[0], "#BÜRO", on=False)
        assert await tags_of(katrin, chat, seqs[0]) == []
    async with town.client("tobias") as tobias:
        spelt = [name for name in tobias.welcome.accounts[0].tags if "ro" in name]  # others test here, too
        assert spelt == ["#Büro"]


@pytest.mark.parametrize("name", ["#\u200b", "#\u2800", "#\u202e\u00ad"])
async def test_a_tag_of_nothing_is_refused(town: Town, name: str) -> None:
    chat = await town.task()
    async with town.client("katrin") as katrin:
        seq = (await katrin.send(chat, "Bitte")).seq
        with pytest.raises(Refused, match="bad_request"):
            await tag(katrin, chat, seq, name)
