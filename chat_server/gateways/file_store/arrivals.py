"""Uploads on their way: a file each, which only grows, and whose size says how much came."""

import asyncio
import fcntl
import os
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from chat_server.domain.files.inspected import UploadBusy
from chat_server.gateways.file_store.folder import moment_of

GATHERED = 1 << 20
"""Bytes written at once."""


P = ParamSpec("P")
T = TypeVar("T")


class ArrivalsFolder:
    """The folder of uploads on their way. Names are public ids of uploads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        return self._folder / name

    async def create(self, name: str) -> None:
        """An empty file, on disk on return."""
        await asyncio.to_thread(self._create, name)

    async def size(self, name: str) -> int:
        """How many bytes came. Raises FileNotFoundError."""
        return (await asyncio.to_thread(self.path(name).stat)).st_size

    async def append(self, name: str, offset: int, most: int, pieces: AsyncIterator[bytes]) -> int:
        """Write what comes behind `offset`, never beyond `most` bytes in all; how many there are then, on disk.

        Ends also where the sender breaks off, with what came. Raises FileNotFoundError, UploadBusy, and ValueError
        where there are not `offset` bytes, or more come than `most`.
        """
        file = await asyncio.to_thread(self._open, name, offset)
        try:
            return await self._write(file, offset, most, pieces)
        finally:
            os.close(file)  # and with it the lock

    async def _write(self, file: int, offset: int, most: int, pieces: AsyncIterator[bytes]) -> int:
        gathered = bytearray()
        try:
            async for piece in pieces:
                if offset + len(gathered) + len(piece) > most:
                    raise ValueError("more came than was announced")
                gathered += piece
                if len(gathered) >= GATHERED:
                    offset = await _shielded(_put_down, file, bytes(gathered), offset)
                    gathered.clear()
        finally:
            offset = await _shielded(_put_down, file, bytes(gathered), offset)
            await _shielded(os.fsync, file)
        return offset

    async def remove(self, name: str) -> None:
        """It is not there any more, nor what was made of it."""
        await asyncio.to_thread(self._remove, name)

    async def names(self, age: float) -> list[str]:
        """Everything that was last written to more than so many seconds ago."""
        return await asyncio.to_thread(self._old, age)

    def _create(self, name: str) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self.path(name), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))

    def _open(self, name: str, offset: int) -> int:
        file = os.open(self.path(name), os.O_WRONLY)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.fstat(file).st_size != offset:
                raise ValueError("not so many bytes came")
        except BlockingIOError as error:
            os.close(file)
            raise UploadBusy from error
        except BaseException:
            os.close(file)
            raise
        return file

    def _remove(self, name: str) -> None:
        self.path(name).unlink(missing_ok=True)
        shutil.rmtree(self._folder / f"{name}.made", ignore_errors=True)

    def _old(self, age: float) -> list[str]:
        before = moment_of(self._folder) - age
        paths = (path for path in self._folder.iterdir() if not path.name.startswith("."))
        return sorted({path.name.removesuffix(".made") for path in paths if path.stat().st_mtime < before})


def _put_down(file: int, data: bytes, offset: int) -> int:
    view = memoryview(data)
    while view:
        written = os.pwrite(file, view, offset)
        view, offset = view[written:], offset + written
    return offset


async def _shielded(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """A thread cannot be cancelled: whoever gives up waits until it has let go of the file."""
    running = asyncio.ensure_future(asyncio.to_thread(work, *given, **named))
    try:
        return await asyncio.shield(running)
    finally:
        await asyncio.wait([running])
