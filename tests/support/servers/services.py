"""A private PostgreSQL and a private Redis on Unix sockets, for as long as the tests run.

Both can be stopped, killed and started again on the same socket and data, to test what happens meanwhile.
Nothing is flushed to disk, so their data does not outlive the machine, and need not.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from tests.support.timeouts import TIMEOUT


class NotReady(Exception):
    """A server did not start or stop in time; carries the end of its log."""


@contextmanager
def short_folder() -> Iterator[Path]:
    """A temporary folder with a short name, as a Unix socket's path has at most about 100 bytes."""
    folder = Path(tempfile.mkdtemp(prefix="fe-", dir="/tmp"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(kw_only=True)
class Server:
    """A child process that is ready as soon as `is_ready` says so; its log is in `folder`."""

    command: Sequence[str]
    folder: Path
    is_ready: Callable[[], bool]
    user: str | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    kill_signal: signal.Signals = signal.SIGKILL
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def pid(self) -> int | None:
        """The running server's process id."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start, and return when the server answers; raises NotReady."""
        assert self._process is None, "already running"
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self.user,
                group=self.user,
                extra_groups=[] if self.user else None,
            )
        deadline = time.monotonic() + TIMEOUT
        while not self.is_ready():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise NotReady(self.log.read_text(errors="replace")[-2000:])
            time.sleep(0.02)

    def stop(self) -> None:
        """Ask the server to end, cutting its connections, and wait for it."""
        self._end(self.stop_signal)

    def kill(self) -> None:
        """End the server as a power cut would."""
        self._end(self.kill_signal)

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise NotReady(self.log.read_text(errors="replace")[-2000:]) from None


@dataclass(kw_only=True)
class PostgresServer(Server):
    """A PostgreSQL server of our own; user `fe` may do everything."""

    programs: Path

    def create_database(self, template: str = "template1") -> str:
        """A fresh copy of a database nobody is connected to; returns its URL for SQLAlchemy."""
        name = f"t{uuid4().hex}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Drop it, whoever is still connected."""
        name = url.partition("?")[0].rpartition("/")[2]
        self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def url(self, name: str) -> str:
        return f"postgresql+asyncpg://fe@/{name}?host={self.folder}"

    def execute(self, statement: str, database: str = "postgres") -> str:
        """Run a statement and return what psql prints; raises CalledProcessError."""
        options = f"-XAtq -v ON_ERROR_STOP=1 -h {self.folder} -U fe -d {database}".split()
        command = [str(self.programs / "psql"), *options, "-c", statement]
        return subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout


@contextmanager
def running_postgres(programs: Path) -> Iterator[PostgresServer]:
    """Make a database cluster in a folder of its own and run it."""
    user = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    with short_folder() as folder:
        if user:
            shutil.chown(folder, user, user)
        _make_cluster(programs, folder, user)
        settings = f"listen_addresses= unix_socket_directories={folder} fsync=off max_connections=200"
        options = [f"--{setting}" for setting in settings.split()]
        ask = [str(programs / "pg_isready"), "-q", "-h", str(folder)]
        server = PostgresServer(
            programs=programs,
            folder=folder,
            command=[str(programs / "postgres"), "-D", "data", *options],
            is_ready=lambda: subprocess.run(ask, check=False).returncode == 0,
            user=user,
            stop_signal=signal.SIGINT,
            kill_signal=signal.SIGQUIT,  # as sudden, and its child processes do not outlive it
        )
        with _running(server):
            yield server


def _make_cluster(programs: Path, folder: Path, user: str | None) -> None:
    options = ["-D", "data", "-U", "fe", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
    subprocess.run(
        [str(programs / "initdb"), *options],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        user=user,
        group=user,
        extra_groups=[] if user else None,
        check=True,
    )


@dataclass(kw_only=True)
class RedisServer(Server):
    """A Redis server of our own."""

    @property
    def url(self) -> str:
        return f"unix://{self.folder / 'socket'}"

    def flush(self) -> None:
        """Forget all keys; connections stay."""
        assert _ask_redis(self.folder / "socket", b"FLUSHALL") == b"+OK\r\n"


@contextmanager
def running_redis(program: Path) -> Iterator[RedisServer]:
    """Run a Redis that writes nothing to disk."""
    with short_folder() as folder:
        path = folder / "socket"
        options = ["--port", "0", "--unixsocket", str(path), "--save", "", "--appendonly", "no"]
        server = RedisServer(
            folder=folder,
            command=[str(program), *options],
            is_ready=lambda: _ask_redis(path, b"PING") == b"+PONG\r\n",
        )
        with _running(server):
            yield server


@contextmanager
def _running(server: Server) -> Iterator[None]:
    server.start()
    try:
        yield
    finally:
        server.stop()


def _ask_redis(path: Path, command: bytes) -> bytes:
    """One command, its answer's first bytes; nothing if nobody answers."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(TIMEOUT)
        try:
            connection.connect(str(path))
            connection.sendall(command + b"\r\n")
            return connection.recv(64)
        except OSError:
            return b""
