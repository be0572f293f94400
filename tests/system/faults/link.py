"""A line between two programs that a test can cut: it resets, swallows, holds or delays what passes."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from tests.system.faults.schedule import Way

CHUNK = 64 * 1024
LATE_SECONDS = 0.2
Address = Path | tuple[str, int]
"""Of a Unix socket, or host and port."""
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Link:
    """Whoever connects to `near` is connected to `far`.

    reset: connections end, and nobody can connect. mute: they stay open, and nothing passes. deaf: what the near
    side says passes, the answers do not. held: nothing passes, and all of it comes when the line is whole again, as
    TCP sends what was not received. late: everything takes a while. A connection that lost something ends when the
    line is whole.
    """

    def __init__(self, near: Address, far: Address) -> None:
        self._near = near
        self._far = far
        self._way: Way | None = None
        self._whole = asyncio.Event()
        self._whole.set()
        self._open: set[asyncio.StreamWriter] = set()
        self._spoilt: set[asyncio.StreamWriter] = set()
        self._joined: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server

    async def open(self) -> None:
        if isinstance(self._near, Path):
            self._server = await asyncio.start_unix_server(self._accept, self._near)
        else:
            self._server = await asyncio.start_server(self._accept, *self._near)

    async def close(self) -> None:
        self._server.close()
        for task in self._joined:
            task.cancel()
        await asyncio.gather(*self._joined, return_exceptions=True)

    def cut(self, way: Way) -> None:
        self._way = way
        self._whole.clear()
        if way == "reset":
            self._end(self._open)
        elif way in ("mute", "deaf"):
            self._spoilt |= self._open

    def mend(self) -> None:
        self._way = None
        self._whole.set()
        self._end(self._spoilt)

    def _end(self, writers: set[asyncio.StreamWriter]) -> None:
        for writer in list(writers):
            writer.transport.abort()
        writers.clear()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._connected(reader, writer))
        self._joined.add(task)
        task.add_done_callback(self._joined.discard)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            if self._way == "reset":
                return
            if self._way in ("mute", "deaf"):
                self._spoilt.add(writer)
            if self._way == "mute":
                await self._whole.wait()
                return
            await self._join((reader, writer))
        finally:
            self._open.discard(writer)
            writer.transport.abort()

    async def _join(self, near: Streams) -> None:
        try:
            far = await self._connect()
        except OSError:
            return
        self._open.add(far[1])
        try:
            await _until_one_ends(
                self._pass(near[0], far[1], self._to_far), self._pass(far[0], near[1], self._to_near)
            )
        finally:
            self._open.discard(far[1])
            far[1].transport.abort()

    async def _connect(self) -> Streams:
        if isinstance(self._far, Path):
            return await asyncio.open_unix_connection(self._far)
        return await asyncio.open_connection(*self._far)

    async def _pass(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        passes: Callable[[], Awaitable[bool]],
    ) -> None:
        with suppress(OSError):
            while True:
                data = await reader.read(CHUNK)
                if not await passes():
                    continue
                if not data:
                    return
                writer.write(data)
                await writer.drain()

    async def _to_far(self) -> bool:
        return self._way == "deaf" or await self._to_near()

    async def _to_near(self) -> bool:
        """Whether what was read is passed on, when it is time; the end of a connection is kept like all else."""
        match self._way:
            case "mute" | "deaf" | "reset":
                await self._whole.wait()
                return False
            case "held":
                await self._whole.wait()
            case "late":
                await asyncio.sleep(LATE_SECONDS)
            case None:
                pass
        return True


async def _until_one_ends(*passing: Awaitable[None]) -> None:
    tasks = [asyncio.ensure_future(one) for one in passing]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
