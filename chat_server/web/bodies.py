"""Reading the JSON body of a request, within limits."""

from typing import TypeVar

import msgspec
from starlette.requests import Request

from chat_server.domain.core.refusal import Refusal

LARGEST = 8 * 1024
"""Bytes; nothing that is asked over HTTP is longer."""

T = TypeVar("T")


async def read_json(request: Request, kind: type[T]) -> T:
    """The body as a value. Raises Refusal `bad_request`."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise Refusal("bad_request", "Content-Type must be application/json")
    try:
        return msgspec.json.decode(await _read(request), type=kind)
    except msgspec.ValidationError as error:
        detail = str(error)
        field = detail.rpartition("`$.")[2].rstrip("`") if "`$." in detail else None
        raise Refusal("bad_request", detail, field) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refusal("bad_request", "the body is not JSON") from None


async def _read(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise Refusal("bad_request", f"the body is longer than {LARGEST} bytes")
    return bytes(body)
