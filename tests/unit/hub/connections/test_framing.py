"""WebSocket frames on bytes: against the `websockets` library, and every violation with its close code."""

import struct
from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from websockets.frames import Close, Frame
from websockets.frames import Opcode as Code
from websockets.protocol import CLIENT, OPEN, Protocol
from websockets.server import ServerProtocol

from chat_server.hub.connections.framing import (
    MAX_FRAGMENTS,
    FrameError,
    Opcode,
    Parser,
    Received,
    close_frame,
    frame,
    read_close,
)
from tests.support.examples import examples
from tests.support.raw_socket import frame as client_frame

LIMIT = 70_000


class Heard(NamedTuple):
    """What came out of a stream of bytes: messages and control frames, and the code of the violation or 0."""

    received: list[Received]
    code: int


def ours(pieces: Iterable[bytes], limit: int = LIMIT) -> Heard:
    """Nothing is looked at after a close frame."""
    parser = Parser(limit)
    received: list[Received] = []
    try:
        for piece in pieces:
            for message in parser.feed(piece):
                if message.opcode == Opcode.CLOSE:
                    read_close(message.payload)
                    return Heard([*received, message], 0)
                received.append(message)
    except FrameError as error:
        return Heard(received, error.code)
    return Heard(received, 0)


def theirs(pieces: Iterable[bytes], limit: int = LIMIT) -> Heard:
    protocol = ServerProtocol(state=OPEN, max_size=limit)
    for piece in pieces:
        protocol.receive_data(piece)
    received: list[Received] = []
    begun: list[bytes] = []
    opcode = 0
    for event in protocol.events_received():
        assert isinstance(event, Frame)
        if event.opcode >= Code.CLOSE:
            received.append(Received(event.opcode, bytes(event.data)))
            continue
        opcode = event.opcode or opcode
        begun.append(bytes(event.data))
        if event.fin:
            received.append(Received(opcode, b"".join(begun)))
            begun = []
    sent = protocol.close_sent
    return Heard(received, sent.code if protocol.parser_exc and sent else 0)


@st.composite
def messages(draw: st.DrawFn) -> list[bytes]:
    """One message in any number of frames, with control frames between them."""
    size = draw(st.sampled_from([0, 1, 125, 126, 127, 3_000, 65_535, 65_536]) | st.integers(0, 300))
    payload = Random(size).randbytes(size) if size > 300 else draw(st.binary(min_size=size, max_size=size))
    cuts = sorted(draw(st.lists(st.integers(0, size), max_size=4)))
    parts = [payload[a:b] for a, b in zip([0, *cuts], [*cuts, size], strict=True)]
    frames: list[bytes] = []
    for number, part in enumerate(parts):
        opcode = draw(st.sampled_from([Opcode.TEXT, Opcode.BINARY])) if number == 0 else Opcode.CONTINUATION
        frames.append(client_frame(opcode, part, fin=number == len(parts) - 1))
        frames += draw(st.lists(control_frames, max_size=1))
    return frames


control_frames = st.builds(client_frame, st.sampled_from([Opcode.PING, Opcode.PONG]), st.binary(max_size=125))

violations = st.one_of(
    st.builds(lambda bits: client_frame(Opcode.BINARY, b"x", reserved=bits), st.integers(1, 7)),
    st.builds(
        lambda opcode: client_frame(opcode, b"x"), st.sampled_from([3, 4, 5, 6, 7, 11, 12, 13, 14, 15])
    ),
    st.just(client_frame(Opcode.BINARY, b"x", masked=False)),
    st.just(client_frame(Opcode.PING, b"x" * 126)),
    st.just(client_frame(Opcode.PING, b"x", fin=False)),
    st.just(client_frame(Opcode.CLOSE, b"", fin=False)),
    st.just(client_frame(Opcode.CLOSE, b"x")),
    st.builds(
        lambda code: client_frame(Opcode.CLOSE, struct.pack("!H", code)),
        st.sampled_from([0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535]),
    ),
    st.just(client_frame(Opcode.CLOSE, struct.pack("!H", 1000) + b"\xff")),
    st.just(client_frame(Opcode.CONTINUATION, b"x")),
    st.just(client_frame(Opcode.TEXT, b"x", fin=False) + client_frame(Opcode.TEXT, b"y")),
    st.just(client_frame(Opcode.BINARY, size=LIMIT + 1)),
    st.just(client_frame(Opcode.BINARY, size=2**63)),
    st.just(client_frame(Opcode.BINARY, b"x" * LIMIT, fin=False) + client_frame(Opcode.CONTINUATION, b"y")),
)
"""Frames that break the rules, whatever stands before them."""


