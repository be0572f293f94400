"""Servers that start and die often: each is a real process, forked from one that has imported everything."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.support.server import MONDAY_MORNING, START, free_port

_CHEAP_PASSWORDS = """
import argon2

class Cheap(argon2.PasswordHasher):
    def __init__(self):
        super().__init__(time_cost=1, memory_cost=64, parallelism=1)

argon2.PasswordHasher = Cheap
"""
CHEAP = _CHEAP_PASSWORDS + START
"""A server to which passwords cost nothing."""

_NURSERY = f"""
import os, sys
{_CHEAP_PASSWORDS}
from chat_server.cli import main
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(2, 1)
        main()
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""

GENEROUS = {"commands_per_second": "1000000", "commands_at_once": "1000000"}


class Nursery:
    """One server at a time, on one database and port."""

    def __init__(self, process: subprocess.Popen[str], url: str, log_file: Path) -> None:
        self._process = process
        self._running: int | None = None
        self.url = url
        self.log_file = log_file

    def start(self) -> None:
        """Returns at once: whoever connects waits for the server."""
        assert self._running is None, "already running"
        self._say("start")
        self._running = int(self._hear())

    def kill(self) -> None:
        """As a power cut does, but for what the kernel holds."""
        assert self.end(signal.SIGKILL) == -signal.SIGKILL

    def end(self, how: signal.Signals) -> int:
        """Ends the server by a signal; its exit status."""
        assert self._running is not None
        os.kill(self._running, how)
        self._running = None
        return int(self._hear())

    def close(self) -> None:
        if self._running is not None:
            self.end(signal.SIGKILL)

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@contextmanager
def nursery(folder: Path, settings: Mapping[str, str] = GENEROUS) -> Iterator[Nursery]:
    """Servers with the demo's people whose database is in `folder`; none runs yet."""
    folder.mkdir(exist_ok=True)
    port = free_port()
    given = {"var": str(folder), "port": str(port), "log_format": "json", **settings}
    environment = {f"FEIERABEND_{name.upper()}": value for name, value in given.items()}
    log_file = folder / "server.log"
    arguments = ["serve", "--demo", "--now", MONDAY_MORNING]
    with (
        log_file.open("ab") as log,
        subprocess.Popen(
            [sys.executable, "-c", _NURSERY, *arguments],
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            encoding="utf-8",
        ) as process,
    ):
        servers = Nursery(process, f"http://127.0.0.1:{port}", log_file)
        try:
            yield servers
        finally:
            servers.close()
