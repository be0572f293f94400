"""What comes before an answer, at a real server with short limits: slow, too large, broken off, or nothing at all."""

import asyncio
import logging
import resource
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from structlog.testing import capture_logs

from chat_server.hub.connections.takeover import TakeoverProtocol
from chat_server.web.fault_answers import FaultsAnswered
from chat_server.web.protection import heads, scans
from chat_server.web.protection.deadlines import Deadlines
from chat_server.web.protection.heads import LimitedHttp, ReadLimits

pytestmark = pytest.mark.anyio
SHORT = ReadLimits(head_seconds=0.3, body_seconds=0.3, answer_seconds=0.5, head_bytes=4_000, headers=20)
HANGS = 30
"""Seconds after which a test that waits for an end fails."""
BIG = 30_000_000
GET = b"GET / HTTP/1.1\r\nHost: x\r\n"
POST = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n"
UPGRADE = b"GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
DENIED = UPGRADE.replace(b"/ws", b"/denied")


class ShortHttp(LimitedHttp):
    limits = SHORT


async def echo(request: Request) -> Response:
    return Response(await request.body() + b"!")


async def big(_request: Request) -> Response:
    return Response(b"x" * BIG)


async def denied(websocket: WebSocket) -> None:
    await websocket.send_denial_response(Response(status_code=401))


@pytest.fixture
async def port() -> AsyncIterator[int]:
    """A server's port."""
    routes = [
        Route("/", echo, methods=["GET", "POST"]),
        Route("/big", big),
        WebSocketRoute("/denied", denied),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(FaultsAnswered)])
    config = uvicorn.Config(
        app, http=ShortHttp, ws=TakeoverProtocol, lifespan="off", log_config=None, access_log=False, port=0
    )
    server = uvicorn.Server(config)
    running = asyncio.create_task(server._serve())
    while not server.started:  # noqa: ASYNC110  uvicorn has no event for it
        await asyncio.sleep(0.005)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    await running


@asynccontextmanager
async def peer(port: int, *sent: bytes) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A line on which this was sent."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for data in sent:
        writer.write(data)
    yield reader, writer
    writer.close()


async def answers(port: int, *sent: bytes) -> bytes:
    """All that is answered until the server hangs up."""
    async with asyncio.timeout(HANGS), peer(port, *sent) as (reader, _writer):
        return await reader.read()


@pytest.mark.parametrize(
    "sent",
    [
        b"", b"GE", GET, GET + b"X: 1", b"\r\n\r\n", POST, POST + b"half",
        GET + b"\r\n" + b"GET /", UPGRADE,
    ],
)  # fmt: skip
async def test_who_is_too_slow_is_told_so_and_ended(port: int, sent: bytes) -> None:
    answer = await answers(port, sent)
    last = answer.rpartition(b"HTTP/1.1 ")[2]
    assert last.startswith(b"408 Request Timeout\r\n")
    assert b"connection: close" in last


async def test_time_is_counted_as_a_whole(port: int) -> None:
    """A byte now and then gains nothing."""
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(HANGS), peer(port, GET) as (reader, writer):
        ended = asyncio.create_task(reader.read())
        began = loop.time()
        while not ended.done():
            writer.write(b"X")
            await asyncio.wait([ended], timeout=0.05)
        assert (await ended).startswith(b"HTTP/1.1 408 ")
        assert loop.time() - began >= SHORT.head_seconds * 0.9


@pytest.mark.parametrize("head", [GET, UPGRADE])
@pytest.mark.parametrize(
    "lines", [b"X: 1\r\n" * 1_000, b"X: " + b"x" * 9_000 + b"\r\n", b"X: " + b"x" * 9_000], ids=len
)
async def test_heads_too_large_are_told_so(port: int, head: bytes, lines: bytes) -> None:
    answer = await answers(port, head + lines + b"\r\n")
    assert answer.startswith(b"HTTP/1.1 431 ")
    assert b"connection: close" in answer.lower()


async def test_the_answer_reaches_who_is_still_sending(port: int) -> None:
    async with asyncio.timeout(HANGS), peer(port, GET) as (reader, writer):
        for _ in range(400):
            writer.write(b"X: 1\r\n" * 200)
            await writer.drain()
        assert (await reader.read()).startswith(b"HTTP/1.1 431 ")


async def test_who_goes_on_sending_is_cut(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ShortHttp, "limits", replace(SHORT, goodbye_seconds=0.05))
    async with asyncio.timeout(HANGS), peer(port, b"GE") as (reader, writer):
        assert (await reader.read()).startswith(b"HTTP/1.1 408 ")
        while not writer.is_closing():
            writer.write(b"X")
            await asyncio.sleep(0)


