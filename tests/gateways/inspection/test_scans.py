"""TIFF and BMP: plain pictures become PNG without metadata; what would lose something is passed on as it was sent."""

import io
from pathlib import Path

import pytest
from PIL import Image, TiffImagePlugin

from chat_server.domain.files.inspected import Inspected
from tests.gateways.inspection.test_inspection import look

pytestmark = pytest.mark.anyio


def scan(mode: str = "RGB", form: str = "TIFF", **options: object) -> bytes:
    written = io.BytesIO()
    Image.new(mode, (60, 30)).save(written, form, **options)
    return written.getvalue()


def tagged(**tags: object) -> bytes:
    """A TIFF that says who made it and which way is up."""
    info = TiffImagePlugin.ImageFileDirectory_v2()
    for tag, value in {
        270: "geheim",
        315: "Katrin",
        274: 6,
        **{int(k[1:]): v for k, v in tags.items()},
    }.items():
        info[tag] = value
    return scan(tiffinfo=info)


PLAIN = {
    "tiff": tagged(),
    "grey": scan("L"),
    "black and white": scan("1", compression="group4"),
    "transparent": scan("RGBA"),
    "palette": scan("P"),
    "bmp": scan(form="BMP"),
    "grey bmp": scan("L", form="BMP"),
}


GREY = ("grey", "black and white", "grey bmp")


@pytest.mark.parametrize("case", PLAIN)
async def test_plain_ones_become_what_browsers_show(tmp_path: Path, case: str) -> None:
    found = await look(tmp_path, PLAIN[case])
    assert (found.kind, found.type, found.endings) == ("picture", "image/png", (".png",))
    assert (found.width, found.height) == ((30, 60) if case == "tiff" else (60, 30))
    cleaned = (tmp_path / "made" / "cleaned").read_bytes()
    assert b"geheim" not in cleaned
    assert b"Katrin" not in cleaned
    with Image.open(io.BytesIO(cleaned)) as image:
        assert (image.mode == "L") == (case in GREY)
    assert found.views == ("large", "small")


AS_SENT = {
    "several pages": scan(save_all=True, append_images=[Image.new("RGB", (60, 30))]),
    "for print": scan("CMYK"),
    "16 bits": scan("I;16"),
    "of a camera": tagged(t50706=b"\x01\x04\0\0"),
    "cut off": tagged()[:400],
    "nothing behind it": b"II*\0",
    "a text about BM": b"BMW Rechnung, bitte bis Freitag. " * 4,
    "a cut bmp": scan(form="BMP")[:60],
}


@pytest.mark.parametrize("case", AS_SENT)
async def test_what_would_lose_something_is_passed_on_as_it_was_sent(tmp_path: Path, case: str) -> None:
    found: Inspected = await look(tmp_path, AS_SENT[case])
    assert (found.kind, found.type, found.changed, found.views) == (
        "other",
        "application/octet-stream",
        False,
        (),
    )
    assert found.size == len(AS_SENT[case])
