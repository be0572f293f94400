"""Choices, drafts, pins, marks moved back, moments, devices and names, on both databases."""

import asyncio
from datetime import timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from chat_server.domain.account.settings import UserSettings
from chat_server.domain.chats.chat import Entry
from chat_server.domain.chats.events import EventKind
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import (
    DraftFact,
    Event,
    PersonFact,
    PinFact,
    ReadFact,
    SessionEnded,
    SettingsFact,
)
from chat_server.domain.messages.drafts import Draft
from chat_server.jobs.profiles import NEXT_NAMES
from chat_server.jobs.run_due import run_due
from chat_server.outward.chats import show_snapshot
from chat_server.services import profiles
from chat_server.services.account import devices
from chat_server.services.account import settings as choosing
from chat_server.services.account.sessions import SessionsToEnd, authenticate, create_session, end_sessions
from chat_server.services.chats.read_marks import ReadRequest, unmark_read
from chat_server.services.chats.reading import load_moment, load_start, read_chat
from chat_server.services.messages import drafts
from chat_server.storage.account.sessions import load_ended_sessions
from chat_server.storage.people import teams
from chat_server.storage.people.people import load_cards
from tests.support.examples import examples
from tests.support.world import OPENING, QUIET, Name, World

pytestmark = pytest.mark.anyio


async def choices_of(world: World, name: Name) -> UserSettings:
    return (await world.read(lambda c: load_start(c, world.viewers[name], world.now(), {}))).choices


async def choose(world: World, name: Name, chosen: UserSettings) -> None:
    person = world.viewers[name].person
    await world.context.writer.run(person, choosing.choose, choosing.ChooseRequest(person, chosen))


async def test_choices_are_kept_and_the_last_counts(world: World) -> None:
    assert await choices_of(world, "jana") == UserSettings("de")
    chosen = UserSettings("en", "dark", "ctrl_enter", "mentions")
    await choose(world, "jana", UserSettings("de", "light"))
    await choose(world, "jana", chosen)
    assert await choices_of(world, "jana") == chosen
    assert await choices_of(world, "milan") == UserSettings("de")
    start = await world.read(lambda c: load_start(c, world.viewers["jana"], world.now(), {}))
    assert start.profile.language == "en"
    assert world.facts[-1] == SettingsFact(world.viewers["jana"].person, chosen)


async def drafts_of(world: World, name: Name) -> dict[str, Draft]:
    start = await world.read(lambda c: load_start(c, world.viewers[name], world.now(), {}))
    return {draft.chat: draft for draft in start.drafts}


async def draft(world: World, name: Name, chat: str, text: str, reply_to: int | None = None) -> None:
    person = world.viewers[name].person
    request = drafts.DraftRequest(person, Draft(chat, text, reply_to))
    await world.context.writer.run(person, drafts.set_drafts, request)


async def test_one_draft_a_chat_the_last_one(world: World) -> None:
    one, other = await world.talk(), await world.talk()
    await draft(world, "jana", one, "eins", 1)
    await draft(world, "jana", one, "zwei")
    await draft(world, "jana", other, "drei", 1)
    await draft(world, "milan", one, "vier")
    assert await drafts_of(world, "jana") == {one: Draft(one, "zwei"), other: Draft(other, "drei", 1)}
    await draft(world, "jana", one, "")
    await draft(world, "jana", one, "")
    assert await drafts_of(world, "jana") == {other: Draft(other, "drei", 1)}
    assert await drafts_of(world, "milan") == {one: Draft(one, "vier")}


async def test_drafts_at_once_end_as_the_last_one_and_only_that_is_told(world: World) -> None:
    chat = await world.talk()
    await asyncio.gather(*(draft(world, "jana", chat, f"{number}") for number in range(50)))
    assert await drafts_of(world, "jana") == {chat: Draft(chat, "49")}
    told = [fact.draft.text for fact in world.facts if isinstance(fact, DraftFact)]
    assert told[-1] == "49"
    assert len(told) < 50


