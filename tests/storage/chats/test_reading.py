"""Pages, snapshots, resume, lists and looking in; on both databases."""

from functools import partial

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from sqlalchemy import select

from chat_server.domain.chats.chat import ListedChat
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Event
from chat_server.domain.messages.contents import DeletedMessage, NewMessage, NewWording
from chat_server.services.welcome import RESUME_EVENTS, RESUME_TOTAL, load_welcome
from chat_server.storage.audit import audit
from tests.support.examples import examples
from tests.support.world import Name, World

pytestmark = pytest.mark.anyio
any_world = examples(25, HealthCheck.function_scoped_fixture)


HEAD = 20


@pytest.fixture
async def talk(world: World) -> tuple[str, list[int]]:
    """A chat with changes among its events, and the numbers of its entries."""
    chat = await world.talk()
    for number in range(12):
        await world.send("katrin", chat, f"{number}")
        if number % 3 == 0:
            await world.change("katrin", chat, 2, f"{number}!")
        if number == 5:
            await world.rename("katrin", chat, "Neu")
            await world.bring_in("jana", chat, "nora")
    await world.change("katrin", chat, 2, None)
    events = [fact for fact in world.facts if isinstance(fact, Event)]
    changes = (EventKind.EDITED, EventKind.DELETED)
    return chat, [1, *(event.seq for event in events if event.kind not in changes)]


@any_world
@given(before=st.integers(1, 30), limit=st.integers(1, 25))
async def test_a_page_before(world: World, talk: tuple[str, list[int]], before: int, limit: int) -> None:
    chat, seqs = talk
    page = await world.history("jana", chat, before=before, limit=limit)
    earlier = [seq for seq in seqs if seq < before]
    assert [entry.seq for entry in page.entries] == earlier[-limit:]
    assert page.more_before == (len(earlier) > limit)
    assert page.more_after == (len(earlier) < len(seqs))


@any_world
@given(after=st.integers(0, 30), limit=st.integers(1, 25))
async def test_a_page_after(world: World, talk: tuple[str, list[int]], after: int, limit: int) -> None:
    chat, seqs = talk
    page = await world.history("jana", chat, after=after, limit=limit)
    later = [seq for seq in seqs if seq > after]
    assert [entry.seq for entry in page.entries] == later[:limit]
    assert page.more_after == (len(later) > limit)
    assert page.more_before == (len(later) < len(seqs))


@any_world
@given(around=st.none() | st.integers(1, 30), limit=st.integers(1, 25))
async def test_a_snapshot_around(
    world: World, talk: tuple[str, list[int]], around: int | None, limit: int
) -> None:
    chat, seqs = talk
    snapshot = await world.snapshot("jana", chat, around, limit)
    page = snapshot.page
    found = [entry.seq for entry in page.entries]
    assert found == [seq for seq in seqs if found[0] <= seq <= found[-1]], "without a hole"
    assert len(found) == min(limit, len(seqs)), "full, if there is enough"
    assert page.more_before == (found[0] > seqs[0])
    assert page.more_after == (found[-1] < seqs[-1])
    if around is None:
        assert found[-1] == seqs[-1]
    elif limit > 1 and around <= seqs[-1]:
        nearest = min(seq for seq in seqs if seq >= around)
        assert nearest in found
    assert snapshot.chat.head == HEAD


@any_world
@given(limit=st.integers(1, 9))
async def test_paging_meets_every_entry_once(world: World, talk: tuple[str, list[int]], limit: int) -> None:
    chat, seqs = talk
    forward: list[int] = []
    backward: list[int] = []
    more = True
    while more:
        page = await world.history("jana", chat, after=forward[-1] if forward else 0, limit=limit)
        forward += [entry.seq for entry in page.entries]
        more = page.more_after
    more = True
    while more:
        page = await world.history("jana", chat, before=backward[0] if backward else 99, limit=limit)
        backward = [entry.seq for entry in page.entries] + backward
        more = page.more_before
    assert forward == backward == seqs


async def test_everybody_named_in_a_page_comes_with_it(world: World, talk: tuple[str, list[int]]) -> None:
    chat, _ = talk
    await world.take_out("jana", chat, "nora")
    page = await world.history("katrin", chat)
    assert {card.pid for card in page.people} == {world.pid(n) for n in ("katrin", "jana", "nora")}


READERS: list[tuple[Name, str]] = [
    ("katrin", "member"),
    ("tobias", "member"),
    ("jana", "member"),
    ("milan", "member"),
    ("sabine", "looks in"),
    ("henrik", "looks in"),
    ("paul", "nothing"),
    ("nora", "nothing"),
]


async def audited(world: World) -> list[tuple[int, str, int]]:
    rows = await world.read(
        lambda c: c.execute(select(audit.c.person_id, audit.c.act, audit.c.at).order_by(audit.c.id)).all()
    )
    return [(row.person_id, row.act, row.at) for row in rows]


