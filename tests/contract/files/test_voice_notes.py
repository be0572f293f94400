"""Voice notes over HTTP, against a running server: announced, measured, played in parts."""

import base64
from collections.abc import Iterator

import httpx2
import pytest

from protocol.client.client import Client
from protocol.core.types import ChatId
from protocol.files import File, FileList, ListFiles
from protocol.held import Sent
from protocol.messages import GetMessages, Messages, Send
from tests.conftest import program
from tests.contract.conftest import Town
from tests.contract.files.test_uploads import TUS, append, browser
from tests.gateways.inspection.recordings import recording, wave

pytestmark = pytest.mark.anyio


@pytest.fixture
def katrin(town: Town) -> Iterator[httpx2.Client]:
    program("ffmpeg")
    with browser(town, "katrin") as web:
        yield web


@pytest.fixture
async def chat(town: Town) -> ChatId:
    return await town.task()


def record(web: httpx2.Client, chat: str, data: bytes, **said: str) -> str:
    """A recording, uploaded; its id."""
    told = {"voice": "1", "filename": "Sprachnachricht.webm", "chat": chat, **said}
    metadata = ",".join(f"{key} {base64.b64encode(text.encode()).decode()}" for key, text in told.items())
    headers = {**TUS, "Upload-Length": str(len(data)), "Upload-Metadata": metadata}
    place = web.post("/api/uploads", headers=headers).headers["location"]
    assert append(web, place, 0, data).status_code == 204
    return place.rpartition("/")[2]


async def send(client: Client, chat: ChatId, *pids: str) -> list[File]:
    command = Send(id=0, key=client.key(), chat=chat, text="", files=list(pids))
    seq = (await client.call(command, Sent)).seq
    return (await client.call(GetMessages(id=0, chat=chat, seqs=[seq]), Messages)).messages[0].files


async def test_a_voice_note_is_measured_whatever_its_sender_says(
    town: Town, chat: ChatId, katrin: httpx2.Client
) -> None:
    pids = [
        record(katrin, chat, recording(1_000), duration="1000"),
        record(katrin, chat, recording(1_000), duration="899999", peaks="ff" * 64),
        record(katrin, chat, recording(3_000), duration="-1", peaks="<script>"),
    ]
    async with town.client("katrin") as client:
        files = await send(client, chat, *pids)
        listed = await client.call(ListFiles(id=0, chat=chat, kind="audio"), FileList)
    assert [(file.kind, file.voice, file.duration) for file in files] == [
        ("audio", True, duration) for duration in (1_000, 1_000, 3_000)
    ]
    assert {len(file.peaks) for file in files} == {64}
    assert [one.file.duration for one in listed.files] == [3_000, 1_000, 1_000]


async def test_what_cannot_be_measured_is_as_its_sender_says(
    town: Town, chat: ChatId, katrin: httpx2.Client
) -> None:
    data, peaks = b"OggS\0\x02" + b"\0" * 500, "0a" * 64
    pids = [
        record(katrin, chat, data, duration="4000", peaks=peaks),
        record(katrin, chat, data, duration="x"),
    ]
    async with town.client("katrin") as client:
        believed, unknown = await send(client, chat, *pids)
    assert (believed.duration, believed.peaks) == (4_000, [10] * 64)
    assert (unknown.duration, unknown.peaks, unknown.voice) == (0, [], True)


async def test_what_is_no_sound_is_no_voice_note(town: Town, chat: ChatId, katrin: httpx2.Client) -> None:
    pid = record(katrin, chat, b"%PDF-1.4\n" + b"x" * 90, duration="4000", peaks="0a" * 64)
    async with town.client("katrin") as client:
        (file,) = await send(client, chat, pid)
    assert (file.kind, file.voice, file.duration, file.peaks) == ("pdf", False, 0, [])
    assert katrin.get(f"/api/files/{pid}/playable").status_code == 404


async def test_it_plays_before_and_after_it_is_sent_in_parts_and_for_who_reads_the_chat(
    town: Town, chat: ChatId, katrin: httpx2.Client
) -> None:
    pid = record(katrin, chat, recording())
    with browser(town, "jana") as jana, browser(town, "paul") as paul:
        before = katrin.get(f"/api/uploads/{pid}/playable")
        assert (before.status_code, before.headers["content-type"]) == (200, "audio/mp4")
        assert jana.get(f"/api/uploads/{pid}/playable").status_code == 404
        async with town.client("katrin") as client:
            await send(client, chat, pid)
        whole = jana.get(f"/api/files/{pid}/playable")
        assert whole.content == before.content
        part = jana.get(f"/api/files/{pid}/playable", headers={"Range": "bytes=4-7"})
        assert (part.status_code, part.content) == (206, b"ftyp")
        original = jana.get(f"/api/files/{pid}/original?inline")
        assert original.headers["content-type"] == "audio/webm"
        assert original.headers["content-disposition"].startswith("inline")
        assert paul.get(f"/api/files/{pid}/playable").status_code == 404


async def test_what_plays_everywhere_is_played_as_it_is(
    town: Town, chat: ChatId, katrin: httpx2.Client
) -> None:
    samples = b"\0\1" * 8_000
    data = wave(8_000, len(samples)) + samples
    pid = record(katrin, chat, data)
    async with town.client("katrin") as client:
        (file,) = await send(client, chat, pid)
    assert (file.type, file.duration) == ("audio/wav", 1_000)
    answer = katrin.get(f"/api/files/{pid}/playable")
    assert (answer.content, answer.headers["content-type"]) == (data, "audio/wav")
