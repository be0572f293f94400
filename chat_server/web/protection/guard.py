"""What holds for every request: security headers, and who may change something."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chat_server.domain.core.refusal import Refusal
from chat_server.web.answers import problem

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(self), payment=(), usb=()",
    "x-frame-options": "DENY",
}
TLS_ONLY = {"strict-transport-security": "max-age=31536000"}
READING = frozenset({"GET", "HEAD", "OPTIONS"})


class SecurityHeaders:
    """Adds the headers above to every answer that does not say them itself, as files do more strictly.

    And `no-store` where an answer says nothing about caching.
    """

    def __init__(self, app: ASGIApp, *, secure: bool) -> None:
        self._app = app
        self._headers = HEADERS | (TLS_ONLY if secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)


class OriginCheck:
    """Refuses what changes something, and sockets, unless our own pages ask, or a tool with its token.

    A browser sends Origin with these itself, and no page can forge it; SameSite=Strict is the second lock.
    """

    def __init__(self, app: ASGIApp, *, origins: frozenset[str]) -> None:
        self._app = app
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._may_pass(scope):
            await self._app(scope, receive, send)
        else:
            await problem(HTTPConnection(scope), Refusal("wrong_origin"))(scope, receive, send)

    def _may_pass(self, scope: Scope) -> bool:
        if scope["type"] == "lifespan" or scope.get("method") in READING:
            return True
        headers = Headers(scope=scope)
        if bearer(headers) is not None:
            return True
        return len(given := headers.getlist("origin")) == 1 and given[0] in self._origins


def bearer(headers: Headers) -> str | None:
    """The token of a tool. Who sends one is known by it alone: their cookie counts for nothing."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None
