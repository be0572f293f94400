"""Files are looked at by their bytes alone, in a process that ends rather than take too much."""

import io
import shutil
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageSequence

from chat_server.domain.files.inspected import FileRefused, Inspected
from chat_server.gateways.inspection.inspector import ProcessInspector
from chat_server.gateways.inspection.signatures import signature_of

pytestmark = pytest.mark.anyio


def png(width: int, height: int) -> bytes:
    """It says how large it is; there are few pixels in it."""
    packed = zlib.compress(b"\0" * 1_000, 9)

    def chunk(tag: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def picture(form: str, **options: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (60, 30), "teal").save(written, form, **options)
    return written.getvalue()


async def look(tmp_path: Path, data: bytes) -> Inspected:
    source = tmp_path / "upload"
    source.write_bytes(data)
    return await ProcessInspector(shutil.which("ffmpeg") or "").inspect(source, tmp_path / "made")


KNOWN = {
    "image/jpeg": picture("JPEG"),
    "image/png": picture("PNG"),
    "image/gif": picture("GIF"),
    "image/webp": picture("WEBP"),
}


@pytest.mark.parametrize("media_type", KNOWN)
async def test_pictures_keep_their_form_and_are_measured(tmp_path: Path, media_type: str) -> None:
    found = await look(tmp_path, KNOWN[media_type])
    assert (found.kind, found.type, found.width, found.height) == ("picture", media_type, 60, 30)
    assert found.views == ("large", "small")


async def test_avif_becomes_what_every_browser_and_program_shows(tmp_path: Path) -> None:
    found = await look(tmp_path, picture("AVIF"))
    assert (found.kind, found.type) == ("picture", "image/jpeg")


def shown(data: bytes) -> list[tuple[int, bytes]]:
    """Each frame as it is seen, and for how long."""
    with Image.open(io.BytesIO(data)) as image:
        drawn = (
            (frame.convert("RGBA").tobytes(), frame.info["duration"])
            for frame in ImageSequence.Iterator(image)
        )
        return [(duration, pixels) for pixels, duration in drawn]


@pytest.mark.parametrize(("form", "loop"), [("GIF", 0), ("GIF", 3), ("GIF", None), ("WEBP", 2)])
async def test_an_animation_stays_one(tmp_path: Path, form: str, loop: int | None) -> None:
    frames = [Image.new("RGBA", (20, 20), colour) for colour in ("red", "blue", "teal")]
    frames[1].paste((0, 0, 0, 0), (5, 5, 15, 15))
    written, options = io.BytesIO(), {} if loop is None else {"loop": loop}
    if form == "WEBP":
        options |= {"lossless": True, "exif": b"Exif\0\0geheim", "xmp": b"geheim"}  # type: ignore[dict-item]
    frames[0].save(
        written, form, save_all=True, append_images=frames[1:], duration=[120, 50, 70], disposal=2,
        comment=b"geheim", **options,
    )  # fmt: skip
    found = await look(tmp_path, written.getvalue())
    cleaned = (tmp_path / "made" / "cleaned").read_bytes()
    assert found.type == f"image/{form.lower()}"
    assert b"geheim" in written.getvalue()
    assert b"geheim" not in cleaned
    before, after = shown(written.getvalue()), shown(cleaned)
    assert [duration for duration, _ in after] == [120, 50, 70]
    if form == "GIF":
        assert after == before
    with Image.open(io.BytesIO(cleaned)) as image:
        assert image.info.get("loop") == loop


async def test_what_hides_behind_a_picture_is_gone(tmp_path: Path) -> None:
    """A picture that is an archive or a page as well: only the picture is left."""
    for tail in (b"PK\x03\x04 archive", b"<script>alert(1)</script>"):
        await look(tmp_path, KNOWN["image/png"] + tail)
        assert tail not in (tmp_path / "made" / "cleaned").read_bytes()


def windows(place: int) -> bytes:
    """A program whose own header is at a place."""
    head = b"MZ" + bytes(58) + place.to_bytes(4, "little")
    return head + bytes(place - len(head)) + b"PE\0\0"


REFUSED = {
    "empty": (b"", "empty"),
    "windows": (windows(0x40), "program"),
    "windows, far behind": (windows(70_000), "program"),
    "dos": (b"MZ\x90\0\x03\0\0\0\x04\0", "program"),
    "linux": (b"\x7fELF" + b"\0" * 60, "program"),
    "script": (b"#!/bin/sh", "program"),
    "script with a blank": (b"#! \t/usr/bin/env python3\nprint(1)", "program"),
    "cut off": (KNOWN["image/jpeg"][:300], "broken_picture"),
    "noise": (b"\xff\xd8\xff" + b"noise" * 30, "broken_picture"),
    "9,500 pixels square": (png(9_500, 9_500), "too_many_pixels"),
    "60,000 pixels square": (png(60_000, 60_000), "too_many_pixels"),
    "a billion in a row": (png(2**30, 1), "too_many_pixels"),
}


@pytest.mark.parametrize("case", REFUSED)
async def test_what_is_no_file_to_pass_on_is_refused(tmp_path: Path, case: str) -> None:
    data, reason = REFUSED[case]
    with pytest.raises(FileRefused) as refused:
        await look(tmp_path, data)
    assert refused.value.reason == reason


OTHER = {
    "a text about MZ": b"MZ ist das Kennzeichen von Mainz.\n" * 5,
    "a short one": b"MZ",
    "MZ in capitals": "MZ - ÄÖÜ".encode() * 30,
    "a text that begins with marks": b"#!!! wichtig",
    "rust": b"#![allow(dead_code)]\nfn main() {}",
    "html": b"<!doctype html><script>alert(1)</script>",
    "svg": b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "text": "Grüße".encode(),
    "zip": b"PK\x03\x04" + b"\0" * 30,
    "pdf behind something": b"\n\n%PDF-1.7",
    "a page that begins like a picture": b"GIF90a<script>alert(1)</script>",
}


@pytest.mark.parametrize("case", OTHER)
async def test_what_is_not_known_is_passed_on_and_never_shown(tmp_path: Path, case: str) -> None:
    found = await look(tmp_path, OTHER[case])
    assert (found.kind, found.type, found.changed) == ("other", "application/octet-stream", False)


SIGNED = {
    b"%PDF-1.7 ": "application/pdf",
    b"ID3\x03\0": "audio/mpeg",
    b"OggS\0\x02": "audio/ogg",
    b"RIFF\0\0\0\0WAVEfmt ": "audio/wav",
    b"\0\0\0\x1cftypM4A \0\0\0\0": "audio/mp4",
    b"\0\0\0\x1cftypheic\0\0\0\0": "image/heic",
}


@pytest.mark.parametrize("head", SIGNED)
def test_signatures(head: bytes) -> None:
    found = signature_of(head + b"\0" * 300)
    assert found is not None
    assert found.type == SIGNED[head]


async def test_a_program_whose_header_is_all_letters_is_one(tmp_path: Path) -> None:
    """Its own header lies 151 MB behind, in a file that is a hole in between."""
    place = int.from_bytes(b"\t\t\t\t", "little")
    source = tmp_path / "upload"
    with source.open("wb") as file:
        file.write(b"MZ" + b" " * 58 + b"\t\t\t\t")
        file.seek(place)
        file.write(b"PE\0\0")
    with pytest.raises(FileRefused, match="program"):
        await ProcessInspector("").inspect(source, tmp_path / "made")


async def test_a_broken_pdf_has_no_picture_and_is_taken(tmp_path: Path) -> None:
    found = await look(tmp_path, b"%PDF-1.7 broken")
    assert (found.kind, found.views) == ("pdf", ())
