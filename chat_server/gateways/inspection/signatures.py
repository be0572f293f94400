"""What a file is, by its first bytes alone: an own list of what is shown, with another library's opinion beside it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import filetype

from chat_server.domain.files.inspected import FileKind
from chat_server.gateways.inspection.tracks import is_mp4_sound, is_webm_sound

HEAD = 65_536
"""Bytes that are looked at."""

OTHER = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A type that is shown, how it begins, and endings of names that fit it."""

    kind: FileKind
    type: str
    endings: tuple[str, ...]
    fits: Callable[[bytes], bool]
    also: tuple[str, ...] = ()
    """Names that the other library has for it."""
    as_sent: bool = False
    """Whether a picture that cannot be written anew is passed on as it is, instead of being refused."""


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(starts)


def _riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(b"RIFF") and head[8:12] == form


def _brand(*brands: bytes) -> Callable[[bytes], bool]:
    """ISO media: the main brand, behind the size of the first box."""
    return lambda head: head[4:8] == b"ftyp" and head[8:12] in brands


def _mpeg(head: bytes) -> bool:
    return head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] in (b"\xfb", b"\xf3", b"\xf2"))


def _bmp(head: bytes) -> bool:
    """A text may begin with BM; behind a header's first part stands how long the second is."""
    return head.startswith(b"BM") and head[6:10] == bytes(4) and head[14:18] in _BMP_HEADERS


_BMP_HEADERS = tuple(size.to_bytes(4, "little") for size in (12, 40, 52, 56, 108, 124))


def _ogg_sound(head: bytes) -> bool:
    """Theora is film; its tracks are named before anything else."""
    return head.startswith(b"OggS") and b"\x80theora" not in head[:4_096]


def _m4a(head: bytes) -> bool:
    return _brand(b"M4A ", b"M4B ")(head) or is_mp4_sound(head)


_HEIC = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")
SIGNATURES: Sequence[Signature] = (
    Signature(
        kind="picture", type="image/jpeg", endings=(".jpg", ".jpeg", ".jpe", ".jfif"), fits=_begins(b"\xff\xd8\xff")
    ),
    Signature(
        kind="picture", type="image/png", endings=(".png",), fits=_begins(b"\x89PNG\r\n\x1a\n"), also=("image/apng",)
    ),
    Signature(kind="picture", type="image/gif", endings=(".gif",), fits=_begins(b"GIF87a", b"GIF89a")),
    Signature(kind="picture", type="image/webp", endings=(".webp",), fits=_riff(b"WEBP")),
    Signature(kind="picture", type="image/avif", endings=(".avif",), fits=_brand(b"avif", b"avis")),
    Signature(kind="picture", type="image/heic", endings=(".heic", ".heif"), fits=_brand(*_HEIC)),
    Signature(
        kind="picture", type="image/tiff", endings=(".tif", ".tiff"), fits=_begins(b"II*\0", b"MM\0*"), as_sent=True
    ),
    Signature(kind="picture", type="image/bmp", endings=(".bmp", ".dib"), fits=_bmp, as_sent=True),
    Signature(kind="pdf", type="application/pdf", endings=(".pdf",), fits=_begins(b"%PDF-")),
    Signature(kind="audio", type="audio/mpeg", endings=(".mp3",), fits=_mpeg),
    Signature(kind="audio", type="audio/ogg", endings=(".ogg", ".oga", ".opus"), fits=_ogg_sound),
    Signature(kind="audio", type="audio/wav", endings=(".wav",), fits=_riff(b"WAVE"), also=("audio/x-wav",)),
    Signature(kind="audio", type="audio/mp4", endings=(".m4a",), fits=_m4a, also=("video/mp4",)),
    Signature(
        kind="audio", type="audio/webm", endings=(".webm", ".weba"), fits=is_webm_sound, also=("video/webm",)
    ),
)  # fmt: skip

_PROGRAMS = (
    b"\x7fELF", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe", b"L\x00\x00\x00\x01\x14\x02\x00",
)  # fmt: skip
"""Linux, macOS, Java, and Windows' links."""

_SCRIPT = re.compile(rb"#![ \t]*/\S")
"""Behind it stands what is to run the rest."""

_WINDOWS = (b"PE\0\0", b"NE", b"LE", b"LX")
_DOS_HEADER = 64
_TEXT = frozenset(range(0x20, 0x100)) | frozenset(b"\t\n\r\f")


def is_program(head: bytes, file: BinaryIO) -> bool:
    """Whether a system would run a file, of which `head` is the beginning."""
    return head.startswith(_PROGRAMS) or _SCRIPT.match(head) is not None or _is_of_windows(head, file)


def _is_of_windows(head: bytes, file: BinaryIO) -> bool:
    """Of DOS, or with what Windows loads where the header says; a text that begins with MZ has neither."""
    if not head.startswith(b"MZ"):
        return False
    if not _TEXT.issuperset(head[:_DOS_HEADER]):
        return True
    file.seek(int.from_bytes(head[0x3C:_DOS_HEADER], "little"))
    return len(head) >= _DOS_HEADER and file.read(4).startswith(_WINDOWS)


def signature_of(head: bytes) -> Signature | None:
    """What it is to be shown as; None for what is only passed on, or where the two opinions differ."""
    found = next((one for one in SIGNATURES if one.fits(head)), None)
    if found is None:
        return None
    other = filetype.guess_mime(head)
    return found if other is None or other in (found.type, *found.also) else None
