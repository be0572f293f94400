"""The parts of the hub without a network: connections, back-pressure, rooms, rates, keep-alive, the day."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import Kind, Viewer
from chat_server.domain.core.times import to_millis
from chat_server.domain.event_contents import NewMessage
from chat_server.domain.facts import Event
from chat_server.hub.connections.channel import Channel
from chat_server.hub.connections.client_connection import HIGH_WATER, MAX_BUFFER, ClientConnection
from chat_server.hub.connections.framing import Opcode, close_frame, frame
from chat_server.hub.connections.keepalive import PING, Keepalive
from chat_server.hub.connections.rates import FLOOD, Rates
from chat_server.hub.core.quiet_hours import QuietHours
from chat_server.hub.rooms.room import LAST, MAX_BUFFERED, Room, Verdict
from protocol.codec import Encoding
from protocol.core import limits
from protocol.core.errors import BAD_FRAME, CLOSE_CODES, RESTART, TOO_BIG, TOO_SLOW
from tests.support.clock import ManualClock
from tests.support.raw_socket import close_payload
from tests.support.raw_socket import frame as client_frame

pytestmark = pytest.mark.anyio


class Line(asyncio.Transport):
    """A line whose other end takes nothing until `take`; it obeys the water mark as real ones do."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []
        self.waiting = 0
        self.takes = True
        self.acts: list[str] = []
        self.connection: ClientConnection

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        assert high == HIGH_WATER

    def get_write_buffer_size(self) -> int:
        return self.waiting

    def write(self, data: bytes | bytearray | memoryview) -> None:
        assert "write_eof" not in self.acts, "written after the end"
        self.written.append(bytes(data))
        if not self.takes:
            before, self.waiting = self.waiting, self.waiting + len(data)
            if before <= HIGH_WATER < self.waiting:
                self.connection.pause_writing()

    def take(self) -> None:
        """The other end reads everything."""
        self.takes, self.waiting = True, 0
        self.connection.resume_writing()

    def write_eof(self) -> None:
        self.acts.append("write_eof")

    def is_closing(self) -> bool:
        return "abort" in self.acts

    def abort(self) -> None:
        self.acts.append("abort")

    def pause_reading(self) -> None:
        self.acts.append("pause_reading")

    def resume_reading(self) -> None:
        self.acts.append("resume_reading")


@dataclass
class Desk:
    """What a connection tells its hub."""

    rates: Rates
    heard: list[bytes] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    lines_gone: int = 0

    def joined(self, _connection: ClientConnection) -> None:
        """Nothing to do."""

    def received(self, _connection: ClientConnection, payload: bytes) -> None:
        self.heard.append(payload)

    def left(self, _connection: ClientConnection, code: int) -> None:
        self.ended.append(code)

    def gone(self, _connection: ClientConnection) -> None:
        self.lines_gone += 1


def connected(
    encoding: Encoding = "msgpack", kind: Kind = "customer", person: int = 1, rates: Rates | None = None
) -> tuple[ClientConnection, Line, Desk]:
    desk, line = Desk(rates or Rates(ManualClock())), Line()
    connection = ClientConnection(desk, Viewer(person=person, pid=f"p{person}", kind=kind), 1, encoding)
    line.connection = connection
    connection.connection_made(line)
    return connection, line, desk


def ending(code: int, reason: str | None = None) -> bytes:
    return close_frame(code, CLOSE_CODES[code].reason if reason is None else reason)


# A connection.


@pytest.mark.parametrize(("encoding", "opcode"), [("msgpack", Opcode.BINARY), ("json", Opcode.TEXT)])
def test_commands_come_in_the_frames_of_the_encoding(encoding: Encoding, opcode: int) -> None:
    connection, line, desk = connected(encoding)
    connection.data_received(client_frame(opcode, b"one") + client_frame(opcode, b"two")[:4])
    assert desk.heard == [b"one"]
    connection.send(b"answer")
    assert line.written == [frame(opcode, b"answer")]
    other = Opcode.TEXT if opcode == Opcode.BINARY else Opcode.BINARY
    connection, line, desk = connected(encoding)
    connection.data_received(client_frame(other, b"wrong") + client_frame(opcode, b"after"))
    assert (desk.heard, desk.ended) == ([], [BAD_FRAME])


def test_a_text_frame_must_be_utf8() -> None:
    connection, line, desk = connected("json")
    connection.data_received(client_frame(Opcode.TEXT, b'{"t":"\xff"}'))
    assert (desk.heard, desk.ended) == ([], [1007])
    assert line.written[0][2:4] == (1007).to_bytes(2, "big")


