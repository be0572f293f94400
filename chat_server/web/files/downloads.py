"""Files over HTTP: originals, what was made of them to be shown or played, many in one archive.

Access is looked at on each request.
"""

from collections.abc import AsyncIterator
from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from chat_server.domain.core.refusal import Refusal
from chat_server.services.chats.queries import note_look, read_chat
from chat_server.services.files.opening import OpenedFile, open_file, open_files_of_chat, open_upload
from chat_server.services.files.ports import FileStore
from chat_server.web.context import Site
from chat_server.web.fault_answers import BrokenOff
from chat_server.web.files.archives import archive
from chat_server.web.files.ranges import Span, span_of

KEPT = "private, max-age=31536000, immutable"
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"
OF_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""Chromium shows no PDF in a sandbox; its reader runs apart from our pages anyway."""

INLINE = frozenset({"picture", "pdf", "audio"})
VIEWS = frozenset({"small", "large", "playable"})


class FileRoutes:
    """Routes about files that were sent, and what was made of uploads."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        return [
            Route("/api/files/{id}/original", self.original, methods=["GET"]),
            Route("/api/files/{id}/{view}", self.view, methods=["GET"]),
            Route("/api/uploads/{id}/{view}", self.view_of_upload, methods=["GET"]),
            Route("/api/chats/{chat}/files.zip", self.all_of_chat, methods=["GET"]),
        ]

    async def original(self, request: Request) -> Response:
        """The file; `?inline` shows pictures, PDF and audio in the browser."""
        opened = await self._open(request)
        inline = "inline" in request.query_params and opened.file.kind in INLINE
        media_type = opened.file.type if opened.file.kind in INLINE else "application/octet-stream"
        headers = {
            "content-type": media_type,
            "content-disposition": disposition(opened.file.name, inline=inline),
            "content-security-policy": OF_PDF if inline and opened.file.kind == "pdf" else SANDBOX,
        }
        return await self._send(request, opened.content, headers)

    async def view(self, request: Request) -> Response:
        """A smaller picture of a picture or a PDF, or sound to be played."""
        _view(request)
        return await self._send_view(request, await self._open(request))

    async def view_of_upload(self, request: Request) -> Response:
        """The same of an upload of one's own."""
        _view(request)
        viewer = (await self._site.who(request)).viewer
        load = partial(open_upload, viewer=viewer, pid=request.path_params["id"])
        return await self._send_view(request, await self._site.context.read(load))

    async def all_of_chat(self, request: Request) -> Response:
        """The files of a chat, or of one message, in one archive."""
        now = self._site.context.millis()
        viewer = (await self._site.who(request, now)).viewer
        load = partial(open_files_of_chat, message=_message(request))
        found = await read_chat(self._site.context, viewer, request.path_params["chat"], now, load)
        headers = {
            "content-disposition": disposition("Dateien.zip", inline=False),
            "content-security-policy": SANDBOX,
        }
        return StreamingResponse(
            _begun(archive(self._site.files.store, found)), headers=headers, media_type="application/zip"
        )

    async def _open(self, request: Request) -> OpenedFile:
        """Looking into a chat by role is noted. Raises Refusal."""
        context, now = self._site.context, self._site.context.millis()
        viewer = (await self._site.who(request, now)).viewer
        found = await context.read(partial(open_file, viewer=viewer, pid=request.path_params["id"], now=now))
        if found.looked_in:
            await context.writer.run(viewer.person, note_look, (now, viewer.person, found.chat))
        return found.opened

    async def _send_view(self, request: Request, opened: OpenedFile) -> Response:
        if request.path_params["view"] == "playable":
            return await self._send_playable(request, opened)
        headers = {"content-type": "image/webp", "content-security-policy": SANDBOX}
        return await self._send(request, f"{opened.content}.{request.path_params['view']}", headers)

    async def _send_playable(self, request: Request, opened: OpenedFile) -> Response:
        """Sound in a form that every browser plays, where one was made; otherwise as it is."""
        if opened.file.kind != "audio":
            raise Refusal("not_found")
        headers = {"content-disposition": "inline", "content-security-policy": SANDBOX}
        try:
            converted = f"{opened.content}.playable"
            return await self._send(request, converted, {**headers, "content-type": "audio/mp4"})
        except Refusal:
            return await self._send(request, opened.content, {**headers, "content-type": opened.file.type})

    async def _send(self, request: Request, name: str, headers: dict[str, str]) -> Response:
        """What the store keeps under a name, or the part that is asked for. Raises Refusal `not_found`."""
        try:
            size = await self._site.files.store.size(name)
        except FileNotFoundError:
            raise Refusal("not_found") from None
        etag = f'"{name}"'
        headers = {**headers, "etag": etag, "cache-control": KEPT, "accept-ranges": "bytes"}
        if etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        fresh = request.headers.get("if-range", etag) == etag
        span = span_of(request.headers.get("range") if fresh else None, size)
        if span is None:
            return Response(status_code=416, headers={**headers, "content-range": f"bytes */{size}"})
        return _stream(self._site.files.store, name, span, size, headers)


def _stream(store: FileStore, name: str, span: Span, size: int, headers: dict[str, str]) -> Response:
    part = span.partial
    if part:
        headers["content-range"] = f"bytes {span.start}-{span.end - 1}/{size}"
    headers["content-length"] = str(span.end - span.start)
    body = _begun(store.read(name, span.start, span.end))
    return StreamingResponse(body, 206 if part else 200, headers)


async def _begun(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The pieces of an answer whose status is sent: what is refused now can be told by breaking off only."""
    try:
        async for piece in pieces:
            yield piece
    except Refusal as refusal:
        raise BrokenOff from refusal


def _view(request: Request) -> None:
    """Raises Refusal `not_found` for a view that there is of nothing."""
    if request.path_params["view"] not in VIEWS:
        raise Refusal("not_found")


def _message(request: Request) -> int | None:
    given = request.query_params.get("message")
    if given is None:
        return None
    if not (given.isascii() and given.isdecimal() and len(given) < 16):
        raise Refusal("bad_request", "not the number of a message", "message")
    return int(given)


def disposition(name: str, *, inline: bool) -> str:
    """How a browser names and opens it (RFC 6266): the name in ASCII for old ones, and as it is."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_").replace("\\", "_")
    how = "inline" if inline else "attachment"
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
