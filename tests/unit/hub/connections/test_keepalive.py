"""The wheel of pings: who is silent, who said no hello, who does not hang up."""

import pytest

from chat_server.hub.connections.framing import Opcode
from chat_server.hub.connections.keepalive import PING, Keepalive
from protocol.core import limits
from protocol.core.errors import CLOSE_CODES, RESTART, TOO_SLOW
from tests.support.raw_socket import frame as client_frame
from tests.unit.hub.lines import connected, ending


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
    connection, line, owner = connected()
    connection.greeted, connection.heard = greeted, heard
    connection.silent, connection.closing = silent, closing
    keepalive().check(connection)
    done: dict[str, tuple[list[bytes], list[str]]] = {
        "ping": ([PING], []),
        "abort": ([], ["abort"]),
        "wait": ([], []),
    }
    assert (line.written, line.acts) == done[outcome]
    assert owner.ended == []


def test_who_says_no_hello_is_closed_when_their_time_is_over_and_may_come_back() -> None:
    wheel = keepalive()
    told = []
    for greeted, awaiting in ((False, 0), (False, 1), (True, 0), (False, 0)):
        connection, line, owner = connected()
        connection.greeted, connection.awaiting = greeted, awaiting
        wheel.add(connection)
        told.append((line, owner))
    for _ in range(limits.HELLO_SECONDS):
        wheel.end_ungreeted()
    assert [owner.ended for _line, owner in told] == [[], [], [], []]
    wheel.end_ungreeted()
    assert [owner.ended for _line, owner in told] == [[TOO_SLOW], [], [], [TOO_SLOW]]
    assert told[0][0].written == [ending(TOO_SLOW, "no hello came in time")]
    assert CLOSE_CODES[TOO_SLOW].reconnect


def test_who_is_refused_hello_has_all_their_time_again() -> None:
    wheel = keepalive()
    connection, _line, owner = connected()
    wheel.add(connection)
    for awaiting in (0, 1, 0):
        connection.awaiting = awaiting
        for _ in range(limits.HELLO_SECONDS):
            wheel.end_ungreeted()
        assert owner.ended == []
    wheel.end_ungreeted()
    assert owner.ended == [TOO_SLOW]


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