def test_what_came_before_a_broken_frame_is_carried_out() -> None:
    connection, _, desk = connected()
    connection.data_received(client_frame(Opcode.BINARY, b"one") + client_frame(3, b"?"))
    assert (desk.heard, desk.ended) == ([b"one"], [1002])


def test_a_command_too_big_ends_the_connection() -> None:
    connection, _, desk = connected()
    connection.data_received(client_frame(Opcode.BINARY, size=64 * 1024 + 1))
    assert desk.ended == [TOO_BIG]


def test_pings_are_answered_as_long_as_there_are_tokens() -> None:
    connection, line, _ = connected(rates=Rates(ManualClock(), per_second=1, burst=2))
    connection.data_received(client_frame(Opcode.PING, b"a") * 5 + client_frame(Opcode.PONG, b"b"))
    assert line.written == [frame(Opcode.PONG, b"a")] * 2


@pytest.mark.parametrize(
    ("payload", "answer"), [(b"", 1000), (close_payload(1000, b"bye"), 1000), (close_payload(4999), 4999)]
)
def test_a_close_frame_is_answered_once(payload: bytes, answer: int) -> None:
    connection, line, desk = connected()
    connection.data_received(client_frame(Opcode.CLOSE, payload) + client_frame(Opcode.BINARY, b"after"))
    connection.data_received(client_frame(Opcode.CLOSE, payload))
    assert line.written == [close_frame(answer)]
    assert (desk.heard, desk.ended, line.acts) == ([], [answer], ["write_eof"])


def test_nothing_follows_a_close_frame() -> None:
    connection, line, desk = connected()
    connection.close(RESTART)
    connection.close(TOO_SLOW)
    connection.send(b"late")
    connection.send_ephemeral(b"late")
    connection.write(b"late")
    connection.data_received(client_frame(Opcode.BINARY, b"late"))
    assert line.written == [ending(RESTART)]
    assert (desk.heard, desk.ended) == ([], [RESTART])
    connection.connection_lost(None)
    connection.send(b"late")
    assert (desk.ended, desk.lines_gone) == ([RESTART], 1)


def test_a_line_that_breaks_is_left_once() -> None:
    connection, line, desk = connected()
    connection.connection_lost(ConnectionResetError())
    connection.close(RESTART)
    connection.send(b"late")
    assert (line.written, desk.ended, desk.lines_gone) == ([], [1006], 1)


def test_closing_an_aborted_line_writes_nothing() -> None:
    connection, line, desk = connected()
    connection.abort()
    connection.close(RESTART)
    assert (line.written, desk.ended) == ([], [RESTART])


def test_a_slow_reader_first_loses_what_may_be_lost() -> None:
    connection, line, desk = connected()
    line.takes = False
    connection.write(b"x" * (HIGH_WATER + 1))
    assert line.acts == ["pause_reading"]
    connection.send_ephemeral(b"typing")
    connection.write(b"message")
    assert line.written[1:] == [b"message"]
    line.take()
    connection.send_ephemeral(b"typing")
    assert line.written[2:] == [b"typing"]
    assert line.acts == ["pause_reading", "resume_reading"]
    assert desk.ended == []


def test_a_reader_too_slow_is_told_to_come_back() -> None:
    connection, line, desk = connected()
    line.takes = False
    sent = 0
    while not desk.ended:
        connection.write(b"x" * 10_000)
        sent += 10_000
        assert sent < 2 * MAX_BUFFER
    assert desk.ended == [TOO_SLOW]
    assert line.waiting <= MAX_BUFFER + 20_000
    assert line.written[-1] == ending(TOO_SLOW)
    connection.write(b"late")
    line.take()
    connection.write(b"later")
    assert line.written[-1] == ending(TOO_SLOW)


def test_a_close_frame_that_fills_the_buffer_is_the_last_one() -> None:
    connection, line, _ = connected()
    line.takes = False
    connection.write(b"x" * HIGH_WATER)
    connection.close(RESTART)
    connection.write(b"late")
    line.take()
    connection.write(b"late")
    assert line.written[-1] == ending(RESTART)


# The wheel.


def keepalive() -> Keepalive:
    return Keepalive(lambda _connection: None)


