"""One socket: frames in and out, back-pressure, and its end."""

import pytest

from chat_server.hub.connections.client_connection import HIGH_WATER, MAX_BUFFER
from chat_server.hub.connections.framing import Opcode, close_frame, frame
from chat_server.hub.connections.rates import Rates
from protocol.codec import Encoding
from protocol.core.errors import BAD_FRAME, RESTART, TOO_BIG, TOO_SLOW
from tests.support.clock import ManualClock
from tests.support.raw_socket import close_payload
from tests.support.raw_socket import frame as client_frame
from tests.unit.hub.lines import connected, ending


@pytest.mark.parametrize(("encoding", "opcode"), [("msgpack", Opcode.BINARY), ("json", Opcode.TEXT)])
def test_commands_come_in_the_frames_of_the_encoding(encoding: Encoding, opcode: int) -> None:
    connection, line, owner = connected(encoding)
    connection.data_received(client_frame(opcode, b"one") + client_frame(opcode, b"two")[:4])
    assert owner.heard == [b"one"]
    connection.send(b"answer")
    assert line.written == [frame(opcode, b"answer")]
    other = Opcode.TEXT if opcode == Opcode.BINARY else Opcode.BINARY
    connection, line, owner = connected(encoding)
    connection.data_received(client_frame(other, b"wrong") + client_frame(opcode, b"after"))
    assert (owner.heard, owner.ended) == ([], [BAD_FRAME])


def test_a_text_frame_must_be_utf8() -> None:
    connection, line, owner = connected("json")
    connection.data_received(client_frame(Opcode.TEXT, b'{"t":"\xff"}'))
    assert (owner.heard, owner.ended) == ([], [1007])
    assert line.written[0][2:4] == (1007).to_bytes(2, "big")


def test_what_came_before_a_broken_frame_is_carried_out() -> None:
    connection, _, owner = connected()
    connection.data_received(client_frame(Opcode.BINARY, b"one") + client_frame(3, b"?"))
    assert (owner.heard, owner.ended) == ([b"one"], [1002])


def test_a_command_too_big_ends_the_connection() -> None:
    connection, _, owner = connected()
    connection.data_received(client_frame(Opcode.BINARY, size=64 * 1024 + 1))
    assert owner.ended == [TOO_BIG]


def test_pings_are_answered_as_long_as_there_are_tokens() -> None:
    connection, line, _ = connected(rates=Rates(ManualClock(), per_second=1, burst=2))
    connection.data_received(client_frame(Opcode.PING, b"a") * 5 + client_frame(Opcode.PONG, b"b"))
    assert line.written == [frame(Opcode.PONG, b"a")] * 2


@pytest.mark.parametrize(
    ("payload", "answer"), [(b"", 1000), (close_payload(1000, b"bye"), 1000), (close_payload(4999), 4999)]
)
def test_a_close_frame_is_answered_once(payload: bytes, answer: int) -> None:
    connection, line, owner = connected()
    connection.data_received(client_frame(Opcode.CLOSE, payload) + client_frame(Opcode.BINARY, b"after"))
    connection.data_received(client_frame(Opcode.CLOSE, payload))
    assert line.written == [close_frame(answer)]
    assert (owner.heard, owner.ended, line.acts) == ([], [answer], ["write_eof"])


def test_nothing_follows_a_close_frame() -> None:
    connection, line, owner = connected()
    connection.close(RESTART)
    connection.close(TOO_SLOW)
    connection.send(b"late")
    connection.send_ephemeral(b"late")
    connection.write(b"late")
    connection.data_received(client_frame(Opcode.BINARY, b"late"))
    assert line.written == [ending(RESTART)]
    assert (owner.heard, owner.ended) == ([], [RESTART])
    connection.connection_lost(None)
    connection.send(b"late")
    assert (owner.ended, owner.lines_gone) == ([RESTART], 1)


def test_a_line_that_breaks_is_left_once() -> None:
    connection, line, owner = connected()
    connection.connection_lost(ConnectionResetError())
    connection.close(RESTART)
    connection.send(b"late")
    assert (line.written, owner.ended, owner.lines_gone) == ([], [1006], 1)


def test_closing_an_aborted_line_writes_nothing() -> None:
    connection, line, owner = connected()
    connection.abort()
    connection.close(RESTART)
    assert (line.written, owner.ended) == ([], [RESTART])


def test_a_slow_reader_first_loses_what_may_be_lost() -> None:
    connection, line, owner = connected()
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
    assert owner.ended == []


def test_a_reader_too_slow_is_told_to_come_back() -> None:
    connection, line, owner = connected()
    line.takes = False
    sent = 0
    while not owner.ended:
        connection.write(b"x" * 10_000)
        sent += 10_000
        assert sent < 2 * MAX_BUFFER
    assert owner.ended == [TOO_SLOW]
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
