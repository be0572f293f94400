"""A private S3: moto behind a port of its own, with what a test cannot ask of S3: to be away, and to have old objects.

`python -m tests.support.servers.s3_server PORT` is the process.
"""

import sys
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.error import HTTPError

from tests.support.servers.server import free_port
from tests.support.servers.services import Server, short_folder

ROOT = Path(__file__).parents[3]
BUCKET, ACCESS_KEY, SECRET_KEY, REGION = "files", "key-of-tests", "secret-of-tests", "eu-central-1"
LONG_AGO = datetime(2001, 1, 1)  # noqa: DTZ001  as moto keeps it

Environ = dict[str, str]
Start = Callable[[str, list[tuple[str, str]]], object]
Application = Callable[[Environ, Start], Iterable[bytes]]


@dataclass(kw_only=True)
class BucketServer(Server):
    """An S3 server of our own."""

    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def empty(self) -> None:
        """One bucket, with nothing in it; the server answers."""
        self.ask("/-/back")
        self.ask("/moto-api/reset", "POST")
        self.ask(f"/{BUCKET}", "PUT", f"<C><LocationConstraint>{REGION}</LocationConstraint></C>")

    def grow_old(self) -> None:
        """All that is kept was put long ago."""
        self.ask("/-/old")

    def leave(self) -> None:
        """Refuse everything, as a store that is out of order does."""
        self.ask("/-/away")

    def come_back(self) -> None:
        self.ask("/-/back")

    def count(self) -> int:
        """Objects in the bucket."""
        return int(self.ask("/-/count"))

    def ask(self, path: str, method: str = "GET", body: str = "") -> bytes:
        request = urllib.request.Request(self.url + path, body.encode() or None, method=method)  # noqa: S310 - our own URL
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return bytes(answer.read())

    def settings(self) -> dict[str, str]:
        """FEIERABEND_* of a server that keeps its files here."""
        return {
            "s3_bucket": BUCKET,
            "s3_endpoint": self.url,
            "s3_region": REGION,
            "s3_access_key_id": ACCESS_KEY,
            "s3_secret_access_key": SECRET_KEY,
        }


@contextmanager
def running_bucket_server() -> Iterator[BucketServer]:
    """Run it on loopback; what it keeps is in its memory."""
    port = free_port()
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from {__name__} import main; main({port})"
    with short_folder() as folder:
        server = BucketServer(
            folder=folder,
            port=port,
            command=[sys.executable, "-c", code],
            is_ready=lambda: _answers(port),
        )
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/-/back", timeout=5):
            return True
    except HTTPError:
        raise
    except OSError:
        return False


def _controlled(app: Application) -> Application:
    away = False

    def answer(environ: Environ, start: Start) -> Iterable[bytes]:
        nonlocal away
        path = environ["PATH_INFO"]
        if path in ("/-/away", "/-/back"):
            away = path == "/-/away"
            return _say(start, "200 OK", b"")
        if path == "/-/old":
            _backdate()
            return _say(start, "200 OK", b"")
        if path == "/-/count":
            return _say(start, "200 OK", str(len(_objects())).encode())
        return _say(start, "503 Service Unavailable", b"") if away else app(environ, start)

    return answer


def _say(start: Start, status: str, body: bytes) -> Iterable[bytes]:
    start(status, [("Content-Length", str(len(body)))])
    return [body]


def _objects() -> list[object]:
    from moto.s3.models import s3_backends  # noqa: PLC0415 - only in the server's process

    buckets = [bucket for backend in s3_backends.values() for bucket in backend["aws"].buckets.values()]
    return [key for bucket in buckets for key in bucket.keys.values()]


def _backdate() -> None:
    for key in _objects():
        key.last_modified = LONG_AGO  # type: ignore[attr-defined]  # of moto


def main(port: int) -> None:
    from moto.moto_server.werkzeug_app import (  # noqa: PLC0415
        DomainDispatcherApplication,
        create_backend_app,
    )
    from werkzeug.serving import run_simple  # noqa: PLC0415

    app = _controlled(DomainDispatcherApplication(create_backend_app))
    run_simple("127.0.0.1", port, app, threaded=True)