@st.composite
def cut(draw: st.DrawFn, stream: bytes) -> list[bytes]:
    """The stream as the network may hand it over."""
    places = sorted(draw(st.lists(st.integers(0, len(stream)), max_size=8)))
    return [stream[a:b] for a, b in zip([0, *places], [*places, len(stream)], strict=True)]


@st.composite
def streams(draw: st.DrawFn) -> list[bytes]:
    frames = [part for message in draw(st.lists(messages(), max_size=4)) for part in message]
    ending = draw(
        st.none() | violations | st.just(client_frame(Opcode.CLOSE, struct.pack("!H", 1000) + b"bye"))
    )
    stream = (
        b"".join(frames) + (ending or b"") + (draw(st.sampled_from([b"", b"\x82", client_frame(2, b"more")])))
    )
    return draw(cut(stream))


@given(streams())
def test_any_stream_cut_anyhow_is_heard_as_websockets_hears_it(pieces: list[bytes]) -> None:
    assert ours(pieces) == theirs(pieces)


@pytest.mark.soak
@examples(2_000)
@given(streams())
def test_any_stream_for_long(pieces: list[bytes]) -> None:
    assert ours(pieces) == theirs(pieces)


@given(st.binary(max_size=400), st.data())
def test_any_bytes_are_heard_alike_however_they_are_cut(stream: bytes, data: st.DataObject) -> None:
    assert ours(data.draw(cut(stream))) == ours([stream])


def test_bytes_one_by_one() -> None:
    stream = b"".join(
        client_frame(opcode, payload, fin=fin)
        for opcode, payload, fin in (
            (Opcode.TEXT, b"a" * 130, False),
            (Opcode.PING, b"between", True),
            (Opcode.CONTINUATION, b"b", True),
            (Opcode.BINARY, b"", True),
        )
    )
    heard = ours(stream[place : place + 1] for place in range(len(stream)))
    assert heard == Heard(
        [
            Received(Opcode.PING, b"between"),
            Received(Opcode.TEXT, b"a" * 130 + b"b"),
            Received(Opcode.BINARY, b""),
        ],
        0,
    )


VIOLATIONS: list[tuple[str, list[bytes], int]] = [
    ("reserved bit 1", [client_frame(2, b"x", reserved=4)], 1002),
    ("reserved bit 2", [client_frame(2, b"x", reserved=2)], 1002),
    ("reserved bit 3", [client_frame(2, b"x", reserved=1)], 1002),
    ("not masked", [client_frame(2, b"x", masked=False)], 1002),
    ("unknown opcode", [client_frame(3, b"x")], 1002),
    ("unknown control opcode", [client_frame(11, b"x")], 1002),
    ("ping of 126 bytes", [client_frame(9, b"x" * 126)], 1002),
    ("ping in two frames", [client_frame(9, b"x", fin=False)], 1002),
    ("close in two frames", [client_frame(8, b"", fin=False)], 1002),
    ("nothing to continue", [client_frame(0, b"x")], 1002),
    ("continued after the end", [client_frame(1, b"x"), client_frame(0, b"y")], 1002),
    ("a message inside another", [client_frame(1, b"x", fin=False), client_frame(2, b"y")], 1002),
    ("one byte too big", [client_frame(2, b"x" * (LIMIT + 1))], 1009),
    ("a huge size, and nothing else", [client_frame(2, size=2**63 - 1)], 1009),
    ("the highest size", [client_frame(2, size=2**64 - 1)], 1009),
    ("too big in two frames", [client_frame(2, b"x" * LIMIT, fin=False), client_frame(0, b"y")], 1009),
    (
        "too many frames",
        [client_frame(2, b"", fin=False), client_frame(0, b"", fin=False) * MAX_FRAGMENTS],
        1009,
    ),
    ("close of one byte", [client_frame(8, b"x")], 1002),
    ("close with a reserved code", [client_frame(8, struct.pack("!H", 1005))], 1002),
    ("close with a code too low", [client_frame(8, struct.pack("!H", 999))], 1002),
    ("close with a code too high", [client_frame(8, struct.pack("!H", 5000))], 1002),
    ("close without UTF-8", [client_frame(8, struct.pack("!H", 1000) + b"\xc3")], 1007),
]


