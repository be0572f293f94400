"""Sound: measured, and brought into a form that every browser plays, by ffmpeg, within the limits of this process.

What ffmpeg cannot read or do in time stays as it is: nothing is known of it then.
"""

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from chat_server.domain.files.sound import SILENCE, Sound, peaks_of
from chat_server.gateways.inspection.signatures import HEAD
from chat_server.gateways.inspection.tracks import is_fragmented, mp4_codecs

RATE = 8_000
"""Samples a second that are looked at."""

PIECE = 160
"""Samples of which the loudest is kept: 20 ms."""

LONGEST_CONVERTED = 16 * 60_000
"""Milliseconds: voice notes, and what is about as long."""

SECONDS_TO_COPY, SECONDS_TO_MEASURE, SECONDS_TO_CONVERT = 10.0, 30.0, 70.0
"""Together less than the server waits for this process."""

_READERS = {
    "audio/mpeg": "mp3", "audio/ogg": "ogg", "audio/wav": "wav", "audio/mp4": "mov", "audio/webm": "matroska",
}  # fmt: skip
_WRITERS = {"audio/webm": "webm", "audio/mp4": "mp4"}
_PLAYED_EVERYWHERE = ("audio/mpeg", "audio/wav")


@dataclass(frozen=True, slots=True)
class Listened:
    """What was found. `changed`: it was written anew and says how long it is now; `playable`: so was another form."""

    sound: Sound
    changed: bool
    playable: bool


def listen(source: Path, media_type: str, folder: Path, ffmpeg: str) -> Listened:
    """Measure the sound of a file; `cleaned` and `playable` are in the folder then, where they were made."""
    with source.open("rb") as file:
        head = file.read(HEAD)
    form = _READERS[media_type]
    changed = _is_recording(media_type, head) and _copy(source, form, folder / "cleaned", media_type, ffmpeg)
    sound = _measure(source, form, ffmpeg)
    wanted = 0 < sound.duration <= LONGEST_CONVERTED and not _plays_everywhere(media_type, head)
    return Listened(sound, changed, wanted and _convert(source, form, folder / "playable", ffmpeg))


def _is_recording(media_type: str, head: bytes) -> bool:
    """A browser writes while it records: how long it is, and where what is, stands nowhere."""
    return media_type == "audio/webm" or (media_type == "audio/mp4" and is_fragmented(head))


def _plays_everywhere(media_type: str, head: bytes) -> bool:
    return media_type in _PLAYED_EVERYWHERE or (media_type == "audio/mp4" and mp4_codecs(head) <= {b"mp4a"})


def _copy(source: Path, form: str, target: Path, media_type: str, ffmpeg: str) -> bool:
    into = ("-c:a", "copy", "-movflags", "+faststart", "-f", _WRITERS[media_type])
    return _run(_command(ffmpeg, source, form, *into, str(target)), target, SECONDS_TO_COPY)


def _convert(source: Path, form: str, target: Path, ffmpeg: str) -> bool:
    """AAC; good for voices, and at half the rate it takes half as long."""
    into = ("-ac", "1", "-ar", "24000", "-c:a", "aac", "-b:a", "48k", "-movflags", "+faststart", "-f", "ipod")
    return _run(_command(ffmpeg, source, form, *into, str(target)), target, SECONDS_TO_CONVERT)


def _command(ffmpeg: str, source: Path, form: str, *into: str) -> Sequence[str]:
    """One reader, no protocol but files: nothing that the file names is opened."""
    return (
        ffmpeg, "-nostdin", "-v", "quiet", "-y", "-threads", "1", "-protocol_whitelist", "file,pipe", "-f", form,
        "-i", f"file:{source}", "-map", "0:a:0", "-map_metadata", "-1", "-map_chapters", "-1", *into,
    )  # fmt: skip


def _run(command: Sequence[str], target: Path, seconds: float) -> bool:
    """Whether it did what it should; what it made of something it could not do is removed."""
    try:
        ended = subprocess.run(  # noqa: S603  ours
            command, timeout=seconds, check=False, stdout=subprocess.DEVNULL
        )
        done = ended.returncode == 0
    except (subprocess.TimeoutExpired, OSError):
        done = False
    if not done:
        target.unlink(missing_ok=True)
    return done


def _measure(source: Path, form: str, ffmpeg: str) -> Sound:
    into = ("-ac", "1", "-ar", str(RATE), "-f", "s16le", "pipe:1")
    try:
        command = _command(ffmpeg, source, form, *into)
        process = subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603  ours
    except OSError:
        return SILENCE
    with process:
        ended = Timer(SECONDS_TO_MEASURE, process.kill)
        ended.start()
        loudest, samples = _loudest(process)
        ended.cancel()
    duration = samples * 1_000 // RATE
    return Sound(duration, peaks_of(loudest)) if process.returncode == 0 and duration else SILENCE


def _loudest(process: "subprocess.Popen[bytes]") -> tuple[list[int], int]:
    """The loudest sample of each piece, and how many samples there are."""
    loudest, count = [], 0
    for piece in _pieces(process):
        samples = memoryview(piece).cast("h")
        highest, lowest = max(samples), min(samples)
        loudest.append(max(highest, -lowest))
        count += len(samples)
    return loudest, count


def _pieces(process: "subprocess.Popen[bytes]") -> Iterator[bytes]:
    while process.stdout is not None and len(piece := process.stdout.read(2 * PIECE)) > 1:
        yield piece[: len(piece) // 2 * 2]
