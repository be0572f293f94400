"""The files of the demo, made by code: two drawings and a table, as people at work would send them."""

import struct
import zlib
from collections.abc import Callable, Mapping
from typing import Final

Colour = tuple[int, int, int]
Box = tuple[int, int, int, int, Colour]
"""Left, top, width, height, filled."""

PAPER: Final = (250, 248, 243)
INK: Final = (58, 52, 46)
WARM: Final = (232, 176, 92)
GREEN: Final = (116, 146, 120)
STONE: Final = (206, 196, 182)
EVENING: Final = (64, 78, 104)

_STAND: tuple[Box, ...] = (
    (60, 60, 680, 12, INK), (60, 60, 12, 400, INK), (60, 448, 240, 12, INK), (500, 448, 240, 12, INK),
    (90, 90, 620, 26, WARM), (110, 160, 150, 90, STONE), (110, 300, 150, 90, STONE), (430, 200, 130, 130, GREEN),
    (620, 150, 90, 250, STONE),
)  # fmt: skip
_WINDOW: tuple[Box, ...] = (
    (0, 0, 800, 90, EVENING), (0, 90, 800, 360, STONE), (50, 140, 460, 250, INK), (62, 152, 436, 226, WARM),
    (110, 290, 110, 88, GREEN), (250, 240, 60, 138, GREEN), (340, 310, 120, 68, INK), (570, 160, 150, 290, INK),
    (584, 174, 122, 200, WARM), (0, 450, 800, 70, INK),
)  # fmt: skip
_PRICES = (
    "Felgen, neue Preise je St\u00fcck",
    "",
    "Radwerk Nord     28 Zoll   34,90 EUR",
    "Laufrad Hoyer    28 Zoll   31,50 EUR",
    "Speiche und Co   28 Zoll   36,20 EUR",
    "Vierte Liste folgt.",
)


def draw(width: int, height: int, boxes: tuple[Box, ...]) -> bytes:
    """Boxes on paper, later ones above, as PNG."""
    lines = []
    for y in range(height):
        line = bytearray(bytes(PAPER) * width)
        for left, top, wide, high, colour in boxes:
            if top <= y < top + high:
                line[left * 3 : (left + wide) * 3] = bytes(colour) * wide
        lines.append(b"\0" + line)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(lines))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, data) for kind, data in parts)


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def write_page(lines: tuple[str, ...]) -> bytes:
    """One page of text, as PDF. The lines have no brackets and no backslash."""
    shown = b"".join(b"(" + line.encode("cp1252") + b") ' " for line in lines)
    drawn = b"BT /F1 14 Tf 22 TL 72 770 Td " + shown + b"ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n" % len(drawn) + drawn + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    )
    return _numbered(objects)


def _numbered(objects: tuple[bytes, ...]) -> bytes:
    """The objects of a PDF with the table of where each begins."""
    made, places = b"%PDF-1.4\n", list[int]()
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj" % number + one + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


STAND = "Standplan.png"
WINDOW = "Schaufenster heute.png"
PRICES = "Preislisten Felgen.pdf"

DEMO_FILES: Mapping[str, Callable[[], bytes]] = {
    STAND: lambda: draw(800, 520, _STAND),
    WINDOW: lambda: draw(800, 520, _WINDOW),
    PRICES: lambda: write_page(_PRICES),
}
"""What each file of the demo consists of, by its name."""
