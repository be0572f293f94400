"""How long the turn of quiet hours takes to reach 5,000 connected customers: `python -m bench.flip [CUSTOMERS]`.

A server with that many customers, two to an account, and an assistant of them all who is there; its clock is moved
across 19:00 and 08:00. Each customer must be told the new hour and who is there. A socket of a process beside them
pings every few milliseconds: how long a pong takes is how long the server's loop was busy at a time.
"""

import asyncio
import base64
import http.client
import json
import multiprocessing
import os
import resource
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

from sqlalchemy import Connection

from bench.report import machine
from chat_server.clock import SystemClock
from chat_server.domain.core.calendar_answers import parse_moment
from chat_server.gateways.bus.local_bus import LocalBus
from chat_server.main.app import Options, prepare
from chat_server.main.demo.chats import JANA
from chat_server.main.opening import open_context
from chat_server.main.settings import ServerSettings, load_calendar
from chat_server.services.account.sessions import token_hash
from chat_server.storage.account import sessions
from chat_server.storage.people import accounts, assignments, people
from protocol import LEVEL, SUBPROTOCOL_MSGPACK
from protocol.codec import encode
from tests.support.servers.server import ServerProcess, running_server

AFTERNOON, CLOSING, OPENING = "2026-11-23T18:30:00", "2026-11-23T19:00:00", "2026-11-24T08:00:00"
FOREVER = 10**15
BUDGET_S, BUDGET_STALL_S = 1.0, 0.05
SETTLING_S = 1.5
AT_ONCE = 100
"""Handshakes under way."""
SPAWN = multiprocessing.get_context("spawn")
PING, PONG = b"\x89\x00", b"\x8a\x80\0\0\0\0"


def seed(connection: Connection, customers: int) -> None:
    """Customers with a session each; Jana is their assistant."""
    jana = people.find_person(connection, JANA)
    assert jana is not None
    account = 0
    for number in range(customers):
        if number % 2 == 0:
            account = accounts.create_account(connection, f"abench{number}", f"Konto {number}", 0)
            assignments.assign(connection, account, jana, "lead", 0)
        new = people.NewPerson(
            pid=f"pbench{number}", kind="customer", name=f"Kundin {number}", email=f"k{number}@bench.example"
        )
        person = people.create_person(connection, new, 0)
        accounts.add_user(connection, account, person, "owner" if number % 2 == 0 else "member")
        _session(connection, person, f"k{number}")
    _session(connection, jana, "jana")


def _session(connection: Connection, person: int, token: str) -> None:
    new = sessions.NewSession(
        pid=f"s{token}",
        token=token_hash(token),
        person=person,
        device="bench",
        created_at=0,
        expires_at=FOREVER,
    )
    sessions.create_session(connection, new)


async def fill(folder: Path, customers: int) -> None:
    settings = ServerSettings(var=str(folder))
    clock = SystemClock(parse_moment(AFTERNOON, load_calendar("")))
    await prepare(settings, clock, Options(demo=True))
    context = open_context(settings, clock, LocalBus().publish, os.urandom)
    await context.database.write(partial(seed, customers=customers))
    await context.database.close()


@dataclass
class Turn:
    """One crossing: when it was asked for, how many were told all of it, and when the last."""

    began: float = 0.0
    told: int = 0
    last: float = 0.0
    done: asyncio.Event = field(default_factory=asyncio.Event)


def upgrade(token: str) -> bytes:
    """The head that asks for a socket."""
    key = base64.b64encode(os.urandom(16)).decode()
    return (
        f"GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Protocol: {SUBPROTOCOL_MSGPACK}\r\nAuthorization: Bearer {token}\r\n\r\n"
    ).encode()


def hello() -> bytes:
    payload = encode({"t": "hello", "id": 0, "level": LEVEL})
    return bytes((0x82, 0x80 | len(payload), 0, 0, 0, 0)) + payload


def probe(address: tuple[str, int], told: Pipe) -> None:
    """Jana's socket, in a process of its own: says how long the longest pong took while her arrival was told to all,
    and then until it is told to end.
    """
    with socket.create_connection(address) as line:
        line.sendall(upgrade("jana"))
        _read_until(line, b"\r\n\r\n")
        line.sendall(hello())
        _read_until(line, b"epoch")
        told.send(_longest_pong(line, lambda since: since > SETTLING_S))
        told.send(_longest_pong(line, lambda _since: told.poll()))


