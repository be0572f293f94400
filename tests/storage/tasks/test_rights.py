"""What each person is told they may do to a task is what is accepted of them, lookers-in too."""

import msgspec
import pytest
from sqlalchemy import Connection, insert

from chat_server.domain.core.people import Audience
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks import acts
from chat_server.outward.chats import show_chat
from chat_server.outward.tasks import acts_of, show_task
from chat_server.services.chats.queries import read_chat
from chat_server.services.tasks import queries as task_queries
from chat_server.services.tasks.act_codec import act_named
from chat_server.services.tasks.tasks import ActRequest, act_now
from chat_server.services.welcome import load_welcome
from chat_server.storage.chats.tables import task_people
from protocol.tasks.acts import MarkApproval, TaskAct
from tests.storage.tasks.test_tasks import accepted
from tests.support.world import Name, World
from tests.unit.tasks.test_task_acts import acts as all_acts

pytestmark = pytest.mark.anyio
NOT_FOR_ONE = {"task.not_yours", "task.wrong_status", "task.is_done", "task.is_deleted"}
"""Why somebody may not do a thing at all now; all other reasons are about how the task stands."""

PEOPLE: tuple[Name, ...] = ("katrin", "jana", "nora", "sabine", "henrik")
"""Customer, assistant, expert, and the lead and the management, who look in."""

ONCE: list[TaskAct] = list({type(act): act for act in all_acts()}.values())


async def with_expert(world: World) -> str:
    chat = await accepted(world)
    await world.bring_in("jana", chat, "nora")
    key = (await world.snapshot("nora", chat)).chat.id
    expert = {"chat_id": key, "person_id": world.viewers["nora"].person, "role": "expert", "from_at": 0}

    def as_expert(connection: Connection) -> None:
        connection.execute(task_people.delete())
        connection.execute(insert(task_people).values(expert))

    await world.context.database.write(as_expert)
    return chat


async def offered(world: World, name: Name, chat: str) -> set[str]:
    """What a client offers by all that it is told."""
    viewer, now = world.viewers[name], world.now()
    start = await world.read(lambda c: load_welcome(c, viewer, now, {}))
    listed = (
        next((one for one in start.chats if one.pid == chat), None) or (await world.snapshot(name, chat)).chat
    )
    assert (await world.snapshot(name, chat)).chat.expert == listed.expert == (name == "nora")
    found = await read_chat(
        world.context,
        viewer,
        chat,
        now,
        lambda c, entrance: task_queries.load_task_now(c, entrance, now, now),
    )
    side: Audience = viewer.audience
    own = show_chat(listed).acts or acts_of(viewer.kind)
    return set(show_task(found, side).may) & set(own)


async def accepted_of(world: World, name: Name, chat: str, message: int) -> set[str]:
    """Acts that are not refused because of who acts, or when: each is tried and undone."""
    viewer = world.viewers[name]

    def is_accepted(connection: Connection, act: TaskAct) -> bool:
        if isinstance(act, MarkApproval):
            act = msgspec.structs.replace(act, message=message)
        what = act_named(str(act.__struct_config__.tag), act)
        trial = connection.begin_nested()
        try:
            act_now(
                connection,
                ActRequest(
                    viewer=viewer,
                    key=None,
                    chat=chat,
                    act=what,
                    at=world.now(),
                    calendar=world.context.calendar,
                ),
            )
        except Refusal as refusal:
            return refusal.detail not in NOT_FOR_ONE
        finally:
            trial.rollback()
        return True

    def tried(connection: Connection) -> set[str]:
        return {str(act.__struct_config__.tag) for act in ONCE if is_accepted(connection, act)}

    return await world.context.database.write(tried)


async def test_what_is_offered_is_what_is_accepted(world: World) -> None:
    """While it is worked on; that all stages are exact is tried in tests/unit/tasks/test_task_status.py."""
    chat = await with_expert(world)
    message = (await world.send("katrin", chat)).seq
    await world.act("jana", chat, acts.StartWork())
    for name in PEOPLE:
        assert await offered(world, name, chat) == await accepted_of(world, name, chat, message), name


async def test_who_is_assigned_or_brought_in_otherwise_is_no_expert(world: World) -> None:
    chat = await with_expert(world)
    key = (await world.snapshot("nora", chat)).chat.id
    more = {"chat_id": key, "person_id": world.viewers["nora"].person, "role": "task_assistant", "from_at": 0}
    await world.context.database.write(lambda c: c.execute(insert(task_people).values(more)))
    assert not (await world.snapshot("nora", chat)).chat.expert
    assert "hand_over" in await offered_to_nora(world, chat)


async def offered_to_nora(world: World, chat: str) -> tuple[str, ...]:
    chats = (await world.read(lambda c: load_welcome(c, world.viewers["nora"], world.now(), {}))).chats
    (listed,) = [one for one in chats if one.pid == chat]
    return tuple(show_chat(listed).acts) or acts_of("assistant")
