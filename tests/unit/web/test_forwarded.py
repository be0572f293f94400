"""A proxy the server was not told about is said once."""

import asyncio

import pytest
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send
from structlog.testing import capture_logs

from chat_server.web.protection.forwarded import ProxyNotice


async def ok(scope: Scope, receive: Receive, send: Send) -> None:
    await Response()(scope, receive, send)


async def receive() -> Message:
    return {"type": "http.disconnect"}


async def send(_message: Message) -> None:
    """Nobody looks at the answer."""


async def run(app: ProxyNotice, scope: Scope) -> None:
    await app(scope, receive, send)


def logged(peer: str, *forwarded: str) -> list[object]:
    """The peers that the log names, after a request for each value of the header."""
    app = ProxyNotice(ok)
    with capture_logs() as logs:
        for value in forwarded:
            headers = [(b"x-forwarded-for", value.encode())] if value else []
            scope = {"type": "http", "method": "GET", "path": "/", "headers": headers, "client": (peer, 1)}
            asyncio.run(run(app, scope))
    return [entry["peer"] for entry in logs if "FEIERABEND_PROXIES" in entry["event"]]


@pytest.mark.parametrize(
    ("peer", "forwarded", "named"),
    [
        ("127.0.0.1", ["203.0.113.7", "203.0.113.8"], ["127.0.0.1"]),
        ("172.17.0.1", ["203.0.113.7, 10.0.0.1"], ["172.17.0.1"]),
        ("8.8.8.8", ["203.0.113.7"], [None]),
        ("203.0.113.7", ["203.0.113.7"], []),
        ("203.0.113.7", ["198.51.100.1, 203.0.113.7"], []),
        ("127.0.0.1", ["", ""], []),
    ],
)
def test_an_unknown_proxy_is_said_once(peer: str, forwarded: list[str], named: list[str | None]) -> None:
    assert logged(peer, *forwarded) == named
