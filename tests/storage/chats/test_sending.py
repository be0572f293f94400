"""Sending in groups: numbers, order, idempotency, replies, personas; on both databases."""

import asyncio
from collections import Counter
from datetime import timedelta
from functools import partial
from random import Random

import msgspec
import pytest

from chat_server.domain.core.events import EventKind
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Event, ReadFact
from chat_server.domain.messages.contents import NewMessage
from chat_server.outward.chats import show_page, show_snapshot
from chat_server.outward.core.events import event_push
from chat_server.outward.messages import show_message
from chat_server.services.core.idempotency import command_key
from chat_server.services.core.placed import Placed
from chat_server.services.messages.messages import send_messages
from chat_server.storage.chats.events import load_events
from chat_server.storage.chats.sending import FEW, load_grounds
from chat_server.storage.core.writer import Success
from protocol.chats.notice import Notice
from tests.support.database import opened
from tests.support.world import Name, World

pytestmark = pytest.mark.anyio


async def texts_of(world: World, chat: str) -> list[tuple[int, str, str]]:
    """Number, author and text of every message."""
    page = (await world.snapshot("henrik", chat, limit=100)).page
    return [(e.seq, e.actor, e.text) for e in page.entries if e.kind is EventKind.MESSAGE]


async def test_numbers_are_gapless_and_everybody_keeps_their_order(world: World) -> None:
    chats = [await world.talk() for _ in range(3)]
    random = Random(5)
    names: tuple[Name, ...] = ("katrin", "tobias", "jana", "milan")
    plan = [(random.choice(names), random.choice(chats), str(number)) for number in range(120)]
    placed = await asyncio.gather(*(world.send(name, chat, text) for name, chat, text in plan))
    for chat in chats:
        mine = [(plan[i][0], plan[i][2], p.seq) for i, p in enumerate(placed) if plan[i][1] == chat]
        assert sorted(seq for _, _, seq in mine) == list(range(2, len(mine) + 2))
        assert await texts_of(world, chat) == [
            (seq, world.pid(name), text) for name, text, seq in sorted(mine, key=lambda row: row[2])
        ]
        for name in names:
            seqs = [seq for author, _, seq in mine if author == name]
            assert seqs == sorted(seqs)
    assert world.context.writer.groups < 60


async def test_facts_are_told_once_in_the_order_of_the_numbers(world: World) -> None:
    chat = await world.talk()
    await asyncio.gather(*(world.send("katrin", chat, str(number)) for number in range(30)))
    events = [fact for fact in world.facts if isinstance(fact, Event)]
    assert [event.seq for event in events] == list(range(2, 32))
    assert [event.content for event in events] == [NewMessage(text=str(number)) for number in range(30)]


async def test_a_repetition_in_the_same_group_changes_nothing(world: World) -> None:
    chat = await world.talk()
    key = world.new_key()
    one, other = (world.send_request("katrin", chat, "eins", key) for _ in range(2))
    after = world.send_request("katrin", chat, "zwei")
    assert await world.send_all([one, other, after]) == [
        Placed(2, world.now()),
        Placed(2, world.now()),
        Placed(3, world.now()),
    ]
    assert [text for _, _, text in await texts_of(world, chat)] == ["eins", "zwei"]


async def test_a_repetition_later_gives_the_first_result(world: World) -> None:
    chat = await world.talk()
    key = world.new_key()
    first = await world.send("katrin", chat, "eins", key)
    await world.clock.advance(60)
    told = len(world.facts)
    assert await world.send("katrin", chat, "eins", key) == first
    assert len(world.facts) == told
    assert len(await texts_of(world, chat)) == 1


async def test_a_repetition_after_a_restart_gives_the_first_result(world: World, tables_url: str) -> None:
    chat = await world.talk()
    request = world.send_request("katrin", chat, "eins")
    (first,) = await world.send_all([request])
    await world.context.database.close()
    async with opened(tables_url) as again:
        (outcome,) = await again.write(lambda connection: send_messages(connection, [request]))
    assert outcome == Success(first)


async def test_repetitions_at_once_are_carried_out_once(world: World) -> None:
    chat = await world.talk()
    key = world.new_key()
    placed = await asyncio.gather(*(world.send("katrin", chat, "eins", key) for _ in range(20)))
    assert set(placed) == {Placed(2, world.now())}
    assert len(await texts_of(world, chat)) == 1


@pytest.mark.parametrize("together", [True, False])
async def test_another_message_under_the_same_key_is_refused(world: World, together: bool) -> None:
    chat, other = await world.talk(), await world.talk()
    key = world.new_key()
    requests = [
        world.send_request("katrin", chat, "eins", key),
        world.send_request("katrin", chat, "zwei", key),
        world.send_request("katrin", other, "eins", key),
        world.send_request("katrin", chat, "eins", key, reply_to=1),
    ]
    if together:
        outcomes = await world.send_all(requests)
    else:
        outcomes = [(await world.send_all([request]))[0] for request in requests]
    assert outcomes[0] == Placed(2, world.now())
    assert [o.code if isinstance(o, Refusal) else o for o in outcomes[1:]] == ["key_reused"] * 3
    assert await texts_of(world, other) == []


