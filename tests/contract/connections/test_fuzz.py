"""Random frames: the server answers or closes as documented, and goes on for everybody else."""

import json
from collections.abc import Iterator
from typing import cast

import msgpack
import msgspec
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from protocol import LEVEL, SUBPROTOCOL_JSON, SUBPROTOCOL_MSGPACK
from protocol.codec import Encoding, encode
from protocol.core import errors
from protocol.core.refusals import ALWAYS, KEYED
from protocol.examples import commands_by_tag
from protocol.subjects import COMMANDS
from tests.contract.conftest import Town
from tests.support.examples import examples
from tests.support.frames import broken_commands, maps, torn
from tests.support.raw_socket import (
    BINARY,
    CLOSE,
    CONTINUATION,
    PING,
    PONG,
    TEXT,
    RawSocket,
    frame,
    raw_socket,
)

ENCODINGS = st.sampled_from(["msgpack", "json"])
OPCODES: dict[Encoding, int] = {"msgpack": BINARY, "json": TEXT}
SUBPROTOCOLS: dict[Encoding, str] = {"msgpack": SUBPROTOCOL_MSGPACK, "json": SUBPROTOCOL_JSON}
DOCUMENTED = {
    "unknown_command",
    *ALWAYS,
    *KEYED,
    *(code for kind in COMMANDS.values() for code in kind.refusals),
}
DOCUMENTED -= {"internal", "unreadable"}  # those are faults

often = examples(60, HealthCheck.function_scoped_fixture)


def packed(value: object, encoding: Encoding) -> bytes:
    if encoding == "json":
        return json.dumps(value).encode()
    return msgpack.packb(value)


def survives(town: Town, data: bytes, encoding: Encoding, *, message: bool = True) -> None:
    """Says `data` after hello and looks at everything that comes back until a pong or the end."""
    with raw_socket(town.server.address, town.tokens["paul"], SUBPROTOCOLS[encoding]) as connection:
        hello = encode({"t": "hello", "id": 0, "level": LEVEL}, encoding)
        connection.send(frame(OPCODES[encoding], hello))
        connection.send(frame(OPCODES[encoding], data) if message else data)
        connection.send(frame(PING, b"alive"))
        look(connection, encoding)


def look(connection: RawSocket, encoding: Encoding) -> None:
    while True:
        opcode, payload = connection.frame()
        if opcode == CLOSE:
            code = int.from_bytes(payload[:2], "big")
            assert code in errors.CLOSE_CODES
            assert code != 1011
            return
        if (opcode, payload) == (PONG, b"alive"):
            return
        if opcode == OPCODES[encoding]:
            told = cast(
                dict[str, object],
                msgspec.json.decode(payload) if encoding == "json" else msgpack.unpackb(payload),
            )
            assert told["t"] != "error" or told["code"] in DOCUMENTED, told


@often
@given(st.binary(max_size=300), ENCODINGS)
def test_random_bytes_as_a_message(town: Town, data: bytes, encoding: Encoding) -> None:
    survives(town, data, encoding)


@often
@given(maps | broken_commands(), ENCODINGS)
def test_random_maps_and_broken_commands(town: Town, value: dict[str, object], encoding: Encoding) -> None:
    survives(town, packed(value, encoding), encoding)


@often
@given(st.data(), ENCODINGS)
def test_torn_commands(town: Town, data: st.DataObject, encoding: Encoding) -> None:
    command = data.draw(st.sampled_from(list(commands_by_tag().values())))
    survives(town, data.draw(torn(encode(command, encoding))), encoding)


@often
@given(st.binary(min_size=1, max_size=300), ENCODINGS)
def test_random_bytes_in_place_of_frames(town: Town, data: bytes, encoding: Encoding) -> None:
    """What looks like the beginning of a long frame swallows the ping: then hanging up must be enough."""
    with raw_socket(town.server.address, town.tokens["paul"], SUBPROTOCOLS[encoding]) as connection:
        connection.send(data)


frames = st.builds(
    frame,
    st.sampled_from([CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG, 3, 11]),
    st.binary(max_size=130),
    fin=st.booleans(),
    reserved=st.sampled_from([0, 0, 0, 0, 1, 2, 4]),
    masked=st.sampled_from([True, True, True, True, False]),
)


@often
@given(st.lists(frames, max_size=8), ENCODINGS)
def test_random_frames_in_any_order(town: Town, several: list[bytes], encoding: Encoding) -> None:
    survives(town, b"".join(several), encoding, message=False)


@pytest.fixture(autouse=True, scope="module")
def afterwards(town: Town) -> Iterator[None]:
    """Whatever was said above, the log of the server knows of no fault."""
    yield
    survives(town, b"\xc1", "msgpack")
    assert "Traceback" not in town.server.log()
