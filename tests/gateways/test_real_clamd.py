"""A real clamd, which knows EICAR alone."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from chat_server.domain.files.inspected import FileRefused
from chat_server.gateways.clamd import Clamd
from tests.support.servers.clamd_server import EICAR, LARGEST, ClamdServer, running_clamd

pytestmark = [pytest.mark.anyio, pytest.mark.soak]


@pytest.fixture(scope="module")
def server() -> Iterator[ClamdServer]:
    with running_clamd() as server:
        yield server


def packed(data: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("rechnung.txt", data)
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"harmless" * 50_000, ""),
        (packed(b"harmless"), ""),
        (EICAR, "infected"),
        (packed(EICAR), "infected"),
        (bytes(LARGEST), ""),
        (bytes(LARGEST * 6), "too_hard"),
    ],
    ids=["plain", "zip", "EICAR", "EICAR in a ZIP", "large", "too large"],
)
async def test_it_finds_what_it_knows(server: ClamdServer, tmp_path: Path, data: bytes, found: str) -> None:
    source = tmp_path / "upload"
    source.write_bytes(data)
    reason = ""
    try:
        await Clamd(server.address).check(source)
    except FileRefused as refused:
        reason = refused.reason
    assert reason == found


async def test_it_is_away_and_comes_back(server: ClamdServer, tmp_path: Path) -> None:
    source = tmp_path / "upload"
    source.write_bytes(EICAR)
    server.kill()
    (server.folder / "socket").unlink(missing_ok=True)
    with pytest.raises(FileRefused, match="scanner_away"):
        await Clamd(server.address).check(source)
    server.start()
    with pytest.raises(FileRefused, match="infected"):
        await Clamd(server.address).check(source)
