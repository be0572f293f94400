"""Uploads on their way: what came is on disk, and nothing else is."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chat_server.domain.files.inspected import UploadBusy
from chat_server.gateways.file_store.arrivals import ArrivalsFolder

pytestmark = pytest.mark.anyio


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
