"""Which tracks a file with sound or film has, as far as its beginning tells: WebM and ISO media (MP4)."""

from collections.abc import Callable, Iterator

Parts = Iterator[tuple[bytes, bytes]]
"""Names and contents of what is one after the other."""

_EBML = b"\x1a\x45\xdf\xa3"
_DOC_TYPE = (_EBML, b"\x42\x82")
_TRACK_TYPE = (b"\x18\x53\x80\x67", b"\x16\x54\xae\x6b", b"\xae", b"\x83")
"""In the segment, among the tracks, of a track."""

_SOUND = b"\x02"
_HANDLER = (b"moov", b"trak", b"mdia", b"hdlr")
_SAMPLES = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd")
_FRAGMENTED = (b"moov", b"mvex")


def is_webm_sound(head: bytes) -> bool:
    """Whether it is WebM with tracks of sound and no other."""
    if not head.startswith(_EBML):
        return False
    forms, tracks = _at(head, _DOC_TYPE, _elements), _at(head, _TRACK_TYPE, _elements)
    return list(forms) == [b"webm"] and set(tracks) == {_SOUND}


def is_mp4_sound(head: bytes) -> bool:
    """Whether it is ISO media with tracks of sound and no other, and says so at its beginning."""
    return head[4:8] == b"ftyp" and {track[8:12] for track in _at(head, _HANDLER, _boxes)} == {b"soun"}


def mp4_codecs(head: bytes) -> set[bytes]:
    """How the tracks of ISO media are encoded, by the names of their samples' entries, such as `mp4a`."""
    return {samples[12:16] for samples in _at(head, _SAMPLES, _boxes)}


def is_fragmented(head: bytes) -> bool:
    """Whether ISO media come in pieces, as they are recorded, so that nothing says how long they are."""
    return any(True for _ in _at(head, _FRAGMENTED, _boxes))


def _at(data: bytes, path: tuple[bytes, ...], parts: Callable[[bytes], Parts]) -> Iterator[bytes]:
    """The contents of everything that has the path of names."""
    for name, content in parts(data):
        if name == path[0]:
            yield from _at(content, path[1:], parts) if len(path) > 1 else (content,)


def _boxes(data: bytes) -> Parts:
    """Boxes of ISO media, as far as the data goes."""
    place = 0
    while place + 8 <= len(data):
        size = int.from_bytes(data[place : place + 4], "big")
        yield data[place + 4 : place + 8], data[place + 8 : place + size]
        if size < 8:  # to the end of the file, or of 64 bits: nothing that comes so early
            return
        place += size


def _elements(data: bytes) -> Parts:
    """Elements of EBML, as far as the data goes. One of unknown size reaches to the end."""
    place = 0
    while place < len(data):
        start = place + _length(data[place])
        name = data[place:start]
        if start >= len(data):
            return
        count = _length(data[start])
        most = (1 << 7 * count) - 1
        size = int.from_bytes(data[start : start + count], "big") & most
        start += count
        place = start + size if size != most else len(data)
        yield name, data[start:place]


def _length(first: int) -> int:
    """How many bytes a number of EBML takes, by its first."""
    return 9 - first.bit_length() if first else 8