async def test_a_group_of_drafts_costs_few_statements_and_refuses_strangers(world: World) -> None:
    chat = await world.talk()
    people: list[tuple[Name, str]] = [
        ("jana", chat),
        ("paul", chat),
        ("henrik", chat),
        ("jana", "cnone"),
        ("katrin", chat),
    ]
    requests = [drafts.DraftRequest(world.viewers[name].person, Draft(place, "t")) for name, place in people]
    outcomes = await world.context.database.write(lambda c: drafts.set_drafts(c, requests))
    assert [isinstance(outcome, Refusal) for outcome in outcomes] == [False, True, True, True, False]


async def test_the_draft_of_who_left_is_not_told(world: World) -> None:
    chat = await world.group("jana", "milan")
    await draft(world, "milan", chat, "noch was")
    await world.take_out("milan", chat, "milan")
    assert await drafts_of(world, "milan") == {}
    with pytest.raises(Refusal, match="not_found"):
        await draft(world, "milan", chat, "noch was")


async def pin(world: World, name: Name, chat: str, pinned: bool) -> None:
    person = world.viewers[name].person
    await world.context.writer.run(person, drafts.pin, drafts.PinRequest(person, chat, pinned))


async def test_pins_are_ones_own(world: World) -> None:
    chat = await world.talk()
    for pinned in (True, True, False, True):
        await pin(world, "jana", chat, pinned)
    assert (await world.snapshot("jana", chat)).chat.pinned
    assert not (await world.snapshot("milan", chat)).chat.pinned
    assert not (await world.snapshot("henrik", chat)).chat.pinned
    start = await world.read(lambda c: load_start(c, world.viewers["jana"], world.now(), {}))
    assert [listed.pid for listed in start.chats if listed.pinned] == [chat]
    assert [fact.pinned for fact in world.facts if isinstance(fact, PinFact)] == [True, False, True]
    strangers: list[tuple[Name, str]] = [("henrik", chat), ("paul", chat), ("jana", "cnone")]
    for name, place in strangers:
        with pytest.raises(Refusal, match="not_found"):
            await pin(world, name, place, pinned=True)


# Marks moved back.


async def unmark(world: World, name: Name, chat: str, seq: int) -> None:
    me = world.viewers[name]
    request = ReadRequest(me, chat, seq, world.now(), world.day.quiet_since())
    await unmark_read(world.context, request)


async def standing(world: World, name: Name, chat: str) -> tuple[int, int]:
    listed = (await world.snapshot(name, chat)).chat
    return listed.read, listed.unread


async def shown(world: World, viewer: Name, chat: str) -> dict[str, int]:
    """How far somebody sees that people have read."""
    found = await world.snapshot(viewer, chat)
    audience = world.viewers[viewer].audience
    marks = show_snapshot(found, audience, world.day.quiet_since()).reads
    names = {world.pid(name): name for name in world.viewers}
    return {names[mark.person]: mark.seq for mark in marks}


async def test_a_mark_goes_back_for_oneself_alone(world: World) -> None:
    chat = await world.talk()
    for _ in range(4):
        await world.send("katrin", chat)  # 2 to 5
    await world.read_to("jana", chat, 5)
    await unmark(world, "jana", chat, 3)
    assert await standing(world, "jana", chat) == (2, 3)
    assert (await shown(world, "jana", chat))["jana"] == 2
    assert (await shown(world, "katrin", chat))["jana"] == 5
    assert (await shown(world, "milan", chat))["jana"] == 5
    back = [fact for fact in world.facts if isinstance(fact, ReadFact)][-1]
    assert (back.seq, back.unread, back.back, back.shown) == (2, 3, True, False)
    await world.read_to("jana", chat, 4)
    assert await standing(world, "jana", chat) == (4, 1)
    forth = [fact for fact in world.facts if isinstance(fact, ReadFact)][-1]
    assert (forth.seq, forth.unread, forth.back, forth.shown) == (4, 1, False, False)
    await world.send("katrin", chat)
    await world.read_to("jana", chat, 6)
    assert [fact for fact in world.facts if isinstance(fact, ReadFact)][-1].shown
    assert (await shown(world, "katrin", chat))["jana"] == 6
    assert await standing(world, "jana", chat) == (6, 0)