@pytest.mark.parametrize(
    ("silent", "heard", "closing", "outcome"),
    [
        (0, True, False, "ping"),
        (0, False, False, "ping"),
        (1, True, False, "ping"),
        (1, False, False, "abort"),
        (0, True, True, "wait"),
        (0, False, True, "wait"),
        (-1, True, True, "abort"),
    ],
)
@pytest.mark.parametrize("greeted", [True, False])
def test_what_the_wheel_does(greeted: bool, silent: int, heard: bool, closing: bool, outcome: str) -> None:
    connection, line, desk = connected()
    connection.greeted, connection.heard = greeted, heard
    connection.silent, connection.closing = silent, closing
    keepalive().check(connection)
    done: dict[str, tuple[list[bytes], list[str]]] = {
        "ping": ([PING], []),
        "abort": ([], ["abort"]),
        "wait": ([], []),
    }
    assert (line.written, line.acts) == done[outcome]
    assert desk.ended == []


async def test_who_says_no_hello_is_closed_when_their_time_is_over() -> None:
    wheel = keepalive()
    told = []
    for greeted, missed in ((False, None), (False, []), (True, None), (False, None)):
        connection, line, desk = connected()
        connection.greeted, connection.missed = greeted, missed
        wheel.add(connection)
        told.append((line, desk))
    now = asyncio.get_running_loop().time()
    wheel.end_ungreeted(now + limits.HELLO_SECONDS - 0.1)
    assert [desk.ended for _line, desk in told] == [[], [], [], []]
    wheel.end_ungreeted(now + limits.HELLO_SECONDS)
    assert [desk.ended for _line, desk in told] == [[BAD_FRAME], [], [], [BAD_FRAME]]
    assert told[0][0].written == [ending(BAD_FRAME, "no hello came in time")]


def test_who_answers_pings_stays_and_who_does_not_is_cut_in_the_third_round() -> None:
    connection, line, _ = connected()
    connection.greeted = True
    for _ in range(5):
        keepalive().check(connection)
        connection.data_received(client_frame(Opcode.PONG))
    assert line.acts == []
    keepalive().check(connection)
    keepalive().check(connection)
    keepalive().check(connection)
    assert line.acts == ["abort"]


def test_who_does_not_hang_up_is_cut_after_a_round() -> None:
    connection, line, _ = connected()
    connection.close(RESTART)
    keepalive().check(connection)
    assert line.acts == ["write_eof"]
    keepalive().check(connection)
    assert line.acts == ["write_eof", "abort"]


# Rates.


async def test_a_burst_then_so_many_a_second() -> None:
    clock = ManualClock()
    rates = Rates(clock, per_second=10, burst=5)
    connection, _, _ = connected(rates=rates)
    assert [rates.allow(connection) for _ in range(7)] == [True] * 5 + [False] * 2
    assert rates.retry_after() == 100
    await clock.advance(0.1)
    assert [rates.allow(connection) for _ in range(2)] == [True, False]
    await clock.advance(3600)
    assert [rates.allow(connection) for _ in range(7)] == [True] * 5 + [False] * 2


async def test_a_flood_is_refusals_that_outweigh_what_is_carried_out() -> None:
    clock = ManualClock()
    rates = Rates(clock, per_second=1, burst=1)
    connection, _, _ = connected(rates=rates)
    rates.allow(connection)
    for _ in range(FLOOD - 1):
        rates.allow(connection)
    assert not rates.is_flood(connection)
    await clock.advance(1)
    assert rates.allow(connection)
    rates.allow(connection)
    assert not rates.is_flood(connection)
    rates.allow(connection)
    assert rates.is_flood(connection)


# A room.


def event(seq: int) -> Event:
    return Event(chat=7, chat_pid="c7", seq=seq, at=0, actor="p9", content=NewMessage(str(seq)))


def framed(told: Event, channel: Channel) -> bytes:
    return f"{told.seq}:{channel[0]}:{channel[1]}".encode()


def test_a_room_judges_by_numbers() -> None:
    room = Room(7, "c7", delivered=4)
    verdicts: list[tuple[int, Verdict]] = [(3, "known"), (4, "known"), (5, "next"), (6, "gap"), (99, "gap")]
    for seq, verdict in verdicts:
        assert room.judge(event(seq)) == verdict
    assert room.delivered == 4


