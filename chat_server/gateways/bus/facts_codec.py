"""Facts as bytes, between processes of different versions too, as during a restart one by one.

A fact is `[name of its type, {field: value}]` in MessagePack. Fields go by name and not by place, so a new
field with a default is understood by both sides wherever it stands. The types are those of the union `Fact`.
"""

from typing import get_args

import msgspec

from chat_server.domain.facts import Fact


class _Named(msgspec.Struct, array_like=True):
    name: str
    fields: msgspec.Raw


_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)

_encode = msgspec.msgpack.Encoder().encode
_decode_named = msgspec.msgpack.Decoder(_Named).decode
_decode_fields = {kind.__name__: msgspec.msgpack.Decoder(kind).decode for kind in get_args(Fact)}


def encode_fact(fact: Fact) -> bytes:
    """The fact as bytes. Raises TypeError, ValueError or OverflowError if MessagePack cannot hold a value."""
    return _encode((type(fact).__name__, fact))


def decode_fact(data: bytes | msgspec.Raw) -> Fact | None:
    """The fact in `data`, without fields unknown here; None if it cannot be read here. Raises nothing."""
    try:
        named = _decode_named(data)
        decode_fields = _decode_fields.get(named.name)
        fact: Fact | None = decode_fields(named.fields) if decode_fields else None
    except _UNREADABLE:
        return None
    return fact
