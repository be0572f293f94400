"""Who hangs up before the answer is counted, and is no failure of the database."""

from typing import NoReturn

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import Message, Scope
from starlette.websockets import WebSocket
from structlog.testing import capture_logs

from chat_server.web.fault_answers import FaultsAnswered
from chat_server.web.protection import scans
from chat_server.web.routes import store_failed

pytestmark = pytest.mark.anyio


async def accept(websocket: WebSocket) -> None:
    await websocket.accept()


async def refuse(websocket: WebSocket) -> None:
    await websocket.send_denial_response(Response(status_code=401))


async def answer(_request: Request) -> Response:
    return Response("x")


APP = Starlette(
    routes=[WebSocketRoute("/accept", accept), WebSocketRoute("/refuse", refuse), Route("/answer", answer)],
    middleware=[Middleware(FaultsAnswered)],
    exception_handlers={OSError: store_failed},
)


async def connecting() -> Message:
    return {"type": "websocket.connect"}


async def gone(_message: Message) -> NoReturn:
    raise ConnectionResetError


@pytest.mark.parametrize(
    ("kind", "path"), [("websocket", "/accept"), ("websocket", "/refuse"), ("http", "/answer")]
)
async def test_who_hangs_up_before_the_answer_is_counted(kind: str, path: str) -> None:
    scope: Scope = {"type": kind, "method": "GET", "path": path, "headers": [], "query_string": b""}
    if kind == "websocket":
        scope["extensions"] = {"websocket.http.response": {}}
    scans.report()
    with capture_logs() as told:
        await APP(scope, connecting, gone)
        scans.report()
    assert [(one["log_level"], one["reasons"]) for one in told] == [("warning", {"hung up": 1})]
