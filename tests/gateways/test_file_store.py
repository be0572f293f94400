"""Every store of files keeps what it was given, whole or not at all; every part passes the same tests."""

import asyncio
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from chat_server.domain.core.refusal import Refusal
from chat_server.gateways.file_store import s3
from chat_server.gateways.file_store.folder import FolderStore
from chat_server.gateways.file_store.s3 import BucketAddress, BucketStore
from chat_server.services.files.ports import FileStore
from tests.support.servers.s3_server import ACCESS_KEY, BUCKET, REGION, SECRET_KEY, BucketServer
from tests.support.servers.server import free_port

pytestmark = pytest.mark.anyio

NAME = "ab" * 32
OLD = 1_000_000_000
DATA = bytes(range(256)) * 16_000


def address(endpoint: str) -> BucketAddress:
    return BucketAddress(
        bucket=BUCKET, endpoint=endpoint, region=REGION, access_key=ACCESS_KEY, secret_key=SECRET_KEY
    )


@pytest.fixture
def bucket(bucket_server: BucketServer) -> BucketStore:
    return BucketStore(address(bucket_server.url))


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
    if request.param == "folder":
        return FolderStore(tmp_path / "kept")
    store: BucketStore = request.getfixturevalue("bucket")
    return store


@pytest.fixture
def grow_old(request: pytest.FixtureRequest, store: FileStore, tmp_path: Path) -> Callable[[], None]:
    """All that is kept was put long ago."""
    if isinstance(store, BucketStore):
        server: BucketServer = request.getfixturevalue("bucket_server")
        return server.grow_old

    def touch() -> None:
        for path in (tmp_path / "kept").rglob("[!.]*"):
            os.utime(path, (OLD, OLD))

    return touch


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "source"
    file.write_bytes(DATA)
    return file


async def read(store: FileStore, name: str, start: int, end: int) -> list[bytes]:
    return [piece async for piece in store.read(name, start, end)]


async def test_what_is_put_is_read_whole_and_in_parts(store: FileStore, source: Path) -> None:
    data = DATA
    await store.put(NAME, source)
    assert await store.size(NAME) == len(data)
    pieces = await read(store, NAME, 0, len(data))
    assert b"".join(pieces) == data
    assert 1 < len(pieces) < 20
    assert await read(store, NAME, 5, 9) == [data[5:9]]
    assert await read(store, NAME, len(data) - 1, len(data) + 9) == [data[-1:]]
    assert await read(store, NAME, 7, 7) == []


async def test_putting_again_changes_nothing_and_leaves_nothing_beside(
    store: FileStore, source: Path
) -> None:
    for _ in range(2):
        await store.put(NAME, source)
    assert await store.names(age=-60) == [NAME]


async def test_what_is_not_there_is_said(store: FileStore) -> None:
    with pytest.raises(FileNotFoundError):
        await store.size(NAME)
    with pytest.raises(FileNotFoundError):
        await read(store, NAME, 0, 1)
    await store.delete(NAME, age=-60)


async def test_only_what_is_old_is_removed_and_what_is_put_again_is_not_old(
    store: FileStore, source: Path, grow_old: Callable[[], None]
) -> None:
    await store.put(NAME, source)
    assert await store.names(age=60) == []
    await store.delete(NAME, age=60)
    assert await store.size(NAME)
    grow_old()
    assert await store.names(age=60) == [NAME]
    await store.put(NAME, source)
    await store.delete(NAME, age=60)
    assert await store.size(NAME)
    grow_old()
    await store.delete(NAME, age=60)
    assert await store.names(age=-60) == []


async def test_of_many_only_those_named_are_touched(store: FileStore, source: Path) -> None:
    for name in (NAME, f"{NAME}.small", "cd" * 32):
        await store.put(name, source)
    assert sorted(await store.names(age=-60)) == [NAME, f"{NAME}.small", "cd" * 32]
    await store.delete(NAME, age=-60)
    assert sorted(await store.names(age=-60)) == [f"{NAME}.small", "cd" * 32]


async def test_what_is_put_again_while_it_is_read_is_read_to_its_end(store: FileStore, source: Path) -> None:
    await store.put(NAME, source)
    read_first = store.read(NAME, 0, len(DATA))
    parts = [await anext(read_first)]
    await store.put(NAME, source)
    parts += [piece async for piece in read_first]
    assert b"".join(parts) == DATA


async def test_many_at_once(store: FileStore, source: Path) -> None:
    """Also of the same name: whoever is through, what they put is there."""

    async def put_and_look(name: str) -> int:
        await store.put(name, source)
        return await store.size(name)

    names = [NAME, *(f"{number:02x}" * 32 for number in range(4))] * 3
    assert set(await asyncio.gather(*map(put_and_look, names))) == {len(DATA)}
    assert sorted(await store.names(age=-60)) == sorted(set(names))


async def test_a_large_file_goes_in_parts(bucket: BucketStore, tmp_path: Path) -> None:
    source = tmp_path / "large"
    source.write_bytes(os.urandom(1 << 20) * 13)
    await bucket.put(NAME, source)
    assert b"".join(await read(bucket, NAME, 0, 13 << 20)) == source.read_bytes()


async def test_what_is_put_again_takes_no_second_room(
    bucket: BucketStore, bucket_server: BucketServer, source: Path
) -> None:
    await bucket.put(NAME, source)
    bucket_server.grow_old()
    await bucket.put(NAME, source)
    assert bucket_server.count() == 1


async def everything_is_refused(store: FileStore, source: Path) -> None:
    """With the same words, whatever is wanted."""
    for wanted in (
        store.put(NAME, source), store.size(NAME), read(store, NAME, 0, 1), store.names(0), store.delete(NAME, 0),
    ):  # fmt: skip
        with pytest.raises(Refusal) as refused, capture_logs() as logged:
            await wanted
        assert (refused.value.code, refused.value.detail) == ("unavailable", "file_store_away")
        assert SECRET_KEY not in str(logged)
        assert ACCESS_KEY not in str(logged)


async def test_a_store_that_is_away_is_said_and_keeps_what_it_has(
    bucket: BucketStore, bucket_server: BucketServer, source: Path
) -> None:
    await bucket.put(NAME, source)
    bucket_server.leave()
    await everything_is_refused(bucket, source)
    await everything_is_refused(BucketStore(address(f"http://127.0.0.1:{free_port()}")), source)
    bucket_server.come_back()
    assert b"".join(await read(bucket, NAME, 0, len(DATA))) == DATA


async def test_a_store_that_does_not_answer_is_waited_for_so_long(
    bucket_server: BucketServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(s3, "REQUEST_SECONDS", 0.3)
    monkeypatch.setattr(s3, "RETRY_SECONDS", 0.5)
    bucket = BucketStore(address(bucket_server.url))
    assert bucket_server.pid
    os.kill(bucket_server.pid, signal.SIGSTOP)
    try:
        with pytest.raises(Refusal):
            await bucket.size(NAME)
    finally:
        os.kill(bucket_server.pid, signal.SIGCONT)
    with pytest.raises(FileNotFoundError):
        await BucketStore(address(bucket_server.url)).size(NAME)


def test_an_address_does_not_show_its_keys() -> None:
    shown = repr(address("http://127.0.0.1"))
    assert SECRET_KEY not in shown
    assert ACCESS_KEY not in shown