async def test_what_is_unread_already_is_not_moved_forward(world: World) -> None:
    chat = await world.talk()
    for _ in range(3):
        await world.send("katrin", chat)
    await unmark(world, "milan", chat, 2)
    assert await standing(world, "milan", chat) == (0, 3)
    await world.read_to("milan", chat, 2)
    await unmark(world, "milan", chat, 4)
    assert await standing(world, "milan", chat) == (2, 2)


@pytest.mark.parametrize(
    ("name", "seq"), [("jana", 1), ("jana", 99), ("paul", 2), ("henrik", 2), ("sabine", 2)]
)
async def test_only_messages_of_own_chats_are_unmarked(world: World, name: Name, seq: int) -> None:
    chat = await world.talk()
    await world.send("katrin", chat)
    for place in (chat, "cnone"):
        with pytest.raises(Refusal, match="not_found"):
            await unmark(world, name, place, seq if place == chat else 2)


async def test_going_back_in_quiet_hours_changes_nothing_that_customers_see(world: World) -> None:
    chat = await world.talk()
    for _ in range(3):
        await world.send("katrin", chat)  # 2 to 4
    await world.read_to("jana", chat, 3)
    await world.move_to(QUIET)
    assert (await shown(world, "katrin", chat))["jana"] == 3
    await unmark(world, "jana", chat, 2)
    assert (await shown(world, "katrin", chat))["jana"] == 3
    await world.read_to("jana", chat, 3)
    assert (await shown(world, "katrin", chat))["jana"] == 3
    await world.read_to("jana", chat, 4)
    assert (await shown(world, "katrin", chat))["jana"] == 3
    assert (await shown(world, "milan", chat))["jana"] == 4
    await unmark(world, "jana", chat, 2)
    assert (await shown(world, "katrin", chat))["jana"] == 3
    await world.move_to(OPENING)
    assert (await shown(world, "katrin", chat))["jana"] == 4
    assert (await shown(world, "jana", chat))["jana"] == 1


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["jana", "katrin"]),
        st.sampled_from(["send", "read", "unmark", "delete"]),
        st.integers(1, 14),
    ),
    max_size=30,
)


@examples(20, HealthCheck.function_scoped_fixture)
@given(acts=ACTS)
async def test_unread_are_the_messages_of_others_after_the_mark(
    world: World, acts: list[tuple[Name, str, int]]
) -> None:
    chat = await world.talk()
    for _ in range(3):
        await world.send("katrin", chat)
    highest: dict[str, int] = {}
    for name, act, seq in acts:
        if act == "send":
            await world.send(name, chat)
        elif act == "read":
            await world.read_to(name, chat, seq)
        elif act == "delete":
            await delete_one(world, name, chat, seq)
        else:
            all_of_them = await sent(world, chat)
            await unmark(world, name, chat, all_of_them[seq % len(all_of_them)].seq)
        await agrees(world, chat, highest)


async def sent(world: World, chat: str) -> list[Entry]:
    entries = (await world.snapshot("jana", chat)).page.entries
    return [entry for entry in entries if entry.kind is EventKind.MESSAGE]


async def delete_one(world: World, name: Name, chat: str, number: int) -> None:
    mine = [e for e in await sent(world, chat) if e.actor == world.pid(name) and not e.deleted]
    if mine:
        await world.change(name, chat, mine[number % len(mine)].seq, None)


