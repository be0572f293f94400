"""Tasks in the database: the codec, what time does to them, who counts as what; on both databases."""

from dataclasses import fields, replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import to_millis
from chat_server.domain.facts import Event, TaskFact
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.contents import TaskStep
from chat_server.domain.tasks.rules.review import QUESTIONS
from chat_server.domain.tasks.task import Changes, Deadline, Task
from chat_server.jobs.run_due import run_due
from chat_server.jobs.tasks import TASK_LAPSES
from chat_server.services.people import accounts as account_service
from chat_server.storage.chats.tables import task_people
from chat_server.storage.tasks.tables import running_timers
from chat_server.storage.tasks.tasks import (
    FORMAT,
    UnknownFormat,
    decode_task,
    encode_task,
    load_task,
    save_task,
)
from tests.support.world import Name, World

pytestmark = pytest.mark.anyio
DAY = 86_400_000
whole = st.builds(Task, **{field.name: ... for field in fields(Task)})


@given(whole)
def test_a_task_comes_back_as_it_was(task: Task) -> None:
    assert decode_task(encode_task(task), FORMAT) == task


@given(whole, st.sampled_from(["title", "terms", "created_by"]))
def test_a_document_that_lacks_something_is_no_task(task: Task, name: str) -> None:
    damaged = encode_task(task).replace(f'"{name}":', '"x":')
    with pytest.raises(UnknownFormat):
        decode_task(damaged, FORMAT)


def test_another_format_is_not_guessed_at() -> None:
    with pytest.raises(UnknownFormat):
        decode_task("{}", FORMAT + 1)


async def task_of(world: World, chat: str) -> Task:
    key = (await world.snapshot("henrik", chat)).chat.id
    stored = await world.read(lambda c: load_task(c, key))
    assert stored is not None
    return stored.task


async def accepted(world: World) -> str:
    chat = await world.task()
    await world.act("katrin", chat, acts.EditTask(deadline=Deadline(world.now() + 5 * DAY), budget=60))
    await world.act("jana", chat, acts.SetArea("backoffice"))
    for question in sorted(QUESTIONS):
        await world.act("jana", chat, acts.AnswerReview(question, True))
    await world.act("jana", chat, acts.Accept())
    return chat


async def codes(world: World, chat: str) -> list[str]:
    entries = (await world.snapshot("henrik", chat)).page.entries
    return [entry.code or "" for entry in entries[1:]]


async def test_a_new_task_is_in_review_and_says_until_when_it_is_answered(world: World) -> None:
    task = await task_of(world, await world.task())
    assert (task.status, task.by_customer, task.reaction) == (
        "review",
        True,
        to_millis(world.context.calendar.reaction_deadline(world.clock.now())),
    )


async def test_a_task_of_nobody_s_goes_to_the_lead(world: World) -> None:
    assert (await task_of(world, await world.task("paul", "awie"))).with_lead is None
    await world.clock.advance(1)
    await account_service.unassign(world.context, world.pid("nora"), "awie")
    alone = await world.task("paul", "awie")
    assert (await task_of(world, alone)).with_lead is not None
    assert set((await world.snapshot("sabine", alone)).members) == {world.pid("paul"), world.pid("sabine")}


async def test_a_proposal_expires_by_itself_once_and_the_bot_says_so(world: World) -> None:
    chat = await accepted(world)
    until = world.now() + 3_600_000
    await world.act("jana", chat, acts.Propose(Changes(budget=90), until=until))
    assert await run_due(TASK_LAPSES, world.context) == 0
    await world.clock.advance(3600)
    assert await run_due(TASK_LAPSES, world.context) == 1
    assert await run_due(TASK_LAPSES, world.context) == 0
    assert (await codes(world, chat))[-1] == "expired"
    last = [fact for fact in world.facts if isinstance(fact, Event)][-1]
    assert isinstance(last.content, TaskStep)
    assert (last.actor, last.content.code) == (world.pid("bot"), "expired")


