"""Files of dialogs: a message when it is handed in, gone with it otherwise, and nobody else's. On both databases."""

import asyncio
from datetime import timedelta

import pytest

from chat_server.domain.bot.rendered import RenderedDialog
from chat_server.domain.bot.values import Cancel, Confirm, TextInput
from chat_server.domain.chats.chat import Entry
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import DialogFact, Event
from chat_server.domain.files.file import Files, Upload, UploadEnd, UploadPlace
from chat_server.domain.messages.contents import NewMessage
from chat_server.domain.tasks import acts
from chat_server.jobs.bot import DIALOG_REMINDERS
from chat_server.jobs.run_due import run_due
from chat_server.services.bot import dialogs
from chat_server.services.bot.dialogs import StartRequest
from chat_server.services.files.places import MOST_OF_DIALOG
from chat_server.services.files.queries import load_own_uploads_of_dialog
from chat_server.services.files.tidying import remove_old_uploads
from chat_server.storage.core.database import Database
from tests.storage.tasks.test_tasks import accepted
from tests.subjects.files import begun, complete, uploaded
from tests.support.stored_dialogs import another_process, hand_in, say, start, to_summary
from tests.support.world import QUIET, Name, World

pytestmark = pytest.mark.anyio
DAY = timedelta(days=1)


def place_of(dialog: RenderedDialog) -> UploadPlace:
    return UploadPlace("dialog", dialog.pid)


async def listed(world: World, name: Name, dialog: RenderedDialog) -> list[str]:
    me = world.viewers[name]
    return [one.name for one in await world.read(lambda c: load_own_uploads_of_dialog(c, me, dialog.pid))]


async def sent(world: World, name: Name, chat: str) -> list[list[str]]:
    """The files of the messages in a chat."""
    entries = (await world.snapshot(name, chat)).page.entries
    return [found for entry in entries if (found := named(entry))]


def named(entry: Entry) -> list[str]:
    return [file.name for carried in entry.carried if isinstance(carried, Files) for file in carried.files]


def gone(world: World) -> list[UploadEnd]:
    return [fact for fact in world.facts if isinstance(fact, UploadEnd) and fact.place.kind == "dialog"]


async def test_a_task_is_handed_in_with_its_files_in_one_message(world: World) -> None:
    dialog = await start(world, "katrin")
    pids = [await uploaded(world, "katrin", place_of(dialog), name) for name in ("Plan.pdf", "Liste.pdf")]
    assert await listed(world, "katrin", dialog) == ["Plan.pdf", "Liste.pdf"]
    done = (await hand_in(world, "katrin", dialog)).dialog
    chat = done.chat or ""
    assert await sent(world, "jana", chat) == [["Plan.pdf", "Liste.pdf"]]
    me = world.viewers["katrin"].person
    assert gone(world) == [UploadEnd(me, place_of(dialog), pid) for pid in pids]
    (message,) = [
        one for one in world.facts if isinstance(one, Event) and isinstance(one.content, NewMessage)
    ]
    assert (message.actor, message.chat_pid) == (world.pid("katrin"), chat)
    with pytest.raises(Refusal, match="not_found"):
        await listed(world, "katrin", dialog)


async def test_a_new_task_without_files_begins_with_no_message(world: World) -> None:
    done = (await hand_in(world, "katrin", await start(world, "katrin"))).dialog
    assert not [one for one in world.facts if isinstance(one, Event) and isinstance(one.content, NewMessage)]
    assert (await world.snapshot("jana", done.chat or "")).page.entries


async def test_what_is_still_on_its_way_is_waited_for_and_nothing_is_lost(world: World) -> None:
    dialog = await to_summary(world, "katrin", await start(world, "katrin"))
    pid = await begun(world, "katrin", place_of(dialog), "Plan.pdf")
    with pytest.raises(Refusal, match="files_on_the_way"):
        await say(world, "katrin", dialog, Confirm())
    await complete(world, "katrin", pid, "Plan.pdf")
    done = (await say(world, "katrin", dialog, Confirm())).dialog
    assert await sent(world, "jana", done.chat or "") == [["Plan.pdf"]]


async def test_staff_take_down_with_files_for_a_customer(world: World) -> None:
    names: list[Name] = ["jana", "henrik"]
    for name in names:
        dialog = await start(world, name, "Für Ostermann: Bis Freitag drei Hotels in Köln vergleichen")
        await uploaded(world, name, place_of(dialog), f"{name}.pdf")
        done = (await hand_in(world, name, dialog)).dialog
        assert await sent(world, "katrin", done.chat or "") == [[f"{name}.pdf"]]


