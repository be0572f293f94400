"""RFC 6455 by the groups of Autobahn's test suite, which itself needs a Python of 2010: sizes, pings, reserved bits,
opcodes, fragments, UTF-8 and closing, each in one piece and byte by byte.

Where that suite expects its own text back, a command is answered here. What breaks the framing is in test_framing.py.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager

import msgpack
import msgspec
import pytest

from protocol import LEVEL, SUBPROTOCOL_JSON, SUBPROTOCOL_MSGPACK
from protocol.core.limits import COMMAND_BYTES
from tests.contract.conftest import Town
from tests.support.raw_socket import (
    BINARY,
    CLOSE,
    CONTINUATION,
    PING,
    PONG,
    TEXT,
    RawSocket,
    close_payload,
    frame,
    raw_socket,
)

CHOPS = pytest.mark.parametrize("chop", [0, 1], ids=["whole", "byte by byte"])
HELLO: bytes = msgpack.packb({"t": "hello", "id": 0, "level": LEVEL})


@contextmanager
def speaking(town: Town, subprotocol: str = SUBPROTOCOL_MSGPACK) -> Iterator[RawSocket]:
    with raw_socket(town.server.address, town.tokens["katrin"], subprotocol) as connection:
        yield connection


def send(connection: RawSocket, data: bytes, chop: int) -> None:
    """In pieces of `chop` bytes; long ones only in large pieces."""
    size = len(data) if not chop else max(chop, len(data) // 500)
    for begin in range(0, len(data), max(1, size)):
        connection.send(data[begin : begin + size])


def of_size(size: int, number: int = 7) -> bytes:
    """An unknown command of so many bytes, which is answered."""
    for padding in range(max(0, size - 40), size):
        data: bytes = msgpack.packb({"t": "nope", "id": number, "p": "x" * padding})
        if len(data) == size:
            return data
    raise AssertionError(size)


def answered(connection: RawSocket) -> object:
    """The id of the command that is answered next."""
    return msgpack.unpackb(connection.answer()[1])["id"]


@CHOPS
@pytest.mark.parametrize("size", [40, 125, 126, 127, 128, 1_000, 65_535, COMMAND_BYTES])
def test_1_messages_of_every_size(town: Town, size: int, chop: int) -> None:
    with speaking(town) as connection:
        send(connection, frame(BINARY, of_size(size)), chop)
        assert answered(connection) == 7


@CHOPS
@pytest.mark.parametrize("payload", [b"", b"Hello", b"\0\xff\xfe\xfd", b"\xfe" * 125])
def test_2_pings_are_answered_in_their_order(town: Town, payload: bytes, chop: int) -> None:
    with speaking(town) as connection:
        send(connection, b"".join(frame(PING, payload[:-1] + bytes([n])) for n in range(10)), chop)
        assert [connection.answer() for _ in range(10)] == [
            (PONG, payload[:-1] + bytes([n])) for n in range(10)
        ]


@CHOPS
# Named, as a frame is masked by chance, and every process that runs tests must find the same ones.
@pytest.mark.parametrize(
    "pong",
    [frame(PONG), frame(PONG, b"unasked"), frame(PONG, b"x" * 125) * 3],
    ids=["empty", "unasked", "three long ones"],
)
def test_2_pongs_that_nobody_asked_for_are_ignored(town: Town, pong: bytes, chop: int) -> None:
    with speaking(town) as connection:
        send(connection, pong + frame(PING, b"and then") + pong, chop)
        assert connection.answer() == (PONG, b"and then")


@CHOPS
@pytest.mark.parametrize("reserved", [1, 2, 4, 7])
@pytest.mark.parametrize("opcode", [BINARY, PING, CLOSE])
def test_3_reserved_bits_end_it_after_what_came_before(
    town: Town, opcode: int, reserved: int, chop: int
) -> None:
    with speaking(town) as connection:
        before, after = frame(BINARY, of_size(40)), frame(PING, b"never answered")
        send(connection, before + frame(opcode, b"abc", reserved=reserved) + after, chop)
        assert answered(connection) == 7
        assert connection.close_code() == 1002
        assert connection.ended()


@CHOPS
@pytest.mark.parametrize("opcode", [3, 4, 5, 6, 7, 11, 12, 13, 14, 15])
def test_4_reserved_opcodes_end_it_after_what_came_before(town: Town, opcode: int, chop: int) -> None:
    with speaking(town) as connection:
        send(connection, frame(BINARY, of_size(40)) + frame(opcode) + frame(PING), chop)
        assert answered(connection) == 7
        assert connection.close_code() == 1002


def in_fragments(data: bytes, count: int, between: bytes = b"") -> bytes:
    """A message in so many fragments, empty ones among them if it is short, with frames between them."""
    cuts = sorted(random.Random(count).choices(range(len(data) + 1), k=count - 1))
    parts = [data[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]
    frames = [
        frame(CONTINUATION if place else BINARY, part, fin=place == count - 1)
        for place, part in enumerate(parts)
    ]
    return between.join(frames)


@CHOPS
@pytest.mark.parametrize("count", [2, 3, 100])
@pytest.mark.parametrize("between", [0, 1, 3])
def test_5_fragments_with_pings_between_them(town: Town, count: int, between: int, chop: int) -> None:
    with speaking(town) as connection:
        pings = b"".join(frame(PING, bytes([number])) for number in range(between))
        send(connection, in_fragments(of_size(300), count, pings) + in_fragments(of_size(200, 8), 5), chop)
        seen = [connection.answer() for _ in range((count - 1) * between + 2)]
        assert [payload for opcode, payload in seen if opcode == PONG] == [
            bytes([number]) for _ in range(count - 1) for number in range(between)
        ]
        assert [msgpack.unpackb(payload)["id"] for opcode, payload in seen if opcode == BINARY] == [7, 8]


@CHOPS
@pytest.mark.parametrize(
    "data",
    [
        frame(CONTINUATION, b"a"),
        frame(CONTINUATION, b"a", fin=False),
        frame(CONTINUATION, b"a", fin=False) + frame(BINARY, b"b"),
        in_fragments(of_size(40), 2) + frame(CONTINUATION, b"c"),
        frame(BINARY, b"a", fin=False) + frame(BINARY, b"b", fin=False),
        frame(PING, b"a", fin=False) + frame(CONTINUATION, b"b"),
        frame(PONG, b"a", fin=False) + frame(CONTINUATION, b"b"),
    ],
    ids=["end", "middle", "middle, message", "after a message", "twice begun", "ping", "pong"],
)
def test_5_fragments_out_of_place_end_it(town: Town, data: bytes, chop: int) -> None:
    with speaking(town) as connection:
        send(connection, data, chop)
        assert connection.close_code() == 1002


def test_5_a_message_of_the_largest_size_in_fragments(town: Town) -> None:
    data = of_size(COMMAND_BYTES)
    pieces = [data[begin : begin + 1_300] for begin in range(0, len(data), 1_300)]
    frames = [frame(CONTINUATION if n else BINARY, piece, fin=False) for n, piece in enumerate(pieces)]
    with speaking(town) as connection:
        connection.send(b"".join(frames) + frame(CONTINUATION))
        assert answered(connection) == 7


VALID = [
    "Hello-µ@ßöäüàá-UTF-8!!", "κόσμε", "\x7f", "\x80", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\ufffd", "\uffff",
    "\U00010000", "\U0010ffff", "\ufeff", "👩‍👩‍👧", "\U0001fffe",
]  # fmt: skip
INVALID = [
    b"\x80", b"\xbf", b"\x80\xbf" * 3, b"\xc0", b"\xc0\x80", b"\xc1\xbf", b"\xc2", b"\xdf ",
    b"\xe0\x80\x80", b"\xe0\x9f\xbf", b"\xe1\x80", b"\xed\xa0\x80", b"\xed\xbf\xbf",
    b"\xed\xa0\x80\xed\xb0\x80", b"\xf0\x80\x80\x80", b"\xf0\x8f\xbf\xbf", b"\xf0\x90\x80",
    b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80", b"\xf8\x88\x80\x80\x80", b"\xfc\x84\x80\x80\x80\x80", b"\xfe",
    b"\xff", b"\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80edited",
    b"\xce\xba\xe1\xbd\xb9\xcf\x83\xf4",
]  # fmt: skip


def text_frames(payload: bytes, pieces: int) -> bytes:
    """A text message in so many fragments, which may end inside a letter."""
    step = max(1, len(payload) // pieces)
    parts = [payload[begin : begin + step] for begin in range(0, len(payload), step)]
    last = len(parts) - 1
    return b"".join(frame(CONTINUATION if n else TEXT, part, fin=n == last) for n, part in enumerate(parts))


@pytest.mark.parametrize("pieces", [1, 1_000])
@pytest.mark.parametrize("text", VALID, ids=ascii)
def test_6_utf8_is_read(town: Town, text: str, pieces: int) -> None:
    payload = msgspec.json.encode({"t": "nope", "id": 7, "p": text})
    with speaking(town, SUBPROTOCOL_JSON) as connection:
        connection.send(text_frames(payload, pieces))
        assert msgspec.json.decode(connection.answer()[1])["id"] == 7


@pytest.mark.parametrize("pieces", [1, 1_000])
@pytest.mark.parametrize("wrong", INVALID, ids=ascii)
def test_6_what_is_no_utf8_ends_it(town: Town, wrong: bytes, pieces: int) -> None:
    with speaking(town, SUBPROTOCOL_JSON) as connection:
        connection.send(text_frames(b'{"t":"nope","id":7,"p":"' + wrong + b'"}', pieces))
        assert connection.close_code() == 1007
    with speaking(town) as connection:
        connection.send(frame(CLOSE, close_payload(1000, wrong)))
        assert connection.close_code() == 1007


@CHOPS
@pytest.mark.parametrize(
    "code", [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999]
)
def test_7_a_goodbye_is_returned_and_nothing_counts_after_it(town: Town, code: int, chop: int) -> None:
    reason = (b"", "tschüß".encode(), b"x" * 123)[code % 3]
    with speaking(town) as connection:
        goodbye = frame(CLOSE, close_payload(code, reason))
        send(connection, goodbye + frame(PING, b"late") + frame(BINARY, HELLO) + goodbye, chop)
        opcode, payload = connection.answer()
        assert (opcode, payload[:2]) == (CLOSE, close_payload(code))
        assert connection.ended()


@pytest.mark.parametrize("code", [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535])
def test_7_codes_that_may_not_be_sent_are_a_violation(town: Town, code: int) -> None:
    with speaking(town) as connection:
        connection.send(frame(CLOSE, close_payload(code)))
        assert connection.close_code() == 1002


def test_7_a_goodbye_inside_a_message_is_returned(town: Town) -> None:
    with speaking(town) as connection:
        connection.send(frame(BINARY, HELLO[:4], fin=False) + frame(CLOSE, close_payload(1000)))
        assert connection.close_code() == 1000