async def test_a_timer_stops_at_midnight_without_a_number(world: World) -> None:
    chat = await accepted(world)
    await world.act("jana", chat, acts.StartTimer())
    head = (await world.snapshot("katrin", chat)).chat.head
    await world.move_to(datetime.fromisoformat("2026-03-05T00:00:01+01:00"))
    await run_due(TASK_LAPSES, world.context)
    task = await task_of(world, chat)
    assert task.running == ()
    assert (await world.snapshot("katrin", chat)).chat.head == head
    told = [fact for fact in world.facts if isinstance(fact, TaskFact)][-1]
    assert "timer_midnight" in {notice.code for notice in told.notices}
    assert {notice.to for notice in told.notices if notice.code == "timer_midnight"} == {world.pid("jana")}


async def test_an_unseen_act_brings_nothing_about_that_customers_see(world: World) -> None:
    """The moment at which a card expires must not be that at which somebody starts to work."""
    chat = await accepted(world)
    await world.act("jana", chat, acts.StartWork())
    await world.act("jana", chat, acts.Propose(Changes(budget=90), until=world.now() + 1000))
    before = await codes(world, chat)
    await world.clock.advance(5)
    await world.act("jana", chat, acts.StartTimer())
    await world.act("jana", chat, acts.StopTimer())
    assert await codes(world, chat) == before
    await run_due(TASK_LAPSES, world.context)
    assert await codes(world, chat) == [*before, "expired"]


async def test_a_person_has_one_timer(world: World) -> None:
    chat, other = await accepted(world), await accepted(world)
    await world.act("jana", chat, acts.StartTimer())
    with pytest.raises(Refusal, match="timer_elsewhere"):
        await world.act("jana", other, acts.StartTimer())
    await world.act("milan", other, acts.StartTimer())
    await world.clock.advance(60)
    await world.act("jana", chat, acts.HandOver("result", "fertig"))
    left = await world.read(lambda c: list(c.execute(select(running_timers.c.person_id)).scalars()))
    assert left == [world.viewers["milan"].person]


ROLES: list[tuple[Name, str]] = [("nora", "expert"), ("nora", "task_assistant")]


@pytest.mark.parametrize(("name", "role"), ROLES)
async def test_who_was_brought_in_as_an_expert_works_and_does_not_hand_over(
    world: World, name: Name, role: str
) -> None:
    chat = await accepted(world)
    await world.bring_in("jana", chat, name)
    key = (await world.snapshot("henrik", chat)).chat.id
    if role == "expert":
        row = {"chat_id": key, "person_id": world.viewers[name].person, "role": role, "from_at": 0}
        await world.context.database.write(lambda c: c.execute(task_people.delete()))
        await world.context.database.write(lambda c: c.execute(insert(task_people).values(row)))
    await world.act(name, chat, acts.StartTimer())
    if role == "expert":
        with pytest.raises(Refusal, match="not_yours"):
            await world.act(name, chat, acts.HandOver("result", "fertig"))
    else:
        await world.act(name, chat, acts.HandOver("result", "fertig"))


async def test_the_first_task_of_a_kind_is_known(world: World) -> None:
    first, second = await accepted(world), await accepted(world)
    assert (await task_of(world, first)).first_of_kind
    assert not (await task_of(world, second)).first_of_kind


async def test_what_staff_say_answers_and_only_the_first_question_counts(world: World) -> None:
    chat = await world.task()
    asked = (await task_of(world, chat)).reaction
    await world.clock.advance(600)
    await world.send("katrin", chat, "Noch etwas")
    assert (await task_of(world, chat)).reaction == asked
    await world.send("jana", chat, "Gern")
    assert (await task_of(world, chat)).reaction is None
    key = world.new_key()
    await world.send("katrin", chat, "Und bis wann?", key)
    assert (await task_of(world, chat)).reaction is not None
    await world.send("jana", chat, "Freitag")
    await world.send("katrin", chat, "Und bis wann?", key)
    assert (await task_of(world, chat)).reaction is None


async def test_saving_again_keeps_one_row(world: World) -> None:
    chat = await world.task()
    task, key = await task_of(world, chat), (await world.snapshot("henrik", chat)).chat.id
    await world.context.database.write(lambda c: save_task(c, key, replace(task, title="Neu"), None))
    assert (await task_of(world, chat)).title == "Neu"
