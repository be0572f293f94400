"""One row that cannot be read is skipped, counted and logged, and hides nothing else."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from chat_server import faults
from chat_server.domain.core.people import Audience
from chat_server.domain.tasks.snapshot import TaskSnapshot
from chat_server.hub.commands import tasks
from chat_server.jobs.bot import DIALOG_REMINDERS
from chat_server.jobs.held import HELD_ACTS
from chat_server.jobs.run_due import run_due
from chat_server.jobs.tasks import TASK_LAPSES
from chat_server.outward.tasks import show_task_card
from protocol import LEVEL
from protocol.bot.commands import Dialogs, ListDialogs, StartDialog
from protocol.chats.chat import RenameChat
from protocol.chats.log import History, Page
from protocol.core.frames import Failed
from protocol.held import Sent
from protocol.hello import Hello, Resume, Welcome
from protocol.messages import Send
from protocol.tasks.acts import SetArea, SetDone
from protocol.tasks.commands import ActOnTask, GetTask, ListTasks, Tasks
from protocol.tasks.task import TaskCard
from tests.support.clock import ManualClock
from tests.support.database import with_tables
from tests.support.servers.in_process import InProcess, Peer, in_process
from tests.support.world import OPENING, QUIET

pytestmark = pytest.mark.anyio


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[InProcess]:
    async with with_tables(tmp_path) as database, in_process(database, ManualClock()) as server:
        yield server


@dataclass
class Pair:
    """Two tasks of Katrin's, of which the first is damaged, and Jana's device."""

    server: InProcess
    jana: Peer
    bad: str
    good: str

    async def sql(self, statement: str, **given: object) -> None:
        database = self.server.world.context.database
        await database.write(lambda connection: connection.execute(text(statement), given))

    async def damage(self, change: str) -> None:
        await self.sql(
            f"UPDATE tasks SET {change} WHERE chat_id = (SELECT id FROM chats WHERE pid = :pid)",  # noqa: S608
            pid=self.bad,
        )


@pytest.fixture
async def two(server: InProcess) -> Pair:
    faults.unreadable.clear()
    bad, good = await server.world.task(), await server.world.task()
    jana = server.peer("jana")
    await jana.hello()
    for chat in (bad, good):
        await jana.ask(ActOnTask(id=0, key="", chat=chat, act=SetArea(area="marketing")))
    return Pair(server, jana, bad, good)


DAMAGES = (
    "format = 99",
    "data = '{'",
    'data = replace(data, \'"status":"\', \'"status":"un\')',
    "data = replace(data, '\"title\":', '\"x\":')",
    "data = ''",
    "data = replace(data, 'marketing', 'dancing')",
)
"""A later version, broken JSON, a lost field, nothing, an unknown word."""


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_task_that_cannot_be_read_hides_nothing_else(two: Pair, damage: str) -> None:
    await two.damage(damage)
    jana, bad = two.jana, two.bad
    with capture_logs() as lines:
        for _ in range(2):
            listed = cast(Tasks, await jana.ask(ListTasks(id=0)))
            assert [card.chat for card in listed.tasks] == [two.good]
    assert [line["table"] for line in lines if line["event"] == "row not readable"] == ["tasks"]
    assert faults.unreadable == {"tasks": {bad}}
    got = await jana.answer(GetTask(id=0, chat=bad))
    assert isinstance(got, Failed)
    assert (got.code, got.retryable) == ("unreadable", False)
    acted = await jana.answer(ActOnTask(id=0, key="", chat=bad, act=SetDone()))
    assert isinstance(acted, Failed)
    assert acted.code == "unreadable"
    welcome = await two.server.peer("jana").hello()
    assert {bad, two.good} <= {chat.id for chat in welcome.chats}
    opened = await jana.open(bad)
    page = cast(Page, await jana.ask(History(id=0, chat=bad, after=0)))
    assert len(page.entries) == len(opened.entries) > 1


async def test_people_go_on_talking_in_it_and_it_is_renamed(two: Pair) -> None:
    await two.damage("format = 99")
    for name in ("katrin", "jana"):
        peer = two.server.peer("katrin" if name == "katrin" else "jana")
        await peer.hello()
        await peer.ask(Send(id=0, key="", chat=two.bad, text="Und?"))
    await two.jana.ask(RenameChat(id=0, key="", chat=two.bad, title="Anders"))
    assert (await two.jana.open(two.bad)).chat.title == "Anders"


async def test_who_missed_what_happened_to_it_opens_the_chat_again(two: Pair) -> None:
    """An event that cannot be told would leave a gap for ever: the chat begins anew instead."""
    opened = {chat: (await two.jana.open(chat)).chat.head for chat in (two.bad, two.good)}
    await two.damage("format = 99")
    have = {chat: head - 1 for chat, head in opened.items()}
    hello = Hello(id=0, level=LEVEL, resume=Resume(epoch="epoch", chats=have))
    welcome = cast(Welcome, await two.server.peer("jana").ask(hello))
    assert welcome.reset == [two.bad]


async def test_a_line_of_the_log_that_cannot_be_read_is_shown_without_data(two: Pair) -> None:
    await two.sql("UPDATE texts SET text = '{' WHERE text LIKE '{%'")
    opened = await two.jana.open(two.good)
    codes = [getattr(entry, "code", None) for entry in opened.entries]
    assert "area_set" in codes or any(codes)
    assert faults.unreadable["events"]


async def test_an_event_of_an_unknown_kind_is_left_out(two: Pair) -> None:
    await two.sql(
        "UPDATE events SET kind = 99 WHERE seq = 2 AND chat_id = (SELECT id FROM chats WHERE pid = :pid)",
        pid=two.bad,
    )
    opened = await two.jana.open(two.bad)
    assert 2 not in {entry.seq for entry in opened.entries}
    hello = Hello(id=0, level=LEVEL, resume=Resume(epoch="epoch", chats={two.bad: 1}))
    welcome = cast(Welcome, await two.server.peer("jana").ask(hello))
    assert welcome.reset == [two.bad]
    assert faults.unreadable == {"events": {f"{two.bad} 2"}}


async def test_time_goes_on_for_the_others(two: Pair) -> None:
    await two.damage("format = 99")
    await two.sql("UPDATE tasks SET lapse_at = 1")
    context = two.server.world.context
    assert await run_due(TASK_LAPSES, context) == 2
    assert await run_due(TASK_LAPSES, context) == 0
    await two.server.world.clock.advance(601)
    assert await run_due(TASK_LAPSES, context) == 1


async def test_held_acts_that_cannot_be_read_do_not_hold_up_the_others(two: Pair) -> None:
    world = two.server.world
    await world.move_to(QUIET)
    for words in ("eins", "zwei", "drei"):
        await two.jana.ask(Send(id=0, key="", chat=two.good, text=words))
    await two.sql("UPDATE held_acts SET act = 'dance' WHERE content LIKE '%eins%'")
    await two.sql("UPDATE held_acts SET content = '{' WHERE content LIKE '%zwei%'")
    welcome = await two.server.peer("jana").hello()
    assert [act.text for act in welcome.held] == ["drei"]
    assert len(faults.unreadable["held_acts"]) == 2
    await world.move_to(OPENING)
    await run_due(HELD_ACTS, world.context)
    page = cast(Page, await two.jana.ask(History(id=0, chat=two.good, after=0)))
    assert [getattr(entry, "text", "") for entry in page.entries][-1] == "drei"


async def test_dialogs_that_cannot_be_read_hide_no_other(two: Pair) -> None:
    for _ in range(2):
        await two.jana.ask(StartDialog(id=0, key="", script="new_task"))
    await two.sql("UPDATE dialogs SET state = '{' WHERE id = 1")
    listed = cast(Dialogs, await two.jana.ask(ListDialogs(id=0)))
    assert len(listed.dialogs) == 1
    assert len(faults.unreadable["dialogs"]) == 1
    await two.sql("UPDATE dialogs SET due_at = 1")
    assert await run_due(DIALOG_REMINDERS, two.server.world.context) == 2
    assert await run_due(DIALOG_REMINDERS, two.server.world.context) == 0


async def test_what_contradicts_itself_is_skipped_too(two: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that can be read and not shown."""
    show = show_task_card

    def card(now: TaskSnapshot, audience: Audience) -> TaskCard:
        if now.chat_pid == two.bad:
            raise KeyError(4711)
        return show(now, audience)

    monkeypatch.setattr(tasks, "show_task_card", card)
    listed = cast(Tasks, await two.jana.ask(ListTasks(id=0)))
    assert [card.chat for card in listed.tasks] == [two.good]
    assert faults.unreadable == {"tasks": {two.bad}}


async def test_the_chat_goes_on_live_after_what_cannot_be_read(two: Pair) -> None:
    """A gap in the store is no gap to be filled for ever."""
    await two.jana.open(two.good)
    room = next(room for room in two.server.hub.rooms if room.pid == two.good)
    await two.sql(
        "UPDATE events SET kind = 99 WHERE seq = :seq AND chat_id = :chat", seq=room.delivered, chat=room.chat
    )
    room.delivered -= 1
    katrin = two.server.peer("katrin")
    await katrin.hello()
    sent = cast(Sent, await katrin.ask(Send(id=0, key="", chat=two.good, text="Hallo")))
    while room.delivered < sent.seq:
        await two.jana.another_push()
    assert two.jana.pushes[-1].seq == sent.seq  # type: ignore[attr-defined]
