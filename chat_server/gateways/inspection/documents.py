"""PDF: its first page as a picture."""

from pathlib import Path

import pypdfium2

LONGEST = 640
"""Longest side of the picture, in pixels."""


def draw_first_page(source: Path, target: Path) -> bool:
    """Whether there is a picture of it now; there is none of what is broken or needs a password."""
    try:
        with pypdfium2.PdfDocument(source) as document:
            page = document[0]
            scale = LONGEST / max(page.get_width(), page.get_height())
            image = page.render(scale=min(scale, 8.0)).to_pil()
            image.convert("RGB").save(target, "WEBP", quality=80, method=2)
    except (pypdfium2.PdfiumError, OSError, ValueError, ZeroDivisionError, IndexError):
        return False
    return True
