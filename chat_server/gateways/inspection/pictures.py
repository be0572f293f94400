"""Pictures: measured, written anew without metadata, and made smaller."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence, TiffImagePlugin

from chat_server.domain.files.inspected import NO_ROOM, FileRefused

MOST_PIXELS = 50_000_000
MOST_PIXELS_OF_ALL_FRAMES = 250_000_000
MOST_FRAMES = 1_000
VIEWS: Mapping[str, int] = {"large": 1_600, "small": 640}
"""Smaller pictures: their longest side, in pixels."""

_HEIC = "image/heic"
_READERS = {
    "image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP", "image/avif": "AVIF",
    _HEIC: "HEIF", "image/tiff": "TIFF", "image/bmp": "BMP",
}  # fmt: skip
"""The one decoder that each type is given to."""

_KEEP = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}
"""Formats that are written again as they are; others become JPEG, or PNG if they are transparent in places."""

_LOSSLESS = ("TIFF", "BMP")
"""Scans and drawings: they become PNG."""

_PLAIN_TIFF = ("1", "L", "LA", "P", "RGB", "RGBA")
_SUB_PICTURES, _DNG = 330, 50_706
"""Tags of what a camera writes in a format of its own, with a small picture in front."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as it was written anew: upright, so that its measures are those that are shown."""

    type: str
    width: int
    height: int


def rewrite(source: Path, media_type: str, cleaned: Path, views: Mapping[str, Path]) -> Picture:
    """Write a picture of a type without metadata to `cleaned`, and its views. Raises FileRefused."""
    Image.MAX_IMAGE_PIXELS = None  # one limit only: ours, looked at before anything is decoded
    if media_type == _HEIC:
        import pi_heif  # noqa: PLC0415 - takes as long to import as all else, for few

        pi_heif.register_heif_opener()
    try:
        with Image.open(source, formats=[_READERS[media_type]]) as image:
            _check_pixels(image)
            _check_plain(image)
            return _rewrite(image, cleaned, views)
    except (FileRefused, MemoryError):
        raise
    except Exception as error:  # whatever a decoder makes of broken bytes
        no_room = isinstance(error, OSError) and error.errno in NO_ROOM
        raise FileRefused("disk_full" if no_room else "broken_picture") from error


def _check_pixels(image: Image.Image) -> None:
    """Before decoding. Raises FileRefused."""
    pixels, frames = image.width * image.height, getattr(image, "n_frames", 1)
    if pixels > MOST_PIXELS or frames > MOST_FRAMES or pixels * frames > MOST_PIXELS_OF_ALL_FRAMES:
        raise FileRefused("too_many_pixels")


def _check_plain(image: Image.Image) -> None:
    """A TIFF of several pages, for print or of a camera would lose something. Raises FileRefused."""
    if isinstance(image, TiffImagePlugin.TiffImageFile) and (
        image.n_frames > 1
        or image.mode not in _PLAIN_TIFF
        or not {_SUB_PICTURES, _DNG}.isdisjoint(image.tag_v2.keys())
    ):
        raise FileRefused("broken_picture")


def _rewrite(image: Image.Image, cleaned: Path, views: Mapping[str, Path]) -> Picture:
    if getattr(image, "is_animated", False) and image.format in ("GIF", "WEBP"):
        return _rewrite_animated(image, cleaned, views)
    profile = image.info.get("icc_profile")
    ImageOps.exif_transpose(image, in_place=True)
    upright = _plain(image)
    width, height = upright.size
    media_type = _save(upright, cleaned, image.format or "", profile)
    _save_views(upright, views, profile)
    return Picture(type=media_type, width=width, height=height)


def _plain(image: Image.Image) -> Image.Image:
    """The pixels alone, in colours or grey: what else a picture carries stays behind when it is saved."""
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    mode = "RGBA" if has_alpha else "L" if image.mode in ("1", "L") else "RGB"
    return image if image.mode == mode else image.convert(mode)


def _save(image: Image.Image, target: Path, was: str, profile: bytes | None) -> str:
    kept = was if was in _KEEP else "PNG" if image.mode == "RGBA" or was in _LOSSLESS else "JPEG"
    options: dict[str, object] = {"quality": 92} if kept in ("JPEG", "WEBP") else {}
    if kept in ("JPEG", "PNG", "WEBP") and profile:
        options["icc_profile"] = profile
    image.info.clear()
    image.save(target, kept, exif=b"", **options) if kept != "GIF" else image.save(target, kept)
    return _KEEP[kept]


def _save_views(image: Image.Image, views: Mapping[str, Path], profile: bytes | None) -> None:
    """From the larger to the smaller: each is made of the one before."""
    for name, longest in VIEWS.items():
        image.thumbnail((longest, longest), Image.Resampling.HAMMING, reducing_gap=3.0)
        options = {"icc_profile": profile} if profile else {}
        image.save(views[name], "WEBP", quality=80, method=2, **options)


def _rewrite_animated(image: Image.Image, cleaned: Path, views: Mapping[str, Path]) -> Picture:
    """Frame by frame out of the file, with how long each is shown; smaller pictures are of the first."""
    loop = image.info.get("loop")
    durations = [_duration(frame) for frame in ImageSequence.Iterator(image)]
    image.seek(0)
    first = image.convert("RGBA")
    first.info.clear()
    repeated = {} if loop is None else {"loop": loop}
    image.save(
        cleaned, image.format, save_all=True, duration=durations, disposal=2, **_NOTHING_ELSE, **repeated
    )
    width, height = first.size
    _save_views(first, views, None)
    return Picture(type=_KEEP[image.format or ""], width=width, height=height)


_NOTHING_ELSE = {"comment": b"", "exif": b"", "xmp": b"", "icc_profile": b""}
"""What a writer would else take from what it was given."""


def _duration(frame: Image.Image) -> int:
    """Milliseconds for which it is shown."""
    frame.load()  # a WebP tells then
    duration: int = frame.info.get("duration", 100)
    return duration
