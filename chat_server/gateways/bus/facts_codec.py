"""Facts as bytes, between processes of different versions too, as during a restart one by one.

A fact is `[name of its type, {field: value}]` in MessagePack. Fields go by name and not by place, so a new
field with a default is understood by both sides wherever it stands. The types are those of the union `Fact`.

Where a fact has a value of one of several types, as an event has its content, their names are joined:
`["Event MessageSent", {...}]`. A version that says it otherwise is not understood, and what it says found in the store.
"""

from collections.abc import Callable, Iterable
from typing import get_args

import msgspec

from chat_server.domain.core.hot import hot_dataclass
from chat_server.domain.facts import Event, Fact
from chat_server.domain.held import HeldAct
from chat_server.domain.subjects import ACTS, CONTENTS


class _Named(msgspec.Struct, array_like=True):
    name: str
    fields: msgspec.Raw


_Decode = Callable[[msgspec.Raw], Fact]
_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
_PARTS: dict[type[Fact], str] = {Event: "content", HeldAct: "act"}
"""The field of a fact whose value is of one of several types."""

_PARTS_OF: tuple[tuple[type[Fact], Iterable[type]], ...] = (
    (Event, CONTENTS.values()),
    (HeldAct, ACTS.values()),
)

_encode = msgspec.msgpack.Encoder().encode
_decode_named = msgspec.msgpack.Decoder(_Named).decode


def encode_fact(fact: Fact) -> bytes:
    """The fact as bytes. Raises TypeError, ValueError or OverflowError if MessagePack cannot hold a value."""
    return _encode((_name_of(fact), fact))


def _name_of(fact: Fact) -> str:
    match fact:
        case Event():
            return _NAMES[Event, type(fact.content)]
        case HeldAct():
            return _NAMES[HeldAct, type(fact.act)]
        case _:
            return type(fact).__name__


def decode_fact(data: bytes | msgspec.Raw) -> Fact | None:
    """The fact in `data`, without fields unknown here; None if it cannot be read here. Raises nothing."""
    try:
        named = _decode_named(data)
        decode = _DECODERS.get(named.name)
        return decode(named.fields) if decode else None
    except _UNREADABLE:
        return None


def _decoder_with(fact: type[Fact], field: str, part: type) -> _Decode:
    """Reads facts that have a part of one type: msgspec tells only its own structs apart by itself.

    It reads into a type that says so and adds no slot, and what was read becomes a fact of the usual type: making
    another object of it took three times as long.
    """
    with_part = type(fact.__name__, (fact,), {"__slots__": (), "__annotations__": {field: part}})
    kind: type[Fact] = hot_dataclass(frozen=True, kw_only=True)(with_part)
    read = msgspec.msgpack.Decoder(kind).decode

    def decode(data: msgspec.Raw) -> Fact:
        found = read(data)
        object.__setattr__(found, "__class__", fact)
        return found

    return decode


_NAMES = {(fact, part): f"{fact.__name__} {part.__name__}" for fact, parts in _PARTS_OF for part in parts}
_DECODERS: dict[str, _Decode] = {
    kind.__name__: msgspec.msgpack.Decoder(kind).decode for kind in get_args(Fact) if kind not in _PARTS
} | {name: _decoder_with(fact, _PARTS[fact], part) for (fact, part), name in _NAMES.items()}
