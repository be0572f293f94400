"""Answers over HTTP: JSON, and errors with a code and a text in the reader's language."""

import math

import msgspec
from starlette.requests import HTTPConnection
from starlette.responses import Response

from chat_server.domain.core.calendar_answers import Language
from chat_server.domain.core.refusal import Refusal
from chat_server.tally import tally
from chat_server.web.codings import quality_of
from protocol.core.errors import ERRORS, REASONS

STATUS = {
    "bad_request": 400,
    "wrong_credentials": 401,
    "signed_out": 401,
    "wrong_origin": 403,
    "not_allowed": 403,
    "not_found": 404,
    "conflict": 409,
    "file_too_large": 413,
    "file_quota": 413,
    "file_refused": 422,
    "upload_busy": 423,
    "too_many": 429,
    "throttled": 429,
    "rate_limited": 429,
    "busy": 503,
    "unavailable": 503,
    "internal": 500,
}
"""The HTTP status of each code of `protocol.core.errors.ERRORS` that is answered over HTTP."""


class Problem(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The body of every answer that is an error."""

    code: str
    message: str
    """For people, in their language."""
    retry_after: int | None = None
    """Milliseconds to wait before trying again."""
    field: str | None = None
    detail: str | None = None
    """For programmers, in English."""


class JsonAnswer(Response):
    """A JSON answer."""

    media_type = "application/json"

    def render(self, content: object) -> bytes:
        return msgspec.json.encode(content)


def problem(connection: HTTPConnection, refusal: Refusal, status: int | None = None) -> Response:
    """The answer to a request that was refused."""
    tally.refusals[refusal.code] += 1
    text = REASONS.get(refusal.detail) or ERRORS[refusal.code]
    message = text.en if language(connection) == "en" else text.de
    body = Problem(
        code=refusal.code,
        message=message,
        retry_after=refusal.retry_after,
        field=refusal.field,
        detail=refusal.detail or None,
    )
    headers = {}
    if refusal.retry_after is not None:
        headers["retry-after"] = str(math.ceil(refusal.retry_after / 1000))
    return JsonAnswer(body, status or STATUS[refusal.code], headers)


def language(connection: HTTPConnection) -> Language:
    """What the reader prefers of German and English (Accept-Language, RFC 9110 12.5.4); German by default."""
    best: Language = "de"
    best_quality = 0.0
    for part in connection.headers.get("accept-language", "").split(","):
        name, _, parameter = part.partition(";")
        quality = quality_of(parameter)
        spoken = name.strip().lower().partition("-")[0]
        if quality > best_quality and spoken in {"de", "en"}:
            best, best_quality = ("en" if spoken == "en" else "de"), quality
    return best
