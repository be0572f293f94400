"""An agency for each test: a copy of the demo's database, with a clock of its own, served by this very process.

All of a process's agencies are served at one address, one after the other, by the same thread: a browser keeps what
it has loaded and compiled of the page, and a start costs some hundredths of a second.
"""

import asyncio
import shutil
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Thread
from typing import NamedTuple, TypeVar

import msgspec
import uvicorn
import uvloop
from argon2 import PasswordHasher

from chat_server.clock import SystemClock
from chat_server.domain.core.calendar_answers import parse_moment
from chat_server.main.app import Options, build, prepare
from chat_server.main.cli.serving import configuration, listen
from chat_server.main.settings import ServerSettings, load_calendar
from tests.support.timeouts import TIMEOUT

T = TypeVar("T")

FRIDAY_AFTERNOON = "2026-11-20T15:20:00"
OPTIONS = Options(demo=True, hasher=PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
"""Hashing passwords as strongly as the real ones would take most of the time of signing in."""


class Seeded(NamedTuple):
    """A database to be copied: its folder, and its epoch."""

    folder: Path
    epoch: str


class Agencies:
    """The thread that serves, and the databases that are copied, which are in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loop = uvloop.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="agencies")
        self._thread.start()
        self._listening = listen(ServerSettings(port=0))
        self._settings = ServerSettings(
            port=self._listening.getsockname()[1], commands_per_second=10_000, commands_at_once=10_000
        )
        self.url = f"http://127.0.0.1:{self._settings.port}"
        self.seeded = cache(self._seed)

    @contextmanager
    def one(self, folder: Path, now: str, seeded: Seeded | None = None) -> Iterator[str]:
        """Where a new one is found; its database in `folder` is a copy of `seeded`, or one seeded at `now`."""
        seeded = seeded or self.seeded(now)
        shutil.copytree(seeded.folder, folder, dirs_exist_ok=True)
        server, serving = self._run(self._start(folder, now, seeded.epoch))
        try:
            yield self.url
        finally:
            server.should_exit = True
            self._run(_end_of(serving))

    def close(self) -> None:
        """End the thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._listening.close()

    def _seed(self, now: str) -> Seeded:
        folder = self._folder / now.replace(":", "")
        return Seeded(folder, self._run(prepare(self._of(folder), _clock(now), OPTIONS)))

    def _of(self, folder: Path) -> ServerSettings:
        return msgspec.structs.replace(self._settings, var=str(folder))

    async def _start(self, folder: Path, now: str, epoch: str) -> tuple[uvicorn.Server, "asyncio.Task[None]"]:
        settings = self._of(folder)
        server = uvicorn.Server(configuration(build(settings, _clock(now), epoch, OPTIONS), settings))
        serving = asyncio.create_task(server.serve([self._listening.dup()]))
        while not (server.started or serving.done()):  # noqa: ASYNC110  it has no event
            await asyncio.sleep(0.002)
        return server, serving

    def _run(self, work: Coroutine[object, object, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(TIMEOUT)


async def _end_of(serving: "asyncio.Task[None]") -> None:
    await serving


def _clock(now: str) -> SystemClock:
    return SystemClock(parse_moment(now, load_calendar("")))
