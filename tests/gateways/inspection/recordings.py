"""Sound made of bytes alone: WebM with Opus, as a browser records it, and the head of WAV."""

import struct

_TONE = bytes.fromhex("f8fffe")
"""A packet of Opus: 20 ms of silence."""


def recording(milliseconds: int = 1_000, *, film: bool = False) -> bytes:
    """WebM of unknown length, as it comes while somebody records; `film`: with a track of film as well."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48_000, 0, 0)
    rate = _element("e1", _element("b5", struct.pack(">d", 48_000)), _element("9f", b"\1"))
    opus = (_element("86", b"A_OPUS"), _element("63a2", head))
    sound = _element("ae", _element("d7", b"\1"), _element("83", b"\2"), *opus, rate)
    video = _element("ae", _element("d7", b"\2"), _element("83", b"\1"), _element("86", b"V_VP8"))
    tracks = _element("1654ae6b", sound, video if film else b"")
    blocks = [
        _element("a3", b"\x81" + struct.pack(">hB", at, 0x80) + _TONE) for at in range(0, milliseconds, 20)
    ]
    info = _element("1549a966", _element("2ad7b1", (1_000_000).to_bytes(4, "big")))
    cluster = _element("1f43b675", _element("e7", b"\0"), *blocks)
    form = _element("1a45dfa3", _element("4282", b"webm"), _element("4287", b"\4"), _element("4285", b"\2"))
    return form + bytes.fromhex("18538067" + "01ffffffffffffff") + info + tracks + cluster


def wave(rate: int, length: int) -> bytes:
    """What stands in front of so many bytes of samples, of 16 bits each."""
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16)
    return struct.pack("<4sI4s", b"RIFF", 36 + length, b"WAVE") + form + struct.pack("<4sI", b"data", length)


def _element(name: str, *contents: bytes) -> bytes:
    content = b"".join(contents)
    return bytes.fromhex(name) + (len(content) | 1 << 28).to_bytes(4, "big") + content
