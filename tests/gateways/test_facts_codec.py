"""Facts as bytes: every type of the union comes back as it was, and nothing hostile or newer raises."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import get_args

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chat_server.domain.core.events import Content
from chat_server.domain.facts import Event, Fact, SessionEnded
from chat_server.domain.held import HeldAct
from chat_server.domain.subjects import ACTS, CONTENTS
from chat_server.gateways.bus.facts_codec import decode_fact, encode_fact

KINDS: tuple[type[Fact], ...] = get_args(Fact)

st.register_type_strategy(Mapping, lambda of: st.dictionaries(*map(st.from_type, get_args(of))))
"""As the store and the bus give them; MessagePack has no other."""

st.register_type_strategy(Content, st.one_of([st.from_type(content) for content in CONTENTS.values()]))
HELD = st.one_of([st.from_type(act) for act in ACTS.values()])


def facts_of(kind: type[Fact], **drawn: st.SearchStrategy[object]) -> st.SearchStrategy[Fact]:
    """Facts with every field drawn by its type, those with defaults too."""
    given = {field.name: ... for field in fields(kind)} | ({"act": HELD} if kind is HeldAct else {}) | drawn
    return st.builds(kind, **given)


def any_fact() -> st.SearchStrategy[Fact]:
    return st.one_of([facts_of(kind) for kind in KINDS])


def encoded(fact: Fact) -> bytes:
    """Leaves out integers that no database has."""
    try:
        return encode_fact(fact)
    except OverflowError:
        assume(False)
        raise


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_every_type_comes_back_as_it_was(kind: type[Fact], data: st.DataObject) -> None:
    fact = data.draw(facts_of(kind))
    decoded = decode_fact(encoded(fact))
    assert decoded == fact
    assert type(decoded) is kind


@given(st.data())
def test_the_types_inside_come_back_too(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from([*CONTENTS.values(), *ACTS.values()]))
    kind: type[Fact] = Event if part in CONTENTS.values() else HeldAct
    field = "content" if kind is Event else "act"
    fact = data.draw(facts_of(kind, **{field: st.from_type(part)}))
    decoded = decode_fact(encoded(fact))
    assert decoded == fact
    assert isinstance(decoded, Event | HeldAct)
    assert type(decoded.content if isinstance(decoded, Event) else decoded.act) is part


def test_every_type_inside_has_a_name_of_its_own() -> None:
    parts = [*CONTENTS.values(), *ACTS.values()]
    assert len({part.__name__ for part in parts}) == len(parts)


OLD_EVENT = {
    "chat": 1, "chat_pid": "c1", "seq": 2, "kind": 8, "at": 3, "actor": "p1", "writer": None, "ref": 1, "version": 0,
    "text": "", "deleted": False, "person": None, "title": "question", "task": None,
}  # fmt: skip
OLD_ACT = {
    "id": 1, "pid": "h1", "person": 1, "chat_pid": "c1", "act": "tag", "at": 1, "release_at": 2, "state": "waiting",
    "head": 1, "seq": 0, "text": None, "of": 1, "reply_to": None, "title": "question", "subject": None,
    "persona": None, "author": None, "place": None,
}  # fmt: skip


@pytest.mark.parametrize("old", [["Event", OLD_EVENT], ["HeldFact", {"person": 1, "act": OLD_ACT}]])
def test_a_title_that_was_a_tag_is_not_taken_for_anything(old: list[object]) -> None:
    """Of a process of the version before: what happened is found in the store, as where a doorbell was lost."""
    assert decode_fact(msgspec.msgpack.encode(old)) is None


@given(any_fact(), st.dictionaries(st.text(), st.integers(0, 9) | st.text() | st.lists(st.text())))
def test_fields_of_a_newer_version_are_ignored(fact: Fact, more: dict[str, object]) -> None:
    name, values = msgspec.msgpack.decode(encoded(fact))
    newer = msgspec.msgpack.encode([name, {**more, **values}, "more"])
    assert decode_fact(newer) == fact


@given(any_fact(), st.data())
def test_a_field_that_an_older_version_does_not_send_has_its_default(fact: Fact, data: st.DataObject) -> None:
    name, values = msgspec.msgpack.decode(encoded(fact))
    field = data.draw(st.sampled_from(fields(fact)))
    del values[field.name]
    is_required = field.default is MISSING and field.default_factory is MISSING
    others = {other.name: getattr(fact, other.name) for other in fields(fact) if other is not field}
    expected = None if is_required else type(fact)(**others)
    assert decode_fact(msgspec.msgpack.encode([name, values])) == expected


@pytest.mark.parametrize(
    "data",
    [
        ["FromTheFuture", {"session": 1}],
        ["SessionEnded", {"session": "1"}],
        ["SessionEnded", {"session": None}],
        ["SessionEnded", {1: 1}],
        ["SessionEnded", [1]],
        ["SessionEnded"],
        ["SessionEnded", None],
        [["SessionEnded"], {"session": 1}],
        {"SessionEnded": {"session": 1}},
        None,
    ],
)
def test_what_this_version_cannot_read_is_none(data: object) -> None:
    assert decode_fact(msgspec.msgpack.encode(["SessionEnded", {"session": 1}])) == SessionEnded(1)
    assert decode_fact(msgspec.msgpack.encode(data)) is None


DEEP = b"\x92\xacSessionEnded" + b"\x91" * 100_000
HUGE = b"\x92\xacSessionEnded\xdf\xff\xff\xff\xff"


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x92\xa1\xff\x80", DEEP, HUGE, b"\xdd\xff\xff\xff\xff"])
def test_bytes_made_to_harm_are_none(data: bytes) -> None:
    assert decode_fact(data) is None


@given(st.binary())
def test_any_bytes_are_none(data: bytes) -> None:
    assert decode_fact(data) is None


@given(any_fact(), st.data())
def test_broken_facts_never_raise(fact: Fact, data: st.DataObject) -> None:
    whole = encoded(fact)
    place = data.draw(st.integers(0, len(whole) - 1))
    broken = whole[:place] + bytes([data.draw(st.integers(0, 255))]) + whole[place + 1 :]
    decode_fact(broken)
    assert decode_fact(whole[:place]) is None
