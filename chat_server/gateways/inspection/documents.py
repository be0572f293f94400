"""PDF: its first page as a picture, drawn in a process of its own: what takes too long to draw is taken without it."""

import os
import resource
import signal
from pathlib import Path

import pypdfium2

LONGEST = 640
"""Longest side of the picture, in pixels."""

SECONDS = 10
"""Of processor time for drawing."""

SECONDS_TO_WAIT = 25
"""From start to end, however slow the machine is."""


def draw_first_page(source: Path, target: Path) -> bool:
    """Whether there is a picture of it now; there is none of what is broken, needs a password or takes too much."""
    drawing = os.fork()
    if drawing == 0:
        _draw_and_end(source, target)
    _, status = os.waitpid(drawing, 0)
    if status != 0:
        target.unlink(missing_ok=True)
    return status == 0


def _draw_and_end(source: Path, target: Path) -> None:
    """Ends this process, whatever happens: with 0 where there is a picture."""
    code = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        signal.alarm(SECONDS_TO_WAIT)
        code = 0 if _draw(source, target) else 1
    finally:
        os._exit(code)


def _draw(source: Path, target: Path) -> bool:
    try:
        with pypdfium2.PdfDocument(source) as document:
            page = document[0]
            scale = LONGEST / max(page.get_width(), page.get_height())
            image = page.render(scale=min(scale, 8.0)).to_pil()
            image.convert("RGB").save(target, "WEBP", quality=80, method=2)
    except (pypdfium2.PdfiumError, OSError, ValueError, ZeroDivisionError, IndexError):
        return False
    return True
