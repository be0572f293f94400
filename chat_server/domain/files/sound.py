"""Sound of files: how long it is, how its loudness goes, and whether it is a voice note (SPEC 4)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

PEAKS = 64
"""Into so many equal parts a sound is divided for its waveform."""

LONGEST_CLAIMED = 15 * 60_000 + 5_000
"""Milliseconds: what a sender may say of a voice note, with some seconds for the last piece of a recording."""

QUIET = 327
"""What is nowhere louder (of 32,768) is not drawn as if it were: nobody spoke."""

_DIGITS = re.compile(r"([0-9a-f]{2}){64}\Z")


@dataclass(frozen=True, slots=True)
class Sound:
    """`duration` is milliseconds, 0 where nobody knows. `peaks` is how loud each part is at most, in two hexadecimal
    digits; "" where nobody knows.
    """

    duration: int = 0
    peaks: str = ""


SILENCE = Sound()


def claimed(duration: str, peaks: str) -> Sound:
    """What a sender says of a recording. What cannot be true counts as not said: it is for show only."""
    if not (duration.isascii() and duration.isdecimal() and len(duration) < 8):
        return SILENCE
    if not 0 < int(duration) <= LONGEST_CLAIMED:
        return SILENCE
    return Sound(int(duration), peaks if _DIGITS.match(peaks) else "")


def peaks_of(loudest: Sequence[int]) -> str:
    """The peaks of a sound of which the loudest sample (0 to 32,768) of many equal short pieces is known."""
    if not loudest:
        return ""
    count = len(loudest)
    bounds = [part * count // PEAKS for part in range(PEAKS + 1)]
    parts = [max(loudest[start : max(end, start + 1)]) for start, end in pairwise(bounds)]
    most = max(*parts, QUIET)
    return bytes(part * 255 // most for part in parts).hex()
