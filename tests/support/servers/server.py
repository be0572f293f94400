"""A real server process: `feierabend serve`, forked from one that has imported all, or started as people start it."""

import itertools
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Protocol

from tests.support.servers.forked_servers import Forked

START = "from chat_server.main.cli import main; main()"
START_SECONDS = 90
STOP_SECONDS = 60
MONDAY_MORNING = "2026-11-23T10:00:00"
"""Where the clock of a test's server starts unless it says otherwise: Berlin time, outside quiet hours."""


class Process(Protocol):
    """What is used of subprocess.Popen."""

    pid: int

    @property
    def returncode(self) -> int | None: ...
    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def send_signal(self, how: signal.Signals, /) -> None: ...
    def kill(self) -> None: ...


@dataclass(frozen=True)
class ServerProcess:
    """A server that answers. `url` is "http://127.0.0.1:port"."""

    url: str
    process: Process
    log_file: Path

    @property
    def address(self) -> tuple[str, int]:
        host, _, port = self.url.removeprefix("http://").partition(":")
        return host, int(port)

    def log(self) -> str:
        return self.log_file.read_text("utf-8", errors="replace")


@contextmanager
def running_server(
    folder: Path,
    *,
    now: str = MONDAY_MORNING,
    port: int | None = None,
    settings: Mapping[str, str] | None = None,
    arguments: tuple[str, ...] = ("--demo",),
    under: Sequence[str] = (),
    start: str = "",
    first: str = "",
) -> Iterator[ServerProcess]:
    """A server whose database is in `folder`; `settings` are FEIERABEND_* variables without the prefix.

    `start` is the Python code to begin a process of its own with, START to begin it as people do; without it the server
    is forked, and passwords cost it nothing. `under` is a program that runs the former, a tracer say; `first` is code
    that the latter runs before all else.
    """
    port = port or free_port()
    given = {"var": str(folder), "port": str(port), "log_format": "console", **(settings or {})}
    environment = {**os.environ, **{f"FEIERABEND_{name.upper()}": value for name, value in given.items()}}
    log_file = folder / "server.log"
    serve = ["serve", "--now", now, *arguments]
    if start:
        process = _begin([*under, sys.executable, "-c", start, *serve], environment, log_file)
    else:
        process = Forked(serve, environment, log_file, first)
    server = ServerProcess(f"http://127.0.0.1:{port}", process, log_file)
    try:
        _wait_until_ready(server)
        yield server
    finally:
        stop(server)


def _begin(command: Sequence[str], environment: Mapping[str, str], log_file: Path) -> Process:
    with log_file.open("ab") as log:
        return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)


def stop(server: ServerProcess) -> int:
    """Ends the process as a service manager does; its exit status."""
    server.process.send_signal(signal.SIGTERM)
    try:
        return server.process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.process.kill()
        server.process.wait()
        raise


def workers(server: ServerProcess) -> list[int]:
    """The processes that serve, of a server with several."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    return [pid for pid in map(int, children) if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def connections(server: ServerProcess, pid: int) -> int:
    """How many connections to the server's port one of its processes holds, by what the kernel says."""
    local = f":{server.address[1]:04X}"
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    established = {f"socket:[{row[9]}]" for row in rows if row[1].endswith(local) and row[3] == "01"}
    return sum(_target(file) in established for file in Path(f"/proc/{pid}/fd").iterdir())


def _target(file: Path) -> str:
    try:
        return str(file.readlink())
    except FileNotFoundError:  # closed meanwhile
        return ""


_PORTS = range(20_000, 32_000)
"""Below those that the kernel gives to whoever connects somewhere: none of these takes a port before its server."""
_next_port = itertools.count(os.getpid() * 64)


def free_port() -> int:
    """A port that nobody used a moment ago: the origin of a server must be known before it starts."""
    for number in itertools.islice(_next_port, len(_PORTS)):
        port = _PORTS[number % len(_PORTS)]
        with socket.socket() as found, suppress(OSError):
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no port is free")


def _wait_until_ready(server: ServerProcess) -> None:
    pause = Event()
    for _ in range(START_SECONDS * 20):
        if server.process.poll() is not None or _is_ready(server):
            break
        pause.wait(0.05)
    if not _is_ready(server):
        raise RuntimeError(f"the server does not answer:\n{server.log()}")


def _is_ready(server: ServerProcess) -> bool:
    try:
        with urllib.request.urlopen(f"{server.url}/readyz", timeout=5) as response:  # noqa: S310 - our own URL
            return bool(response.status == 200)
    except OSError:
        return False


def administer(folder: Path, *arguments: str, given: str = "") -> None:
    """The command line, beside the running server."""
    command = [sys.executable, "-c", START, *arguments]
    environment = {**os.environ, "FEIERABEND_VAR": str(folder)}
    subprocess.run(command, env=environment, input=given.encode(), check=True, capture_output=True)