def test_everybody_hears_what_their_channel_hears_and_it_is_made_once() -> None:
    room, made = Room(7, "c7", delivered=0), []
    lines: dict[Channel, list[Line]] = {}
    for kind, encoding in (("customer", "msgpack"), ("assistant", "msgpack"), ("customer", "json")):
        for _ in range(3):
            connection, line, _ = connected(cast(Encoding, encoding), cast(Kind, kind))
            room.add(connection)
            lines.setdefault((connection.viewer.audience, connection.encoding), []).append(line)

    def count(told: Event, channel: Channel) -> bytes:
        made.append(channel)
        return framed(told, channel)

    room.deliver(event(1), count)
    assert sorted(made) == sorted(lines)
    for channel, heard in lines.items():
        assert all(line.written == [framed(event(1), channel)] for line in heard)
    assert len(room) == 9


@given(before=st.integers(0, 3), during=st.integers(0, 4), known=st.integers(0, 9), after=st.integers(0, 3))
def test_whoever_is_held_hears_each_event_after_the_snapshot_once_in_order(
    before: int, during: int, known: int, after: int
) -> None:
    room = Room(7, "c7", delivered=0)
    connection, line, _ = connected()
    room.add(connection)
    heard = list(range(1, before + 1))
    for seq in heard:
        room.deliver(event(seq), framed)
    room.hold(connection)
    room.keep(connection, LAST, b"typing")
    for seq in range(before + 1, before + during + 1):
        room.deliver(event(seq), framed)
    assert len(line.written) == before
    room.release(connection, known)
    for seq in range(before + during + 1, before + during + after + 1):
        room.deliver(event(seq), framed)
    kept = [seq for seq in range(before + 1, before + during + 1) if seq > known]
    later = list(range(before + during + 1, before + during + after + 1))
    told = [framed(event(seq), ("customer", "msgpack")) for seq in [*heard, *kept, *later]]
    assert [data for data in line.written if data != b"typing"] == told
    assert line.written.count(b"typing") == 1


def test_who_left_while_held_hears_nothing_more() -> None:
    room = Room(7, "c7", delivered=0)
    connection, line, _ = connected()
    room.hold(connection)
    room.deliver(event(1), framed)
    room.remove(connection)
    room.deliver(event(2), framed)
    assert (line.written, len(room), room.hears(connection)) == ([], 0, False)


def test_too_much_for_who_is_held_closes_only_them() -> None:
    room = Room(7, "c7", delivered=0)
    held, _, held_desk = connected()
    live, line, live_desk = connected()
    room.hold(held)
    room.add(live)
    for seq in range(1, MAX_BUFFERED + 2):
        room.deliver(event(seq), framed)
    assert (held_desk.ended, live_desk.ended) == ([TOO_SLOW], [])
    assert len(line.written) == MAX_BUFFERED + 1
    room.release(held, 0)
    assert held not in room.live.get(("customer", "msgpack"), set())


# The day.


async def test_the_day_is_watched_across_its_changes() -> None:
    clock, calendar = ManualClock(datetime.fromisoformat("2026-03-06T18:59:59+01:00")), Calendar()
    day = QuietHours(clock, calendar)
    closing = datetime.fromisoformat("2026-03-06T19:00:00+01:00")
    opening = datetime.fromisoformat("2026-03-09T08:00:00+01:00")
    assert (day.is_quiet(), day.quiet_since(), day.seconds_left()) == (False, 0, 1.0)
    assert (day.day().quiet, day.day().until) == (False, to_millis(closing))
    await clock.advance(1)
    assert (day.is_quiet(), day.quiet_since()) == (True, to_millis(closing))
    assert (day.day().quiet, day.day().until) == (True, to_millis(opening))
    await clock.advance((opening - closing).total_seconds() - 0.001)
    assert day.is_quiet()
    await clock.advance(0.001)
    assert (day.is_quiet(), day.quiet_since()) == (False, 0)


@given(moves=st.lists(st.integers(-20 * 86_400, 20 * 86_400), max_size=8))
def test_the_day_is_what_the_calendar_says_also_when_the_clock_is_moved_back(moves: list[int]) -> None:
    clock, calendar = ManualClock(), Calendar()
    day = QuietHours(clock, calendar)
    for move in moves:
        clock._now += timedelta(seconds=move)
        now = clock.now()
        assert day.is_quiet() == calendar.is_quiet(now)
        assert day.day().until == to_millis(calendar.next_change(now))
        since = to_millis(calendar.last_change(now)) if calendar.is_quiet(now) else 0
        assert day.quiet_since() == since
        assert 0 < day.seconds_left() == (calendar.next_change(now) - now).total_seconds()
