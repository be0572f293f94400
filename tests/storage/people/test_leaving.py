"""Who leaves leaves nothing running (SPEC 11): every kind of act by every way of leaving, on both databases."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from unittest.mock import Mock

import pytest
from sqlalchemy import Update, select, update

from chat_server.domain.chats.contents import FormerMember, NewMember, NewTitle
from chat_server.domain.chats.held_acts import HeldAddMember, HeldRemoveMember, HeldRename
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.held_acts import CHAT_ACTS
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import to_millis
from chat_server.domain.facts import Event, TaskFact
from chat_server.domain.held import HandedOn, HeldAct, HoldableAct, SettledAct
from chat_server.domain.messages.contents import DeletedMessage, NewMessage, NewWording
from chat_server.domain.messages.held_acts import HeldDelete, HeldEdit, HeldSend
from chat_server.domain.tasks.acts import SetArea
from chat_server.domain.tasks.contents import TaskStep
from chat_server.jobs.people import ENDED_ASSIGNMENTS, LOCKED_PEOPLE
from chat_server.jobs.profiles import NEXT_NAMES
from chat_server.jobs.run_due import run_due
from chat_server.services.held import waiting
from chat_server.services.people import accounts as account_service
from chat_server.services.people import people
from chat_server.services.people import teams as team_service
from chat_server.services.profiles import NameRequest, set_name
from chat_server.services.tags import TagRequest, tag_message
from chat_server.storage.chats.chats import find_chat
from chat_server.storage.people.tables import assignments
from chat_server.storage.people.tables import people as people_table
from chat_server.storage.tasks.tables import running_timers
from chat_server.storage.tasks.tables import tasks as tasks_table
from chat_server.storage.tasks.tasks import load_task
from tests.support.held_acts import Evening
from tests.support.subject_cases import all_cases
from tests.support.work import worked_on
from tests.support.world import OPENING, QUIET, World

pytestmark = pytest.mark.anyio

JANA, MILAN, SABINE, HENRIK, INES = (
    f"{name}@x.example" for name in ("jana", "milan", "sabine", "henrik", "ines")
)
MIDNIGHT = OPENING - timedelta(hours=8)
Leave = Callable[[World, str], Awaitable[None]]


@pytest.fixture
async def evening(world: World) -> Evening:
    return Evening(world)


async def _on_table(world: World, statement: Update) -> None:
    await world.context.database.write(lambda connection: connection.execute(statement))


async def lock(world: World, _chat: str) -> None:
    await people.lock(world.context, JANA)


async def unassign(world: World, _chat: str) -> None:
    await account_service.unassign(world.context, JANA, "aost")


async def end_unheard(world: World, _chat: str) -> None:
    """An assignment ends at midnight; nobody tells the list of members, so the release must find out."""
    jana = world.viewers["jana"].person
    ends = update(assignments).where(assignments.c.person_id == jana).values(to_at=to_millis(MIDNIGHT))
    await _on_table(world, ends)
    await world.move_to(MIDNIGHT)


async def end_by_date(world: World, chat: str) -> None:
    await end_unheard(world, chat)
    await run_due(ENDED_ASSIGNMENTS, world.context)


async def lock_unheard(world: World, _chat: str) -> None:
    """By another program, on the table."""
    jana = world.viewers["jana"].person
    locked = update(people_table).where(people_table.c.id == jana).values(locked_at=world.now())
    await _on_table(world, locked)


WAYS: tuple[Leave, ...] = (lock, unassign, end_by_date, end_unheard, lock_unheard)


def acts(world: World) -> list[HoldableAct]:
    """Every kind of act, on a chat whose messages 3, 4 and 5 are Jana's, and 5 has a tag."""
    return [
        HeldSend("guten Morgen"),
        HeldSend("dazu", reply_to=3),
        HeldEdit(3, "eins, besser"),
        HeldDelete(4),
        HeldRename("Neuer Titel"),
        *(act for cases in all_cases() for act, _ in cases.held),
        HeldAddMember(world.pid("henrik")),
        HeldRemoveMember(world.pid("ines")),
        SetArea("backoffice"),
    ]


