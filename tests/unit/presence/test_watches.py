"""The turn of the day: everybody is told, in slices, and what the store could not say is asked for again."""

import asyncio
from datetime import datetime
from unittest.mock import AsyncMock, Mock

import pytest

from chat_server.domain.chats.chat import HiddenMark
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import Viewer, VisiblePeople
from chat_server.domain.held import HeldAct
from chat_server.hub.background import handovers, watches
from chat_server.hub.presence.presence import Presence
from chat_server.hub.quiet_hours import QuietHours
from protocol.calendar import Day, DayChanged
from protocol.chats.read_marks import ReadMoved
from protocol.presence import PresenceAll
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

    async def hidden_marks(self, _now: int) -> list[HiddenMark]:
        self.asked += 1
        if self.asked <= self.failures:
            raise OSError
        return [MARK]


def hub_with(clock: ManualClock, failures: int = 0) -> Mock:
    hub = Mock(clock=clock, truth=Store(failures), day=QuietHours(clock, Calendar()))
    hub.presence = Presence(Mock(), clock, "here", hub.day.is_quiet, Mock())
    return hub


def customer(number: int) -> Mock:
    viewer = Viewer(number, f"p{number}", "customer")
    return Mock(spec=["write", "viewer", "encoding", "view"], view=None, viewer=viewer, encoding="msgpack")


async def test_read_marks_are_shown_once_when_the_store_answers_again() -> None:
    clock = ManualClock(MORNING)
    hub = hub_with(clock, failures=2)
    watching = asyncio.create_task(watches.watch_day(hub))
    for _second in range(6):
        for _turn in range(20):
            await asyncio.sleep(0)
        await clock.advance(1.0)
    watching.cancel()
    assert hub.truth.asked == 3
    [told] = hub.tell_room.call_args_list
    assert told.args[:2] == (1, ReadMoved(chat="cone", person="pjana", seq=7))
    assert all(audience == "customer" for audience, _encoding in told.args[2])


async def test_the_loop_turns_while_many_are_told_and_each_is_told_once() -> None:
    clock = ManualClock(MORNING)
    hub = hub_with(clock)
    customers = [customer(number) for number in range(50)]
    for number, connection in enumerate(customers):
        hub.presence.watch(connection, VisiblePeople(frozenset({1_000 + number // 2}), frozenset()))
    hub.tell_presence.side_effect = lambda *_: setattr(clock, "_monotonic", clock.monotonic() + 0.002)
    turning = asyncio.create_task(watches.turn(hub, QUIET))
    turns = 0
    while not turning.done():
        turns += 1
        await asyncio.sleep(0)
    assert turns > 25 * 0.002 / watches.SLICE_SECONDS / 2
    assert all(connection.write.call_count == 1 for connection in customers)


async def test_who_comes_to_see_others_while_all_are_told_is_told() -> None:
    clock = ManualClock(MORNING)
    hub = hub_with(clock)
    early, late = customer(1), customer(2)
    hub.presence.watch(early, VisiblePeople(frozenset({1_000}), frozenset()))

    def arrives(_connections: object, _push: PresenceAll) -> None:
        if late.view is None:
            hub.presence.watch(late, VisiblePeople(frozenset({1_001}), frozenset()))

    hub.tell_presence.side_effect = arrives
    await watches.turn(hub, QUIET)
    assert late.write.called
    assert hub.tell_presence.call_count == 2


async def test_what_the_command_line_handed_over_is_told_once_to_both() -> None:
    """It has no bus to ring by; the sweep finds it, and finds it again for a minute."""
    act = HeldAct(1, "hone", 7, "cone", "send", 1, 2, "review", 3, text="a", author="pjana")
    truth = Mock(
        handed=AsyncMock(return_value=[(4, act)]), stopped=AsyncMock(return_value={("cone", 5): "task"})
    )
    jana, sabine = (Mock(missed=None, greeted=True) for _ in range(2))
    for connection in (jana, sabine):
        connection.encoding, connection.viewer = "msgpack", Viewer(1, "p1", "assistant")
    hub = Mock(truth=truth, people={4: {jana}, 7: {sabine}}, handed=set())
    await handovers.compare(hub, 0)
    await handovers.compare(hub, 0)
    (gone,), (given,) = jana.write.call_args.args, sabine.write.call_args.args
    assert b"held.gone" in gone
    assert b"held.changed" in given
    assert jana.write.call_count == sabine.write.call_count == 1
    hub.on_fact.assert_called_once_with("task")