async def agrees(world: World, chat: str, highest: dict[str, int]) -> None:
    """Counted anew from the log, and what others see never goes back."""
    viewers: tuple[Name, ...] = ("jana", "katrin")
    for name in viewers:
        found = await world.snapshot(name, chat)
        others = [
            e for e in found.page.entries if e.text and e.actor != world.pid(name) and e.seq > found.chat.read
        ]
        assert found.chat.unread == len(others)
        told = [fact for fact in world.facts if isinstance(fact, ReadFact) and fact.pid == world.pid(name)]
        if told and world.facts[-1] is told[-1]:
            assert told[-1].unread == len(others)
        seen = (await shown(world, "milan", chat)).get(name, 0)
        assert seen >= highest.get(name, 0)
        assert seen >= found.chat.read
        highest[name] = seen


@pytest.mark.parametrize("seed", range(3))
async def test_going_back_while_others_and_oneself_write_and_read(world: World, seed: int) -> None:
    random = Random(seed)
    chat = await world.talk()
    for number in range(20):
        await world.send("jana" if number % 3 else "katrin", chat)
    acts = [unmark(world, "jana", chat, random.randrange(2, 20)) for _ in range(6)]
    acts += [world.read_to("jana", chat, random.randrange(1, 30)) for _ in range(6)]
    sends: list[Name] = ["jana", "katrin", "katrin"]
    random.shuffle(acts)
    await asyncio.gather(*acts, *(world.send(name, chat) for name in sends))
    await agrees(world, chat, {})


# Moments.


async def test_the_first_entry_at_or_after_a_moment(world: World) -> None:
    chat = await world.talk()
    random = Random(3)
    for number in range(40):
        await world.clock.advance(random.choice([0, 0, 1, 60, 86_400]))
        sent = await world.send("katrin", chat)
        if number % 5 == 0:
            await world.change("katrin", chat, sent.seq, f"{number}")
    entries = (await world.history("jana", chat)).entries
    moments = {entry.at + step for entry in entries for step in (-1, 0, 1)} | {0, -(2**70), 2**70}
    for at in moments:
        wanted = next((entry.seq for entry in entries if entry.at >= at), 0)
        assert await moment(world, "jana", chat, at) == wanted
    assert await moment(world, "henrik", chat, 0) == 1
    strangers: list[tuple[Name, str]] = [("paul", chat), ("jana", "cnone")]
    for name, place in strangers:
        with pytest.raises(Refusal, match="not_found"):
            await moment(world, name, place, 0)


async def moment(world: World, name: Name, chat: str, at: int) -> int:
    return await read_chat(
        world.context, world.viewers[name], chat, world.now(), lambda c, e: load_moment(c, e, at)
    )


# Devices.


async def test_devices_are_ones_own_and_live(world: World) -> None:
    jana, milan = world.viewers["jana"].person, world.viewers["milan"].person
    first, _ = await create_session(world.context, jana, "eins", 100_000)
    await world.clock.advance(1)
    second, _ = await create_session(world.context, jana, "zwei", 200_000)
    other, _ = await create_session(world.context, milan, "drei", 300_000)
    listed = await devices.list_devices(world.context, jana, world.now())
    assert [one.device for one in listed] == ["zwei", "eins"]
    assert len({one.pid for one in listed}) == 2
    (foreign,) = await devices.list_devices(world.context, milan, world.now())
    for unknown in (foreign.pid, "snone"):
        with pytest.raises(Refusal, match="not_found"):
            await end(world, jana, unknown)
    await end(world, jana, listed[1].pid)
    assert world.facts[-1] == SessionEnded(listed[1].id)
    assert [
        bool(await authenticate(world.context, token, world.now())) for token in (first, second, other)
    ] == [
        False,
        True,
        True,
    ]
    with pytest.raises(Refusal, match="not_found"):
        await end(world, jana, listed[1].pid)
    await world.clock.advance(300)
    assert await devices.list_devices(world.context, jana, world.now()) == []


async def end(world: World, person: int, device: str) -> None:
    request = devices.EndRequest(person, device, world.now())
    await world.context.writer.run(person, devices.end_device, request)