def texts_of(waiting: list[HeldAct]) -> list[str]:
    return [one.act.text for one in waiting if isinstance(one.act, HeldSend)]


async def held_by_jana(evening: Evening, chat: str) -> list[HeldAct]:
    """All of them, in the evening."""
    world = evening.world
    for text in ("eins", "zwei", "drei"):
        await world.send("jana", chat, text)
    me = world.viewers["jana"]
    tag = TagRequest(
        viewer=me, key=world.key("jana"), chat=chat, seq=5, tag="question", on=True, at=world.now()
    )
    await world.context.writer.run(me.person, tag_message, tag)
    await world.bring_in("jana", chat, "ines")
    await world.move_to(QUIET)
    placed = [await evening.hold("jana", chat, act) for act in acts(world)]
    return [one.held for one in placed if one.held is not None]


def test_every_kind_of_act_on_a_chat_is_among_them() -> None:
    kinds = {type(act) for act in acts(Mock(pid=str))}
    assert kinds == {*CHAT_ACTS.values(), SetArea}


def log_of(world: World, since: int) -> list[Event]:
    return [fact for fact in world.facts[since:] if isinstance(fact, Event)]


@pytest.mark.parametrize("leave", WAYS, ids=lambda way: way.__name__)
async def test_every_kind_goes_to_the_lead_and_out_only_with_her_yes(evening: Evening, leave: Leave) -> None:
    world, chat = evening.world, await evening.world.task()
    held_acts = await held_by_jana(evening, chat)
    assert [one.act for one in held_acts] == acts(world)
    before = len(world.facts)
    await leave(world, chat)
    await world.move_to(OPENING + timedelta(hours=1))
    await evening.release_due()
    await evening.release_due()
    assert [event for event in log_of(world, before) if not isinstance(event.content, FormerMember)] == []
    assert await evening.acts_of("jana") == []
    handed = await evening.acts_of("sabine")
    assert {one.state for one in handed} == {"review"}
    assert {one.handed_on for one in handed} == {HandedOn(world.pid("jana"), "Aufgabe")}
    jana, sabine = world.viewers["jana"].person, world.viewers["sabine"].person
    as_hers = [replace(one, person=jana, state="waiting", handed_on=None) for one in handed]
    assert as_hers == held_acts
    told = [fact for fact in world.facts[before:] if isinstance(fact, HeldAct | SettledAct)]
    assert [(fact.person, type(fact)) for fact in told] == [(jana, SettledAct), (sabine, HeldAct)] * len(
        handed
    )
    assert {fact.seq for fact in told if isinstance(fact, SettledAct)} == {None}
    await _happen(evening, held_acts, before)


async def _happen(evening: Evening, held_acts: list[HeldAct], before: int) -> None:
    """Each with the lead's yes, in her name; she comes into the chat with the first."""
    for act in held_acts:
        await evening.insist("sabine", act.pid)
    happened = [event for event in log_of(evening.world, before) if event.actor != evening.world.pid("bot")]
    assert [type(event.content) for event in happened] == [
        NewMember, NewMessage, NewMessage, NewWording, DeletedMessage, NewTitle,
        *(content for cases in all_cases() for _, content in cases.held), NewMember, FormerMember, TaskStep,
    ]  # fmt: skip
    assert await evening.acts_of("sabine") == []


async def test_where_the_last_of_staff_leaves_the_lead_takes_the_task(evening: Evening) -> None:
    world, chat = evening.world, await evening.world.task()
    await account_service.unassign(world.context, MILAN, "aost")
    await world.move_to(QUIET)
    await evening.write("jana", chat, "guten Morgen")
    await account_service.unassign(world.context, JANA, "aost")
    assert world.pid("sabine") in (await world.snapshot("katrin", chat)).members
    (act,) = await evening.acts_of("sabine")
    await evening.insist("sabine", act.pid)
    assert await evening.texts(chat) == ["guten Morgen"]


