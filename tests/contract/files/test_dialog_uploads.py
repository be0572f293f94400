"""Uploads for a dialog over HTTP, against a running server: handed in with the task, seen by nobody before."""

import httpx2
import pytest

from protocol.chats.log import Snapshot
from protocol.client.client import Client
from protocol.files import DialogUploadGone, DialogUploads, File, ListDialogUploads
from protocol.messages import Message
from tests.contract.conftest import Town
from tests.contract.files.test_uploads import PDF, TUS, append, browser, text
from tests.contract.talking import SENTENCE, begin

pytestmark = pytest.mark.anyio


def create(web: httpx2.Client, **said: str) -> httpx2.Response:
    metadata = ",".join(f"{key} {text(value)}" for key, value in {"filename": "Plan.pdf", **said}.items())
    headers = {**TUS, "Upload-Length": str(len(PDF)), "Upload-Metadata": metadata}
    return web.post("/api/uploads", headers=headers)


def files_of(snapshot: Snapshot) -> list[File]:
    return [file for entry in snapshot.entries if isinstance(entry, Message) for file in entry.files]


async def pushed(client: Client, kind: type[DialogUploadGone]) -> DialogUploadGone:
    while True:
        push = await client.push()
        if isinstance(push, kind):
            return push


async def test_a_task_is_handed_in_with_what_was_uploaded_for_it(town: Town) -> None:
    async with town.client("katrin") as katrin, town.client("katrin") as phone, town.client("jana") as jana:
        talk = await begin(katrin, SENTENCE)
        dialog = talk.view.id
        with browser(town, "katrin") as web, browser(town, "tobias") as others:
            place = create(web, dialog=dialog).headers["location"]
            pid = place.rpartition("/")[2]
            assert append(web, place, 0, PDF[:2_000]).status_code == 204
            asked = ListDialogUploads(id=0, dialog=dialog)
            (begun,) = (await phone.call(asked, DialogUploads)).uploads
            assert (begun.id, begun.received, begun.file) == (pid, 2_000, None)
            assert append(web, place, 2_000, PDF[2_000:]).status_code == 204
            assert create(others, dialog=dialog).status_code == 404
            assert others.head(place).status_code == 404
        chat = await talk.hand_in()
        gone = await pushed(phone, DialogUploadGone)
        assert (gone.dialog, gone.upload) == (dialog, pid)
        (file,) = files_of(await jana.open(chat))
        assert (file.id, file.name, file.size) == (pid, "Plan.pdf", len(PDF))
        with browser(town, "jana") as web:
            assert web.get(f"/api/files/{pid}/original").content == PDF


async def test_an_upload_is_for_one_place(town: Town) -> None:
    async with town.client("katrin") as katrin:
        talk, chat = await begin(katrin), await town.task()
        with browser(town, "katrin") as web:
            assert create(web, dialog=talk.view.id, chat=chat).status_code == 400
            assert create(web, dialog="gnone").status_code == 404
