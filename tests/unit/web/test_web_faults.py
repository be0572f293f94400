"""A fault of the server's own in a route: an answer for people, one line of the log, and nothing raised again."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import httpx2
import pytest
from starlette.applications import Starlette
from structlog.testing import capture_logs

from chat_server.web.context import Demo, Site
from chat_server.web.routes import application

pytestmark = pytest.mark.anyio
ORIGIN = "http://test.example"
SECRET = "geheim@x.example"


class Nothing:
    """The start and end of no server."""

    def __init__(self, _app: Starlette) -> None: ...
    async def __aenter__(self) -> None: ...
    async def __aexit__(self, *_error: object) -> None: ...


@pytest.fixture
def web(tmp_path: Path) -> httpx2.AsyncClient:
    """Routes of a site that has nothing of what they need."""
    (tmp_path / "index.html").write_text("<!doctype html>")
    demo = Demo((), lambda _moment: None)
    site = cast(
        Site, SimpleNamespace(client=tmp_path, demo=demo, secure=False, metrics_token="", is_local=True)
    )
    transport = httpx2.ASGITransport(application(site, frozenset({ORIGIN}), Nothing))
    return httpx2.AsyncClient(transport=transport, base_url=ORIGIN, headers={"Origin": ORIGIN})


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/sign-in", {"email": SECRET, "password": SECRET}),
        ("POST", "/api/sign-out", None),
        ("GET", "/api/me", None),
        ("GET", "/api/door", None),
        ("POST", "/api/demo/clock", {"now": "2026-11-23T10:00:00"}),
        ("GET", "/readyz", None),
        ("GET", "/metrics", None),
    ],
)
async def test_whatever_fails_the_request_is_answered(
    web: httpx2.AsyncClient, method: str, path: str, body: dict[str, str] | None
) -> None:
    with capture_logs() as lines:
        answer = await web.request(method, path, json=body)
    assert answer.status_code == 500
    said = answer.json()
    assert said["code"] == "internal"
    assert said["message"] == "Hier ist etwas schiefgegangen. Bitte gleich noch einmal versuchen."
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert [line["incident"] for line in lines] == [said["detail"].removeprefix("incident ")]
    assert SECRET not in str(lines)
