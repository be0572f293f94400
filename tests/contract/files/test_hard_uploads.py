"""Uploads where something is wrong: no room on the disk, more announced than comes, hundreds at once."""

import asyncio
import base64
import hashlib
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from tests.contract.conftest import Name, Town, settle
from tests.contract.files.test_uploads import append, browser, create, send
from tests.support.servers.server import ServerProcess, running_server
from tests.support.timeouts import TIMEOUT

pytestmark = pytest.mark.anyio

DATA = b"%PDF-1.4\n" + os.urandom(1_500_000)
ROOM = 400_000
"""Bytes that a file may have on the full disk."""


@contextmanager
def full_disk(server: ServerProcess) -> Iterator[None]:
    """No file of the server can grow beyond a length that its database does not need here."""
    before = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (ROOM, before[1]))
    try:
        yield
    finally:
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, before)


async def test_on_a_full_disk_what_came_stays_and_goes_on(tmp_path: Path) -> None:
    with running_server(tmp_path) as server:
        town = await settle(server)
        chat = await town.task()
        with browser(town, "katrin") as katrin:
            place = create(katrin, chat, len(DATA)).headers["location"]
            with full_disk(server):
                answer = append(katrin, place, 0, DATA)
                assert (answer.status_code, answer.json()["detail"]) == (503, "disk_full")
                came = int(katrin.head(place).headers["upload-offset"])
            assert 0 <= came <= ROOM
            assert append(katrin, place, came, DATA[came:]).status_code == 204
            async with town.client("katrin") as client:
                await send(client, chat, place.rpartition("/")[2])
            whole = katrin.get(f"/api/files/{place.rpartition('/')[2]}/original")
            assert hashlib.sha256(whole.content).digest() == hashlib.sha256(DATA).digest()
        assert "internal fault" not in server.log()


async def test_what_is_announced_takes_no_room_until_it_comes(tmp_path: Path) -> None:
    with running_server(tmp_path, settings={"file_megabytes": "10000"}) as server:
        town = await settle(server)
        chat = await town.task()
        with browser(town, "katrin") as katrin:
            place = create(katrin, chat, 10_000_000_000).headers["location"]
            assert append(katrin, place, 0, DATA).headers["upload-offset"] == str(len(DATA))
            arrived = (tmp_path / "files" / "arriving").glob("f*")
            assert sum(path.stat().st_blocks * 512 for path in arrived) < 2 * len(DATA)
            assert create(katrin, chat, 10_000_000_001).status_code == 413


async def begin_many(town: Town, name: Name, chat: str) -> None:
    """A hundred of one person at once, each broken off in the middle; the next is refused."""
    headers = {"Origin": town.url, "Cookie": f"feierabend_session={town.tokens[name]}"}
    form = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
    metadata = {"Upload-Length": "2000", "Upload-Metadata": f"chat {chat}"}
    async with httpx2.AsyncClient(base_url=town.url, headers=headers, timeout=TIMEOUT) as web:

        async def begin() -> str:
            place = (await web.post("/api/uploads", headers=metadata)).headers["location"]
            answer = await web.patch(place, headers=form, content=b"x" * 1_000)
            assert answer.headers["upload-offset"] == "1000"
            return str(place)

        places = await asyncio.gather(*(begin() for _ in range(100)))
        assert len(set(places)) == 100
        assert (await web.post("/api/uploads", headers=metadata)).status_code == 429
        offsets = [(await web.head(place)).headers["upload-offset"] for place in places[::10]]
        assert set(offsets) == {"1000"}


async def test_five_hundred_at_once(tmp_path: Path) -> None:
    """On a server of their own: whoever has a hundred uploads cannot begin another."""
    people: tuple[Name, ...] = ("katrin", "tobias", "jana", "milan", "paul")
    with running_server(tmp_path) as server:
        town = await settle(server)
        ostermann, wieland = await town.task(), await town.task("paul", "Wieland Fahrräder")
        chats = {name: wieland if name == "paul" else ostermann for name in people}
        encoded = {name: base64.b64encode(chat.encode()).decode() for name, chat in chats.items()}
        await asyncio.gather(*(begin_many(town, name, encoded[name]) for name in people))
        assert "internal fault" not in server.log()
