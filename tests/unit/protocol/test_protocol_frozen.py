"""The wire as released, level by level, which the web client's tests read as well: nothing of it ever changes."""

import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from protocol import LEVEL, generate
from protocol.client.received import decode_server_frame, result_of
from protocol.codec import Encoding, decode_command, encode
from protocol.core.frames import Command, Failed, Ok, Push
from protocol.generation import frozen
from protocol.subjects import COMMANDS

ROOT = Path(__file__).parents[3]
LEVELS = frozen.levels(ROOT)
RELEASED = {
    1: "a371e3bbb5d5884e9b8dda2ce31fa12d3552558f01dba24d7e552fbadc32c814",
    2: "a326568f119a3f7ce69508774c25ffc01cee5e975c8e57d2f80b0562490929d4",
    3: "0277ac14a8ad11a56de02ef1ddd18a4cb9293eb4a0ef7f510a841c9ce7898e76",
    4: "49cdd7e8dd8e282d4e6936e3279b349094a54ec50644880669bdfee471fe349f",
    5: "384fcb6a9376be2b31ee5319ab4748b29a15aad170dd5c2a229dacd89519fca9",
    6: "33e80668d7462aac644aeecd7eb4bdb6fc2a53a2454a05afcafa4f137e0d699c",
    7: "be1b6d7efb35f4f5db16c6b8f443348780a35384415fc7e476a00bc23733bb23",
    8: "23f85e0414dbaf8dcefb176e20b43a45ca2345388a0bd8735a52863a5cbab6af",
}
"""What the files of released levels are, so that nobody writes them again. A release adds its level."""

each_level = pytest.mark.parametrize("level", LEVELS)


class Frozen(NamedTuple):
    name: str
    variant: str
    msgpack: str
    json: str


def frames_of(level: int) -> list[Frozen]:
    return [Frozen(**row) for row in json.loads(LEVELS[level])["frames"]]


def decoded(frame: Frozen, encoding: Encoding) -> Command | Ok | Failed | Push:
    data = bytes.fromhex(frame.msgpack) if encoding == "msgpack" else frame.json.encode()
    told = json.loads(frame.json)
    if told["t"] in COMMANDS and "id" in told:
        return decode_command(data, encoding)
    known = decode_server_frame(data, encoding)
    assert known is not None, frame
    return known


@each_level
def test_both_encodings_say_the_same(level: int) -> None:
    for frame in frames_of(level):
        value = decoded(frame, "msgpack")
        assert value == decoded(frame, "json"), frame
        assert msgspec.to_builtins(value) == json.loads(frame.json), frame


@each_level
def test_we_still_write_the_same_bytes(level: int) -> None:
    for frame in frames_of(level):
        value = decoded(frame, "msgpack")
        assert encode(value).hex() == frame.msgpack, frame
        assert encode(value, "json").decode() == frame.json, frame


@each_level
def test_a_result_is_of_the_kind_its_command_names(level: int) -> None:
    for frame in frames_of(level):
        reply = decoded(frame, "msgpack")
        if isinstance(reply, Ok):
            result = result_of(reply, COMMANDS[frame.name].answer)
            assert msgspec.to_builtins(result) == json.loads(frame.json)["result"], frame


def test_a_changed_frame_needs_a_new_level() -> None:
    assert max(LEVELS) == LEVEL
    before, now = frozen.forms_of(LEVELS[LEVEL]), frozen.forms_of(frozen.contents())
    changed = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    assert not changed, (
        f"{changed} differ from {frozen.path_of(LEVEL)}: raise LEVEL in protocol/__init__.py;"
        " only where that level was never released, delete the file and run python -m protocol.generate"
    )


def test_a_new_level_only_adds() -> None:
    forms = [frozen.forms_of(LEVELS[level]) for level in sorted(LEVELS)]
    for old, new in pairwise(forms):
        gone = sorted(old.keys() - new.keys())
        assert [*gone, *(line for name in old for line in lost(old[name], new[name], name))] == []


def test_what_was_released_is_never_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = {level: sha256(LEVELS[level].encode()).hexdigest() for level in RELEASED}
    assert written == RELEASED
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    generate.main([])
    new = tmp_path / frozen.path_of(LEVEL)
    assert new.read_text("utf-8") == frozen.contents()
    new.write_text("as released")
    generate.main([])
    assert new.read_text("utf-8") == "as released"


SMALL = {
    "type": "object",
    "properties": {"a": {"type": "integer"}, "b": {"enum": ["x"], "default": "x"}},
    "required": ["a"],
}


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"a": {"type": "integer"}, "b": {"enum": ["x", "y"], "default": "x"}, "c": {"type": "null"}}, []),
        ({"a": {"type": "integer"}}, ["p.b is gone"]),
        ({"a": {"type": "string"}, "b": {"enum": ["x"], "default": "x"}}, ["p.a is of another type"]),
        ({"a": {"type": "integer"}, "b": {"enum": ["y"], "default": "x"}}, ["p.b is not x any more"]),
        ({"a": {"type": "integer"}, "b": {"enum": ["x"], "default": "y"}}, ["p.b has another default"]),
    ],
)
def test_what_a_new_level_takes_away_is_found(changed: dict[str, object], found: list[str]) -> None:
    assert list(lost(SMALL, {**SMALL, "properties": changed}, "p")) == found
    assert list(lost({**SMALL, "required": []}, SMALL, "p")) == ["p.a is required now"]


def lost(old: object, new: object, place: str) -> Iterator[str]:
    """What a form took or said that the new one does not."""
    for one in _alternatives(old):
        yield from min((list(_lost(one, other, place)) for other in _alternatives(new)), key=len)
    if _part(old, "default") != _part(new, "default"):
        yield f"{place} has another default"


def _alternatives(form: object) -> list[object]:
    found = _part(form, "anyOf")
    return found if isinstance(found, list) else [form]


def _part(form: object, name: str) -> object:
    return form.get(name) if isinstance(form, dict) else None


def _lost(old: object, new: object, place: str) -> Iterator[str]:
    if _part(old, "type") != _part(new, "type"):
        yield f"{place} is of another type"
        return
    yield from (f"{place} is not {word} any more" for word in _words(old, "enum") - _words(new, "enum"))
    yield from (
        f"{place}.{name} is required now" for name in _words(new, "required") - _words(old, "required")
    )
    fields, there = _part(old, "properties"), _part(new, "properties")
    if isinstance(fields, dict) and isinstance(there, dict):
        for name, field in fields.items():
            place_of = f"{place}.{name}"
            yield from lost(field, there[name], place_of) if name in there else [f"{place_of} is gone"]
    for inner in ("items", "additionalProperties"):
        if _part(old, inner) is not None:
            yield from lost(_part(old, inner), _part(new, inner), place)


def _words(form: object, name: str) -> set[object]:
    found = _part(form, name)
    return set(found) if isinstance(found, list) else set()
