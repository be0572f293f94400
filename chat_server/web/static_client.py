"""The built client: files with the right types, codings and caching, and index.html for every other address.

What the server says itself (/api) is never compressed: its length would tell what is in it (BREACH).
"""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from chat_server.web.codings import ENDINGS, Coding, best_coding

BUILT = Path(__file__).parent / "static"
HASHED = "assets"
"""Files below this folder have the hash of their content in their name, or a number that says as much."""

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"

NOT_BUILT = """Feierabend läuft, aber die Oberfläche ist noch nicht gebaut.
Im Ordner des Projekts baut sie: make run
(oder: cd web_client && npm ci && npm run build). Danach diese Seite neu laden.

Feierabend is running, but its client has not been built yet.
In the folder of the project, this builds it: make run
(or: cd web_client && npm ci && npm run build). Then reload this page.
"""


class ClientRoutes:
    """The single page and its files in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def routes(self) -> list[Route]:
        return [Route("/{path:path}", self.serve, methods=["GET"])]

    async def serve(self, request: Request) -> Response:
        path: str = request.path_params["path"]
        first = path.partition("/")[0]
        file = self._find(path)
        if file is None and first in {HASHED, "api", "ws"}:
            raise HTTPException(404)
        return self._file(file, request) if file is not None else self._page(request)

    def _find(self, path: str) -> Path | None:
        """The file at this path, if it is one of ours and of a known type."""
        if "\0" in path:
            return None
        file = (self._folder / path).resolve()
        known = file.is_relative_to(self._folder) and file.suffix in TYPES
        return file if known and file.is_file() else None

    def _file(self, file: Path, request: Request) -> Response:
        hashed = file.is_relative_to(self._folder / HASHED)
        headers = {"cache-control": FOREVER if hashed else ASK_AGAIN, "content-type": TYPES[file.suffix]}
        forms = _forms(file)
        coding = best_coding(request.headers.get("accept-encoding", ""), forms)
        if forms:
            headers["vary"] = "Accept-Encoding"
        if coding is not None:
            headers["content-encoding"] = coding
        sent = file if coding is None else forms[coding]
        stat = sent.stat()
        headers["etag"] = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}-{coding or "plain"}"'
        if _is_known(request.headers.get("if-none-match", ""), headers["etag"]):
            return Response(status_code=304, headers=headers)
        return FileResponse(sent, headers=headers, stat_result=stat)

    def _page(self, request: Request) -> Response:
        index = self._folder / "index.html"
        return self._file(index, request) if index.is_file() else PlainTextResponse(NOT_BUILT, 503)


def _forms(file: Path) -> dict[Coding, Path]:
    """The compressed forms of a file that the build made."""
    named = {coding: file.with_name(f"{file.name}{ending}") for coding, ending in ENDINGS.items()}
    return {coding: form for coding, form in named.items() if form.is_file()}


def _is_known(known: str, etag: str) -> bool:
    """Whether the browser has this form of the file (If-None-Match)."""
    tags = [tag.strip().removeprefix("W/") for tag in known.split(",")]
    return etag in tags or known.strip() == "*"
