"""A folder as the store of files: each below a name of its content, whole or not at all."""

import asyncio
import fcntl
import os
import secrets
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

PIECE = 256 * 1024
"""Bytes read at once."""


class FolderStore:
    """Names are made by the server only: hexadecimal digits, and the name of a view behind them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, name: str, source: Path) -> None:
        """Keep a copy of a file under a name. On return it is on disk, with its name."""
        await asyncio.to_thread(self._put, name, source)

    async def size(self, name: str) -> int:
        """How many bytes there are. Raises FileNotFoundError."""
        return (await asyncio.to_thread(self._path(name).stat)).st_size

    async def read(self, name: str, start: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from `start` to before `end`, piece by piece. Raises FileNotFoundError before the first."""
        file = await asyncio.to_thread(os.open, self._path(name), os.O_RDONLY)
        try:
            while start < end:
                piece = await asyncio.to_thread(os.pread, file, min(PIECE, end - start), start)
                if not piece:
                    return
                start += len(piece)
                yield piece
        finally:
            os.close(file)

    async def names(self, age: float) -> list[str]:
        """Everything that was last put more than so many seconds ago."""
        return await asyncio.to_thread(lambda: [path.name for path in self._old(age)])

    async def delete(self, name: str, age: float) -> None:
        """Remove what was last put more than so many seconds ago; what was put again since stays."""
        await asyncio.to_thread(self._delete, name, age)

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name

    def _put(self, name: str, source: Path) -> None:
        target = self._path(name)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = target.parent / f".{secrets.token_hex(8)}.part"
        try:
            with source.open("rb") as read, part.open("xb") as written:
                shutil.copyfileobj(read, written, PIECE)
                written.flush()
                os.fsync(written.fileno())
            with self._locked(fcntl.LOCK_SH):
                part.replace(target)
            _flush_folder(target.parent)
            _flush_folder(self._folder)
        finally:
            part.unlink(missing_ok=True)

    def _old(self, age: float) -> Iterator[Path]:
        before = moment_of(self._folder) - age
        for path in self._folder.glob("[0-9a-f][0-9a-f]/*"):
            if path.stat().st_mtime < before:
                yield path

    def _delete(self, name: str, age: float) -> None:
        """No process puts it again between the look and the removal."""
        path = self._path(name)
        with self._locked(fcntl.LOCK_EX):
            if path.exists() and path.stat().st_mtime < moment_of(self._folder) - age:
                path.unlink()

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(self._folder / ".lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(lock, how)
            yield
        finally:
            os.close(lock)


def moment_of(folder: Path) -> float:
    """The file system's own now (seconds since 1970): a moved clock makes no file older."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    mark = folder / ".now"
    mark.touch(mode=0o600)
    return mark.stat().st_mtime


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
