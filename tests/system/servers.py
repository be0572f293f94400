"""Servers that start and die often: each is a real process, forked from one that has imported everything."""

import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.support.servers.forked_servers import CHEAP_PASSWORDS, Forked
from tests.support.servers.server import MONDAY_MORNING, START, free_port
from tests.support.timeouts import TIMEOUT

CHEAP = CHEAP_PASSWORDS + START
"""A server in a process of its own to which passwords cost nothing."""

GENEROUS = {"commands_per_second": "1000000", "commands_at_once": "1000000"}


class Nursery:
    """One server at a time, on one database and port."""

    def __init__(self, environment: Mapping[str, str], url: str, log_file: Path) -> None:
        self._environment = environment
        self._running: Forked | None = None
        self.url = url
        self.log_file = log_file

    def start(self, first: str = "") -> None:
        """Returns at once: whoever connects waits for the server, which runs the code `first` before all else."""
        assert self._running is None, "already running"
        arguments = ["serve", "--demo", "--now", MONDAY_MORNING]
        self._running = Forked(arguments, self._environment, self.log_file, first)

    @property
    def pid(self) -> int:
        assert self._running is not None
        return self._running.pid

    def kill(self) -> None:
        """As a power cut does, but for what the kernel holds."""
        assert self.end(signal.SIGKILL) == -signal.SIGKILL

    def end(self, how: signal.Signals) -> int:
        """Ends the server by a signal; its exit status."""
        assert self._running is not None
        running, self._running = self._running, None
        running.send_signal(how)
        return running.wait(TIMEOUT)

    def close(self) -> None:
        if self._running is not None:
            self.end(signal.SIGKILL)


@contextmanager
def nursery(folder: Path, settings: Mapping[str, str] = GENEROUS) -> Iterator[Nursery]:
    """Servers with the demo's people whose database is in `folder`; none runs yet."""
    folder.mkdir(exist_ok=True)
    port = free_port()
    given = {"var": str(folder), "port": str(port), "log_format": "json", **settings}
    environment = {**os.environ, **{f"FEIERABEND_{name.upper()}": value for name, value in given.items()}}
    servers = Nursery(environment, f"http://127.0.0.1:{port}", folder / "server.log")
    try:
        yield servers
    finally:
        servers.close()
