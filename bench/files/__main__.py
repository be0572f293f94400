"""Files against a running server: `python -m bench.files [s3]`. Memory of the server while a large file comes and goes,
how long a photo takes, and how fast others' commands are answered while twenty people upload.

300 MB, to a folder or to moto's S3 on loopback, which itself takes more time than the server.
"""

import asyncio
import base64
import io
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event, Thread

import httpx2
from PIL import Image

from protocol.core.types import ChatId
from protocol.held import Sent
from protocol.messages import Send
from tests.contract.conftest import Town, settle
from tests.contract.files.test_uploads import browser, create, send, upload
from tests.support.servers.s3_server import running_bucket_server
from tests.support.servers.server import START, running_server

LARGE = 300_000_000
PIECE = 1 << 20
AT_ONCE = 20
SMALL = 2_000_000
COMMANDS = 400


def resident(pid: int) -> float:
    """Megabytes of memory."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1_000


@contextmanager
def highest(pid: int) -> Iterator[list[float]]:
    """The most that a process took meanwhile, in the first place of the list."""
    found, ended = [resident(pid)], Event()

    def watch() -> None:
        while not ended.wait(0.02):
            found[0] = max(found[0], resident(pid))

    watching = Thread(target=watch)
    watching.start()
    try:
        yield found
    finally:
        ended.set()
        watching.join()


def large() -> Iterator[bytes]:
    piece = os.urandom(PIECE)
    for _ in range(LARGE // PIECE):
        yield piece
    yield piece[: LARGE % PIECE]


async def memory(town: Town, chat: ChatId, pid: int, wanted: int) -> None:
    """Up and down, one after the other; of the latter so many bytes."""
    idle = resident(pid)
    with browser(town, "katrin") as katrin:
        place = create(katrin, chat, LARGE, "gross.bin").headers["location"]
        headers = {
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": "0",
            "Tus-Resumable": "1.0.0",
        }
        start = time.perf_counter()
        with highest(pid) as up:
            answer = katrin.patch(place, headers=headers, content=large(), timeout=250)
        print(
            f"up: {answer.status_code}, {time.perf_counter() - start:.1f} s, {up[0] - idle:.0f} MB above {idle:.0f}"
        )
        file = place.rpartition("/")[2]
        async with town.client("katrin") as client:
            await send(client, chat, file)
        start, came = time.perf_counter(), 0
        part = {"Range": f"bytes=0-{wanted - 1}"}
        with (
            highest(pid) as down,
            katrin.stream("GET", f"/api/files/{file}/original", headers=part) as answer,
        ):
            came = sum(map(len, answer.iter_raw(PIECE)))
        assert came == wanted
        print(
            f"down, {wanted / 1e6:.0f} MB: {time.perf_counter() - start:.1f} s, {down[0] - idle:.0f} MB above idle"
        )


def photo() -> bytes:
    written = io.BytesIO()
    noise = Image.frombytes("RGB", (500, 375), os.urandom(500 * 375 * 3))
    noise.resize((4_000, 3_000), Image.Resampling.BICUBIC).save(written, "JPEG", quality=92)
    return written.getvalue()


def photos(town: Town, chat: ChatId) -> None:
    data, seconds = photo(), []
    with browser(town, "katrin") as katrin:
        for _ in range(3):
            start = time.perf_counter()
            pid = upload(katrin, chat, data, "Foto.jpg")
            assert katrin.get(f"/api/uploads/{pid}/small").status_code == 200
            seconds.append(time.perf_counter() - start)
    print(
        f"photo of 12 megapixels, {len(data) / 1e6:.1f} MB, until its small one came: {min(seconds):.2f} s at best"
    )


async def answers(town: Town, chat: ChatId) -> float:
    """Of somebody's messages, the 99th percentile in milliseconds until the answer."""
    taken = []
    async with town.client("jana") as client:
        for _ in range(COMMANDS):
            start = time.perf_counter()
            await client.call(Send(id=0, key=client.key(), chat=chat, text="Da"), Sent)
            taken.append(time.perf_counter() - start)
    return sorted(taken)[COMMANDS * 99 // 100] * 1_000


async def uploading(town: Town, chat: ChatId, ended: asyncio.Event) -> None:
    headers = {"Origin": town.url, "Cookie": f"feierabend_session={town.tokens['katrin']}"}
    async with httpx2.AsyncClient(base_url=town.url, headers=headers, timeout=250) as web:
        while not ended.is_set():
            await _upload(web, chat)


async def _upload(web: httpx2.AsyncClient, chat: ChatId) -> None:
    metadata = f"filename YS5iaW4=,chat {base64.b64encode(chat.encode()).decode()}"
    begun = await web.post("/api/uploads", headers={"Upload-Length": str(SMALL), "Upload-Metadata": metadata})
    headers = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
    await web.patch(begun.headers["location"], headers=headers, content=_slowly())
    await web.delete(begun.headers["location"])


async def _slowly() -> AsyncIterator[bytes]:
    """As fast as a line of 40 Mbit/s."""
    for _ in range(SMALL // 50_000):
        yield bytes(50_000)
        await asyncio.sleep(0.01)


async def pace(town: Town) -> None:
    """Three pairs: alone, and while twenty upload 2 MB after 2 MB."""
    theirs, ours = await town.task(), await town.group("jana", "milan")
    for _ in range(3):
        alone = await answers(town, ours)
        ended = asyncio.Event()
        tasks = [asyncio.create_task(uploading(town, theirs, ended)) for _ in range(AT_ONCE)]
        beside = await answers(town, ours)
        ended.set()
        await asyncio.gather(*tasks)
        print(
            f"99 of 100 messages are answered in {alone:.0f} ms alone, in {beside:.0f} ms beside {AT_ONCE} uploads"
        )


async def measure(town: Town, pid: int, where: str) -> None:
    chat = await town.task()
    await asyncio.to_thread(photos, town, chat)
    await memory(town, chat, pid, LARGE // 10 if where else LARGE)  # moto copies the whole for each part
    if not where:
        await pace(town)


def main(where: str) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        settings = {"file_megabytes": "400", "commands_per_second": "100000", "commands_at_once": "100000"}
        if where == "s3":
            settings |= stack.enter_context(_bucket())
        server = stack.enter_context(running_server(folder, settings=settings, start=START))
        town = asyncio.run(settle(server))
        asyncio.run(measure(town, server.process.pid, where))


@contextmanager
def _bucket() -> Iterator[dict[str, str]]:
    with running_bucket_server() as bucket:
        bucket.empty()
        yield bucket.settings()


if __name__ == "__main__":
    main("".join(sys.argv[1:]))