@pytest.mark.parametrize(("name", "how"), READERS)
async def test_opening_a_chat_of_others_is_noted(world: World, name: Name, how: str) -> None:
    chat = await world.talk()
    await world.send("katrin", chat)
    if how == "nothing":
        with pytest.raises(Refusal, match="not_found"):
            await world.snapshot(name, chat)
        with pytest.raises(Refusal, match="not_found"):
            await world.history(name, chat)
    else:
        snapshot = await world.snapshot(name, chat)
        assert snapshot.chat.looking_in == (how == "looks in")
        assert (world.pid(name) in snapshot.members) == (how == "member")
        assert snapshot.chat.unread == (1 if name in ("tobias", "jana", "milan") else 0)
    me = world.viewers[name].person
    assert await audited(world) == ([(me, "looked in", world.now())] if how == "looks in" else [])


async def test_looking_in_is_noted_every_time_and_by_every_way(world: World) -> None:
    """SPEC 1: pages, messages and versions are as good as opening the chat."""
    chat = await world.talk()
    seq = (await world.send("katrin", chat)).seq
    for name in ("henrik", "jana"):
        await world.snapshot(name, chat)
        await world.snapshot(name, chat)
        await world.history(name, chat)
        await world.messages(name, chat, seq)
        await world.versions(name, chat, seq)
    assert await audited(world) == [(world.viewers["henrik"].person, "looked in", world.now())]


async def test_a_lead_looks_into_the_direct_chats_of_their_people(world: World) -> None:
    own, foreign = await world.direct("katrin", "jana"), await world.direct("paul", "nora")
    assert (await world.snapshot("sabine", own)).chat.peer is None
    with pytest.raises(Refusal, match="not_found"):
        await world.snapshot("sabine", foreign)
    assert (await world.snapshot("henrik", foreign)).chat.looking_in


async def listed(world: World, name: Name) -> dict[str, ListedChat]:
    me, now = world.viewers[name], world.now()
    start = await world.read(lambda c: load_welcome(c, me, now, {}))
    return {chat.pid: chat for chat in start.chats}


async def test_the_list_shows_how_each_chat_stands(world: World) -> None:
    task, direct = await world.talk(), await world.direct("jana", "katrin")
    await world.send("katrin", task, "eins")
    seq = (await world.send("jana", task, "zwei")).seq
    await world.change("jana", task, seq, "zwei!")
    of_katrin = await listed(world, "katrin")
    assert of_katrin.keys() == {task, direct}
    chat = of_katrin[task]
    assert (chat.kind, chat.title, chat.account, chat.head, chat.read, chat.unread) == (
        "task", "Aufgabe", "aost", seq + 1, 2, 1,
    )  # fmt: skip
    assert chat.last is not None
    assert (chat.last.seq, chat.last.author, chat.last.text) == (seq, world.pid("jana"), "zwei!")
    assert of_katrin[direct].peer == world.pid("jana")
    assert (await listed(world, "jana"))[direct].peer == world.pid("katrin")
    assert await listed(world, "paul") == {}
    assert await listed(world, "henrik") == {}


@any_world
@given(have=st.integers(0, 30))
async def test_what_was_missed_is_what_live_pushes_said(
    world: World, talk: tuple[str, list[int]], have: int
) -> None:
    """But for texts that were changed since: those are told as they stand."""
    chat, _ = talk
    me, now = world.viewers["jana"], world.now()
    start = await world.read(lambda c: load_welcome(c, me, now, {chat: have}))
    missed = [event for events in start.missed.values() for event in events]
    live = [fact for fact in world.facts if isinstance(fact, Event) and fact.seq > have]
    if have > HEAD:
        assert start.reset == [chat]
        return
    assert start.reset == []
    assert [event.seq for event in missed] == list(range(have + 1, HEAD + 1))
    told = missed if have else missed[1:]
    assert [e for e in told if not _says_second(e)] == [e for e in live if not _says_second(e)]
    wordings = [e.content for e in told if _says_second(e)]
    assert {one.text for one in wordings if isinstance(one, NewMessage | NewWording)} <= {""}


def _says_second(event: Event) -> bool:
    """Whether it is the message with the number 2, or changes that."""
    match event.content:
        case NewWording(message=message) | DeletedMessage(message=message):
            return message == 2
        case _:
            return event.seq == 2


async def test_long_absence_resets_and_the_total_is_bounded(world: World) -> None:
    assert RESUME_TOTAL % RESUME_EVENTS == 0
    chat = await world.talk()
    for _ in range(RESUME_EVENTS // 100):
        requests = [world.send_request("katrin", chat) for _ in range(100)]
        await world.send_all(requests)
    me, now = world.viewers["jana"], world.now()
    for have, missed, reset in ((0, 0, [chat]), (1, RESUME_EVENTS, []), (RESUME_EVENTS + 1, 0, [])):
        start = await world.read(partial(load_welcome, viewer=me, now=now, cursors={chat: have}))
        assert sum(map(len, start.missed.values())) == missed
        assert start.reset == reset


async def test_resuming_a_chat_of_others_gives_nothing(world: World) -> None:
    chat = await world.talk()
    await world.send("katrin", chat)
    for name in ("paul", "henrik"):
        me, now = world.viewers[name], world.now()
        start = await world.read(partial(load_welcome, viewer=me, now=now, cursors={chat: 0, "cnone": 5}))
        assert (start.chats, start.missed, start.reset) == ([], {}, [])