async def test_a_line_longer_than_sockets_take_is_answered(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shorter than our limit, longer than the library's."""
    monkeypatch.setattr(ShortHttp, "limits", ReadLimits())
    answer = await answers(port, UPGRADE + b"X: " + b"x" * 9_000 + b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 431 ")


def bodies_due() -> list[float]:
    """When the bodies that are on their way will be late."""
    return [due for clocks in heads._CLOCKS.values() for due in clocks.body._due.values()]


async def test_who_is_in_time_is_answered_again_and_again(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of each request is its own."""
    monkeypatch.setattr(ShortHttp, "limits", ReadLimits())
    async with asyncio.timeout(HANGS), peer(port) as (reader, writer):
        for _ in range(4):
            began = asyncio.get_running_loop().time()
            writer.write(POST + b"0123")
            await until(lambda: len(bodies_due()) == 1)
            assert bodies_due()[0] >= began + ShortHttp.limits.body_seconds
            writer.write(b"456789")
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200 ")
            assert await reader.readexactly(11) == b"0123456789!"
            assert bodies_due() == []


async def test_who_takes_no_answer_is_cut(port: int) -> None:
    taken = 0
    async with (
        asyncio.timeout(HANGS),
        peer(port, b"GET /big HTTP/1.1\r\nHost: x\r\n\r\n") as (reader, _writer),
    ):
        await asyncio.sleep(SHORT.answer_seconds + 0.2)
        with suppress(ConnectionError):
            while got := await reader.read(65_536):
                taken += len(got)
    assert taken < BIG


async def test_300_slow_peers_cost_others_nothing(port: int) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    lines = []
    for number in range(300):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write((b"", b"GE", GET, POST)[number % 4])
        lines.append((reader, writer))
    for _ in range(20):
        assert (await answers(port, GET + b"Connection: close\r\n\r\n")).startswith(b"HTTP/1.1 200 ")
    async with asyncio.timeout(HANGS):
        ends = await asyncio.gather(*(reader.read() for reader, _writer in lines))
    assert all(end.startswith(b"HTTP/1.1 408 ") for end in ends)
    for _reader, writer in lines:
        writer.close()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30 * 1024


async def test_a_scan_is_one_counted_warning(
    port: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing of what was sent gets into the log, and no traceback."""
    scans.report()
    monkeypatch.setattr(scans, "REPORT_SECONDS", 0.8)
    caplog.set_level(logging.DEBUG, "uvicorn.error")
    with capture_logs() as told:
        for _ in range(3):
            await answers(port, b"\x16\x03\x01 secret\r\n\r\n")
            await answers(port, UPGRADE + b"Sec-WebSocket-Key: secret\r\n\r\n")
            key = b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            assert b" 403 " in await answers(port, UPGRADE + key + b"Secret: secret\r\n\r\n")
            assert b" 401 " in await answers(port, DENIED + key + b"Cookie: secret\r\n\r\n")
            await answers(port, GET + b"Secret: 1\r\n" * 100 + b"\r\n")
            async with peer(port, POST + b"sec") as (_reader, writer):
                await writer.drain()
                await asyncio.sleep(0.02)
        async with asyncio.timeout(HANGS):
            while not told:  # noqa: ASYNC110  what is waited for has no event
                await asyncio.sleep(0.02)
    (warning,) = told
    assert warning["log_level"] == "warning"
    assert warning["reasons"] == {"handshake refused": 3, "headers too large": 3, "hung up": 3, "not HTTP": 3}
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []
    assert not [record for record in caplog.records if "ecret" in record.getMessage()]


async def test_one_timer_keeps_the_order_of_all() -> None:
    late: list[int] = []
    deadlines: Deadlines[int] = Deadlines(0.05, late.append)
    for number in range(5):
        deadlines.begin(number)
    deadlines.end(1)
    deadlines.begin(0)
    await until(lambda: len(late) == 4)
    assert (late, len(deadlines)) == ([0, 2, 3, 4], 0)
    deadlines.begin(1)
    await until(lambda: len(late) == 5)


async def test_what_came_while_the_loop_stood_still_is_read_before_anybody_is_late() -> None:
    """A peer whose bytes wait in its socket is not slow: the server is."""
    loop = asyncio.get_running_loop()
    late: list[str] = []
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)
        deadlines: Deadlines[str] = Deadlines(0.01, late.append)
        loop.add_reader(ours, deadlines.end, "in time")
        deadlines.begin("in time")
        deadlines.begin("silent")
        await asyncio.sleep(0)
        theirs.send(b"GET")
        time.sleep(0.05)  # noqa: ASYNC251  the loop stands still
        await until(lambda: not len(deadlines))
        loop.remove_reader(ours)
    assert late == ["silent"]


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(HANGS):
        while not true():  # noqa: ASYNC110  what is waited for has no event
            await asyncio.sleep(0.005)


class ShutLine:
    """A line that moves when the test says so."""

    waiting: list[Callable[[], None]]

    def enter(self, come_in: Callable[[], None]) -> None:
        self.waiting.append(come_in)


@pytest.fixture
def shut(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """Who stands in line, as nobody is let in."""
    waiting: list[Callable[[], None]] = []
    monkeypatch.setattr(ShutLine, "waiting", waiting, raising=False)
    monkeypatch.setattr(heads, "WaitingLine", ShutLine)
    return waiting


async def test_standing_in_line_takes_nothing_from_the_time_for_a_head(
    shut: list[Callable[[], None]], port: int
) -> None:
    async with asyncio.timeout(HANGS), peer(port, GET, b"\r\n") as (reader, _writer):
        answer = asyncio.create_task(reader.readline())
        assert not (await asyncio.wait([answer], timeout=2 * SHORT.head_seconds))[0]
        for come_in in shut:
            come_in()
        assert (await answer).startswith(b"HTTP/1.1 200 ")


async def test_what_is_kept_in_line_is_limited(shut: list[Callable[[], None]], port: int) -> None:
    answer = await answers(port, GET + b"X: " + b"x" * SHORT.head_bytes)
    assert answer.startswith(b"HTTP/1.1 431 ")
    for come_in in shut:
        come_in()
