"""Bytes to commands and back, in MessagePack or JSON, with every limit checked before or while decoding."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgpack
import msgspec
from msgspec.inspect import CollectionType, DictType, Metadata, StructType, Type, UnionType, type_info

from protocol.core import limits
from protocol.core.frames import Command
from protocol.core.types import Value
from protocol.subjects import COMMANDS

Encoding = Literal["msgpack", "json"]

_pack = msgspec.msgpack.Encoder().encode
_unpack_json = msgspec.json.Decoder()
_pack_json = msgspec.json.Encoder()


class BadFrame(Exception):
    """The bytes are no map in this encoding, or break a limit: the connection is closed with 4400."""


class BadCommand(Exception):
    """The frame is a map but no valid command: answered with the error `code` if it has an id."""

    def __init__(self, code: str, command_id: int | None, detail: str, field: str | None = None) -> None:
        super().__init__(detail)
        self.code = code
        self.command_id = command_id
        self.detail = detail
        self.field = field


def encode(value: Value | Mapping[str, object], encoding: Encoding = "msgpack") -> bytes:
    """A frame or a part of one as bytes. Bytes values are not part of the wire."""
    if encoding == "json":
        return _pack_json.encode(value)
    return _pack(value if _is_written_alike(type(value)) else msgspec.to_builtins(value))


_SHORT_MAP = 15
"""Entries of a map that MessagePack counts in one byte."""


@cache
def _is_written_alike(kind: type) -> bool:
    """Whether msgspec writes a value as it writes its maps: for a kind with more fields than `_SHORT_MAP` it takes
    the longer head, also where few are left after the defaults, and frames are the same to the byte for good."""
    return issubclass(kind, msgspec.Struct) and not _has_long_maps(type_info(kind), set())


def _has_long_maps(kind: Type, seen: set[type]) -> bool:
    if isinstance(kind, StructType):
        if kind.cls in seen:
            return False
        seen.add(kind.cls)
        tagged = len(kind.fields) + (kind.tag is not None)
        return tagged > _SHORT_MAP or any(_has_long_maps(field.type, seen) for field in kind.fields)
    return any(_has_long_maps(part, seen) for part in _parts(kind))


def _parts(kind: Type) -> tuple[Type, ...]:
    """What a list, map, union or described type is made of."""
    if isinstance(kind, UnionType):
        return kind.types
    if isinstance(kind, DictType):
        return (kind.value_type,)
    if isinstance(kind, Metadata):
        return (kind.type,)
    return (kind.item_type,) if isinstance(kind, CollectionType) else ()


def decode_map(data: bytes, encoding: Encoding) -> dict[str, object]:
    """The map in `data`. Raises BadFrame."""
    try:
        decoded = _unpack(data) if encoding == "msgpack" else _unpack_json.decode(data)
    except (ValueError, TypeError, RecursionError, msgpack.UnpackException, msgspec.MsgspecError) as error:
        raise BadFrame("not decodable") from error
    if not isinstance(decoded, dict):
        raise BadFrame("not a map")
    if not _shallow(decoded, limits.DEPTH):
        raise BadFrame("nested too deeply, or too many elements")
    return decoded


def decode_command(data: bytes, encoding: Encoding) -> Command:
    """The command in `data`. Raises BadFrame or BadCommand."""
    if len(data) > limits.COMMAND_BYTES:
        raise BadFrame("too big")
    frame = decode_map(data, encoding)
    command_id = _command_id(frame)
    tag = frame.get("t")
    kind = COMMANDS.get(tag) if isinstance(tag, str) else None
    if kind is None:
        raise BadCommand("unknown_command", command_id, "unknown command")
    try:
        return msgspec.convert(frame, kind)
    except (msgspec.ValidationError, RecursionError) as error:
        detail = str(error)
        raise BadCommand("bad_request", command_id, detail, _field(detail)) from error


def _unpack(data: bytes) -> object:
    unpacked: object = msgpack.unpackb(
        data,
        raw=False,
        strict_map_key=True,
        timestamp=3,
        max_str_len=limits.COMMAND_BYTES,
        max_bin_len=0,
        max_ext_len=0,
        max_array_len=limits.ELEMENTS,
        max_map_len=limits.ELEMENTS,
    )
    return unpacked


_CONTAINERS = (dict, list)


def _shallow(value: dict[str, object] | list[object], depth: int) -> bool:
    """Whether no array or map is nested deeper than `depth` or has too many elements (JSON decodes unlimited)."""
    if depth == 0 or len(value) > limits.ELEMENTS:
        return False
    parts = value.values() if isinstance(value, dict) else value
    nested = [
        part for part in parts if isinstance(part, _CONTAINERS)
    ]  # most commands have none: the hot path
    return all(_shallow(part, depth - 1) for part in nested)


def _command_id(frame: Mapping[str, object]) -> int | None:
    value = frame.get("id")
    return value if type(value) is int and 0 <= value < 2**31 else None


def _field(detail: str) -> str | None:
    """msgspec names the place as "... - at `$.text`"."""
    _, _, place = detail.rpartition("`$.")
    return place.rstrip("`") or None if "`$." in detail else None
