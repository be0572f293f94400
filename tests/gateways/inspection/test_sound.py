"""Sound is known by what is in it, measured, and made to play everywhere, by ffmpeg within limits."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.files.inspected import Inspected
from chat_server.domain.files.sound import SILENCE
from chat_server.gateways.inspection import sound
from chat_server.gateways.inspection.inspector import ProcessInspector
from chat_server.gateways.inspection.signatures import signature_of
from chat_server.gateways.inspection.tracks import is_fragmented, is_mp4_sound, is_webm_sound, mp4_codecs
from tests.conftest import program
from tests.gateways.inspection.recordings import recording, wave

pytestmark = pytest.mark.anyio

TONE = ("-f", "lavfi", "-i", "sine=f=300:d=2")
FILM = ("-f", "lavfi", "-i", "color=red:s=32x32:d=2")
IN_PIECES = ("-movflags", "frag_keyframe+empty_moov")
MADE = {
    "a.webm": ("-c:a", "libopus"),
    "piped.webm": ("-c:a", "libopus", "-f", "webm", "-live", "1"),
    "a.ogg": ("-c:a", "libopus"),
    "vorbis.ogg": ("-c:a", "libvorbis"),
    "a.mp3": (),
    "a.wav": (),
    "a.m4a": ("-c:a", "aac"),
    "end.mp4": ("-c:a", "aac"),
    "start.mp4": ("-c:a", "aac", "-movflags", "+faststart"),
    "pieces.mp4": ("-c:a", "aac", *IN_PIECES),
    "opus.mp4": ("-c:a", "libopus", *IN_PIECES),
    "film.webm": (*FILM, "-c:a", "libopus", "-c:v", "libvpx"),
    "film.mp4": (*FILM, "-c:a", "aac", "-c:v", "mpeg4"),
    "film in pieces.mp4": (*FILM, "-c:a", "aac", "-c:v", "mpeg4", *IN_PIECES),
    "film.ogg": (*FILM, "-c:a", "libvorbis", "-c:v", "libtheora"),
}
EXPECTED = {
    "a.webm": ("audio/webm", True, True),
    "piped.webm": ("audio/webm", True, True),
    "a.ogg": ("audio/ogg", False, True),
    "vorbis.ogg": ("audio/ogg", False, True),
    "a.mp3": ("audio/mpeg", False, False),
    "a.wav": ("audio/wav", False, False),
    "a.m4a": ("audio/mp4", False, False),
    "end.mp4": ("audio/mp4", False, False),
    "start.mp4": ("audio/mp4", False, False),
    "pieces.mp4": ("audio/mp4", True, False),
    "opus.mp4": ("audio/mp4", True, True),
}
"""The type of each, whether it is written anew, and whether a form that plays everywhere is made."""


@pytest.fixture(scope="session")
def ffmpeg() -> str:
    return str(program("ffmpeg"))


@pytest.fixture(scope="session")
def made(ffmpeg: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sounds")
    for name, options in MADE.items():
        more = ("-metadata", "title=geheim", str(folder / name))
        subprocess.run([ffmpeg, "-v", "error", *TONE, *options, *more], check=True)
    return folder


async def look(source: Path, folder: Path, ffmpeg: str) -> Inspected:
    return await ProcessInspector(ffmpeg).inspect(source, folder / "made")


@pytest.mark.parametrize("name", EXPECTED)
async def test_sound_is_measured_and_plays_everywhere(
    name: str, made: Path, tmp_path: Path, ffmpeg: str
) -> None:
    found = await look(made / name, tmp_path, ffmpeg)
    media_type, changed, converted = EXPECTED[name]
    assert (found.kind, found.type, found.changed) == ("audio", media_type, changed)
    assert found.views == (("playable",) if converted else ())
    assert 1_950 <= found.sound.duration <= 2_150
    peaks = bytes.fromhex(found.sound.peaks)
    assert len(peaks) == 64
    assert min(peaks[2:-4]) > 100
    if converted:
        head = (tmp_path / "made" / "playable").read_bytes()
        assert mp4_codecs(head) == {b"mp4a"}


@pytest.mark.parametrize("name", ["a.webm", "pieces.mp4"])
async def test_a_recording_says_how_long_it_is_and_nothing_of_its_maker(
    name: str, made: Path, tmp_path: Path, ffmpeg: str
) -> None:
    await look(made / name, tmp_path, ffmpeg)
    cleaned = (tmp_path / "made" / "cleaned").read_bytes()
    assert b"geheim" in (made / name).read_bytes()
    assert b"geheim" not in cleaned
    assert not is_fragmented(cleaned)
    assert name.endswith("mp4") or b"\x44\x89\x88" in cleaned[:1_000]  # the element Duration, of 8 bytes


@pytest.mark.parametrize("name", sorted(MADE.keys() - EXPECTED.keys()))
async def test_film_is_passed_on_and_never_shown(name: str, made: Path, tmp_path: Path, ffmpeg: str) -> None:
    assert (await look(made / name, tmp_path, ffmpeg)).kind == "other"


@pytest.mark.parametrize("name", EXPECTED)
async def test_without_ffmpeg_it_is_taken_as_it_is(name: str, made: Path, tmp_path: Path) -> None:
    found = await look(made / name, tmp_path, "")
    assert (found.kind, found.type) == ("audio", EXPECTED[name][0])
    assert (found.changed, found.views, found.sound) == (False, (), SILENCE)


BROKEN = {
    "cut off": recording()[:400],
    "noise behind its head": recording()[:250] + bytes(range(256)) * 50,
    "without any sound": recording(0),
    "ogg that is none": b"OggS\0\x02" + b"\0" * 500,
    "mp3 that is none": b"ID3\x03\0\0\0\0\0\0" + b"\xff\xfb" * 200,
    "wav of a length that lies": wave(8_000, 2**32 - 37) + bytes(2_000),
    "mp4 that names another file": b"\0\0\0\x1cftypM4A \0\0\0\0" + b"\0\0\0\x20dref" + b"url file:///etc/passwd",
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
async def test_what_cannot_be_read_is_taken_and_nothing_is_known_of_it(
    case: str, tmp_path: Path, ffmpeg: str
) -> None:
    source = tmp_path / "upload"
    source.write_bytes(BROKEN[case])
    found = await look(source, tmp_path, ffmpeg)
    assert found.kind == "audio"
    assert found.sound.duration <= 1_000
    assert found.sound.peaks == "" or found.sound.duration > 0


@pytest.mark.parametrize("script", ["while :; do :; done", "exit 1", "exec yes", "head -c 3 /dev/zero"])
def test_a_reader_that_hangs_fails_or_does_not_end_is_ended(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("SECONDS_TO_COPY", "SECONDS_TO_MEASURE", "SECONDS_TO_CONVERT"):
        monkeypatch.setattr(sound, limit, 0.3)
    source, fake = tmp_path / "upload", tmp_path / "ffmpeg"
    source.write_bytes(recording())
    fake.write_text(f"#!/bin/sh\n{script}\n")
    fake.chmod(0o700)
    heard = sound.listen(source, "audio/webm", tmp_path, str(fake))
    assert (heard.sound, heard.playable) == (SILENCE, False)


def test_a_program_that_is_gone_is_none(tmp_path: Path) -> None:
    source = tmp_path / "upload"
    source.write_bytes(recording())
    assert sound.listen(source, "audio/webm", tmp_path, "/nowhere/ffmpeg").sound == SILENCE


def test_tracks_are_told_by_what_they_are() -> None:
    assert is_webm_sound(recording())
    assert not is_webm_sound(recording(film=True))
    assert not is_webm_sound(recording().replace(b"webm", b"kdf\0"))
    found = signature_of(recording())
    assert (found.kind if found else "") == "audio"


@given(st.binary(max_size=300), st.sampled_from((b"", recording()[:200], b"\0\0\0\x1cftypisom\0\0\0\0")))
def test_whatever_comes_is_looked_at_to_its_end(tail: bytes, start: bytes) -> None:
    for data in (tail, start + tail, start[: len(tail)] + tail):
        for look_at in (is_webm_sound, is_mp4_sound, is_fragmented, mp4_codecs):
            look_at(data)


def test_what_is_nested_without_end_takes_no_longer() -> None:
    segments = bytes.fromhex("1853806701ffffffffffffff") * 5_000
    assert not is_webm_sound(b"\x1a\x45\xdf\xa3\x80" + segments)
    assert not is_mp4_sound(b"\0\0\0\x08ftyp" + b"\xff\xff\xff\xffmoov" * 5_000)
