"""What passes the look at its header and then takes too much: the process ends, and the server says so."""

import io
import signal
import zipfile
import zlib
from pathlib import Path

import pytest
from PIL import Image
from structlog.testing import capture_logs

from chat_server.domain.files.inspected import FileRefused, Inspected
from chat_server.gateways.inspection import child, inspector
from tests.gateways.inspection.test_inspection import KNOWN, look

pytestmark = pytest.mark.anyio


def animation(form: str, side: int, frames: int) -> bytes:
    """A few kilobytes that say the same picture again and again."""
    written = io.BytesIO()
    first, second = (Image.new("RGB", (side, side), colour).quantize(4) for colour in ("red", "blue"))
    others = [(second, first)[number % 2] for number in range(frames - 1)]
    first.save(written, form, save_all=True, append_images=others, duration=20)
    return written.getvalue()


def plain_png(width: int, height: int) -> bytes:
    written = io.BytesIO()
    Image.new("P", (width, height)).save(written, "PNG")
    return written.getvalue()


def pdf(*objects: bytes) -> bytes:
    """Objects 1, 2, ...; the first is the catalogue."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, rows)
    return data + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(data))


def stream(head: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(data), data)


def many_strokes(count: int) -> bytes:
    """A first page with so many curves, packed to next to nothing."""
    curves = b"0 0 m 900 300 -300 500 600 800 c S\n" * count
    packed = zlib.compress(curves, 9)
    head = b"/Filter/FlateDecode"
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        stream(head, packed),
    )


@pytest.fixture
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspector, "_CHILD", "tests.gateways.inspection.hurried_child")


TOO_HARD = {
    "memory: 240 million pixels in frames of a GIF": (animation("GIF", 4_000, 15), -signal.SIGKILL),
    "time: 49 million pixels to be packed": (plain_png(7_000, 7_000), -signal.SIGKILL),
}


@pytest.mark.usefixtures("_hurried")
@pytest.mark.parametrize("case", TOO_HARD)
async def test_what_takes_too_much_is_refused(tmp_path: Path, case: str) -> None:
    data, ended = TOO_HARD[case]
    assert len(data) < 1_000_000
    with pytest.raises(FileRefused, match="too_hard"), capture_logs() as logged:
        await look(tmp_path, data)
    assert [(entry["event"], entry["exit"]) for entry in logged] == [("looking at a file failed", ended)]


@pytest.mark.usefixtures("_hurried")
async def test_a_page_that_takes_too_long_to_draw_is_taken_without_its_picture(tmp_path: Path) -> None:
    found = await look(tmp_path, many_strokes(200_000))
    assert (found.kind, found.views) == ("pdf", ())


async def test_a_page_that_can_be_drawn_has_its_picture(tmp_path: Path) -> None:
    found = await look(tmp_path, many_strokes(3))
    assert (found.kind, found.views) == ("pdf", ("small",))


def zip_bomb() -> bytes:
    """A gigabyte in a megabyte."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("nothing", "w") as entry,
    ):
        for _ in range(200):
            entry.write(bytes(1 << 20))
    return written.getvalue()


@pytest.mark.usefixtures("_hurried")
async def test_nothing_is_unpacked(tmp_path: Path) -> None:
    found: Inspected = await look(tmp_path, zip_bomb())
    assert found.kind == "other"


def packed_text() -> bytes:
    """A PNG with a comment that becomes very long when it is unpacked."""
    data = KNOWN["image/png"]
    comment = b"Comment\0\0" + zlib.compress(bytes(50 << 20), 9)
    chunk = (
        len(comment).to_bytes(4, "big") + b"zTXt" + comment + zlib.crc32(b"zTXt" + comment).to_bytes(4, "big")
    )
    return data[:33] + chunk + data[33:]


@pytest.mark.usefixtures("_hurried")
async def test_what_is_packed_in_a_picture_beside_it_stays_small(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="broken_picture"):
        await look(tmp_path, packed_text())


def test_a_full_disk_is_no_broken_picture(tmp_path: Path) -> None:
    """What passes is told apart from what does not: the upload stays."""
    source = tmp_path / "upload"
    source.write_bytes(KNOWN["image/jpeg"])
    (tmp_path / "cleaned").symlink_to("/dev/full")
    with pytest.raises(FileRefused, match="disk_full"):
        child.inspect(source, tmp_path, "")