async def test_the_same_key_of_somebody_else_is_another_key(world: World) -> None:
    chat = await world.talk()
    key = world.new_key()
    outcomes = await world.send_all(
        [world.send_request(name, chat, name, key) for name in ("katrin", "jana", "tobias")]
    )
    assert [o.seq for o in outcomes if isinstance(o, Placed)] == [2, 3, 4]


@pytest.mark.parametrize(
    ("days", "code"), [(-15, "key_expired"), (-14, None), (0, None), (2, None), (3, "key_expired")]
)
async def test_keys_have_their_time(world: World, days: int, code: str | None) -> None:
    today = world.clock.now().date()
    key = f"{today + timedelta(days=days):%Y%m%d}-aaaaaaaa"
    if code is None:
        assert command_key(1, key, b"", today).key == key
        return
    with pytest.raises(Refusal) as refused:
        command_key(1, key, b"", today)
    assert (refused.value.code, refused.value.field) == (code, "key")


@pytest.mark.parametrize("day", ["20260230", "20261301", "00000101", "20260300"])
async def test_a_key_begins_with_a_day_that_exists(world: World, day: str) -> None:
    with pytest.raises(Refusal) as refused:
        command_key(1, f"{day}-aaaaaaaa", b"", world.clock.now().date())
    assert refused.value.code == "bad_request"


async def test_who_was_taken_out_gets_no_first_result(world: World) -> None:
    chat = await world.group("jana", "milan")
    key = world.new_key()
    await world.send("milan", chat, "eins", key)
    await world.take_out("jana", chat, "milan")
    with pytest.raises(Refusal, match="not_found"):
        await world.send("milan", chat, "eins", key)


STRANGERS: list[Name] = ["paul", "nora", "sabine", "henrik"]


@pytest.mark.parametrize("name", STRANGERS)
async def test_only_members_write(world: World, name: Name) -> None:
    """Absent and forbidden are one; not even those who may look in can write."""
    chat = await world.talk()
    outcomes = await world.send_all(
        [
            world.send_request(name, chat),
            world.send_request(name, "cnone"),
            world.send_request("katrin", chat),
        ],
    )
    assert outcomes[0] == outcomes[1] == Refusal("not_found")
    assert outcomes[2] == Placed(2, world.now())


async def test_replies_quote_a_message_of_the_same_chat(world: World) -> None:
    chat, other = await world.talk(), await world.talk()
    quoted = (await world.send("katrin", chat)).seq
    await asyncio.gather(*(world.send("katrin", other) for _ in range(5)))
    renamed = (await world.rename("katrin", chat, "Neu")).seq
    outcomes = await world.send_all(
        [
            world.send_request("jana", chat, reply_to=quoted),
            world.send_request("jana", chat, reply_to=1),
            world.send_request("jana", chat, reply_to=renamed),
            world.send_request("jana", chat, reply_to=6),
            world.send_request("jana", chat, reply_to=2**53 - 1),
        ],
    )
    fields = [o.field if isinstance(o, Refusal) else o.seq for o in outcomes]
    assert fields == [renamed + 1, "reply_to", "reply_to", "reply_to", "reply_to"]
    entry = (await world.snapshot("jana", chat)).page.entries[-1]
    assert entry.reply_to == quoted


async def test_a_deleted_message_can_still_be_quoted(world: World) -> None:
    chat = await world.talk()
    quoted = (await world.send("katrin", chat)).seq
    await world.change("katrin", chat, quoted, None)
    assert (await world.send("jana", chat, reply_to=quoted)).seq == quoted + 2


async def test_only_management_writes_as_a_persona(world: World) -> None:
    chat = await world.talk()
    await world.bring_in("jana", chat, "henrik")
    persona = world.pid("persona")
    requests = [world.send_request(n, chat, n, persona=persona) for n in ("henrik", "jana", "katrin", "ines")]
    requests += [world.send_request("henrik", chat, persona=pid) for pid in (world.pid("ines"), "pnone")]
    outcomes = await world.send_all(requests)
    codes = [o.code if isinstance(o, Refusal) else "" for o in outcomes]
    assert codes == ["", *["not_found"] * 5]


async def test_customers_see_the_persona_and_staff_also_who_wrote(world: World) -> None:
    chat = await world.talk()
    await world.bring_in("jana", chat, "henrik")
    await world.send("henrik", chat, "Guten Tag", persona=world.pid("persona"))
    event = next(fact for fact in reversed(world.facts) if isinstance(fact, Event))
    entry = (await world.snapshot("jana", chat)).page.entries[-1]
    for row in (show_message(entry, "customer"), show_message(entry, "staff")):
        assert row.author == world.pid("persona")
    assert show_message(entry, "customer").written_by is None
    assert show_message(entry, "staff").written_by == world.pid("henrik")
    assert world.pid("henrik") not in repr(event_push(event, "customer"))
    assert world.pid("henrik") in repr(event_push(event, "staff"))


