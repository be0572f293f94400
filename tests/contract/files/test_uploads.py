"""Uploads and files over HTTP, against a running server: what docs/files.md promises."""

import base64
import hashlib
import io
import zipfile
from collections.abc import Iterator

import httpx2
import pytest
from PIL import Image

from protocol.client.client import Client, Refused
from protocol.core.types import ChatId
from protocol.files import ListUploads, Uploads
from protocol.held import Sent
from protocol.messages import Delete, GetMessages, Messages, Send
from tests.contract.conftest import Name, Town
from tests.support.timeouts import TIMEOUT

pytestmark = pytest.mark.anyio

TUS = {"Tus-Resumable": "1.0.0"}
PDF = b"%PDF-1.4\n" + b"x" * 5_000


def browser(town: Town, name: Name) -> httpx2.Client:
    """Somebody's browser on the server's own page."""
    headers = {"Origin": town.url, "Cookie": f"feierabend_session={town.tokens[name]}"}
    return httpx2.Client(base_url=town.url, headers=headers, timeout=TIMEOUT)


@pytest.fixture
def katrin(town: Town) -> Iterator[httpx2.Client]:
    with browser(town, "katrin") as web:
        yield web


@pytest.fixture
async def chat(town: Town) -> ChatId:
    return await town.task()


def text(given: str) -> str:
    return base64.b64encode(given.encode()).decode()


def create(web: httpx2.Client, chat: str, length: int | str, name: str = "Angebot.pdf") -> httpx2.Response:
    metadata = f"filename {text(name)},chat {text(chat)}"
    return web.post(
        "/api/uploads", headers={**TUS, "Upload-Length": str(length), "Upload-Metadata": metadata}
    )


def append(web: httpx2.Client, place: str, offset: int | str, data: bytes) -> httpx2.Response:
    headers = {**TUS, "Content-Type": "application/offset+octet-stream", "Upload-Offset": str(offset)}
    return web.patch(place, headers=headers, content=data)


def upload(web: httpx2.Client, chat: str, data: bytes, name: str = "Angebot.pdf") -> str:
    """A whole upload; its id."""
    place = create(web, chat, len(data), name).headers["location"]
    answer = append(web, place, 0, data)
    assert (answer.status_code, answer.headers["upload-offset"]) == (204, str(len(data)))
    return place.rpartition("/")[2]


