"""Editing and deleting messages, their versions, and what is left of their texts; on both databases."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from sqlalchemy import select

from chat_server.domain.core.events import EventKind
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Event
from chat_server.domain.messages.contents import NewWording
from chat_server.storage.chats.tables import texts
from tests.support.examples import examples
from tests.support.world import Name, World

pytestmark = pytest.mark.anyio


async def code_of(world: World, name: Name, chat: str, seq: int, text: str | None) -> str:
    with pytest.raises(Refusal) as refused:
        await world.change(name, chat, seq, text)
    return refused.value.code


async def test_an_edit_takes_the_next_number_and_keeps_the_old_wording(world: World) -> None:
    chat = await world.talk()
    seq = (await world.send("katrin", chat, "eins")).seq
    await world.send("jana", chat, "dazwischen")
    assert (await world.change("katrin", chat, seq, "zwei")).seq == seq + 2
    assert (await world.change("katrin", chat, seq, "drei")).seq == seq + 3
    assert await world.versions("jana", chat, seq) == ["eins", "zwei", "drei"]
    entry = (await world.snapshot("jana", chat)).page.entries[1]
    assert (entry.seq, entry.text, entry.version, entry.deleted) == (seq, "drei", 2, False)
    edits = [f for f in world.facts if isinstance(f, Event) and f.kind is EventKind.EDITED]
    assert [(e.content, e.actor) for e in edits] == [
        (NewWording(seq, "zwei", 1), world.pid("katrin")),
        (NewWording(seq, "drei", 2), world.pid("katrin")),
    ]


async def test_a_deleted_message_keeps_its_place_and_no_wording(world: World) -> None:
    chat = await world.talk()
    seq = (await world.send("katrin", chat, "geheim")).seq
    await world.change("katrin", chat, seq, "noch geheimer")
    await world.change("katrin", chat, seq, None)
    entry = (await world.snapshot("katrin", chat)).page.entries[1]
    assert (entry.seq, entry.text, entry.deleted) == (seq, "", True)
    assert await world.versions("katrin", chat, seq) == ["", ""]
    left = await world.read(lambda c: list(c.execute(select(texts.c.text)).scalars()))
    assert set(left) == {""}
    last = (await world.snapshot("katrin", chat)).chat.last
    assert last is not None
    assert (last.seq, last.text, last.deleted) == (seq, "", True)


async def test_deleting_blanks_only_the_own_wordings(world: World) -> None:
    chat, other = await world.talk(), await world.talk()
    for place in (chat, other):
        await world.send("katrin", place, "bleibt")
        await world.send("katrin", place, "geht")
        await world.change("katrin", place, 2, "bleibt auch")
    await world.change("katrin", chat, 3, None)
    entries = (await world.snapshot("katrin", chat)).page.entries
    assert [entry.text for entry in entries[1:]] == ["bleibt auch", ""]
    entries = (await world.snapshot("katrin", other)).page.entries
    assert [entry.text for entry in entries[1:]] == ["bleibt auch", "geht"]


CHANGERS: list[tuple[Name, str]] = [
    ("tobias", "not_allowed"),
    ("jana", "not_allowed"),
    ("milan", "not_allowed"),
    ("henrik", "not_found"),
    ("sabine", "not_found"),
    ("nora", "not_found"),
    ("paul", "not_found"),
]


@pytest.mark.parametrize(("name", "code"), CHANGERS)
@pytest.mark.parametrize("text", ["anders", None])
async def test_only_ones_own_messages(world: World, name: Name, code: str, text: str | None) -> None:
    chat = await world.talk()
    seq = (await world.send("katrin", chat, "eins")).seq
    assert await code_of(world, name, chat, seq, text) == code
    assert (await world.snapshot("katrin", chat)).chat.head == seq


@pytest.mark.parametrize("text", ["anders", None])
async def test_what_is_no_message_cannot_be_changed(world: World, text: str | None) -> None:
    chat = await world.talk()
    seq = (await world.send("katrin", chat, "eins")).seq
    edit = (await world.change("katrin", chat, seq, "zwei")).seq
    for wrong in (1, edit, 99, 2**53 - 1):
        assert await code_of(world, "katrin", chat, wrong, text) == "not_found"
    assert await code_of(world, "katrin", "cnone", seq, text) == "not_found"


@pytest.mark.parametrize("text", ["anders", None])
async def test_what_is_gone_stays_gone(world: World, text: str | None) -> None:
    chat = await world.talk()
    seq = (await world.send("katrin", chat, "eins")).seq
    await world.change("katrin", chat, seq, None)
    assert await code_of(world, "katrin", chat, seq, text) == "gone"


async def test_both_the_persona_s_writer_and_nobody_else_of_management_change_it(world: World) -> None:
    chat = await world.group("henrik", "ines", "jana")
    seq = (await world.send("henrik", chat, "eins", persona=world.pid("persona"))).seq
    assert await code_of(world, "ines", chat, seq, "zwei") == "not_allowed"
    await world.change("henrik", chat, seq, "zwei")
    assert await world.versions("ines", chat, seq) == ["eins", "zwei"]


async def test_changes_are_repeated_without_effect(world: World) -> None:
    chat = await world.talk()
    seq = (await world.send("katrin", chat, "eins")).seq
    edit, delete = world.new_key(), world.new_key()
    edited = await world.change("katrin", chat, seq, "zwei", edit)
    deleted = await world.change("katrin", chat, seq, None, delete)
    told = len(world.facts)
    assert await world.change("katrin", chat, seq, "zwei", edit) == edited
    assert await world.change("katrin", chat, seq, None, delete) == deleted
    assert len(world.facts) == told
    with pytest.raises(Refusal, match="key_reused"):
        await world.change("katrin", chat, seq, "drei", edit)
    with pytest.raises(Refusal, match="key_reused"):
        await world.send("katrin", chat, "drei", edit)


async def test_a_change_is_no_entry_of_its_own_and_counts_as_nothing_unread(world: World) -> None:
    chat = await world.talk()
    seq = (await world.send("katrin", chat, "eins")).seq
    await world.read_to("jana", chat, seq)
    await world.change("katrin", chat, seq, "zwei")
    snapshot = await world.snapshot("jana", chat)
    assert [entry.seq for entry in snapshot.page.entries] == [1, seq]
    assert (snapshot.chat.head, snapshot.chat.unread) == (seq + 1, 0)


async def test_versions_are_for_those_who_may_read(world: World) -> None:
    chat = await world.talk()
    seq = (await world.send("katrin", chat, "eins")).seq
    for name in ("paul", "nora"):
        with pytest.raises(Refusal, match="not_found"):
            await world.versions(name, chat, seq)
    assert await world.versions("henrik", chat, seq) == ["eins"]
    for wrong in (1, 99):
        with pytest.raises(Refusal, match="not_found"):
            await world.versions("katrin", chat, wrong)


async def test_messages_by_number(world: World) -> None:
    chat = await world.talk()
    await world.send("katrin", chat, "zwei")
    await world.send("jana", chat, "drei")
    await world.change("katrin", chat, 2, "zwei!")
    found, cards = await world.messages("tobias", chat, 4, 3, 2, 2, 1, 99)
    assert [(entry.seq, entry.text) for entry in found] == [(2, "zwei!"), (3, "drei")]
    assert {card.pid for card in cards} >= {world.pid("katrin"), world.pid("jana")}


acts = st.lists(st.tuples(st.sampled_from(["send", "edit", "delete"]), st.integers(0, 5)), max_size=14)


@examples(10, HealthCheck.function_scoped_fixture)
@given(plan=acts)
async def test_any_history_of_changes_reads_as_a_naive_model_says(
    world: World, plan: list[tuple[str, int]]
) -> None:
    chat = await world.talk()
    model: dict[int, list[str] | None] = {}
    for number, (act, place) in enumerate(plan):
        seqs = [seq for seq, wordings in model.items() if wordings is not None]
        if act == "send" or not seqs:
            model[(await world.send("katrin", chat, f"{number}")).seq] = [f"{number}"]
            continue
        seq = seqs[place % len(seqs)]
        wordings = model[seq] or []
        await world.change("katrin", chat, seq, f"{number}" if act == "edit" else None)
        model[seq] = [*wordings, f"{number}"] if act == "edit" else None
    entries = (await world.snapshot("jana", chat)).page.entries[1:]
    assert [(e.seq, e.text, e.deleted, 0 if e.deleted else e.version) for e in entries] == [
        (seq, wordings[-1] if wordings else "", wordings is None, len(wordings or "x") - 1)
        for seq, wordings in model.items()
    ]
    for seq, left in model.items():
        if left is not None:
            assert await world.versions("jana", chat, seq) == left