@pytest.mark.parametrize(
    ("stream", "code"), [(b"".join(v[1]), v[2]) for v in VIOLATIONS], ids=[v[0] for v in VIOLATIONS]
)
def test_every_violation_has_its_code(stream: bytes, code: int) -> None:
    assert ours([stream]).code == code
    assert ours([stream[:1], stream[1:]]).code == code


GOOD = [
    ("the longest message", [client_frame(2, b"x" * LIMIT)]),
    ("the longest message in two frames", [client_frame(2, b"x", fin=False), client_frame(0, b"y" * (LIMIT - 1))]),
    ("a ping of 125 bytes", [client_frame(9, b"x" * 125)]),
    (
        "a ping in the longest message",
        [client_frame(2, b"x" * (LIMIT - 1), fin=False), client_frame(9, b"p" * 125), client_frame(0, b"y")],
    ),
    ("empty pieces", [client_frame(1, b"", fin=False), client_frame(0, b"", fin=False), client_frame(0, b"")]),
    ("many pieces", [client_frame(1, b"", fin=False), *[client_frame(0, b"", fin=False)] * 1000, client_frame(0)]),
    ("a message after the longest", [client_frame(2, b"x" * LIMIT, fin=False), client_frame(0), client_frame(1, b"y")]),
]  # fmt: skip


@pytest.mark.parametrize("frames", [good[1] for good in GOOD], ids=[good[0] for good in GOOD])
def test_what_is_allowed_is_heard(frames: Sequence[bytes]) -> None:
    heard = ours(frames)
    assert heard.code == 0
    assert sum(len(message.payload) for message in heard.received) > 0 or b"".join(frames)
    assert heard == ours([b"".join(frames)])


@pytest.mark.parametrize("violation", [b"".join(v[1]) for v in VIOLATIONS], ids=[v[0] for v in VIOLATIONS])
def test_what_came_before_a_violation_is_heard(violation: bytes) -> None:
    first = ours([client_frame(2, b"first") + violation]).received[:1]
    assert first == [Received(Opcode.BINARY, b"first")]


CLOSES = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999]


@pytest.mark.parametrize("code", CLOSES)
def test_close_codes_that_may_be_sent(code: int) -> None:
    assert read_close(struct.pack("!H", code) + "tschüss".encode()) == code


def test_a_close_frame_may_be_empty() -> None:
    assert read_close(b"") == 1005


@given(st.integers(1, 2) | st.integers(9, 10), st.sampled_from([0, 1, 125, 126, 65_535, 65_536, 200_000]))
def test_what_is_written_is_read_by_websockets(opcode: int, size: int) -> None:
    size = min(size, 125) if opcode > 8 else size
    payload = Random(size).randbytes(size)
    client = Protocol(CLIENT, state=OPEN, max_size=None)
    client.receive_data(frame(opcode, payload))
    (event,) = client.events_received()
    assert isinstance(event, Frame)
    assert (event.opcode, bytes(event.data), event.fin) == (opcode, payload, True)


@given(st.sampled_from(CLOSES), st.text(max_size=200))
@example(1000, "x" + "ü" * 100)
def test_a_written_close_frame_is_read_by_websockets(code: int, reason: str) -> None:
    client = Protocol(CLIENT, state=OPEN)
    client.receive_data(close_frame(code, reason))
    received = client.close_rcvd
    assert isinstance(received, Close)
    assert received.code == code
    assert reason.startswith(received.reason)
    assert len(received.reason.encode()) > 119 or received.reason == reason
