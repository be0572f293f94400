"""A real server on core 0 and the load generator on core 1."""

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from subprocess import PIPE
from threading import Event
from typing import TypeVar

import msgspec
import uvloop
from sqlalchemy import Connection

from bench import seed
from chat_server.storage.core.database import open_database
from chat_server.storage.migrations import upgrade
from protocol import LEVEL, SUBPROTOCOL_MSGPACK
from protocol.codec import encode
from protocol.hello import Hello, Resume
from protocol.messages import Send
from tests.support.servers.server import ServerProcess, free_port, running_server

T = TypeVar("T")
Arguments = Mapping[str, str | int | Path]
"""Of wsload, by name; "" is a switch."""

SOURCES = Path(__file__).parent
SERVER_CORE, LOADER_CORE = 0, 1
EPOCH = "benchbenchbench"
BOUND_SECONDS = 180
"""No run of the load generator takes longer."""


class Phase(msgspec.Struct, frozen=True, kw_only=True):
    """A line of wsload's output: which figures it has depends on the tag."""

    tag: str
    deliv_s: float = 0.0
    missing: float = 0.0
    p50_ms: float = 0.0
    p99_ms: float = 0.0
    srv_cpu: float = 0.0
    core0_steal: float = 0.0
    loader_busy: float = 0.0
    msg_s: float = 0.0
    offered_msg_s: float = 0.0
    connected: int = 0
    connect_s: float = 0.0
    srv_cpu_s: float = 0.0
    kib_per_conn: float = 0.0


def compile_tools(folder: Path) -> None:
    """wsload and wsflood into `folder`. Needs gcc."""
    for name in ("wsload", "wsflood"):
        subprocess.run(["gcc", "-O2", "-o", folder / name, SOURCES / f"{name}.c", "-lm"], check=True)


def seed_database(folder: Path, work: Callable[[Connection], T]) -> T:
    """A new database in `folder`, filled by `work`."""

    async def fill() -> T:
        database = open_database(f"sqlite:///{folder / 'feierabend.db'}")
        await database.write(partial(upgrade, epoch=EPOCH, now_ms=seed.NOW))
        seeded = await database.write(work)
        await database.close()
        return seeded

    return uvloop.run(fill())


@contextmanager
def pinned(core: int) -> Iterator[None]:
    """What is started within runs on one core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@contextmanager
def server(folder: Path) -> Iterator[ServerProcess]:
    """`feierabend serve` on the database in `folder`, without limits of rates."""
    settings = {"commands_per_second": "1000000", "commands_at_once": "1000000", "log_level": "warning"}
    with (
        pinned(SERVER_CORE),
        running_server(folder, now=seed.SERVED, settings=settings, arguments=()) as running,
    ):
        yield running


@contextmanager
def flood(tools: Path) -> Iterator[tuple[int, int]]:
    """wsflood, the least that a server can do: its port and process."""
    port = free_port()
    with pinned(SERVER_CORE):
        process = subprocess.Popen([tools / "wsflood", str(port)])
    try:
        Event().wait(0.3)
        yield port, process.pid
    finally:
        process.kill()
        process.wait()


def load(tools: Path, port: int, pid: int, arguments: Arguments) -> dict[str, Phase]:
    """Run wsload: its phases by tag, the last of each."""
    command: list[str | Path] = [tools / "wsload", "--port", str(port), "--pid", str(pid)]
    for name, value in arguments.items():
        command += [f"-{'-' * (len(name) > 1)}{name}", *([str(value)] if value != "" else [])]
    with pinned(LOADER_CORE):
        done = subprocess.run(command, stdout=PIPE, check=True, timeout=BOUND_SECONDS)
    phases = [msgspec.json.decode(line, type=Phase) for line in done.stdout.splitlines()]
    return {phase.tag: phase for phase in phases}


def signed_in(folder: Path, people: list[seed.Seeded]) -> Arguments:
    """Arguments that let each connection be another person."""
    headers = folder / "headers"
    headers.write_text("---\n".join(f"Authorization: Bearer {one.token}\n" for one in people))
    return {"P": "/ws", "sub": SUBPROTOCOL_MSGPACK, "headers-file": headers}


def greeting(folder: Path, cursors: list[dict[str, int]] | None = None) -> Arguments:
    """The script that says hello; connection i resumes from `cursors[i]`."""
    hellos = [Hello(id=1, level=LEVEL)]
    if cursors is not None:
        hellos = [Hello(id=1, level=LEVEL, resume=Resume(epoch=EPOCH, chats=chats)) for chats in cursors]
    script = folder / "script"
    blocks = [f"B {escaped(encode(hello))}\nW epoch\n" for hello in hellos]
    script.write_text("---\n".join(blocks))
    return {"script": script}


def escaped(data: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in data)


def message(folder: Path) -> Arguments:
    """The template of a message of 200 bytes to one's own room, under a new key each time."""
    key, time, room = "U" * 32, "T" * 21, seed.room_pid(0)
    send = Send(id=7, key=f"{seed.TODAY:%Y%m%d}-{key}", chat=room, text=time + "x" * 179)
    written = escaped(encode(send))
    for part, mark in ((key, "@@U@@"), (time, "@@T@@"), (room[-5:], "{R}")):
        written = written.replace(escaped(part.encode()), mark)
    template = folder / "template"
    template.write_text(written)
    return {"tmpl-file": template, "binary": ""}