@pytest.mark.parametrize("leave", [lock, unassign, end_by_date], ids=lambda way: way.__name__)
async def test_the_timer_stops_then_and_staff_are_told(world: World, leave: Leave) -> None:
    chat = await worked_on(world)
    before = len(world.facts)
    await leave(world, chat)
    stored = await world.read(lambda c: load_task(c, find_chat(c, chat) or 0))
    assert stored is not None
    assert stored.task.running == ()
    length = 4.5 * 3_600_000 if leave is end_by_date else 1_800_000
    assert [(one.person, one.length) for one in stored.task.records] == [
        (world.viewers["jana"].person, length)
    ]
    told = [fact for fact in world.facts[before:] if isinstance(fact, TaskFact) and fact.notices]
    assert len(told) == 1
    codes = [notice.code for notice in told[0].notices]
    assert codes == (["timer_midnight"] if leave is end_by_date else ["timer_left"])
    assert await world.read(lambda c: c.execute(select(running_timers)).all()) == []


async def test_what_she_can_still_reach_is_hers(evening: Evening) -> None:
    """Taken out of one customer's tasks, she goes on with the other's."""
    world = evening.world
    await account_service.assign(world.context, JANA, "awie", "team")
    mine, gone = await world.task("paul", "awie"), await world.task()
    await world.move_to(QUIET)
    await evening.write("jana", mine, "bleibt")
    await evening.write("jana", gone, "geht")
    await account_service.unassign(world.context, JANA, "aost")
    assert texts_of(await evening.acts_of("jana")) == ["bleibt"]
    assert texts_of(await evening.acts_of("sabine")) == ["geht"]


async def test_taken_out_or_gone_by_herself(evening: Evening) -> None:
    """Nora was brought in, and is led by nobody; Sabine sees the chat, as she leads others in it."""
    world = evening.world
    for by in ("milan", "nora"):
        chat = await world.task()
        await world.bring_in("jana", chat, "nora")
        await world.move_to(QUIET)
        await evening.write("nora", chat, f"von {by}")
        await world.take_out(by, chat, "nora")
        assert await evening.acts_of("nora") == []
    assert texts_of(await evening.acts_of("sabine")) == ["von milan", "von nora"]


async def test_without_a_lead_it_goes_to_management_and_with_nobody_it_waits_for_somebody(
    evening: Evening,
) -> None:
    world, chat = evening.world, await evening.world.task()
    await world.move_to(QUIET)
    await evening.write("jana", chat, "guten Morgen")
    for email in (SABINE, HENRIK, INES):
        await people.lock(world.context, email)
    await people.lock(world.context, JANA)
    await world.move_to(OPENING)
    await evening.release_due()
    assert await evening.texts(chat) == []
    await people.unlock(world.context, INES)
    await run_due(LOCKED_PEOPLE, world.context)
    (act,) = await evening.acts_of("ines")
    await evening.insist("ines", act.pid)
    assert await evening.texts(chat) == ["guten Morgen"]


async def test_from_a_lead_who_leaves_it_goes_on_and_its_author_stays_known(evening: Evening) -> None:
    world, chat = evening.world, await evening.world.task()
    await world.move_to(QUIET)
    await evening.write("jana", chat, "guten Morgen")
    await people.lock(world.context, JANA)
    await team_service.leave_team(world.context, SABINE, "Nord")
    handed = await evening.acts_of("henrik")
    assert texts_of(handed) == ["guten Morgen"]
    assert {one.handed_on.author for one in handed if one.handed_on} == {world.pid("jana")}
    assert await evening.acts_of("sabine") == []


