"""A real server process, started as people start it: `feierabend serve`."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

START = "from chat_server.cli import main; main()"
START_SECONDS = 90
STOP_SECONDS = 15
MONDAY_MORNING = "2026-11-23T10:00:00"
"""Where the clock of a test's server starts unless it says otherwise: Berlin time, outside quiet hours."""


@dataclass(frozen=True)
class ServerProcess:
    """A server that answers. `url` is "http://127.0.0.1:port"."""

    url: str
    process: subprocess.Popen[bytes]
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
    start: str = START,
) -> Iterator[ServerProcess]:
    """A server whose database is in `folder`; `settings` are FEIERABEND_* variables without the prefix.

    `under` is a program that runs it, a tracer say, as the same process; `start` the Python code to begin with.
    """
    port = port or free_port()
    given = {"var": str(folder), "port": str(port), "log_format": "console", **(settings or {})}
    environment = {f"FEIERABEND_{name.upper()}": value for name, value in given.items()}
    log_file = folder / "server.log"
    with log_file.open("ab") as log:
        process = subprocess.Popen(
            [*under, sys.executable, "-c", start, "serve", "--now", now, *arguments],
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    server = ServerProcess(f"http://127.0.0.1:{port}", process, log_file)
    try:
        _wait_until_ready(server)
        yield server
    finally:
        stop(server)


def stop(server: ServerProcess) -> int:
    """Ends the process as a service manager does; its exit status."""
    if server.process.poll() is None:
        server.process.send_signal(signal.SIGTERM)
        try:
            server.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.process.kill()
            server.process.wait()
            raise
    return server.process.returncode


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


def free_port() -> int:
    """A port that nobody used a moment ago: the origin of a server must be known before it starts."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


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
