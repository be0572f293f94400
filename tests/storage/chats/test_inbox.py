"""The list of chats as an inbox: what happened last, what counts as unread, whose turn it is (SPEC 4)."""

import pytest

from chat_server.domain.tasks import acts
from chat_server.domain.tasks.checklist_acts import AddItem
from chat_server.domain.tasks.rules.review import QUESTIONS
from chat_server.domain.tasks.task import Deadline
from chat_server.outward.chats import show_chat
from chat_server.services.chats.read_marks import ReadRequest, unmark_read
from protocol.chats.chat import Chat
from protocol.chats.notice import Notice
from protocol.core import limits
from protocol.tasks.notices import TaskNotice
from tests.support.world import Name, World

pytestmark = pytest.mark.anyio
DAY = 86_400_000
EVERYBODY: tuple[Name, ...] = ("katrin", "tobias", "jana", "milan")


async def listed(world: World, name: Name, chat: str) -> Chat:
    return show_chat((await world.snapshot(name, chat)).chat)


async def unread(world: World, chat: str) -> dict[Name, int]:
    return {name: (await listed(world, name, chat)).unread for name in EVERYBODY}


async def accepted(world: World) -> str:
    """A task that Jana has accepted and everybody has read to the end."""
    chat = await world.task()
    await world.act("katrin", chat, acts.EditTask(deadline=Deadline(world.now() + 5 * DAY), budget=120))
    await world.act("jana", chat, acts.SetArea("backoffice"))
    for question in QUESTIONS:
        await world.act("jana", chat, acts.AnswerReview(question, True))
    await world.act("jana", chat, acts.Accept())
    for name in EVERYBODY:
        await world.read_to(name, chat, 99)
    return chat


async def test_a_new_task_is_unread_for_those_it_is_given_to(world: World) -> None:
    chat = await world.task("katrin")
    assert await unread(world, chat) == {"katrin": 0, "tobias": 0, "jana": 1, "milan": 1}
    await world.read_to("jana", chat, 1)
    assert await unread(world, chat) == {"katrin": 0, "tobias": 0, "jana": 0, "milan": 1}
    by_jana = await world.task("jana")
    assert await unread(world, by_jana) == {"katrin": 0, "tobias": 0, "jana": 0, "milan": 1}


async def test_what_concerns_a_side_counts_like_a_message_and_small_notices_do_not(world: World) -> None:
    chat = await accepted(world)
    await world.act("jana", chat, AddItem("Preise"))
    await world.act("jana", chat, acts.StartWork())
    assert set((await unread(world, chat)).values()) == {0}
    seen = (await listed(world, "katrin", chat)).head
    handed_over = await world.act("jana", chat, acts.HandOver("result", "Drei Hotels"))
    assert await unread(world, chat) == {"katrin": 1, "tobias": 1, "jana": 0, "milan": 0}
    await world.send("jana", chat)
    assert (await listed(world, "katrin", chat)).unread == 2
    await world.read_to("katrin", chat, handed_over.seq)
    assert (await listed(world, "katrin", chat)).unread == 1
    assert seen < handed_over.seq
    await world.act("katrin", chat, acts.Rate(3, ""))
    assert await unread(world, chat) == {"katrin": 1, "tobias": 2, "jana": 1, "milan": 2}
    await world.act("katrin", chat, acts.SetDone())
    assert (await listed(world, "milan", chat)).unread == 2


async def test_marking_as_unread_counts_what_concerns_one_after_it(world: World) -> None:
    chat = await accepted(world)
    said = (await world.send("jana", chat)).seq
    await world.act("jana", chat, acts.HandOver("result", "Fertig"))
    await world.read_to("katrin", chat, 99)
    await unmark_read(
        world.context,
        ReadRequest(viewer=world.viewers["katrin"], chat=chat, seq=said, at=world.now(), quiet_since=0),
    )
    assert (await listed(world, "katrin", chat)).unread == 2


async def test_the_last_thing_that_happened_is_told_in_short(world: World) -> None:
    chat = await accepted(world)
    await world.act("jana", chat, acts.HandOver("result", "viel " * 99))
    found = await listed(world, "katrin", chat)
    assert found.last is None
    assert isinstance(found.notice, TaskNotice)
    assert found.notice.code == "handed_over"
    assert found.notice.data == {"text": ("viel " * 99)[: limits.EXCERPT]}
    said = (await world.send("katrin", chat, "Danke")).seq
    found = await listed(world, "jana", chat)
    assert found.last is not None
    assert found.notice is not None
    assert found.last.seq == said > found.notice.seq
    await world.bring_in("jana", chat, "nora")
    found = await listed(world, "jana", chat)
    assert isinstance(found.notice, Notice)
    assert (found.notice.kind, found.notice.person) == ("joined", world.pid("nora"))


async def test_whose_turn_it_is_follows_acts_and_messages(world: World) -> None:
    async def task() -> tuple[str, str, str | None]:
        found = (await listed(world, "katrin", chat)).task
        assert found is not None
        return found.status, found.turn, found.assistant

    chat = await world.task()
    assert await task() == ("review", "assistant", None)
    chat = await accepted(world)
    assert await task() == ("accepted", "assistant", world.pid("jana"))
    await world.act("jana", chat, acts.HandOver("result", "Fertig"))
    assert await task() == ("handed_over", "customer", world.pid("jana"))
    await world.send("katrin", chat, "Fehlt da nicht eins?")
    assert await task() == ("handed_over", "assistant", world.pid("jana"))
    await world.send("jana", chat, "Nein")
    assert await task() == ("handed_over", "customer", world.pid("jana"))
    await world.act("katrin", chat, acts.SetDone())
    assert await task() == ("done", "nobody", world.pid("jana"))
