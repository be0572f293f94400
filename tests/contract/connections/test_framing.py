"""Whoever breaks the framing of RFC 6455 is closed with the right code, and nobody else notices."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import msgpack
import pytest

from protocol import LEVEL, SUBPROTOCOL_JSON, SUBPROTOCOL_MSGPACK
from protocol.core import errors
from tests.contract.conftest import Town
from tests.support.raw_socket import (
    BINARY,
    CLOSE,
    CONTINUATION,
    PING,
    PONG,
    SECONDS,
    TEXT,
    RawSocket,
    close_payload,
    frame,
    handshake,
    raw_socket,
    request,
    upgrade,
)

HELLO: bytes = msgpack.packb({"t": "hello", "id": 0, "level": LEVEL})


@contextmanager
def speaking(town: Town, subprotocol: str = SUBPROTOCOL_MSGPACK) -> Iterator[RawSocket]:
    with raw_socket(town.server.address, town.tokens["katrin"], subprotocol) as connection:
        yield connection


def is_welcome(payload: bytes) -> bool:
    reply = msgpack.unpackb(payload)
    return bool(reply["t"] == "ok" and "epoch" in reply["result"])


@pytest.fixture(autouse=True)
def bystander(town: Town) -> Iterator[None]:
    """Somebody else is connected all the while and stays so."""
    with speaking(town) as other:
        other.send(frame(BINARY, HELLO))
        assert is_welcome(other.answer()[1])
        yield
        other.send(frame(PING, b"still here"))
        while (received := other.answer()) != (PONG, b"still here"):
            assert received[0] == BINARY


VIOLATIONS: dict[str, tuple[bytes, int]] = {
    "not masked": (frame(BINARY, HELLO, masked=False), 1002),
    "an empty frame, not masked": (frame(BINARY, masked=False), 1002),
    "first reserved bit": (frame(BINARY, HELLO, reserved=4), 1002),
    "second reserved bit": (frame(BINARY, HELLO, reserved=2), 1002),
    "third reserved bit": (frame(BINARY, HELLO, reserved=1), 1002),
    "reserved bit in a ping": (frame(PING, reserved=4), 1002),
    **{f"opcode {opcode}": (frame(opcode, HELLO), 1002) for opcode in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15)},
    "a ping in fragments": (frame(PING, b"a", fin=False), 1002),
    "a close in fragments": (frame(CLOSE, close_payload(1000), fin=False), 1002),
    "a ping of 126 bytes": (frame(PING, b"x" * 126), 1002),
    "a close of 126 bytes": (frame(CLOSE, close_payload(1000, b"x" * 124)), 1002),
    "nothing to continue": (frame(CONTINUATION, b"a"), 1002),
    "a message inside another": (frame(BINARY, b"a", fin=False) + frame(BINARY, b"b"), 1002),
    "half a close code": (frame(CLOSE, b"\x03"), 1002),
    **{
        f"close code {code}": (frame(CLOSE, close_payload(code)), 1002)
        for code in (0, 1, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535)
    },
    "a close reason that is not UTF-8": (frame(CLOSE, close_payload(1000, b"\xff")), 1007),
    "65 KiB": (frame(BINARY, b"x" * 65_537), 1009),
    "65 KiB announced": (frame(BINARY, size=65_537), 1009),
    "four GiB announced": (frame(BINARY, size=2**32), 1009),
    "65 KiB in fragments": (
        frame(BINARY, b"x" * 40_000, fin=False) + frame(CONTINUATION, b"x" * 40_000), 1009
    ),
    "65 KiB in small fragments": (
        frame(BINARY, b"x" * 999, fin=False) + frame(CONTINUATION, b"x" * 999, fin=False) * 70, 1009
    ),
    "fragments without end": (frame(BINARY, fin=False) + frame(CONTINUATION, fin=False) * 5_000, 1009),
    "text": (frame(TEXT, b"{}"), errors.BAD_FRAME),
}  # fmt: skip


@pytest.mark.parametrize("greeted", [True, False])
@pytest.mark.parametrize("name", VIOLATIONS)
def test_a_violation_is_answered_by_its_close_code(town: Town, name: str, greeted: bool) -> None:
    data, code = VIOLATIONS[name]
    with speaking(town) as connection:
        if greeted:
            connection.send(frame(BINARY, HELLO))
            assert is_welcome(connection.answer()[1])
        connection.send(data)
        assert connection.close_code() == code
        assert connection.ended()


def test_the_highest_bit_of_a_length_is_no_crash(town: Town) -> None:
    with speaking(town) as connection:
        connection.send(frame(BINARY, size=2**63 + 1))
        assert connection.close_code() in (1002, 1009)


def test_text_that_is_not_utf8_closes_with_1007(town: Town) -> None:
    for payload in (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b'{"t":"hello"\xf8'):
        with speaking(town, SUBPROTOCOL_JSON) as connection:
            connection.send(frame(TEXT, payload))
            assert connection.close_code() == 1007


def test_text_cut_inside_a_letter_by_fragments_is_whole_again(town: Town) -> None:
    text = '{"t":"hello","id":0,"level":1,"client":"ä👋"}'.encode()
    with speaking(town, SUBPROTOCOL_JSON) as connection:
        connection.send(frame(TEXT, text[:1], fin=False))
        for place in range(1, len(text)):
            connection.send(frame(CONTINUATION, text[place : place + 1], fin=place == len(text) - 1))
        opcode, payload = connection.answer()
        assert (opcode, payload[:9]) == (TEXT, b'{"t":"ok"')


def test_a_ping_between_fragments_is_answered_at_once(town: Town) -> None:
    with speaking(town) as connection:
        connection.send(frame(BINARY, HELLO[:5], fin=False) + frame(PING, b"between"))
        assert connection.answer() == (PONG, b"between")
        connection.send(frame(CONTINUATION, b"", fin=False) + frame(CONTINUATION, HELLO[5:]))
        assert is_welcome(connection.answer()[1])


@pytest.mark.parametrize("payload", [b"", b"x", bytes(range(125))])
def test_a_ping_gets_a_pong_with_the_same_payload(town: Town, payload: bytes) -> None:
    with speaking(town) as connection:
        connection.send(frame(PING, payload))
        assert connection.answer() == (PONG, payload)


def test_a_pong_nobody_asked_for_is_ignored(town: Town) -> None:
    with speaking(town) as connection:
        connection.send(frame(PONG, b"unasked") + frame(BINARY, HELLO))
        assert is_welcome(connection.answer()[1])


def test_byte_by_byte_is_fine(town: Town) -> None:
    with speaking(town) as connection:
        for byte in frame(BINARY, HELLO):
            connection.send(bytes([byte]))
        assert is_welcome(connection.answer()[1])


def test_many_frames_in_one_packet_are_all_answered(town: Town) -> None:
    commands = [msgpack.packb({"t": "nope", "id": number}) for number in range(200)]
    with speaking(town) as connection:
        connection.send(frame(BINARY, HELLO) + b"".join(frame(BINARY, data) for data in commands))
        seen = {msgpack.unpackb(connection.answer()[1])["id"] for _ in range(201)}
        assert seen == set(range(200))


@pytest.mark.parametrize("code", [1000, 1001, 1008, 1011, 3000, 4000, 4999])
def test_a_goodbye_is_returned(town: Town, code: int) -> None:
    with speaking(town) as connection:
        connection.send(frame(CLOSE, close_payload(code, "tschüß".encode())))
        assert connection.close_code() == code
        assert connection.ended()


def test_a_goodbye_without_a_code_is_returned(town: Town) -> None:
    with speaking(town) as connection:
        connection.send(frame(CLOSE))
        assert connection.close_code() in (1000, 1005)
        assert connection.ended()


def test_nothing_counts_after_a_goodbye(town: Town) -> None:
    with speaking(town) as connection:
        connection.send(frame(CLOSE, close_payload(1000)) + frame(BINARY, HELLO))
        assert connection.answer()[0] == CLOSE
        assert connection.ended()


@pytest.mark.parametrize(
    "data",
    [b"\x82", frame(BINARY, HELLO)[:7], frame(BINARY, HELLO, fin=False)],
    ids=["header", "mask", "fragment"],  # the masks are random, and every process must find the same names
)
def test_hanging_up_in_the_middle_harms_nobody(town: Town, data: bytes) -> None:
    with speaking(town) as connection:
        connection.send(data)


# The handshake; who may make it is in test_socket_door.py.


def answer_to(town: Town, headers: dict[str, str], target: str = "/ws") -> tuple[int, bytes]:
    host, port = town.server.address
    with socket.create_connection(town.server.address, SECONDS) as connection:
        status, head, rest = handshake(connection, request(f"{host}:{port}", headers, target))
        return status, head + b"\n\n" + rest


def test_the_first_subprotocol_that_is_spoken_is_taken(town: Town) -> None:
    offer = f"chat, {SUBPROTOCOL_JSON}, {SUBPROTOCOL_MSGPACK}"
    status, answer = answer_to(town, upgrade(town.tokens["katrin"], offer))
    assert status == 101
    assert SUBPROTOCOL_JSON.encode() in answer


def test_compression_is_not_negotiated(town: Town) -> None:
    headers = upgrade(town.tokens["katrin"], SUBPROTOCOL_MSGPACK)
    status, answer = answer_to(town, headers | {"Sec-WebSocket-Extensions": "permessage-deflate"})
    assert status == 101
    assert b"sec-websocket-extensions" not in answer.lower()


def test_a_bad_handshake_is_no_websocket(town: Town) -> None:
    good = upgrade(town.tokens["katrin"], SUBPROTOCOL_MSGPACK)
    for name, wrong in (
        ("Sec-WebSocket-Version", "8"),
        ("Sec-WebSocket-Key", ""),
        ("Sec-WebSocket-Key", "short"),
        ("Upgrade", "h2c"),
    ):
        status, _ = answer_to(town, good | {name: wrong})
        assert 400 <= status < 500, (name, wrong, status)


def test_a_head_without_end_is_cut_off(town: Town) -> None:
    with socket.create_connection(town.server.address, SECONDS) as connection:
        connection.sendall(b"GET /ws HTTP/1.1\r\nHost: a\r\n")
        sent = 0
        try:
            while sent < 4_000_000:
                sent += connection.send(b"X-Padding: " + b"x" * 60_000 + b"\r\n")
            assert connection.recv(1000)[:9] == b"HTTP/1.1 "
        except (BrokenPipeError, ConnectionResetError):
            return