async def test_a_rating_has_its_files_above_its_card(world: World) -> None:
    chat = await accepted(world)
    await world.act("jana", chat, acts.StartWork())
    await world.act("jana", chat, acts.HandOver("result", "fertig"))
    me = world.viewers["katrin"]
    request = StartRequest(
        viewer=me, key=world.key("katrin"), pid="grating", script="rating", at=world.now(),
        calendar=world.context.calendar, chat=chat,
    )  # fmt: skip
    dialog = await world.context.writer.run(me.person, dialogs.start_dialog, request)
    await uploaded(world, "katrin", place_of(dialog), "Foto.pdf")
    await say(world, "katrin", await to_summary(world, "katrin", dialog), Confirm())
    *_, message, card = (await world.snapshot("jana", chat)).page.entries
    assert named(message) == ["Foto.pdf"]
    assert card.code == "rated"


async def test_files_go_with_a_dialog_that_is_ended(world: World) -> None:
    dialog = await start(world, "katrin")
    pid = await uploaded(world, "katrin", place_of(dialog))
    leaving = (await say(world, "katrin", dialog, Cancel())).dialog
    assert gone(world) == []
    await say(world, "katrin", leaving, Cancel())
    assert gone(world) == [UploadEnd(world.viewers["katrin"].person, place_of(dialog), pid)]


async def test_files_stay_as_long_as_the_dialog_is_open_and_go_with_it(world: World) -> None:
    dialog = await start(world, "katrin")
    await uploaded(world, "katrin", place_of(dialog), "Plan.pdf")
    chat = await world.task()
    await uploaded(world, "katrin", chat)
    await world.clock.advance(2 * DAY.total_seconds())
    assert await world.context.writer.run(0, remove_old_uploads, world.now()) == 1
    assert await listed(world, "katrin", dialog) == ["Plan.pdf"]
    await world.clock.advance(20 * DAY.total_seconds())
    await run_due(DIALOG_REMINDERS, world.context)
    await world.clock.advance(20 * DAY.total_seconds())
    await run_due(DIALOG_REMINDERS, world.context)
    assert [end.place for end in gone(world)] == [place_of(dialog)]


async def test_a_dialog_of_somebody_else_looks_like_an_absent_one(world: World) -> None:
    dialog = await start(world, "katrin")
    foreign: list[tuple[Name, str]] = [("tobias", dialog.pid), ("jana", dialog.pid), ("katrin", "gnone")]
    for name, pid in foreign:
        with pytest.raises(Refusal, match="not_found"):
            await begun(world, name, UploadPlace("dialog", pid))
    await begun(world, "katrin", place_of(dialog))
    heard = {fact.person for fact in world.facts if isinstance(fact, Upload | DialogFact)}
    assert heard == {world.viewers["katrin"].person}
    await hand_in_nothing(world, dialog)
    with pytest.raises(Refusal, match="not_found"):
        await begun(world, "katrin", place_of(dialog))


async def hand_in_nothing(world: World, dialog: RenderedDialog) -> None:
    for _ in range(2):
        dialog = (await say(world, "katrin", dialog, Cancel())).dialog


async def test_a_dialog_takes_so_many_files(world: World) -> None:
    dialog = await start(world, "katrin")
    for _ in range(MOST_OF_DIALOG):
        await uploaded(world, "katrin", place_of(dialog))
    with pytest.raises(Refusal, match="too_many"):
        await begun(world, "katrin", place_of(dialog))
    done = (await hand_in(world, "katrin", dialog)).dialog
    assert [len(files) for files in await sent(world, "jana", done.chat or "")] == [MOST_OF_DIALOG]


@pytest.mark.parametrize("part", range(5))
async def test_of_a_file_and_the_end_of_its_dialog_at_once_nothing_is_left(
    world: World, database: Database, part: int
) -> None:
    """A file that comes as the dialog is handed in is in its message, refused, or stops the dialog."""
    dialog = await to_summary(world, "katrin", await start(world, "katrin"))
    other = another_process(world, database)
    outcomes = await asyncio.gather(
        say(world, "katrin", dialog, Confirm(), other),
        begun(world, "katrin", place_of(dialog), f"{part}.pdf"),
        return_exceptions=True,
    )
    refused = [(one.code, one.detail) for one in outcomes if isinstance(one, Refusal)]
    assert refused in ([("not_found", "")], [("not_allowed", "files_on_the_way")])


async def test_at_night_staff_leave_no_trace(world: World) -> None:
    await world.move_to(QUIET)
    before = len(world.facts)
    dialog = await start(world, "jana", "Für Ostermann: Hotels")
    await uploaded(world, "jana", place_of(dialog))
    await say(world, "jana", dialog, TextInput("zurück"))
    assert {fact.person for fact in world.facts[before:] if isinstance(fact, Upload | DialogFact)} == {
        world.viewers["jana"].person
    }
    assert all(isinstance(fact, Upload | DialogFact) for fact in world.facts[before:])
