"""The disk that loses power keeps all that was flushed, and of the rest any part."""

import struct
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from tests.system.power.cuts import after_cuts, judge
from tests.system.power.disk import (
    SECTOR,
    Acknowledged,
    Disk,
    Flush,
    Note,
    Truncate,
    Unlink,
    Write,
    acknowledgement,
    notes,
)

A, B = b"a" * SECTOR, b"b" * SECTOR


def left(taken: Sequence[Write | Truncate | Unlink | Flush]) -> set[bytes | None]:
    """All that may be left of the database's file."""
    disk = Disk()
    for note in taken:
        disk.take(note)
    return {disk.left(Random(seed)).get("") for seed in range(200)}


@pytest.mark.parametrize(
    ("taken", "possible"),
    [
        ([], {None}),
        ([Write("", 0, A), Flush("")], {A}),
        ([Write("", 0, A)], {None, A}),
        ([Write("", 0, A), Flush("-wal")], {None, A}),
        ([Write("", 0, A + B)], {None, A, A + B, bytes(SECTOR) + B}),
        ([Write("", 0, A), Flush(""), Write("", 0, B)], {A, B}),
        ([Write("", 0, A), Flush(""), Write("", 1, b"b")], {A, b"ab" + A[2:]}),
        ([Write("", 0, A), Flush(""), Write("", SECTOR - 1, b"bb")], {A, A[1:] + b"b", A + b"b", A[1:] + b"bb"}),
        ([Write("", 0, A + B), Flush(""), Truncate("", SECTOR)], {A + B, A}),
        ([Write("", 0, A), Flush(""), Truncate("", 2 * SECTOR), Flush("")], {A + bytes(SECTOR)}),
        ([Write("", 0, A), Flush(""), Unlink("")], {A, None}),
        ([Write("", 0, A), Flush(""), Unlink(""), Flush(""), Write("", 0, B), Flush("")], {B}),
    ],
)  # fmt: skip
def test_what_is_left(taken: list[Write | Truncate | Unlink | Flush], possible: set[bytes | None]) -> None:
    assert left(taken) == possible


def test_notes_are_read_as_they_were_written_but_for_half_a_note_at_the_end() -> None:
    written = struct.pack("=cb6xQQ", b"w", 1, 512, 3) + b"abc" + struct.pack("=cb6xQQ", b"s", 1, 0, 0)
    data = written + acknowledgement(7, "ä")
    expected: list[Note] = [Write("-wal", 512, b"abc"), Flush("-wal"), Acknowledged(7, "ä")]
    assert list(notes(data)) == expected
    for cut in range(len(data)):
        assert list(notes(data[:cut])) == expected[: len(list(notes(data[:cut])))]


def test_a_cut_sees_what_was_noted_before_it() -> None:
    noted: list[Note] = [Write("", 0, A), Flush(""), Acknowledged(1, "one"), Acknowledged(2, "two")]
    assert list(after_cuts(noted, {3}, seed=1)) == [({"": A}, {"one": 1})]


def test_a_file_that_is_no_database_is_damaged_and_a_missing_one_has_lost_everything(tmp_path: Path) -> None:
    assert judge(tmp_path, {"": b"nonsense" * 100}, "c", {"one": 1})["damaged"] == 1
    assert sum(judge(tmp_path, {}, "c", {"one": 1}).values()) > 0
