"""Uploads over HTTP: the core of tus 1.0 (https://tus.io), creation and termination; see docs/files.md."""

import base64
import binascii
from collections.abc import AsyncIterator, Mapping

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.files.file import UploadPlace
from chat_server.domain.files.sound import claimed
from chat_server.services.files.receiving import Announced
from chat_server.web.context import Site

TUS = {"Tus-Resumable": "1.0.0"}
PATCH_TYPE = "application/offset+octet-stream"
MOST = 2**53


class UploadRoutes:
    """Routes about one's own uploads."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        return [
            Route("/api/uploads", self.create, methods=["POST"]),
            Route("/api/uploads/{id}", self.head, methods=["HEAD"]),
            Route("/api/uploads/{id}", self.patch, methods=["PATCH"]),
            Route("/api/uploads/{id}", self.delete, methods=["DELETE"]),
        ]

    async def create(self, request: Request) -> Response:
        """Begins an upload; `Upload-Metadata` names the file and the chat, or the dialog."""
        now = self._site.context.millis()
        viewer = (await self._site.who(request, now)).viewer
        row = await self._site.files.begin(viewer, _announced(request), now)
        return Response(status_code=201, headers={**TUS, "Location": f"/api/uploads/{row.pid}"})

    async def head(self, request: Request) -> Response:
        """How much of it came."""
        viewer = (await self._site.who(request)).viewer
        row, came = await self._site.files.look(viewer, request.path_params["id"])
        return Response(headers={**TUS, "Upload-Offset": str(came), "Upload-Length": str(row.length)})

    async def patch(self, request: Request) -> Response:
        """More of it. When all of it came it is looked at first: what is refused is gone."""
        viewer = (await self._site.who(request)).viewer
        if request.headers.get("content-type") != PATCH_TYPE:
            raise Refusal("bad_request", f"Content-Type must be {PATCH_TYPE}")
        offset = _number(request, "upload-offset")
        came = await self._site.files.receive(viewer, request.path_params["id"], offset, _pieces(request))
        return Response(status_code=204, headers={**TUS, "Upload-Offset": str(came)})

    async def delete(self, request: Request) -> Response:
        """It is not to be sent."""
        viewer = (await self._site.who(request)).viewer
        await self._site.files.discard(viewer, request.path_params["id"])
        return Response(status_code=204, headers=TUS)


async def _pieces(request: Request) -> AsyncIterator[bytes]:
    """What comes until the sender is through, or breaks off."""
    try:
        async for piece in request.stream():
            yield piece
    except ClientDisconnect:
        return


def _announced(request: Request) -> Announced:
    """What is said of the file. Raises Refusal `bad_request`."""
    given = _metadata(request.headers.get("upload-metadata", ""))
    return Announced(
        place=_place(given),
        name=given.get("filename", ""),
        length=_number(request, "upload-length"),
        voice="voice" in given,
        sound=claimed(given.get("duration", ""), given.get("peaks", "")),
    )


def _place(given: Mapping[str, str]) -> UploadPlace:
    """What it is for: a chat unless a dialog is named. Raises Refusal `bad_request` where both are."""
    if "dialog" not in given:
        return UploadPlace("chat", given.get("chat", ""))
    if "chat" in given:
        raise Refusal("bad_request", "for a chat or for a dialog, not both", "upload-metadata")
    return UploadPlace("dialog", given["dialog"])


def _number(request: Request, header: str) -> int:
    """Raises Refusal `bad_request`."""
    given = request.headers.get(header, "")
    if not (given.isascii() and given.isdecimal() and len(given) <= 16 and int(given) <= MOST):
        raise Refusal("bad_request", "not a number of bytes", header)
    return int(given)


def _metadata(given: str) -> dict[str, str]:
    """Pairs of a key and a text in Base64. Raises Refusal `bad_request`."""
    pairs = [pair.split() for pair in given.split(",") if pair.strip()]
    try:
        return {
            pair[0]: base64.b64decode(pair[1], validate=True).decode() if len(pair) > 1 else ""
            for pair in pairs
        }
    except (binascii.Error, UnicodeDecodeError) as error:
        raise Refusal("bad_request", "not in Base64", "upload-metadata") from error
