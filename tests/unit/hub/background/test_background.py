"""What a hub does over and over: telling of quiet hours in slices, asking the store again, and what leavers left."""

import asyncio
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import cast
from unittest.mock import Mock

import pytest

from chat_server.domain.chats.chat import HiddenMark
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import Audience, Viewer, VisiblePeople
from chat_server.domain.facts import Fact, TaskFact
from chat_server.domain.held import HandedOn, HeldAct, gone_from
from chat_server.domain.messages.held_acts import HeldSend
from chat_server.hub.background import quiet_hours
from chat_server.hub.background.handovers import HandoverSweep
from chat_server.hub.background.lost_tasks import BATCH, LostTasks
from chat_server.hub.core.quiet_hours import QuietHours
from chat_server.hub.core.running_tasks import RunningTasks
from chat_server.hub.presence.presence import Presence
from chat_server.hub.presence.viewpoints import Viewpoints
from chat_server.hub.rooms.room import Room
from chat_server.hub.rooms.rooms import Rooms
from chat_server.services.core.ports import LeftBehind
from protocol.calendar import Day, DayChanged
from protocol.chats.read_marks import ReadMoved
from protocol.client.received import decode_server_frame
from tests.support.clock import ManualClock

pytestmark = pytest.mark.anyio
MORNING = datetime.fromisoformat("2026-03-05T07:59:59+01:00")
QUIET = DayChanged(now=0, day=Day(quiet=True, until=1))
MARK = HiddenMark(1, "cone", "pjana", 7)


class Store:
    """Cannot say what was hidden at first."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.asked = 0

    async def hidden_marks(self, now: int) -> list[HiddenMark]:
        self.asked += 1
        if self.asked <= self.failures:
            raise OSError
        return [MARK]


def receivers_on(clock: ManualClock) -> Mock:
    """Presence and quiet hours are real; rooms remember what they are asked to tell."""
    receivers = Mock(quiet_hours=QuietHours(clock, Calendar()), viewpoints=Viewpoints())
    receivers.presence = Presence(
        Mock(), clock, "here", receivers.quiet_hours.is_quiet, receivers.viewpoints, Mock()
    )
    return receivers


def customer(number: int) -> Mock:
    viewer = Viewer(person=number, pid=f"p{number}", kind="customer")
    return Mock(
        spec=["write", "viewer", "encoding", "viewpoint"], viewpoint=None, viewer=viewer, encoding="msgpack"
    )


async def test_read_marks_are_shown_once_when_the_store_answers_again() -> None:
    clock = ManualClock(MORNING)
    receivers, store = receivers_on(clock), Store(failures=2)
    watching = asyncio.create_task(quiet_hours.watch_quiet_hours(store, clock, receivers))
    for _second in range(6):
        for _turn in range(20):
            await asyncio.sleep(0)
        await clock.advance(1.0)
    watching.cancel()
    assert store.asked == 3
    [told] = receivers.rooms.push_to_room.call_args_list
    assert told.args[:2] == (1, ReadMoved(chat="cone", person="pjana", seq=7))
    assert all(audience == "customer" for audience, _encoding in told.args[2])


async def test_the_loop_turns_while_many_are_told_and_each_is_told_once() -> None:
    clock = ManualClock(MORNING)
    receivers = receivers_on(clock)
    customers = [customer(number) for number in range(50)]
    for number, connection in enumerate(customers):
        connection.write.side_effect = lambda _data: setattr(clock, "_monotonic", clock.monotonic() + 0.001)
        receivers.viewpoints.watch(
            connection, VisiblePeople.of(frozenset({1_000 + number // 2}), frozenset())
        )
    telling = asyncio.create_task(quiet_hours.tell_change(clock, receivers, QUIET))
    turns = 0
    while not telling.done():
        turns += 1
        await asyncio.sleep(0)
    assert turns > 25 * 0.004 / quiet_hours.SLICE_SECONDS / 2
    assert all(written(connection) == ["day.changed", "presence.all"] for connection in customers)


def written(connection: Mock) -> list[str]:
    """The tags of the pushes that a connection was sent."""
    pushes = [decode_server_frame(call.args[0][2:]) for call in connection.write.call_args_list]
    return [str(push.__struct_config__.tag) for push in pushes if push is not None]


async def test_who_comes_to_see_others_while_all_are_told_is_told() -> None:
    clock = ManualClock(MORNING)
    receivers = receivers_on(clock)
    early, late = customer(1), customer(2)
    receivers.viewpoints.watch(early, VisiblePeople.of(frozenset({1_000}), frozenset()))

    def arrives(_data: bytes) -> None:
        if late.viewpoint is None:
            receivers.viewpoints.watch(late, VisiblePeople.of(frozenset({1_001}), frozenset()))

    early.write.side_effect = arrives
    await quiet_hours.tell_change(clock, receivers, QUIET)
    assert written(early) == written(late) == ["day.changed", "presence.all"]


class Tasks:
    """Tells of each chat asked for that it has a task, and notes what is asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.may_answer = asyncio.Event()

    async def tasks_in_turn(self, chats: Collection[str]) -> list[TaskFact]:
        self.asked.append(list(chats))
        await self.may_answer.wait()
        return [TaskFact(int(chat), chat, (), Mock()) for chat in chats]


