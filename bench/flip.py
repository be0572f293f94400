"""How long the turn of quiet hours takes to reach 5,000 connected customers: `python -m bench.flip [CUSTOMERS]`.

A server with that many customers, two to an account, and an assistant of them all who is there; its clock is moved
across 19:00 and 08:00. Each customer must be told the new hour and who is there. A socket beside them pings every
few milliseconds: how long a pong takes is how long the server's loop was busy at a time.
"""

import asyncio
import base64
import http.client
import json
import os
import resource
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from bench.report import machine
from chat_server.app import Options, open_context, prepare
from chat_server.clock import SystemClock
from chat_server.demo_talk import JANA
from chat_server.domain.moments import parse_moment
from chat_server.gateways.local_bus import LocalBus
from chat_server.services.sessions import token_hash
from chat_server.settings import Settings, load_calendar
from chat_server.storage import accounts, people, sessions
from protocol import LEVEL, SUBPROTOCOL_MSGPACK
from protocol.codec import encode
from tests.support.server import ServerProcess, running_server

AFTERNOON, CLOSING, OPENING = "2026-11-23T18:30:00", "2026-11-23T19:00:00", "2026-11-24T08:00:00"
FOREVER = 10**15
BUDGET_S, BUDGET_STALL_S = 1.0, 0.05
AT_ONCE = 100
"""Handshakes under way."""
PING, PONG = b"\x89\x00", b"\x8a\x80\0\0\0\0"


def seed(connection: Connection, customers: int) -> None:
    """Customers with a session each; Jana is their assistant."""
    jana = people.find_person(connection, JANA)
    assert jana is not None
    account = 0
    for number in range(customers):
        if number % 2 == 0:
            account = accounts.create_account(connection, f"abench{number}", f"Konto {number}", 0)
            accounts.assign(connection, account, jana, "lead", 0)
        new = people.NewPerson(f"pbench{number}", "customer", f"Kundin {number}", f"k{number}@bench.example")
        person = people.create_person(connection, new, 0)
        accounts.add_user(connection, account, person, "owner" if number % 2 == 0 else "member")
        _session(connection, person, f"k{number}")
    _session(connection, jana, "jana")


def _session(connection: Connection, person: int, token: str) -> None:
    new = sessions.NewSession(f"s{token}", token_hash(token), person, "bench", 0, FOREVER)
    sessions.create_session(connection, new)


async def fill(folder: Path, customers: int) -> None:
    settings = Settings(var=str(folder))
    clock = SystemClock(parse_moment(AFTERNOON, load_calendar("")))
    await prepare(settings, clock, Options(demo=True))
    context = open_context(settings, clock, LocalBus(), os.urandom)
    await context.database.write(partial(seed, customers=customers))
    await context.database.close()


@dataclass
class Turn:
    """One crossing: when it was asked for, and when each customer had been told all of it."""

    began: float = 0.0
    told: list[float] = field(default_factory=list)
    pongs: list[float] = field(default_factory=list)


class Peer(asyncio.Protocol):
    """A socket: says hello after the handshake, and notes pushes and pongs."""

    def __init__(self, token: str, watch: "Watch", *, is_customer: bool) -> None:
        self.token = token
        self.watch = watch
        self.is_customer = is_customer
        self.greeted = asyncio.get_running_loop().create_future()
        self.heard = b""
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        transport.write((
            f"GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Protocol: {SUBPROTOCOL_MSGPACK}\r\nAuthorization: Bearer {self.token}\r\n\r\n"
        ).encode())  # fmt: skip

    def data_received(self, data: bytes) -> None:
        self.heard += data
        if PING in data:
            self.transport.write(PONG)
        if not self.greeted.done():
            self._greet()
        elif self.is_customer and b"presence.all" in self.heard and b"day.changed" in self.heard:
            self.heard = b""
            self.watch.turn.told.append(time.perf_counter())
        elif not self.is_customer and b"\x8a\x08" in data:
            self.watch.turn.pongs.append(time.perf_counter() - self.watch.pinged)
            self.heard = b""
            self.watch.ponged.set()

    def _greet(self) -> None:
        if self.heard.endswith(b"\r\n\r\n"):
            hello = encode({"t": "hello", "id": 0, "level": LEVEL})
            self.transport.write(bytes((0x82, 0x80 | len(hello), 0, 0, 0, 0)) + hello)
        elif b"epoch" in self.heard:
            self.heard = b""
            self.greeted.set_result(None)


class Watch:
    """All sockets, and the turn that is going on."""

    def __init__(self, server: ServerProcess, customers: int) -> None:
        self.server = server
        self.customers = customers
        self.turn = Turn()
        self.pinged = 0.0
        self.ponged = asyncio.Event()
        self._gate = asyncio.Semaphore(AT_ONCE)

    async def connect(self, token: str, *, is_customer: bool) -> Peer:
        async with self._gate:
            make = partial(Peer, token, self, is_customer=is_customer)
            _, peer = await asyncio.get_running_loop().create_connection(make, *self.server.address)
            await peer.greeted
        return peer

    async def cross(self, probe: Peer, now: str) -> Turn:
        """Move the clock and wait until everybody has been told."""
        self.turn = Turn(began=time.perf_counter())
        moving = asyncio.get_running_loop().run_in_executor(None, self._move, now)
        async with asyncio.timeout(60):
            while len(self.turn.told) < self.customers:
                self.ponged.clear()
                self.pinged = time.perf_counter()
                probe.transport.write(b"\x89\x88\0\0\0\0" + b"probeing")
                await self.ponged.wait()
                await asyncio.sleep(0.003)
        await moving
        return self.turn

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
        probe = await watch.connect("jana", is_customer=False)
        await asyncio.gather(*(watch.connect(f"k{n}", is_customer=True) for n in range(customers)))
        await asyncio.sleep(3)
        for now in (CLOSING, OPENING):
            turn = await watch.cross(probe, now)
            last, stall = max(turn.told) - turn.began, max(turn.pongs)
            kept &= last < BUDGET_S and stall < BUDGET_STALL_S
            print(
                f"{now}: {customers} customers told after {last * 1000:.0f} ms, longest pong {stall * 1000:.0f} ms"
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