def _longest_pong(line: socket.socket, is_over: Callable[[float], bool]) -> float:
    """Seconds; is_over is asked how many have gone by."""
    began, longest = time.perf_counter(), 0.0
    while not is_over(time.perf_counter() - began):
        start = time.perf_counter()
        line.sendall(b"\x89\x88\0\0\0\0" + b"probeing")
        _read_until(line, b"\x8a\x08probeing")
        longest = max(longest, time.perf_counter() - start)
        time.sleep(0.002)
    return longest


def _read_until(line: socket.socket, sign: bytes) -> None:
    heard = b""
    while sign not in heard:
        heard += line.recv(1 << 20)


class Peer(asyncio.Protocol):
    """A customer's socket: says hello after the handshake, and notes when it was told all of a turn."""

    def __init__(self, token: str, watch: "Watch") -> None:
        self.token = token
        self.watch = watch
        self.greeted = asyncio.get_running_loop().create_future()
        self.heard = b""
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(upgrade(self.token))

    def data_received(self, data: bytes) -> None:
        self.heard += data
        if PING in data:
            self.transport.write(PONG)
        if not self.greeted.done():
            self._greet()
        elif b"presence.all" in self.heard and b"day.changed" in self.heard:
            self.heard = b""
            self.watch.note_told()

    def _greet(self) -> None:
        """Say hello after the handshake, and again if a busy server could not answer it."""
        if b"\r\n\r\n" in self.heard or b"error" in self.heard:
            self.heard = b""
            self.transport.write(hello())
        elif b"epoch" in self.heard:
            self.heard = b""
            self.greeted.set_result(None)

    def connection_lost(self, _exc: Exception | None) -> None:
        if not self.greeted.done():
            self.greeted.set_exception(ConnectionError(f"ended before it was greeted: {self.heard[-100:]!r}"))


class Watch:
    """All customers' sockets, and the turn that is going on."""

    def __init__(self, server: ServerProcess, customers: int) -> None:
        self.server = server
        self.customers = customers
        self.turn = Turn()
        self._gate = asyncio.Semaphore(AT_ONCE)

    async def connect(self, token: str) -> None:
        async with self._gate:
            make = partial(Peer, token, self)
            _, peer = await asyncio.get_running_loop().create_connection(make, *self.server.address)
            await peer.greeted

    def note_told(self) -> None:
        self.turn.told += 1
        self.turn.last = time.perf_counter()
        if self.turn.told == self.customers:
            self.turn.done.set()

    async def cross(self, now: str) -> tuple[float, float]:
        """Let Jana come, then move the clock; seconds until all have been told, and of the longest pong meanwhile."""
        ours, theirs = SPAWN.Pipe()
        process = SPAWN.Process(target=probe, args=(self.server.address, theirs))
        process.start()
        arrival: float = await asyncio.to_thread(ours.recv)
        print(f"an assistant of all came: longest pong {arrival * 1000:.0f} ms", flush=True)
        self.turn = Turn(began=time.perf_counter())
        await asyncio.to_thread(self._move, now)
        async with asyncio.timeout(60):
            await self.turn.done.wait()
        ours.send("end")
        longest: float = await asyncio.to_thread(ours.recv)
        process.join()
        return self.turn.last - self.turn.began, longest

    def _move(self, now: str) -> None:
        connection = http.client.HTTPConnection(*self.server.address, timeout=30)
        headers = {"Authorization": "Bearer jana", "Content-Type": "application/json"}
        connection.request("POST", "/api/demo/clock", json.dumps({"now": now}), headers)
        assert connection.getresponse().status == 200
        connection.close()


async def measure(folder: Path, customers: int) -> bool:
    """Print a line for each crossing; whether all budgets were kept."""
    await fill(folder, customers)
    kept = True
    generous = {"commands_per_second": "1000000", "commands_at_once": "1000000"}
    with running_server(folder, now=AFTERNOON, settings=generous) as server:
        watch = Watch(server, customers)
        began = time.perf_counter()
        await asyncio.gather(*(watch.connect(f"k{n}") for n in range(customers)))
        print(f"{customers} customers connected after {time.perf_counter() - began:.1f} s", flush=True)
        await asyncio.sleep(3)
        for now in (CLOSING, OPENING):
            load = os.getloadavg()[0]
            last, stall = await watch.cross(now)
            kept &= last < BUDGET_S and stall < BUDGET_STALL_S
            print(
                f"{now}: {customers} customers told after {last * 1000:.0f} ms, "
                f"longest pong {stall * 1000:.0f} ms (load {load:.1f})",
                flush=True,
            )
            await asyncio.sleep(2)
    return kept


def main() -> int:
    customers = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    resource.setrlimit(resource.RLIMIT_NOFILE, (customers + 1_000,) * 2)
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        return 0 if asyncio.run(measure(Path(folder), customers)) else 1


if __name__ == "__main__":
    sys.exit(main())
