"""Every store of files keeps what it was given, whole or not at all; every part passes the same tests."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chat_server.domain.files.inspected import UploadBusy
from chat_server.gateways.file_store.arrivals import ArrivalsFolder
from chat_server.gateways.file_store.folder import PIECE, FolderStore

pytestmark = pytest.mark.anyio

NAME = "ab" * 32
OLD = 1_000_000_000
DATA = bytes(range(256)) * 3_000


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "kept")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "source"
    file.write_bytes(DATA)
    return file


async def read(store: FolderStore, name: str, start: int, end: int) -> list[bytes]:
    return [piece async for piece in store.read(name, start, end)]


async def test_what_is_put_is_read_whole_and_in_parts(store: FolderStore, source: Path) -> None:
    data = DATA
    await store.put(NAME, source)
    assert await store.size(NAME) == len(data)
    pieces = await read(store, NAME, 0, len(data))
    assert b"".join(pieces) == data
    assert max(map(len, pieces)) == PIECE
    assert await read(store, NAME, 5, 9) == [data[5:9]]
    assert await read(store, NAME, len(data) - 1, len(data) + 9) == [data[-1:]]
    assert await read(store, NAME, 7, 7) == []


async def test_putting_again_changes_nothing_and_leaves_nothing_beside(
    store: FolderStore, source: Path
) -> None:
    for _ in range(2):
        await store.put(NAME, source)
    assert await store.names(age=-60) == [NAME]


async def test_what_is_not_there_is_said(store: FolderStore) -> None:
    with pytest.raises(FileNotFoundError):
        await store.size(NAME)
    with pytest.raises(FileNotFoundError):
        await read(store, NAME, 0, 1)
    await store.delete(NAME, age=-60)


async def test_only_what_is_old_is_removed_and_what_is_put_again_is_not_old(
    store: FolderStore, source: Path, tmp_path: Path
) -> None:
    await store.put(NAME, source)
    assert await store.names(age=60) == []
    await store.delete(NAME, age=60)
    assert await store.size(NAME)
    kept = tmp_path / "kept" / "ab" / NAME
    os.utime(kept, (OLD, OLD))
    assert await store.names(age=60) == [NAME]
    await store.put(NAME, source)
    await store.delete(NAME, age=60)
    assert await store.size(NAME)
    os.utime(kept, (OLD, OLD))
    await store.delete(NAME, age=60)
    assert await store.names(age=-60) == []


@pytest.fixture
async def arrivals(tmp_path: Path) -> ArrivalsFolder:
    arrivals = ArrivalsFolder(tmp_path / "arriving")
    await arrivals.create("fone")
    return arrivals


async def coming(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


async def test_an_upload_grows_by_what_comes(arrivals: ArrivalsFolder) -> None:
    assert await arrivals.append("fone", 0, 9, coming(b"abc", b"de")) == 5
    assert await arrivals.append("fone", 5, 9, coming()) == 5
    assert await arrivals.append("fone", 5, 9, coming(b"fghi")) == 9
    assert arrivals.path("fone").read_bytes() == b"abcdefghi"


async def test_offsets_that_lie_and_too_much_change_nothing_beyond_what_came(
    arrivals: ArrivalsFolder,
) -> None:
    await arrivals.append("fone", 0, 4, coming(b"ab"))
    for offset, pieces in ((0, [b"x"]), (3, [b"x"]), (2, [b"xyz"])):
        with pytest.raises(ValueError, match=r"."):
            await arrivals.append("fone", offset, 4, coming(*pieces))
    assert arrivals.path("fone").read_bytes() == b"ab"
    with pytest.raises(FileNotFoundError):
        await arrivals.append("ftwo", 0, 4, coming(b"x"))


async def test_two_at_once_do_not_mix(arrivals: ArrivalsFolder) -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield b"ab"
        with pytest.raises(UploadBusy):
            await arrivals.append("fone", 0, 9, coming(b"xy"))
        yield b"cd"

    assert await arrivals.append("fone", 0, 9, slow()) == 4
    assert arrivals.path("fone").read_bytes() == b"abcd"


async def test_what_came_before_the_sender_broke_off_is_kept(arrivals: ArrivalsFolder) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"ab"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await arrivals.append("fone", 0, 9, broken())
    assert await arrivals.size("fone") == 2
