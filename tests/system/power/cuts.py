"""Power cuts of a server that wrote while people were told that their messages are kept: what each would have left."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

from tests.system.power.disk import Acknowledged, Disk, Note

READING = """
SELECT events.seq, texts.text FROM events JOIN chats ON chats.id = events.chat_id
LEFT JOIN texts ON texts.id = events.text_id WHERE chats.pid = ? ORDER BY events.seq
"""


def after_cuts(
    noted: Iterable[Note], places: set[int], seed: int
) -> Iterator[tuple[dict[str, bytes], dict[str, int]]]:
    """For a cut before each of these notes: the files, and what was acknowledged until then."""
    disk, acknowledged = Disk(), dict[str, int]()
    for place, note in enumerate(noted):
        if place in places:
            yield disk.left(Random(f"{seed} {place}")), dict(acknowledged)
        if isinstance(note, Acknowledged):
            acknowledged[note.text] = note.number
        else:
            disk.take(note)


def judge(folder: Path, files: dict[str, bytes], chat: str, acknowledged: dict[str, int]) -> Counter[str]:
    """How much is wrong with what a cut left, by kind: damaged, lost, double, gap."""
    for old in folder.iterdir():
        old.unlink()
    for ending, content in files.items():
        (folder / f"left.db{ending}").write_bytes(content)
    try:
        with closing(sqlite3.connect(folder / "left.db")) as database:
            if database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return Counter(damaged=1)
            log = database.execute(READING, (chat,)).fetchall()
    except sqlite3.DatabaseError:
        return Counter(damaged=1) if acknowledged else Counter()
    return _wrong(log, acknowledged)


def _wrong(log: list[tuple[int, str]], acknowledged: dict[str, int]) -> Counter[str]:
    stored = dict(log)
    texts = Counter(text for _, text in log if text)
    return +Counter(
        lost=sum(stored.get(number) != text for text, number in acknowledged.items()),
        double=sum(count - 1 for count in texts.values()),
        gap=max(stored, default=0) - len(stored),
    )