async def test_the_lead_changes_it_agrees_to_it_or_withdraws_it(evening: Evening) -> None:
    world, chat = evening.world, await evening.world.task()
    await world.move_to(QUIET)
    for text in ("eins", "zwei", "drei"):
        await evening.write("jana", chat, text)
    await people.lock(world.context, JANA)
    one, two, three = await evening.acts_of("sabine")
    await evening.reword("sabine", one.pid, "eins, von Sabine")
    await evening.agree("sabine", two.pid)
    sabine = world.viewers["sabine"].person
    await world.context.writer.run(
        sabine, waiting.withdraw_act, waiting.WithdrawRequest(sabine, three.pid, world.now())
    )
    assert await evening.texts(chat) == []
    await world.move_to(OPENING)
    await evening.release_due()
    assert await evening.texts(chat) == ["eins, von Sabine", "zwei"]
    entries = (await world.snapshot("katrin", chat)).page.entries
    assert {entry.actor for entry in entries if entry.kind is EventKind.MESSAGE} == {world.pid("sabine")}


async def test_nobody_puts_words_into_the_mouth_of_who_left(evening: Evening) -> None:
    """Another wording of her own message happens as she asked for it, or not at all."""
    world, chat = evening.world, await evening.world.task()
    mine = (await world.send("jana", chat, "eins")).seq
    await world.move_to(QUIET)
    await evening.hold("jana", chat, HeldEdit(mine, "eins, besser"))
    await people.lock(world.context, JANA)
    (act,) = await evening.acts_of("sabine")
    with pytest.raises(Refusal, match="not_allowed"):
        await evening.reword("sabine", act.pid, "von Sabine")
    await evening.agree("sabine", act.pid)
    await world.move_to(OPENING)
    await evening.release_due()
    assert await evening.texts(chat) == ["eins, besser"]


async def test_nobody_comes_into_a_direct_chat(evening: Evening) -> None:
    world, chat = evening.world, await evening.world.direct("katrin", "jana")
    await world.move_to(QUIET)
    await evening.write("jana", chat, "unter uns")
    await people.lock(world.context, JANA)
    (act,) = await evening.acts_of("sabine")
    assert (act.act, act.handed_on) == (
        HeldSend("unter uns"),
        HandedOn(world.pid("jana"), "Katrin"),
    )
    for yes in (evening.insist, evening.agree):
        with pytest.raises(Refusal, match="not_allowed"):
            await yes("sabine", act.pid)
    assert texts_of(await evening.acts_of("sabine")) == ["unter uns"]


async def test_a_persona_speaks_by_management_alone(evening: Evening) -> None:
    world, chat = evening.world, await evening.world.task()
    await world.bring_in("jana", chat, "henrik")
    await world.move_to(QUIET)
    await evening.hold("henrik", chat, HeldSend("wir", persona=world.pid("persona")))
    await people.lock(world.context, HENRIK)
    assert texts_of(await evening.acts_of("ines")) == ["wir"]


async def test_the_same_key_tells_her_nothing_of_what_became_of_it(evening: Evening) -> None:
    world, chat, key = evening.world, await evening.world.task(), evening.world.new_key()
    await world.bring_in("jana", chat, "nora")
    await world.move_to(QUIET)
    await evening.write("nora", chat, "erst so", key)
    await world.take_out("milan", chat, "nora")
    (act,) = await evening.acts_of("sabine")
    await evening.reword("sabine", act.pid, "dann so")
    await world.bring_in("milan", chat, "nora")
    assert (await evening.write("nora", chat, "erst so", key)).held is None


async def test_a_name_chosen_at_night_is_forgotten_with_a_lock(world: World) -> None:
    await world.move_to(QUIET)
    jana = world.viewers["jana"]
    request = NameRequest(
        viewer=jana, name="Jana Neu", quiet=True, at=world.now(), calendar=world.context.calendar
    )
    await world.context.writer.run(jana.person, set_name, request)
    await people.lock(world.context, JANA)
    await world.move_to(OPENING)
    before = len(world.facts)
    await run_due(NEXT_NAMES, world.context)
    assert world.facts[before:] == []


async def test_a_task_that_cannot_be_read_hinders_no_lock(world: World) -> None:
    await worked_on(world)
    await _on_table(world, update(tasks_table).values(format=99))
    await people.lock(world.context, JANA)
    locked = select(people_table.c.locked_at).where(people_table.c.id == world.viewers["jana"].person)
    assert await world.read(lambda c: c.execute(locked).scalar_one()) is not None