def jpeg(size: tuple[int, int] = (40, 20)) -> bytes:
    """A photo taken upright with a camera that notes where it was."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kamera"
    exif.get_ifd(0x8825)[1] = "N"
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, "JPEG", exif=exif, comment=b"geheim")
    return written.getvalue()


async def send(client: Client, chat: ChatId, *files: str, words: str = "") -> int:
    command = Send(id=0, key=client.key(), chat=chat, text=words, files=list(files))
    return (await client.call(command, Sent)).seq


async def test_an_upload_goes_on_where_it_was_broken_off_and_is_sent(
    town: Town, chat: ChatId, katrin: httpx2.Client
) -> None:
    place = create(katrin, chat, len(PDF)).headers["location"]
    assert append(katrin, place, 0, PDF[:2_000]).status_code == 204
    assert katrin.head(place).headers["upload-offset"] == "2000"
    assert append(katrin, place, 1_000, PDF[1_000:]).status_code == 409
    assert append(katrin, place, 2_000, PDF[2_000:]).headers["upload-offset"] == str(len(PDF))
    pid = place.rpartition("/")[2]
    async with town.client("katrin") as client, town.client("jana") as jana:
        (found,) = (await client.call(ListUploads(id=0, chat=chat), Uploads)).uploads
        assert (found.id, found.file is not None) == (pid, True)
        seq = await send(client, chat, pid)
        told = (await jana.call(GetMessages(id=0, chat=chat, seqs=[seq]), Messages)).messages[0].files
        assert [(file.name, file.kind, file.size) for file in told] == [("Angebot.pdf", "pdf", len(PDF))]
    with browser(town, "jana") as web:
        assert web.get(f"/api/files/{pid}/original").content == PDF


async def test_a_photo_is_upright_and_says_nothing_of_its_camera(
    town: Town, chat: ChatId, katrin: httpx2.Client
) -> None:
    pid = upload(katrin, chat, jpeg((4_000, 2_000)), "Foto.jpeg")
    assert katrin.get(f"/api/uploads/{pid}/small").status_code == 200
    async with town.client("katrin") as client:
        seq = await send(client, chat, pid)
        (file,) = (await client.call(GetMessages(id=0, chat=chat, seqs=[seq]), Messages)).messages[0].files
    assert (file.name, file.type, file.width, file.height) == ("Foto.jpeg", "image/jpeg", 2_000, 4_000)
    for view, size in {"original": (2_000, 4_000), "large": (800, 1_600), "small": (320, 640)}.items():
        answer = katrin.get(f"/api/files/{pid}/{view}")
        image = Image.open(io.BytesIO(answer.content))
        assert image.size == size
        assert dict(image.getexif()) == {}
        assert b"geheim" not in answer.content
        assert b"Kamera" not in answer.content


async def test_a_part_is_sent_and_what_is_known_is_not_sent_again(
    town: Town, chat: ChatId, katrin: httpx2.Client
) -> None:
    pid = upload(katrin, chat, PDF)
    async with town.client("katrin") as client:
        await send(client, chat, pid)
    path = f"/api/files/{pid}/original"
    whole = katrin.get(path)
    etag = whole.headers["etag"]
    assert etag == f'"{hashlib.sha256(PDF).hexdigest()}"'
    for asked, status, part in (
        ("bytes=0-9", 206, PDF[:10]),
        ("bytes=-5", 206, PDF[-5:]),
        ("bytes=5000-", 206, PDF[5_000:]),
        ("bytes=9-3", 200, PDF),
        ("bytes=99999-", 416, b""),
        ("bytes=-0", 416, b""),
        ("bytes=0-1,4-5", 200, PDF),
        ("lines=1-2", 200, PDF),
    ):
        answer = katrin.get(path, headers={"Range": asked})
        assert (answer.status_code, answer.content) == (status, part), asked
    assert katrin.get(path, headers={"If-None-Match": etag}).status_code == 304
    assert katrin.get(path, headers={"Range": "bytes=0-9", "If-Range": '"x"'}).status_code == 200


async def test_files_are_no_pages(town: Town, chat: ChatId, katrin: httpx2.Client) -> None:
    """Nothing that could run is shown, whatever it calls itself; what is shown is shut in."""
    page = b"<!doctype html><script>alert(1)</script>"
    tried = {
        "a.html": page,
        "b.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "c.jpg": page,
        "d.pdf": PDF,
    }
    pids = [upload(katrin, chat, data, name) for name, data in tried.items()]
    async with town.client("katrin") as client:
        await send(client, chat, *pids)
    for pid, name in zip(pids, tried, strict=True):
        answer = katrin.get(f"/api/files/{pid}/original?inline")
        shown = name == "d.pdf"
        assert answer.headers["content-disposition"].startswith("inline" if shown else "attachment"), name
        assert answer.headers["content-type"] == ("application/pdf" if shown else "application/octet-stream")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert ("sandbox" in answer.headers["content-security-policy"]) == (not shown)
        assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"


async def test_only_who_reads_the_chat_opens_its_files(
    town: Town, chat: ChatId, katrin: httpx2.Client
) -> None:
    pid = upload(katrin, chat, PDF)
    paths = [f"/api/files/{pid}/original", f"/api/chats/{chat}/files.zip"]
    with (
        browser(town, "jana") as jana,
        browser(town, "paul") as paul,
        httpx2.Client(base_url=town.url) as nobody,
    ):
        for web in (katrin, jana, paul):
            assert {web.get(path).status_code for path in paths} == {404}  # not sent yet
        for answer in (jana.head(f"/api/uploads/{pid}"), jana.get(f"/api/uploads/{pid}/small")):
            assert answer.status_code == 404
        async with town.client("katrin") as client:
            seq = await send(client, chat, pid)
            assert {jana.get(path).status_code for path in paths} == {200}
            assert [paul.get(path).status_code for path in paths] == [404, 404]
            assert [nobody.get(path).status_code for path in paths] == [401, 401]
            none = jana.get("/api/files/fnone/original")
            foreign = paul.get(paths[0])
            assert (none.content, none.status_code) == (foreign.content, foreign.status_code)
            await client.call(Delete(id=0, key=client.key(), chat=chat, seq=seq), Sent)
        assert {jana.get(path).status_code for path in paths} == {404}


def asked_about(web: httpx2.Client, pid: str, chat: str) -> list[tuple[int, bytes, dict[str, str]]]:
    """What every route that takes an id answers about an upload, a file and a chat, but for the hour."""
    answers = [
        web.head(f"/api/uploads/{pid}"),
        append(web, f"/api/uploads/{pid}", 0, b"x"),
        web.delete(f"/api/uploads/{pid}", headers=TUS),
        *(web.get(f"/api/uploads/{pid}/{view}") for view in ("small", "large", "playable", "none")),
        *(web.get(f"/api/files/{pid}/{view}") for view in ("original", "small", "large", "playable", "none")),
        *(web.get(f"/api/chats/{chat}/files.zip{query}") for query in ("", "?message=1", "?message=9")),
        create(web, chat, 5),
    ]
    return [
        (one.status_code, one.content, {name: said for name, said in one.headers.items() if name != "date"})
        for one in answers
    ]


async def test_what_one_may_not_know_of_is_answered_as_if_it_did_not_exist(
    town: Town, chat: ChatId, katrin: httpx2.Client
) -> None:
    sent, unsent = upload(katrin, chat, jpeg(), "a.jpg"), upload(katrin, chat, PDF)
    async with town.client("katrin") as client:
        await send(client, chat, sent)
    with browser(town, "paul") as paul:
        absent = asked_about(paul, "f" + "x" * 16, "c" + "x" * 16)
        assert {status for status, _, _ in absent} == {404}
        for pid in (sent, unsent):
            assert asked_about(paul, pid, chat) == absent


async def test_many_files_come_as_one_archive(town: Town, chat: ChatId, katrin: httpx2.Client) -> None:
    pids = [upload(katrin, chat, PDF + name.encode(), name) for name in ("Plan.pdf", "plan.pdf", "Größe.txt")]
    async with town.client("katrin") as client:
        seq = await send(client, chat, *pids[:2])
        await send(client, chat, pids[2])
    for path, names in {
        f"/api/chats/{chat}/files.zip": ["Plan.pdf", "plan (2).pdf", "Größe.txt.pdf"],
        f"/api/chats/{chat}/files.zip?message={seq}": ["Plan.pdf", "plan (2).pdf"],
    }.items():
        with zipfile.ZipFile(io.BytesIO(katrin.get(path).content)) as packed:
            assert packed.testzip() is None
            assert packed.namelist() == names
            assert packed.read("Plan.pdf") == PDF + b"Plan.pdf"


REFUSED = {
    "program.pdf": (b"MZ\x90\0" + b"x" * 90, "file_program"),
    "broken.jpg": (b"\xff\xd8\xff\xe0 broken", "file_broken_picture"),
    "script": (b"#!/bin/sh\nrm -rf ~", "file_program"),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_what_is_refused_is_gone_and_says_why(
    town: Town, chat: ChatId, katrin: httpx2.Client, name: str
) -> None:
    data, reason = REFUSED[name]
    place = create(katrin, chat, len(data), name).headers["location"]
    answer = append(katrin, place, 0, data)
    assert (answer.status_code, answer.json()["code"], answer.json()["detail"]) == (
        422,
        "file_refused",
        reason,
    )
    assert answer.json()["message"]
    assert katrin.head(place).status_code == 404
    async with town.client("katrin") as client:
        assert (await client.call(ListUploads(id=0, chat=chat), Uploads)).uploads == []
        with pytest.raises(Refused):
            await send(client, chat, place.rpartition("/")[2])


async def test_bad_requests(town: Town, chat: ChatId, katrin: httpx2.Client) -> None:
    for length, status in (
        ("", 400),
        ("-1", 400),
        ("1e3", 400),
        ("9" * 30, 400),
        (0, 422),
        (10**10, 413),
        (10**8 + 1, 413),
    ):
        assert create(katrin, chat, length).status_code == status, length
    assert create(katrin, "cnone", 5).status_code == 404
    with browser(town, "paul") as paul:
        assert create(paul, chat, 5).status_code == 404
    assert (
        katrin.post("/api/uploads", headers={"Upload-Length": "5", "Upload-Metadata": "chat !!!"}).status_code
        == 400
    )
    place = create(katrin, chat, 5).headers["location"]
    assert append(katrin, place, 0, b"too much of it").status_code == 409
    assert append(katrin, place, "x", b"").status_code == 400
    assert katrin.patch(place, headers={"Upload-Offset": "0"}, content=b"x").status_code == 400
    assert katrin.delete(place).status_code == 204
    assert {
        katrin.head(place).status_code,
        append(katrin, place, 0, b"x").status_code,
        katrin.delete(place).status_code,
    } == {404}
    foreign = httpx2.Client(
        base_url=town.url, headers={"Cookie": katrin.headers["cookie"], "Origin": "https://evil.example"}
    )
    with foreign:
        assert create(foreign, chat, 5).status_code == 403
