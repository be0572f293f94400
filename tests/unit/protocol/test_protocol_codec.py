"""Whatever bytes come: a command, or one of the two documented refusals."""

import json
from collections.abc import Callable
from typing import cast

import msgpack
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.codec import BadCommand, BadFrame, Encoding, decode_command, encode
from protocol.core import limits
from protocol.core.frames import Command
from protocol.core.types import Value
from protocol.examples import Sample, commands_by_tag, examples
from protocol.generation.described import parts
from protocol.hello import Hello, Resume
from protocol.messages import Send
from protocol.presence import Typing
from protocol.subjects import COMMANDS, PUSHES
from tests.support.frames import broken_commands, maps, torn

ENCODINGS: list[Encoding] = ["msgpack", "json"]
KEY = "20261123-abcdefgh"


def packed(frame: object, encoding: Encoding) -> bytes:
    if encoding == "json":
        return json.dumps(frame).encode()
    return msgpack.packb(frame)


def refused(frame: dict[str, object], encoding: Encoding) -> BadCommand:
    with pytest.raises(BadCommand) as caught:
        decode_command(packed(frame, encoding), encoding)
    return caught.value


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "frame",
    [e.frame for e in examples() if isinstance(e.frame, Command)],
    ids=lambda frame: type(frame).__name__,
)
def test_a_command_survives_both_encodings(frame: Command, encoding: Encoding) -> None:
    assert decode_command(encode(frame, encoding), encoding) == frame


@pytest.mark.parametrize("example", examples(), ids=lambda example: f"{example.name} {example.variant}")
def test_a_frame_is_written_as_its_maps_would_be(example: Sample) -> None:
    """MessagePack has several heads for one map: the shortest is written, whichever way is taken."""
    built = msgspec.to_builtins(example.frame)
    assert encode(example.frame) == msgpack.packb(built)
    assert encode(example.frame, "json") == msgspec.json.encode(built)


Nesting = tuple[Callable[[type], object], Callable[[object], object]]
NESTINGS: dict[str, Nesting] = {
    "itself": (lambda kind: kind, lambda value: value),
    "list": (lambda kind: list[kind], lambda value: [value]),  # type: ignore[valid-type]
    "map": (lambda kind: dict[str, kind | int], lambda value: {"one": value}),  # type: ignore[valid-type]
}


@pytest.mark.parametrize("fields", [1, 15, 16, 40])
@pytest.mark.parametrize(("nested", "nest"), NESTINGS.values(), ids=NESTINGS)
def test_few_entries_of_many_fields_have_the_short_head(
    fields: int, nested: Callable[[type], object], nest: Callable[[object], object]
) -> None:
    names = [f"f{number}" for number in range(fields)]
    wide = msgspec.defstruct("Wide", [(name, int, 0) for name in names], bases=(Value,), frozen=True)
    holder = msgspec.defstruct("Holder", [("held", nested(wide))], bases=(Value,), frozen=True)
    for set_fields in ({}, {"f0": 7}, dict.fromkeys(names, 7)):
        whole = cast(Value, holder(held=nest(wide(**set_fields))))
        assert encode(whole) == msgpack.packb(msgspec.to_builtins(whole))


BROKEN = {
    "nothing": b"",
    "a number": b"\x01",
    "an array": b"\x90",
    "nil": b"\xc0",
    "never used byte": b"\xc1",
    "half a map": b"\x82\xa1t",
    "two values": b"\x80\x80",
    "text that is not UTF-8": b"\x81\xa1t\xa2\xff\xfe",
    "half a surrogate pair": b"\x81\xa1t\xa3\xed\xa0\x80",
    "number as key": b"\x81\x01\x02",
    "array as key": b"\x81\x90\x02",
    "binary": b"\x81\xa1t\xc4\x01x",
    "extension": b"\x81\xa1t\xd4\x05x",
    "array of four thousand million": b"\x81\xa1t\xdd\xff\xff\xff\xff",
    "map of four thousand million": b"\xdf\xff\xff\xff\xff",
    "text of four thousand million": b"\xdb\xff\xff\xff\xff",
    "nine deep": b"\x81\xa1a" * 8 + b"\x80",
    "very deep": b"\x91" * 60_000,
    "too many elements": b"\x81\xa1a" + b"\xdc\x08\x01" + b"\x00" * 2049,
    "too big": b"\x81\xa1a\xda\xff\xff" + b"x" * 65_535,
}

