"""What is known of the sound of files: as measured, and as far as a sender is believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.files.sound import LONGEST_CLAIMED, PEAKS, QUIET, SILENCE, Sound, claimed, peaks_of

FULL = "00ff" * 32


@pytest.mark.parametrize(
    ("duration", "peaks", "believed"),
    [
        ("900", FULL, Sound(900, FULL)),
        ("900", "", Sound(900)),
        ("900", FULL[2:], Sound(900)),
        ("900", FULL + "00", Sound(900)),
        ("900", FULL.upper(), Sound(900)),
        ("900", "zz" * 64, Sound(900)),
        ("900", FULL + "\n", Sound(900)),
        (str(LONGEST_CLAIMED), FULL, Sound(LONGEST_CLAIMED, FULL)),
        (str(LONGEST_CLAIMED + 1), FULL, SILENCE),
        ("0", FULL, SILENCE),
        ("", FULL, SILENCE),
        ("-900", FULL, SILENCE),
        ("9e2", FULL, SILENCE),
        ("٩٠٠", FULL, SILENCE),
        ("9" * 5_000, FULL, SILENCE),
    ],
)
def test_a_sender_is_believed_as_far_as_it_can_be_true(duration: str, peaks: str, believed: Sound) -> None:
    assert claimed(duration, peaks) == believed


@given(st.lists(st.integers(0, 32_768), min_size=1, max_size=2_000))
def test_the_loudest_part_is_as_high_as_can_be_and_none_is_lost(loudest: list[int]) -> None:
    peaks = bytes.fromhex(peaks_of(loudest))
    assert len(peaks) == PEAKS
    assert max(peaks) == max(loudest) * 255 // max(*loudest, QUIET)
    place = loudest.index(max(loudest))
    assert max(peaks) in (peaks[min(place * PEAKS // len(loudest), PEAKS - 1) :] or peaks)


def test_where_nobody_spoke_nothing_is_drawn() -> None:
    assert peaks_of([]) == ""
    assert set(bytes.fromhex(peaks_of([0] * 500))) == {0}
    assert max(bytes.fromhex(peaks_of([3] * 500))) < 3


def test_parts_are_in_order() -> None:
    peaks = bytes.fromhex(peaks_of(range(0, 32_000, 10)))
    assert list(peaks) == sorted(peaks)
    assert (peaks[0] < 5, peaks[-1]) == (True, 255)