async def test_it_is_known_whether_a_session_was_revoked_or_has_expired(world: World) -> None:
    person = world.viewers["jana"].person
    sessions = [
        (await create_session(world.context, person, "d", 1_000 * n))[1].session_id for n in (1, 9, 9)
    ]
    ending = SessionsToEnd(world.now(), session=sessions[1])
    await world.context.database.write(lambda c: end_sessions(c, ending))
    await world.clock.advance(2)
    ended = await world.read(lambda c: load_ended_sessions(c, sessions, world.now()))
    assert ended == {sessions[0]: "expired", sessions[1]: "revoked"}


async def test_whom_leads_lead_is_the_same_in_one_go(world: World) -> None:
    leads = await world.read(teams.load_leads)
    assert leads == {v.person: v.leads for v in world.viewers.values() if v.leads}
    assert leads


# Names.


async def rename(world: World, name: Name, wanted: str) -> None:
    me = world.viewers[name]
    request = profiles.NameRequest(me, wanted, world.day.is_quiet(), world.now(), world.context.calendar)
    await world.context.writer.run(me.person, profiles.set_name, request)


async def name_of(world: World, name: Name) -> str:
    person = world.viewers[name].person
    return (await world.read(lambda c: load_cards(c, {person})))[person].name


def told_names(world: World) -> list[str]:
    return [fact.card.name for fact in world.facts if isinstance(fact, PersonFact)]


async def test_by_day_a_name_changes_at_once(world: World) -> None:
    chat = await world.talk()
    await rename(world, "jana", "Jana Neu")
    await rename(world, "jana", "Jana Neu")
    assert await name_of(world, "jana") == "Jana Neu"
    (fact,) = [fact for fact in world.facts if isinstance(fact, PersonFact)]
    assert fact.card.name == "Jana Neu"
    assert len(fact.chats) == 1
    assert (await world.snapshot("katrin", chat)).chat.id in fact.chats


async def test_in_quiet_hours_staff_keep_their_name_until_the_opening(world: World) -> None:
    await world.talk()
    await world.move_to(QUIET)
    await rename(world, "jana", "Jana Anders")
    await rename(world, "jana", "Jana Neu")
    await rename(world, "milan", "Milan")
    await rename(world, "katrin", "Katrin Neu")
    await run_due(NEXT_NAMES, world.context)
    assert await name_of(world, "jana") == "Jana"
    assert await name_of(world, "katrin") == "Katrin Neu"
    assert told_names(world) == ["Katrin Neu"]
    await world.move_to(OPENING)
    await asyncio.gather(*(run_due(NEXT_NAMES, world.context) for _ in range(3)))
    assert await name_of(world, "jana") == "Jana Neu"
    assert sorted(told_names(world)) == ["Jana Neu", "Katrin Neu", "Milan"]
    await run_due(NEXT_NAMES, world.context)
    assert len(told_names(world)) == 3


async def test_a_name_of_the_day_after_replaces_the_one_that_waits(world: World) -> None:
    await world.move_to(QUIET)
    await rename(world, "jana", "Nachts")
    await world.move_to(OPENING + timedelta(seconds=1))
    await rename(world, "jana", "Tags")
    await run_due(NEXT_NAMES, world.context)
    assert await name_of(world, "jana") == "Tags"


async def test_no_trace_of_all_this_is_in_the_log(world: World) -> None:
    chat = await world.talk()
    await world.send("katrin", chat)
    before = (await world.snapshot("katrin", chat), [f for f in world.facts if isinstance(f, Event)])
    await world.move_to(QUIET)
    await draft(world, "jana", chat, "eins")
    await pin(world, "jana", chat, pinned=True)
    await rename(world, "jana", "Neu")
    await choose(world, "jana", UserSettings("en"))
    await world.read_to("jana", chat, 2)
    await unmark(world, "jana", chat, 2)
    told = show_snapshot(await world.snapshot("katrin", chat), "customer", world.day.quiet_since())
    assert told == show_snapshot(before[0], "customer", world.day.quiet_since())
    assert [f for f in world.facts if isinstance(f, Event)] == before[1]