async def test_after_a_loss_staff_are_told_how_the_tasks_of_their_chats_stand() -> None:
    delivered: list[Fact] = []
    all_told = asyncio.Event()
    queries = Tasks()
    rooms = [Room(chat, str(chat), 0) for chat in range(BATCH + 5)]
    for room in rooms:
        audience: Audience = "customer" if room.chat == 3 else "staff"
        room.live[audience, "json"] = {Mock()}

    def deliver(fact: Fact) -> None:
        delivered.append(fact)
        if len(delivered) == 2 * len(chats):
            all_told.set()

    chats = [str(chat) for chat in range(BATCH + 5) if chat != 3]
    looking = LostTasks(queries, RunningTasks(), cast(Rooms, rooms), deliver)
    for _ in range(3):
        looking.look()
    await asyncio.sleep(0)
    looking.look()
    queries.may_answer.set()
    await all_told.wait()
    assert queries.asked == [chats[:BATCH], chats[BATCH:]] * 2
    assert [fact.chat_pid for fact in delivered if isinstance(fact, TaskFact)] == chats * 2


class Leavers:
    """Somebody left a held act and a running timer."""

    def __init__(self, *in_turn: LeftBehind) -> None:
        self._in_turn = list(in_turn)

    async def left_behind(self, since: int) -> LeftBehind:
        return LEFT

    async def left_behind_in_turn(self, since: int) -> LeftBehind:
        return self._in_turn.pop()


ACT = HeldAct(
    id=1, pid="hone", person=7, chat_pid="cone", act=HeldSend("a"), at=1, release_at=2, state="review", head=3,
    handed_on=HandedOn("pjana", "Aufgabe"),
)  # fmt: skip
TIMER = TaskFact(1, "cone", (), Mock())


LEFT: LeftBehind = {("hone", 7): (gone_from(ACT, 4), ACT), ("cone", 5): (TIMER,)}


async def test_what_the_command_line_handed_over_is_told_once_to_both() -> None:
    """It has no bus to ring by; the sweep finds it, and finds it again for a minute."""
    delivered: list[Fact] = []
    sweep = HandoverSweep(Leavers(LEFT), delivered.append)
    await sweep.run(0)
    await sweep.run(0)
    assert sorted(map(repr, delivered)) == sorted(map(repr, [gone_from(ACT, 4), ACT, TIMER]))


async def test_what_was_changed_while_the_sweep_read_is_told_as_it_is_now() -> None:
    """It had told the lead's screen the old words again, after the lead had changed them."""
    delivered: list[Fact] = []
    reworded = replace(ACT, act=HeldSend("b"), state="waiting")
    await HandoverSweep(Leavers({("hone", 7): (reworded,)}), delivered.append).run(0)
    assert delivered == [reworded]
