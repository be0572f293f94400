"""Files in a bucket of S3: as in a folder, and what happens while it is away."""

import asyncio
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from protocol.core.types import ChatId
from tests.contract.conftest import Town, settle
from tests.contract.files.test_uploads import append, browser, create, jpeg, send, upload
from tests.support.servers.s3_server import ACCESS_KEY, SECRET_KEY, BucketServer
from tests.support.servers.server import running_server

pytestmark = pytest.mark.anyio

DATA = b"%PDF-1.4\n" + bytes(range(256)) * 30_000


@pytest.fixture
def town(bucket_server: BucketServer, tmp_path: Path) -> Iterator[Town]:
    with running_server(tmp_path, settings=bucket_server.settings()) as running:
        yield asyncio.run(settle(running))
        assert SECRET_KEY not in running.log()
        assert ACCESS_KEY not in running.log()
        assert "internal fault" not in running.log()


@pytest.fixture
async def chat(town: Town) -> ChatId:
    return await town.task()


def refused(answer: httpx2.Response) -> bool:
    return (answer.status_code, answer.json()["detail"]) == (503, "file_store_away")


async def test_files_are_sent_and_read_whole_and_in_parts(town: Town, chat: ChatId, tmp_path: Path) -> None:
    with browser(town, "katrin") as katrin, browser(town, "jana") as jana, browser(town, "paul") as paul:
        pids = [upload(katrin, chat, DATA), upload(katrin, chat, jpeg(), "Foto.jpg")]
        async with town.client("katrin") as client:
            seq = await send(client, chat, *pids)
        path = f"/api/files/{pids[0]}/original"
        assert jana.get(path).content == DATA
        assert jana.get(path, headers={"Range": "bytes=1000000-2500000"}).content == DATA[1_000_000:2_500_001]
        assert jana.get(f"/api/files/{pids[1]}/small").headers["content-type"] == "image/webp"
        assert paul.get(path).status_code == 404
        packed = zipfile.ZipFile(io.BytesIO(jana.get(f"/api/chats/{chat}/files.zip?message={seq}").content))
        assert packed.read("Angebot.pdf") == DATA
    assert not list((tmp_path / "files").glob("kept/*"))
    assert not list((tmp_path / "files" / "arriving").glob("f*"))


async def test_while_it_is_away_nothing_that_came_is_lost(
    town: Town, chat: ChatId, bucket_server: BucketServer
) -> None:
    """The last byte is answered with words to try again; then a question after the upload finishes it."""
    with browser(town, "katrin") as katrin:
        kept = upload(katrin, chat, DATA[:-1])
        place = create(katrin, chat, len(DATA)).headers["location"]
        bucket_server.leave()
        assert append(katrin, place, 0, DATA[:5_000]).headers["upload-offset"] == "5000"
        assert refused(append(katrin, place, 5_000, DATA[5_000:]))
        assert katrin.head(place).status_code == 503
        async with town.client("katrin") as client:
            await send(client, chat, kept)
        assert refused(katrin.get(f"/api/files/{kept}/original"))
        bucket_server.come_back()
        assert katrin.get(f"/api/files/{kept}/original").content == DATA[:-1]
        assert katrin.head(place).headers["upload-offset"] == str(len(DATA))
        async with town.client("katrin") as client:
            await send(client, chat, place.rpartition("/")[2])
        assert katrin.get(f"/api/files/{place.rpartition('/')[2]}/original").content == DATA


async def test_an_answer_that_it_breaks_off_is_shorter_than_was_said(
    town: Town, chat: ChatId, bucket_server: BucketServer
) -> None:
    large = b"%PDF-1.4\n" + bytes(80_000_000)
    with browser(town, "katrin") as katrin:
        pid = upload(katrin, chat, large)
        async with town.client("katrin") as client:
            await send(client, chat, pid)
        with katrin.stream("GET", f"/api/files/{pid}/original") as answer:
            pieces = answer.iter_raw()
            next(pieces)
            bucket_server.leave()
            with pytest.raises(httpx2.RemoteProtocolError):
                for _ in pieces:
                    pass
