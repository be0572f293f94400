"""Creating chats, bringing people in and out, and keeping task chats in step with assignments; on both databases."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection, func, select

from chat_server.domain.core.events import EventKind
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Event, MembershipFact
from chat_server.services.chats import create as create_chats
from chat_server.services.people import accounts as account_service
from chat_server.services.people import people
from chat_server.services.people.people import AddPerson
from chat_server.storage.chats.tables import chats, events
from chat_server.storage.core.writer import Writer
from chat_server.storage.people.people import NewPerson
from tests.support.database import opened
from tests.support.world import Name, World

pytestmark = pytest.mark.anyio


async def members(world: World, chat: str) -> set[Name]:
    names: dict[str, Name] = {world.pid(name): name for name in world.viewers}
    return {names[pid] for pid in (await world.snapshot("henrik", chat)).members}


async def log_of(world: World, chat: str) -> list[EventKind]:
    def load(connection: Connection) -> list[EventKind]:
        statement = select(events.c.kind).join(chats, chats.c.id == events.c.chat_id)
        rows = connection.execute(statement.where(chats.c.pid == chat).order_by(events.c.seq)).scalars()
        return [EventKind(kind) for kind in rows]

    return await world.read(load)


async def refused(act: Awaitable[object]) -> tuple[str, str | None]:
    with pytest.raises(Refusal) as refusal:
        await act
    return refusal.value.code, refusal.value.field


BORN = [EventKind.CREATED, EventKind.TASK]
"""How the log of a task begins: it was created, and saved."""

# Creating.


async def test_a_task_begins_with_its_account_and_its_first_event(world: World) -> None:
    chat = await world.task()
    assert await members(world, chat) == {"katrin", "tobias", "jana", "milan"}
    assert await log_of(world, chat) == BORN
    told = [fact for fact in world.facts if isinstance(fact, MembershipFact)]
    assert len(told) == 4
    assert all(fact.member and fact.chat_pid == chat for fact in told)


async def test_creating_again_with_the_same_key_gives_the_same_chat(world: World) -> None:
    key = world.new_key()
    first = await world.task(key=key)
    told = len(world.facts)
    assert await world.task(key=key) == first
    assert len(world.facts) == told


NO_TASK: list[tuple[Name, str]] = [
    ("paul", "aost"), ("katrin", "awie"), ("nora", "aost"), ("sabine", "aost"),
    ("henrik", "anone"), ("katrin", "anone"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "account"), NO_TASK)
async def test_accounts_of_others_do_not_exist(world: World, name: Name, account: str) -> None:
    assert await refused(world.task(name, account)) == ("not_found", "account")


async def test_groups_are_for_staff(world: World) -> None:
    chat = await world.group("jana", "milan", "sabine", "jana")
    assert await members(world, chat) == {"jana", "milan", "sabine"}
    assert (await refused(world.group("katrin")))[0] == "not_allowed"
    others: tuple[Name, ...] = ("katrin", "persona")
    for other in others:
        assert await refused(world.group("jana", "milan", other)) == ("not_found", "members")
    asked = world.asked("jana")
    request = create_chats.GroupRequest(asked, "cx", "Gruppe", (world.pid("milan"), "pnone"))
    work = world.context.writer.run(world.viewers["jana"].person, create_chats.create_group, request)
    assert await refused(work) == ("not_found", "members")


async def test_two_people_have_one_direct_chat(world: World) -> None:
    first = await world.direct("katrin", "jana")
    assert await world.direct("jana", "katrin") == first
    assert await world.direct("katrin", "jana") == first
    assert await world.direct("katrin", "milan") != first
    assert await members(world, first) == {"katrin", "jana"}


NO_DIRECT: list[tuple[Name, Name]] = [
    ("katrin", "nora"), ("katrin", "henrik"), ("katrin", "tobias"), ("katrin", "paul"), ("katrin", "katrin"),
    ("nora", "katrin"), ("sabine", "katrin"), ("jana", "persona"), ("jana", "jana"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "other"), NO_DIRECT)
async def test_nobody_is_found_whom_one_may_not_talk_to(world: World, name: Name, other: Name) -> None:
    assert (await refused(world.direct(name, other)))[0] == "not_found"


async def test_two_creators_at_once_get_the_same_direct_chat(world: World, tables_url: str) -> None:
    """From two server processes, where the database is one that serves two."""
    contexts = [world.context, world.context]

    async def create(number: int, name: Name, other: Name) -> int:
        request = create_chats.DirectRequest(world.asked(name), f"cd{number}", world.pid(other))
        writer = contexts[number % 4 // 2].writer
        return await writer.run(world.viewers[name].person, create_chats.create_direct, request)

    pairs: list[tuple[Name, Name]] = [("katrin", "jana"), ("jana", "katrin")] * 4
    async with opened(tables_url) as database:
        if tables_url.startswith("postgresql"):
            writer = Writer(database, world.facts.append)
            contexts[1] = replace(world.context, database=database, writer=writer)
        keys = await asyncio.gather(*(create(number, *pair) for number, pair in enumerate(pairs)))
    assert len(set(keys)) == 1
    count = await world.read(lambda c: c.execute(select(func.count()).select_from(chats)).scalar_one())
    assert count == 1
    assert len([fact for fact in world.facts if isinstance(fact, MembershipFact)]) == 2


# Bringing in and taking out.


async def test_coming_and_going_are_events(world: World) -> None:
    chat = await world.task()
    await world.bring_in("jana", chat, "nora")
    await world.take_out("milan", chat, "nora")
    await world.bring_in("jana", chat, "nora")
    await world.take_out("nora", chat, "nora")
    kinds = await log_of(world, chat)
    assert kinds == [*BORN, *[EventKind.JOINED, EventKind.LEFT] * 2]
    assert await members(world, chat) == {"katrin", "tobias", "jana", "milan"}


async def test_who_leaves_is_told_before_the_others_are(world: World) -> None:
    """So that they do not even hear of their leaving; who comes is told after the others."""
    chat = await world.group("jana", "milan")
    world.facts.clear()
    await world.bring_in("jana", chat, "nora")
    await world.take_out("jana", chat, "nora")
    assert [type(fact) for fact in world.facts] == [Event, MembershipFact, MembershipFact, Event]


async def test_changing_members_again_with_the_same_key_changes_nothing(world: World) -> None:
    chat = await world.group("jana")
    key, other = world.new_key(), world.new_key()
    placed = await world.bring_in("jana", chat, "nora", key)
    assert await world.bring_in("jana", chat, "nora", key) == placed
    removed = await world.take_out("jana", chat, "nora", other)
    assert await world.bring_in("jana", chat, "nora", key) == placed
    assert await world.take_out("jana", chat, "nora", other) == removed
    assert await members(world, chat) == {"jana"}


REFUSED: list[tuple[Name, str, Name, tuple[str, str | None]]] = [
    ("katrin", "in", "nora", ("not_allowed", None)),
    ("katrin", "out", "jana", ("not_allowed", None)),
    ("katrin", "out", "katrin", ("not_allowed", None)),
    ("paul", "in", "nora", ("not_found", None)),
    ("nora", "in", "nora", ("not_found", None)),
    ("jana", "in", "paul", ("not_found", "person")),
    ("jana", "in", "persona", ("not_allowed", "person")),
    ("jana", "in", "milan", ("not_allowed", "person")),
    ("jana", "out", "nora", ("not_allowed", "person")),
    ("jana", "out", "milan", ("not_allowed", "person")),
    ("jana", "out", "katrin", ("not_allowed", "person")),
    ("jana", "out", "jana", ("not_allowed", "person")),
    ("henrik", "out", "jana", ("not_allowed", "person")),
]


@pytest.mark.parametrize(("name", "way", "person", "why"), REFUSED)
async def test_who_may_not_be_moved_by_whom(
    world: World, name: Name, way: str, person: Name, why: tuple[str, str | None]
) -> None:
    """Users and assigned staff belong to the task by the account, whoever wants them out."""
    chat = await world.task()
    act: Callable[..., Awaitable[object]] = world.bring_in if way == "in" else world.take_out
    assert await refused(act(name, chat, person)) == why
    assert await log_of(world, chat) == BORN
    assert await members(world, chat) == {"katrin", "tobias", "jana", "milan"}


async def test_direct_chats_have_no_title_and_no_third(world: World) -> None:
    chat = await world.direct("jana", "milan")
    for act in (
        world.bring_in("jana", chat, "nora"),
        world.take_out("jana", chat, "jana"),
        world.rename("jana", chat, "Neu"),
        world.rename("sabine", chat, "Neu"),
    ):
        assert (await refused(act))[0] == "not_allowed"


async def test_members_rename_and_others_do_not(world: World) -> None:
    chat = await world.task()
    assert (await world.rename("tobias", chat, "Neu")).seq == 3
    assert (await refused(world.rename("henrik", chat, "Neuer")))[0] == "not_allowed"
    assert (await refused(world.rename("paul", chat, "Neuer")))[0] == "not_found"
    assert (await world.snapshot("jana", chat)).chat.title == "Neu"


# In step with assignments.


async def test_who_is_assigned_joins_all_tasks_and_leaves_them_with_the_assignment(world: World) -> None:
    tasks = [await world.task(), await world.task()]
    other = await world.task("paul", "awie")
    await account_service.assign(world.context, world.pid("sabine"), "aost", "team")
    for chat in tasks:
        assert await members_by_pid(world, chat) >= {world.pid("sabine")}
    assert world.pid("sabine") not in await members_by_pid(world, other)
    await account_service.assign(world.context, world.pid("sabine"), "aost", "lead")
    await world.clock.advance(1)
    await account_service.unassign(world.context, world.pid("sabine"), "aost")
    for chat in tasks:
        assert world.pid("sabine") not in await members_by_pid(world, chat)
        assert await log_of(world, chat) == [*BORN, EventKind.JOINED, EventKind.LEFT]


async def members_by_pid(world: World, chat: str) -> set[str]:
    return set((await world.snapshot("henrik", chat)).members)


async def test_who_was_brought_in_stays_when_an_assignment_ends(world: World) -> None:
    chat = await world.task()
    await world.bring_in("jana", chat, "nora")
    await account_service.assign(world.context, world.pid("nora"), "aost", "team")
    await world.clock.advance(1)
    await account_service.unassign(world.context, world.pid("nora"), "aost")
    assert world.pid("nora") in await members_by_pid(world, chat)
    await account_service.unassign(world.context, world.pid("jana"), "aost")
    assert world.pid("jana") not in await members_by_pid(world, chat)


async def test_a_new_user_joins_the_tasks_of_their_account(world: World) -> None:
    chat, other = await world.task(), await world.task("paul", "awie")
    new = NewPerson(pid="", kind="customer", name="Neu", email="neu@x.example")
    pid = await people.add_person(world.context, AddPerson(new=new, at=world.now(), account="aost"))
    assert pid in await members_by_pid(world, chat)
    assert pid not in await members_by_pid(world, other)


async def test_an_old_viewer_may_not_look_into_what_is_no_longer_theirs(world: World) -> None:
    """Access is decided by the assignments of now, whenever one came in."""
    chat = await world.task()
    sabine: Viewer = world.viewers["sabine"]
    assert sabine.leads == {world.viewers["jana"].person, world.viewers["milan"].person}
    await world.snapshot("sabine", chat)
    await account_service.assign(
        world.context, world.pid("nora"), "aost", "team"
    )  # else the leads would take the task
    await world.clock.advance(1)
    for name in ("jana", "milan"):
        await account_service.unassign(world.context, world.pid(name), "aost")
    assert (await refused(world.snapshot("sabine", chat)))[0] == "not_found"