async def test_who_wrote_as_a_persona_is_named_nowhere_to_customers(world: World) -> None:
    """Not even among the people of a page, once they have left the chat."""
    chat = await world.talk()
    await world.bring_in("jana", chat, "henrik")
    seq = (await world.send("henrik", chat, "Guten Tag", persona=world.pid("persona"))).seq
    await world.take_out("jana", chat, "henrik")
    henrik = world.pid("henrik")
    page = await world.history("katrin", chat, before=seq + 1, limit=1)
    assert [entry.seq for entry in page.entries] == [seq]
    assert henrik not in repr(show_page(page, "customer"))
    assert henrik in repr(show_page(page, "staff"))
    snapshot = await world.snapshot("katrin", chat, around=seq, limit=1)
    told = show_snapshot(snapshot, "customer", 0)
    assert isinstance(told.chat.notice, Notice)
    assert (told.chat.notice.kind, told.chat.notice.person) == ("left", henrik)  # as everybody in it may read
    assert henrik not in repr(
        msgspec.structs.replace(told, chat=msgspec.structs.replace(told.chat, notice=None))
    )
    assert henrik in repr(show_snapshot(snapshot, "staff", 0))


async def test_a_persona_is_the_author_and_its_writer_has_read(world: World) -> None:
    chat = await world.talk()
    await world.bring_in("jana", chat, "henrik")
    seq = (await world.send("henrik", chat, "Guten Tag", persona=world.pid("persona"))).seq
    listed = (await world.snapshot("henrik", chat)).chat
    assert (listed.read, listed.unread) == (seq, 0)
    assert [fact.seq for fact in world.facts if isinstance(fact, ReadFact)] == [seq]


async def test_a_group_costs_the_same_number_of_statements(world: World, statements: Counter[str]) -> None:
    chats = [await world.talk() for _ in range(4)]
    names: tuple[Name, ...] = ("katrin", "tobias", "jana", "milan")
    for chat in chats:
        await world.bring_in("jana", chat, "henrik")
        await world.send("katrin", chat)
    counts = []
    for size in (1, 10, 100):
        requests = [
            world.send_request(names[n % 4], chats[n % 3], reply_to=3 if n % 2 else None)
            for n in range(size - 1)
        ]
        requests.append(world.send_request("henrik", chats[3], reply_to=3, persona=world.pid("persona")))
        statements.clear()
        outcomes = await world.send_all(requests)
        assert all(isinstance(outcome, Placed) for outcome in outcomes)
        counts.append(sum(statements.values()))
    assert counts[0] <= counts[1] == counts[2] <= 13, counts


async def test_a_message_without_files_asks_nothing_of_files(world: World, statements: Counter[str]) -> None:
    chat = await world.talk()
    statements.clear()
    await world.send("katrin", chat)
    assert statements
    assert [statement for statement in statements if "upload" in statement or "file" in statement] == []


async def test_few_commands_are_decided_as_many(world: World) -> None:
    """Those of members and others, done before or not, in chats that there are or not."""
    chats = [await world.talk(), await world.talk(), "cnone"]
    names: tuple[Name, ...] = ("katrin", "jana", "paul")
    requests = [world.send_request(name, chat) for name in names for chat in chats]
    await world.send_all(requests[:1])
    wanted = [(request.chat, request.key) for request in requests]
    database = world.context.database
    together = await database.write(partial(load_grounds, wanted=wanted))
    assert len(wanted) > FEW
    assert (len(together.heads), len(together.members), len(together.done)) == (2, 4, 1)
    for one in wanted:
        alone = await database.write(partial(load_grounds, wanted=[one]))
        assert alone.heads == {pid: head for pid, head in together.heads.items() if pid == one[0]}
        assert alone.members == {(head.id, one[1].person) for head in alone.heads.values()} & together.members
        assert alone.done == {place: done for place, done in together.done.items() if place == one[1].place}


async def test_events_are_read_again_as_they_were_told(world: World) -> None:
    chat = await world.talk()
    await world.bring_in("jana", chat, "henrik")
    await world.send("katrin", chat, "eins")
    await world.send("jana", chat, "zwei", reply_to=world.facts[-1].seq)  # type: ignore[union-attr]
    await world.send("henrik", chat, "drei", persona=world.pid("persona"))
    await world.change("katrin", chat, 3, "eins!")
    await world.change("katrin", chat, 3, "eins!!")
    await world.rename("tobias", chat, "Neu")
    await world.take_out("henrik", chat, "henrik")
    live = [fact for fact in world.facts if isinstance(fact, Event)]
    key = live[0].chat
    stored = await world.read(lambda c: load_events(c, key, chat, live[0].seq - 1, 100))
    assert stored == live
