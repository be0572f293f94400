"""Pictures: measured, written anew without metadata, and made smaller."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pi_heif
from PIL import Image, ImageOps, ImageSequence

from chat_server.domain.files.inspected import FileRefused

MOST_PIXELS = 50_000_000
MOST_PIXELS_OF_ALL_FRAMES = 250_000_000
MOST_FRAMES = 1_000
VIEWS: Mapping[str, int] = {"large": 1_600, "small": 640}
"""Smaller pictures: their longest side, in pixels."""

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF")
_KEEP = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}
"""Formats that are written again as they are; others become JPEG, or PNG if they are transparent in places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as it was written anew: upright, so that its measures are those that are shown."""

    type: str
    width: int
    height: int


def rewrite(source: Path, cleaned: Path, views: Mapping[str, Path]) -> Picture:
    """Write a picture without metadata to `cleaned`, and its views. Raises FileRefused."""
    Image.MAX_IMAGE_PIXELS = None  # one limit only: ours, looked at before anything is decoded
    pi_heif.register_heif_opener()
    try:
        with Image.open(source, formats=_FORMATS) as image:
            _check_pixels(image)
            return _rewrite(image, cleaned, views)
    except (FileRefused, MemoryError):
        raise
    except Exception as error:  # whatever a decoder makes of broken bytes
        raise FileRefused("broken_picture") from error


def _check_pixels(image: Image.Image) -> None:
    """Before decoding. Raises FileRefused."""
    pixels, frames = image.width * image.height, getattr(image, "n_frames", 1)
    if pixels > MOST_PIXELS or frames > MOST_FRAMES or pixels * frames > MOST_PIXELS_OF_ALL_FRAMES:
        raise FileRefused("too_many_pixels")


def _rewrite(image: Image.Image, cleaned: Path, views: Mapping[str, Path]) -> Picture:
    if getattr(image, "is_animated", False) and image.format in ("GIF", "WEBP"):
        return _rewrite_animated(image, cleaned, views)
    profile = image.info.get("icc_profile")
    upright = _plain(ImageOps.exif_transpose(image))
    width, height = upright.size
    media_type = _save(upright, cleaned, image.format or "", profile)
    _save_views(upright, views, profile)
    return Picture(type=media_type, width=width, height=height)


def _plain(image: Image.Image) -> Image.Image:
    """The pixels alone: what else a picture carries stays behind."""
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")


def _save(image: Image.Image, target: Path, was: str, profile: bytes | None) -> str:
    kept = was if was in _KEEP else ("PNG" if image.mode == "RGBA" else "JPEG")
    options: dict[str, object] = {"quality": 92} if kept in ("JPEG", "WEBP") else {}
    if kept in ("JPEG", "PNG", "WEBP") and profile:
        options["icc_profile"] = profile
    image.info.clear()
    image.save(target, kept, exif=b"", **options) if kept != "GIF" else image.save(target, kept)
    return _KEEP[kept]


def _save_views(image: Image.Image, views: Mapping[str, Path], profile: bytes | None) -> None:
    """From the larger to the smaller: each is made of the one before."""
    for name, longest in VIEWS.items():
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
        options = {"icc_profile": profile} if profile else {}
        image.save(views[name], "WEBP", quality=80, method=2, **options)


def _rewrite_animated(image: Image.Image, cleaned: Path, views: Mapping[str, Path]) -> Picture:
    """Frame by frame, with how long each is shown; smaller pictures are of the first."""
    frames, durations = [], []
    for frame in ImageSequence.Iterator(image):
        durations.append(frame.info.get("duration", 100))
        frames.append(frame.convert("RGBA"))
        frames[-1].info.clear()
    first, rest = frames[0], frames[1:]
    first.save(
        cleaned,
        image.format,
        save_all=True,
        append_images=rest,
        duration=durations,
        loop=image.info.get("loop", 0),
        disposal=2,
    )
    width, height = first.size
    _save_views(first, views, None)
    return Picture(type=_KEEP[image.format or ""], width=width, height=height)
