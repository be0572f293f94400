"""Dialogs in the database: one winner among processes, what time does to them, and states nobody understands."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from operator import methodcaller
from random import Random

import pytest
from sqlalchemy import func, insert, select, update

from chat_server.domain.bot.codec import Json
from chat_server.domain.bot.rendered import RenderedDialog
from chat_server.domain.bot.values import Back, Cancel, ChangeAnswer, Confirm, TextInput
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import DialogFact
from chat_server.jobs.bot import DIALOG_REMINDERS
from chat_server.jobs.run_due import run_due
from chat_server.services.bot import dialogs
from chat_server.services.bot.dialogs import (
    MAX_OPEN_DIALOGS,
    StartRequest,
)
from chat_server.services.people import accounts as account_service
from chat_server.services.profiles import NameRequest, set_name
from chat_server.storage.bot import tables as bot_tables
from chat_server.storage.core.database import Database
from chat_server.storage.tasks import tables as tasks_tables
from tests.support.stored_dialogs import (
    another_process,
    hand_in,
    listed,
    rows,
    say,
    start,
    to_summary,
    told,
)
from tests.support.world import Name, World

pytestmark = pytest.mark.anyio
DAY = timedelta(days=1)


async def test_a_dialog_is_kept_and_told_to_its_owner_alone(world: World) -> None:
    first = await start(world, "katrin")
    second = await start(world, "katrin", None)
    assert [one.pid for one in await listed(world, "katrin")] == [second.pid, first.pid]
    assert await listed(world, "tobias") == []
    assert {fact.person for fact in world.facts if isinstance(fact, DialogFact)} == {
        world.viewers["katrin"].person
    }
    with pytest.raises(Refusal, match="not_found"):
        await say(world, "tobias", first, TextInput("Meine"))


async def test_a_task_is_created_once_with_all_that_was_said(world: World) -> None:
    said = await hand_in(world, "katrin", await start(world, "katrin"))
    chat = said.dialog.chat or ""
    snapshot = await world.snapshot("jana", chat)
    assert snapshot.chat.title == "Drei Hotels in Köln recherchieren"
    notice = json.loads(snapshot.page.entries[1].text or "")
    assert ["Zeit", "2 Std.", "max. 2 Stunden"] in json.loads(notice["data"]["dialog"])
    assert await listed(world, "katrin") == []


async def test_a_second_task_is_begun_when_the_first_is_handed_in(world: World) -> None:
    message = "Bis Freitag den Tisch reservieren lassen. Bis Montag die Reifen wechseln lassen."
    asked = await start(world, "katrin", message)
    divided = (await say(world, "katrin", asked, TextInput("ja, zwei"))).dialog
    assert await rows(world) == 1
    done = (await say(world, "katrin", divided, Confirm())).dialog
    assert done.status == "done"
    (second,) = await listed(world, "katrin")
    assert (second.title, second.status) == ("Die Reifen wechseln lassen", "open")
    assert {line.step for line in second.lines if line.state == "answered"} == {"title", "deadline"}
    assert told(world.facts)[-1] == (second.pid, "open", False)
    again = await say(world, "katrin", divided, Confirm())
    assert (again.refused, len(await listed(world, "katrin"))) == ("closed", 1)


@pytest.mark.parametrize("part", range(5))
async def test_of_processes_that_answer_at_once_one_wins(world: World, database: Database, part: int) -> None:
    dialog = await start(world, "katrin", None)
    processes = [another_process(world, database) for _ in range(4)]
    answers = await asyncio.gather(
        *(
            say(world, "katrin", dialog, TextInput(f"Aufgabe {part} {number}"), one)
            for number, one in enumerate(processes)
        )
    )
    assert sorted(str(said.refused) for said in answers) == ["None", *["stale"] * 3]
    (won,) = [said for said in answers if said.refused is None]
    assert {said.dialog.title for said in answers} == {won.dialog.title}
    assert len(told(world.facts)) == 2


async def test_of_processes_that_hand_in_at_once_one_creates_the_task(
    world: World, database: Database
) -> None:
    dialog = await to_summary(world, "katrin", await start(world, "katrin"))
    processes = [another_process(world, database) for _ in range(4)]
    answers = await asyncio.gather(*(say(world, "katrin", dialog, Confirm(), one) for one in processes))
    assert sorted(str(said.refused) for said in answers) == ["None", *["closed"] * 3]
    assert len({said.dialog.chat for said in answers}) == 1
    count = await world.read(
        lambda c: c.execute(select(func.count()).select_from(tasks_tables.tasks)).scalar_one()
    )
    assert count == 1


async def test_processes_together_start_no_more_than_may_be_open(world: World, database: Database) -> None:
    processes = [another_process(world, database) for _ in range(3)]
    me = world.viewers["katrin"]
    requests = [
        StartRequest(
            viewer=me,
            key=world.key("katrin"),
            pid=f"g{n}",
            script="new_task",
            at=world.now(),
            calendar=world.context.calendar,
        )
        for n in range(MAX_OPEN_DIALOGS + 5)
    ]
    outcomes = await asyncio.gather(
        *(
            processes[n % 3].writer.run(me.person, dialogs.start_dialog, one)
            for n, one in enumerate(requests)
        ),
        return_exceptions=True,
    )
    refused = [one.code for one in outcomes if isinstance(one, Refusal)]
    assert refused == ["too_many_dialogs"] * 5
    assert len(await listed(world, "katrin")) == MAX_OPEN_DIALOGS


async def test_a_reminder_comes_once_after_a_day_and_again_after_a_change(
    world: World, database: Database
) -> None:
    dialog = await start(world, "katrin")
    world.facts.clear()
    await world.clock.advance(24 * 3600 - 1)
    assert await run_due(DIALOG_REMINDERS, world.context) == 0
    await world.clock.advance(1)
    await asyncio.gather(*(run_due(DIALOG_REMINDERS, another_process(world, database)) for _ in range(3)))
    assert told(world.facts) == [(dialog.pid, "open", True)]
    assert await run_due(DIALOG_REMINDERS, world.context) == 0
    (now,) = await listed(world, "katrin")
    assert (now.reminded, now.number) == (True, dialog.number)
    said = await say(world, "katrin", now, TextInput("Am Rhein"))
    assert not said.dialog.reminded
    await world.clock.advance(24 * 3600)
    assert await run_due(DIALOG_REMINDERS, world.context) == 1
    assert told(world.facts)[-1] == (dialog.pid, "open", True)


async def test_after_two_weeks_it_is_gone(world: World, database: Database) -> None:
    dialog = await start(world, "katrin")
    await world.clock.advance(24 * 3600)
    await run_due(DIALOG_REMINDERS, world.context)
    world.facts.clear()
    await world.clock.advance((13 * DAY).total_seconds() - 1)
    assert await run_due(DIALOG_REMINDERS, world.context) == 0
    await world.clock.advance(1)
    await asyncio.gather(*(run_due(DIALOG_REMINDERS, another_process(world, database)) for _ in range(3)))
    assert told(world.facts) == [(dialog.pid, "removed", False)]
    assert await rows(world) == 0
    with pytest.raises(Refusal, match="not_found"):
        await say(world, "katrin", dialog, Back())


async def test_one_that_was_forgotten_for_long_goes_without_a_reminder(world: World) -> None:
    dialog = await start(world, "katrin")
    world.facts.clear()
    await world.clock.advance((20 * DAY).total_seconds())
    await run_due(DIALOG_REMINDERS, world.context)
    assert told(world.facts) == [(dialog.pid, "removed", False)]


async def test_what_is_over_is_removed_without_a_word_and_cancelled_answers_at_once(world: World) -> None:
    dialog = await start(world, "katrin")
    done = (await hand_in(world, "katrin", await start(world, "katrin"))).dialog
    for _ in range(2):
        dialog = (await say(world, "katrin", dialog, Cancel())).dialog
    data = await world.read(lambda c: c.execute(select(bot_tables.dialogs.c.state)).scalars().all())
    assert sum("Hotels" in state for state in data) == 1
    assert (await say(world, "katrin", done, Back())).refused == "closed"
    world.facts.clear()
    await world.clock.advance((13 * DAY).total_seconds())
    assert await run_due(DIALOG_REMINDERS, world.context) == 0
    await world.clock.advance(DAY.total_seconds())
    assert await run_due(DIALOG_REMINDERS, world.context) == 2
    assert (await rows(world), told(world.facts)) == (0, [])


async def test_of_a_cancelled_dialog_no_second_task_is_kept_or_begun(world: World) -> None:
    message = "Bis Freitag den Tisch reservieren lassen. Bis Montag die Reifen wechseln lassen."
    dialog = (await say(world, "katrin", await start(world, "katrin", message), TextInput("zwei"))).dialog
    for _ in range(2):
        dialog = (await say(world, "katrin", dialog, Cancel())).dialog
    data = await world.read(lambda c: c.execute(select(bot_tables.dialogs.c.state)).scalars().all())
    assert not any("Reifen" in state for state in data)
    assert await listed(world, "katrin") == []


async def test_a_key_of_a_dialog_that_is_gone_finds_no_other_one(world: World) -> None:
    """SQLite gives the number of a deleted row to the next one."""
    key = world.new_key()
    await start(world, "katrin", key=key)
    await world.clock.advance((14 * DAY).total_seconds() - 3600)
    await run_due(DIALOG_REMINDERS, world.context)
    await world.read(lambda c: c.execute(select(bot_tables.dialogs)).all())
    await world.clock.advance(3600)
    await run_due(DIALOG_REMINDERS, world.context)
    assert await rows(world) == 0
    await start(world, "tobias", "Geheim")
    await start(world, "katrin", "Anderes")
    with pytest.raises(Refusal, match="not_found"):
        await start(world, "katrin", key=key)


async def test_who_has_no_customer_any_more_keeps_the_draft_and_cannot_hand_it_in(world: World) -> None:
    dialog = await to_summary(world, "nora", await start(world, "nora"))
    await world.clock.advance(1)
    await account_service.unassign(world.context, world.pid("nora"), "awie")
    (shown,) = await listed(world, "nora")
    assert shown.title == dialog.title
    with pytest.raises(Refusal):
        await say(world, "nora", shown, Confirm())
    assert [one.status for one in await listed(world, "nora")] == ["open"]
    with pytest.raises(Refusal) as refused:
        await start(world, "nora")
    assert refused.value.detail == "task.no_customer"


async def test_staff_see_their_customers_and_management_all(world: World) -> None:
    jana, henrik = await start(world, "jana", None), await start(world, "henrik", None)
    assert (jana.step, henrik.step) == ("title", "customer")
    assert [option.label for option in henrik.options] == ["aost", "awie"]


DAMAGED = ("", "null", "[]", "{", '{"script":"new_task"}', "[" * 5_000, '{"status":"open"}')


async def test_a_damaged_state_hides_no_other_one_and_goes_in_the_end(world: World) -> None:
    whole = await start(world, "katrin")
    for number, data in enumerate(DAMAGED):
        await keep(world, f"gd{number}", "new_task", data)
    await keep(world, "gunknown", "weekly", json.dumps({**await state_of(world, whole), "script": "weekly"}))
    await keep(world, "gother", "rating", json.dumps(await state_of(world, whole)))
    assert [one.pid for one in await listed(world, "katrin")] == [whole.pid]
    with pytest.raises(Refusal, match="not_found"):
        await say(world, "katrin", replace(whole, pid="gd3"), Back())
    await world.clock.advance(DAY.total_seconds())
    assert await run_due(DIALOG_REMINDERS, world.context) == len(DAMAGED) + 3
    assert await run_due(DIALOG_REMINDERS, world.context) == 0
    assert told(world.facts)[-1][0] == whole.pid
    await world.clock.advance((13 * DAY).total_seconds())
    await run_due(DIALOG_REMINDERS, world.context)
    assert await rows(world) == 0


async def state_of(world: World, dialog: RenderedDialog) -> Json:
    mine = select(bot_tables.dialogs.c.state).where(bot_tables.dialogs.c.pid == dialog.pid)
    found: Json = json.loads(await world.read(lambda c: c.execute(mine).scalar_one()))
    return found


async def keep(world: World, pid: str, script: str, state: str) -> None:
    at = world.now()
    await world.context.database.write(
        lambda c: c.execute(
            insert(bot_tables.dialogs).values(
                pid=pid, person_id=world.viewers["katrin"].person, script=script, number=1, status="open",
                changed_at=at, due_at=at + 86_400_000, state=state,
            )
        )
    )  # fmt: skip


async def test_whatever_stands_in_a_state_the_list_and_time_go_on(world: World) -> None:
    """Every value of a real state in turn replaced by something else of a wrong kind or of another step."""
    dialog = await start(world, "katrin")
    dialog = (await say(world, "katrin", dialog, TextInput("xyz" * 9))).dialog
    whole, pick = await state_of(world, dialog), Random(7)
    strange: list[object] = [None, -1, 2**70, "", "x", "2026-99-99T00:00", [], {}, True, 1.5, "summary"]
    for number in range(120):
        damaged = damage(whole, pick, pick.choice(strange))
        changed = update(bot_tables.dialogs).values(state=json.dumps(damaged), due_at=0)
        await world.context.database.write(methodcaller("execute", changed))
        shown = await listed(world, "katrin")
        assert len(shown) <= 1, number
        await run_due(DIALOG_REMINDERS, world.context)
        if not await rows(world):
            dialog = await start(world, "katrin")


def damage(value: object, pick: Random, strange: object) -> object:
    """A copy in which one value, somewhere, is another one."""
    if not isinstance(value, dict) or not value or pick.random() < 0.15:
        return strange
    name = pick.choice(sorted(value))
    return {**value, name: damage(value[name], pick, strange)}


RENAMED: tuple[tuple[Name, str, bool], ...] = (
    ("katrin", "Katrin Neu", False),
    ("jana", "Jana Nachts", True),
    ("jana", "Jana Neu", False),
)


async def test_a_dialog_shows_the_name_that_an_assistant_has_now(world: World) -> None:
    """Told at once to whoever may choose her; nobody hears of what waits for the opening."""
    asked = await start(world, "katrin")
    await say(world, "katrin", asked, ChangeAnswer("assistant"))
    await start(world, "paul")
    told: list[DialogFact] = []
    for name, new, quiet in RENAMED:
        world.facts.clear()
        me = world.viewers[name]
        request = NameRequest(
            viewer=me, name=new, quiet=quiet, at=world.now(), calendar=world.context.calendar
        )
        await world.context.writer.run(me.person, set_name, request)
        told = [fact for fact in world.facts if isinstance(fact, DialogFact)]
        assert len(told) == (new == "Jana Neu")
    assert told[0].person == world.viewers["katrin"].person
    assert [told[0].dialog] == await listed(world, "katrin")
    assert "Jana Neu" in repr(told[0].dialog)
