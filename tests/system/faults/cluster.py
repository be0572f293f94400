"""Two servers as on two machines, each with lines of its own to the database, to Redis and to its clients."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from sqlalchemy.engine import make_url

from tests.support.servers.forked_servers import Forked
from tests.support.servers.server import MONDAY_MORNING, free_port
from tests.support.servers.services import PostgresServer, RedisServer, Server
from tests.support.timeouts import TIMEOUT
from tests.system.faults.link import Link
from tests.system.faults.schedule import HOSTS, Cut, Ending, Far, Kill, Outage, Service
from tests.system.servers import GENEROUS

POSTGRES_SOCKET = ".s.PGSQL.5432"


class Host:
    """One server process at a time, on a port of its own; `url` is where its clients find it."""

    def __init__(self, folder: Path, database_url: str, redis_url: str, began: float) -> None:
        folder.mkdir()
        port, inner = free_port(), free_port()
        self.url = f"http://127.0.0.1:{port}"
        database, redis = make_url(database_url), Path(redis_url.removeprefix("unix://"))
        postgres = Path(str(database.query["host"])) / POSTGRES_SOCKET
        self.links: dict[Far, Link] = {
            "clients": Link(("127.0.0.1", port), ("127.0.0.1", inner)),
            "postgres": Link(folder / POSTGRES_SOCKET, postgres),
            "redis": Link(folder / "redis", redis),
        }
        given = {
            **GENEROUS,
            "var": str(folder),
            "port": str(inner),
            "origins": self.url,
            "log_format": "json",
            "database_url": database.set(query={"host": str(folder)}).render_as_string(hide_password=False),
            "redis_url": f"unix://{folder / 'redis'}",
        }
        self._environment = {
            **os.environ,
            **{f"FEIERABEND_{name.upper()}": value for name, value in given.items()},
        }
        self._folder = folder
        self._began = began
        self._running: Forked | None = None

    def start(self) -> None:
        """Returns at once. Its clock goes on where that of the others is."""
        now = datetime.fromisoformat(MONDAY_MORNING) + timedelta(seconds=int(monotonic() - self._began))
        arguments = ["serve", "--demo", "--now", now.isoformat()]
        self._running = Forked(arguments, self._environment, self._folder / "server.log")

    def kill(self) -> None:
        assert self._running is not None
        self._running.send_signal(signal.SIGKILL)
        code = self._running.wait(TIMEOUT)
        assert code == -signal.SIGKILL, (
            f"ended by itself: {(self._folder / 'server.log').read_text()[-2000:]}"
        )
        self._running = None

    def close(self) -> None:
        if self._running is not None:
            self._running.kill()
            self._running.wait(TIMEOUT)


class Cluster:
    """Servers and what they need; whatever breaks can be mended."""

    def __init__(self, hosts: list[Host], services: dict[Service, Server]) -> None:
        self.hosts = hosts
        self._services = services

    async def damage(self, fault: Kill | Outage | Cut) -> None:
        match fault:
            case Kill(host):
                await asyncio.to_thread(self.hosts[host].kill)
            case Outage(service, how):
                await asyncio.to_thread(_end, self._services[service], how)
            case Cut(host, far, way):
                self.hosts[host].links[far].cut(way)

    async def mend(self, fault: Kill | Outage | Cut) -> None:
        match fault:
            case Kill(host):
                self.hosts[host].start()
            case Outage(service, how):
                await asyncio.to_thread(_bring_back, self._services[service], how)
            case Cut(host, far, _way):
                self.hosts[host].links[far].mend()


def _end(service: Server, how: Ending) -> None:
    match how:
        case "stop":
            service.stop()
        case "kill":
            service.kill()
        case "freeze":
            _signal_all(service, signal.SIGSTOP)


def _bring_back(service: Server, how: Ending) -> None:
    if how == "freeze":
        _signal_all(service, signal.SIGCONT)
    else:
        service.start()


def _signal_all(service: Server, which: signal.Signals) -> None:
    """The process and its children: PostgreSQL has one for each connection."""
    assert service.pid is not None
    children = Path(f"/proc/{service.pid}/task/{service.pid}/children").read_text().split()
    for pid in (service.pid, *map(int, children)):
        os.kill(pid, which)


@asynccontextmanager
async def running_cluster(
    folder: Path, postgres: PostgresServer, redis: RedisServer
) -> AsyncIterator[Cluster]:
    """On a new database; no server runs yet, and the services are not ended.

    `folder` has a short name, for Unix sockets.
    """
    database_url, began = postgres.create_database(), monotonic()
    hosts = [Host(folder / str(number), database_url, redis.url, began) for number in range(HOSTS)]
    async with AsyncExitStack() as stack:
        stack.callback(postgres.drop_database, database_url)
        for host in hosts:
            stack.callback(host.close)
            for link in host.links.values():
                await link.open()
                stack.push_async_callback(link.close)
        yield Cluster(hosts, {"redis": redis, "postgres": postgres})
