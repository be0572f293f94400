"""What a client makes of the bytes it receives: the server's frames as values."""

from collections.abc import Callable
from typing import TypeVar, cast

import msgpack
import msgspec

from protocol.codec import Encoding
from protocol.core.frames import Failed, Ok, Push
from protocol.core.types import Value
from protocol.subjects import PUSHES

Result = TypeVar("Result", bound=Value)
ServerFrame = Ok | Failed | Push

_REPLIES: dict[str, type[Ok] | type[Failed]] = {"ok": Ok, "error": Failed}


class NotUnderstood(Exception):
    """The bytes are no frame of this protocol."""


def decode_server_frame(data: bytes, encoding: Encoding = "msgpack") -> ServerFrame | None:
    """The frame in `data`, or None for one of a higher level, to be ignored. Raises NotUnderstood."""
    try:
        frame = _DECODE[encoding](data)
        tag = str(frame.get("t"))
        kind = _REPLIES.get(tag) or PUSHES.get(tag)
        return None if kind is None else msgspec.convert(frame, kind)
    except (ValueError, TypeError, AttributeError, msgpack.UnpackException, msgspec.MsgspecError) as error:
        raise NotUnderstood(f"{len(data)} bytes of {encoding}") from error


def result_of(reply: Ok, kind: type[Result]) -> Result:
    """The result of a command whose `answer` is `kind`. Raises NotUnderstood."""
    try:
        return msgspec.convert(reply.result, kind)
    except msgspec.ValidationError as error:
        raise NotUnderstood(f"no {kind.__name__}: {error}") from error


def _unpack(data: bytes) -> dict[str, object]:
    return cast(dict[str, object], msgpack.unpackb(data, strict_map_key=True))


_DECODE: dict[Encoding, Callable[[bytes], dict[str, object]]] = {
    "msgpack": _unpack,
    "json": msgspec.json.Decoder(dict[str, object]).decode,
}
