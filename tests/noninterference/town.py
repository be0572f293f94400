"""A whole server on a copy of the agency, driven step by step without a network; all that customers hear is kept."""

import base64
import os
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Iterator, MutableMapping
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Literal, cast
from unittest.mock import patch
from weakref import finalize

import structlog
from starlette.applications import Starlette
from starlette.types import ASGIApp

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.files.inspected import Inspected
from chat_server.gateways.inspection.child import inspect
from chat_server.hub.connections.takeover import EXTENSION
from chat_server.main import app as composition
from chat_server.main import opening
from chat_server.main.settings import ServerSettings
from chat_server.web.context import Site
from protocol import SUBPROTOCOL_JSON, SUBPROTOCOL_MSGPACK
from protocol.codec import Encoding, encode
from tests.noninterference.agency import CUSTOMERS, EPOCH, HASHER, Agency, token
from tests.noninterference.database import MemoryDatabase
from tests.noninterference.loop import LoopClock, VirtualLoop
from tests.noninterference.peer import Peer, client_frame

ORIGIN = "http://localhost:8000"
CLOSING = datetime.fromisoformat("2026-03-04T19:00:00+01:00")
OPENING = datetime.fromisoformat("2026-03-05T08:00:00+01:00")
Heard = tuple[int, str, bytes]
"""In which step, on which channel, what."""

acting: ContextVar[tuple[str, int]] = ContextVar("acting")
"""Who acts, and a small number: from these, and nothing that anybody else did, all randomness is made."""


def random_bytes(actor: str, number: int, time: int, size: int) -> bytes:
    return blake2b(f"{actor}:{number}:{time}".encode(), digest_size=size).digest()


def guessed(prefix: str, actor: str, number: int, time: int = 0) -> str:
    """The name that `domain.ids.new_id` gives to what an actor creates."""
    return prefix + base64.b32encode(random_bytes(actor, number, time, 10)).decode().lower()


def innermost(app: Any) -> Starlette:  # noqa: ANN401
    """What is inside all that looks at requests first."""
    while not isinstance(app, Starlette):
        app = app._app
    return app


class _InThisProcess:
    """Looks at files without another process, whose end would come in a turn of its own choice."""

    def __init__(self, ffmpeg: str) -> None:
        self._ffmpeg = ffmpeg

    async def inspect(self, source: Path, folder: Path) -> Inspected:
        shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(folder)  # noqa: PTH102
        return inspect(source, folder, self._ffmpeg)