BROKEN_JSON = {
    "nothing": b"",
    "a number": b"1",
    "an array": b"[]",
    "null": b"null",
    "half a map": b'{"t":',
    "two values": b"{}{}",
    "not UTF-8": b'{"t":"\xff\xfe"}',
    "half a surrogate pair": rb'{"t":"\ud800"}',
    "bare words": b"{t: hello}",
    "NaN": b'{"t":NaN}',
    "nine deep": b'{"a":' * 8 + b"{}" + b"}" * 8,
    "very deep": b"[" * 60_000,
    "number without end": b'{"id":' + b"9" * 60_000 + b"}",
    "too many elements": b'{"a":[' + b"0," * 2048 + b"0]}",
    "too big": b'{"a":"' + b"x" * 65_536 + b'"}',
    "byte order mark": b"\xef\xbb\xbf{}",
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_bytes_that_are_no_map_in_messagepack(data: bytes) -> None:
    with pytest.raises(BadFrame):
        decode_command(data, "msgpack")


@pytest.mark.parametrize("data", BROKEN_JSON.values(), ids=BROKEN_JSON)
def test_bytes_that_are_no_map_in_json(data: bytes) -> None:
    with pytest.raises(BadFrame):
        decode_command(data, "json")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("tag", [None, "", "nope", 7, True, [], {}, "message.created", "ok"], ids=repr)
def test_an_unknown_command_keeps_its_id(tag: object, encoding: Encoding) -> None:
    error = refused({"t": tag, "id": 9}, encoding)
    assert (error.code, error.command_id) == ("unknown_command", 9)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("number", [None, -1, 2**31, 2**63, "1", 1.5, True, [1]], ids=repr)
def test_an_impossible_id_is_none(number: object, encoding: Encoding) -> None:
    error = refused({"t": "typing", "id": number, "chat": "c"}, encoding)
    assert (error.code, error.command_id, error.field) == ("bad_request", None, "id")


BAD_FIELDS: list[tuple[str, str, object]] = [
    ("message.edit", "text", ""),
    ("message.send", "text", "x" * (limits.TEXT + 1)),
    ("message.send", "text", 7),
    ("message.send", "text", None),
    ("message.send", "chat", ""),
    ("message.send", "chat", "c" * 41),
    ("message.send", "chat", "c\0"),
    ("message.send", "chat", "c d"),
    ("message.send", "text", "a\0b"),
    ("chat.create_group", "title", "\0"),
    ("message.send", "reply_to", 0),
    ("message.send", "reply_to", 2**53),
    ("message.send", "reply_to", 1.5),
    ("message.send", "files", ["f d"]),
    ("message.send", "files", ["f"] * (limits.FILES + 1)),
    ("message.send", "key", "20261123-short"),
    ("message.send", "key", "20261123-" + "x" * 41),
    ("message.send", "key", "2026-11-23-abcdefgh"),
    ("message.send", "key", "20261123-abcdefgh\n"),
    ("message.send", "key", "20261123-abcdefgä"),
    ("chat.history", "limit", 0),
    ("chat.history", "limit", limits.PAGE + 1),
    ("chat.history", "limit", True),
    ("chat.history", "after", -1),
    ("message.get", "seqs", []),
    ("message.get", "seqs", [1] * (limits.PAGE + 1)),
    ("chat.create_group", "members", ["p"] * (limits.MEMBERS_ADDED + 1)),
    ("chat.create_group", "title", "x" * (limits.TITLE + 1)),
    ("hello", "client", "x" * 81),
    ("hello", "level", "1"),
    ("hello", "resume", []),
]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("tag", "name", "value"), BAD_FIELDS, ids=lambda part: repr(part)[:30])
def test_a_bad_field_is_named(tag: str, name: str, value: object, encoding: Encoding) -> None:
    frame = {**msgspec.to_builtins(commands_by_tag()[tag]), name: value}
    error = refused(frame, encoding)
    assert (error.code, error.command_id) == ("bad_request", frame["id"])
    assert (error.field or "").startswith(name)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("tag", COMMANDS)
def test_every_required_field_is_required(tag: str, encoding: Encoding) -> None:
    full = msgspec.to_builtins(commands_by_tag()[tag])
    for field in msgspec.structs.fields(COMMANDS[tag]):
        if field.required:
            missing = {name: value for name, value in full.items() if name != field.name}
            assert refused(missing, encoding).code == "bad_request"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_limits_are_reached_by_what_they_allow(encoding: Encoding) -> None:
    text = "👋" * limits.TEXT
    frame = Send(id=2**31 - 1, key="20261123-" + "x" * 40, chat="c" * 40, text=text)
    assert decode_command(encode(frame, encoding), encoding) == frame
    chats = {f"c{number:016}": 99_999_999 for number in range(limits.RESUME_CHATS)}
    hello = Hello(id=0, level=1, resume=Resume(epoch="e", chats=chats))
    assert decode_command(encode(hello, encoding), encoding) == hello


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_unknown_field_is_ignored(encoding: Encoding) -> None:
    frame = {"t": "typing", "id": 1, "chat": "c", "of_level_two": {"a": [1]}}
    assert decode_command(packed(frame, encoding), encoding) == Typing(id=1, chat="c")


@given(st.binary(max_size=200), st.sampled_from(ENCODINGS))
def test_random_bytes_never_surprise(data: bytes, encoding: Encoding) -> None:
    survives(data, encoding)


@given(st.data(), st.sampled_from(ENCODINGS))
def test_torn_frames_never_surprise(data: st.DataObject, encoding: Encoding) -> None:
    frame = data.draw(st.sampled_from(list(commands_by_tag().values())))
    survives(data.draw(torn(encode(frame, encoding))), encoding)


@given(maps | broken_commands(), st.sampled_from(ENCODINGS))
def test_wrong_maps_never_surprise(frame: dict[str, object], encoding: Encoding) -> None:
    survives(packed(frame, encoding), encoding)


def survives(data: bytes, encoding: Encoding) -> None:
    try:
        command = decode_command(data, encoding)
    except (BadFrame, BadCommand):
        return
    assert decode_command(encode(command, encoding), encoding) == command


def another(default: object) -> object:
    """Equal to a default, and another object wherever Python has others."""
    match default:
        case bool():
            return default
        case str():
            return "".join([*default, ""])
        case int():
            return int(str(default))
        case _:
            return default


SENT = [
    (kind, one)
    for kind in (*parts(), *PUSHES.values())
    for one in msgspec.structs.fields(kind)
    if not one.required
]


@pytest.mark.parametrize(
    ("kind", "one"), SENT, ids=lambda part: getattr(part, "__name__", getattr(part, "name", ""))
)
def test_what_has_its_default_is_left_out_wherever_the_value_came_from(
    kind: type[msgspec.Struct], one: msgspec.structs.FieldInfo
) -> None:
    made = one.default_factory() if one.default is msgspec.NODEFAULT else another(one.default)
    required = {other.name: None for other in msgspec.structs.fields(kind) if other.required}
    assert one.encode_name not in msgspec.to_builtins(kind(**required, **{one.name: made}))