class Town:
    """One world. `heard` is what reached customers; `answers` what reached staff, for statistics."""

    def __init__(
        self, agency: Agency, database: MemoryDatabase, loop: VirtualLoop, client: Path, start: datetime
    ) -> None:
        self.agency = agency
        self.database = database
        self.loop = loop
        self.clock = LoopClock(loop, start)
        self.heard: list[Heard] = []
        self.answers: list[tuple[str, bytes]] = []
        self.step = 0
        self.act = ""
        self.peers: dict[tuple[str, int], Peer] = {}
        self.tokens: dict[tuple[str, int], str] = {}
        self._taken: Counter[tuple[str, int]] = Counter()
        folder = mkdtemp(prefix="town")
        finalize(self, shutil.rmtree, folder, ignore_errors=True)
        settings = ServerSettings(var=folder)
        options = composition.Options(hasher=HASHER, randomness=self._random, client=client)
        with (
            patch.object(opening, "open_database", lambda _url: database),
            patch.object(composition, "version", lambda _name: "1"),
            patch.object(opening, "ProcessInspector", _InThisProcess),
        ):
            self.asgi: ASGIApp = composition.build(settings, self.clock, EPOCH, options)
        self.starlette = innermost(self.asgi)
        self.site: Site = cast(Any, self.starlette.router.lifespan_context).args[0]
        self.site.hub.connections.keepalive.pick = lambda slots: self._random(1)[0] % slots

    def _random(self, size: int) -> bytes:
        actor = acting.get(("server", 0))
        self._taken[actor] += 1
        return random_bytes(*actor, self._taken[actor] - 1, size)

    def held_by(self, name: str, chats: tuple[str, ...] = ()) -> list[str]:
        """Names of somebody's acts that wait, of all chats or of these."""
        rows = self.database.raw.execute(
            "SELECT h.pid, c.pid FROM held_acts h JOIN people p ON p.id = h.person_id JOIN chats c ON c.id = h.chat_id"
            " WHERE p.pid = ? AND h.state IN ('waiting', 'review') ORDER BY h.id",
            (self.agency.people[name],),
        )
        return [held for held, chat in rows if not chats or chat in chats]

    def uploads_of(self, name: str) -> list[str]:
        """Names of somebody's uploads that are not sent."""
        rows = self.database.raw.execute(
            "SELECT u.pid FROM uploads u JOIN people p ON p.id = u.person_id WHERE p.pid = ? ORDER BY u.id",
            (self.agency.people[name],),
        )
        return [pid for (pid,) in rows]

    def dialogs_of(self, name: str, account: str = "") -> list[tuple[str, int]]:
        """Somebody's open dialogs, all or those for an account: their names, and at which number they stand."""
        rows = self.database.raw.execute(
            "SELECT d.pid, d.number, json_extract(d.state, '$.answers.customer.value') FROM dialogs d"
            " JOIN people p ON p.id = d.person_id WHERE p.pid = ? AND d.status = 'open' ORDER BY d.id",
            (self.agency.people[name],),
        )
        return [(pid, number) for pid, number, customer in rows if account in ("", customer)]

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """What the command line refuses is an answer, too."""
        try:
            yield
        except Refusal as refusal:
            self.answers.append((self.act, refusal.code.encode()))

    # sockets

    async def connect(self, name: str, device: int, encoding: Encoding) -> None:
        """A new socket of a device; the one before is hung up. Says nothing yet."""
        self.hang_up(name, device)
        channel = f"{name}/{device}"
        scope = self._scope("websocket", "/ws", name, device)
        peer = Peer(partial(self._hear, channel))

        def take_over(connection: Any) -> None:  # noqa: ANN401
            self.peers[(name, device)] = peer
            peer.begin(connection)

        scope["subprotocols"] = [SUBPROTOCOL_JSON if encoding == "json" else SUBPROTOCOL_MSGPACK]
        scope["extensions"] = {EXTENSION: take_over, "websocket.http.response": {}}
        await self._ask(scope, {"type": "websocket.connect"}, channel)

    def is_connected(self, name: str, device: int) -> bool:
        peer = self.peers.get((name, device))
        return peer is not None and not peer.is_closing()

    def say(self, name: str, device: int, command: MutableMapping[str, object]) -> None:
        peer = self.peers.get((name, device))
        if peer is not None and peer.connection is not None:
            encoding = peer.connection.encoding
            peer.say(client_frame(peer.connection.opcode, encode(command, encoding)))

    def say_bytes(self, name: str, device: int, data: bytes) -> None:
        peer = self.peers.get((name, device))
        if peer is not None:
            peer.say(data)

    def hang_up(self, name: str, device: int) -> None:
        peer = self.peers.pop((name, device), None)
        if peer is not None:
            peer.hang_up()

    def _hear(self, channel: str, data: bytes) -> None:
        if channel.partition("/")[0] in CUSTOMERS:
            self.heard.append((self.step, channel, data))
        else:
            self.answers.append((self.act, data))

    # HTTP

    async def http(
        self,
        name: str,
        device: int,
        method: str,
        path: str,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
    ) -> int:
        """A request of a device's browser; the status."""
        scope = self._scope("http", path, name, device, headers)
        scope["method"] = method
        channel = f"{name}/{device} {method} {path}"
        return await self._ask(scope, {"type": "http.request", "body": body, "more_body": False}, channel)

    def _scope(
        self,
        kind: Literal["http", "websocket"],
        path: str,
        name: str,
        device: int,
        headers: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        cookie = self.tokens.get((name, device), token(name, device))
        given = {"host": "localhost:8000", "origin": ORIGIN, "content-type": "application/json",
                 "cookie": f"feierabend_session={cookie}", **(headers or {})}  # fmt: skip
        return {
            "type": kind,
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": "http" if kind == "http" else "ws",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": [(key.encode(), value.encode()) for key, value in given.items()],
            "client": ("10.2.0.1" if name in CUSTOMERS else "10.1.0.1", 40_000),
            "server": ("localhost", 8000),
        }

    async def _ask(self, scope: dict[str, Any], first: dict[str, Any], channel: str) -> int:
        """Let the application answer; all of it is heard."""
        waiting = [first]
        status = 0

        async def receive() -> dict[str, Any]:
            if waiting:
                return waiting.pop()
            return await self.loop.create_future()  # type: ignore[no-any-return]

        async def send(message: MutableMapping[str, Any]) -> None:
            nonlocal status
            status = message.get("status", status)
            self._hear(channel, repr(sorted(message.items())).encode())
            for key, value in message.get("headers", ()):
                if key == b"set-cookie":
                    name, _, device = channel.partition(" ")[0].partition("/")
                    self.tokens[(name, int(device))] = value.decode().partition("=")[2].partition(";")[0]

        await self.asgi(scope, receive, send)
        return status


@asynccontextmanager
async def running(town: Town) -> AsyncIterator[Town]:
    async with town.starlette.router.lifespan_context(town.starlette):
        await town.loop.settle()
        yield town


@contextmanager
def faults() -> Iterator[list[object]]:
    """What the server logs as an error meanwhile; nothing is printed."""
    found: list[object] = []

    def keep(_logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        if method in {"error", "exception", "critical"}:
            found.append(dict(event))
        raise structlog.DropEvent

    before = structlog.get_config()
    structlog.configure(processors=[keep])
    try:
        yield found
    finally:
        structlog.configure(**before)
