"""What is left of files when the power goes: all that was flushed, and by chance parts of what was not.

Reads the notes of forgetful.c. A sector is written whole or not at all; sectors, and the changes of a file's length and
existence, that were not flushed are kept or lost each by itself.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

SECTOR = 512
ENDINGS = ("", "-wal")
_HEAD = struct.Struct("=cb6xQQ")


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes at an offset of the file with this ending."""

    ending: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    ending: str
    size: int


@dataclass(frozen=True, slots=True)
class Unlink:
    ending: str


@dataclass(frozen=True, slots=True)
class Flush:
    ending: str


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Noted by the test: somebody was told that this text has this number."""

    number: int
    text: str


Change = Write | Truncate | Unlink
Note = Change | Flush | Acknowledged


def acknowledgement(number: int, text: str) -> bytes:
    """The note to append to those of the server."""
    data = text.encode()
    return _HEAD.pack(b"a", 0, number, len(data)) + data


def notes(data: bytes) -> Iterator[Note]:
    """All that are whole: the last may be half written when the server is killed."""
    place = 0
    while place + _HEAD.size <= len(data):
        kind, ending, offset, length = _HEAD.unpack_from(data, place)
        begin = place + _HEAD.size
        place = begin + (length if kind in b"wa" else 0)
        if place <= len(data):
            yield _note(kind, ENDINGS[ending], offset, data[begin:place])


def _note(kind: bytes, ending: str, offset: int, data: bytes) -> Note:
    match kind:
        case b"w":
            return Write(ending, offset, data)
        case b"t":
            return Truncate(ending, offset)
        case b"u":
            return Unlink(ending)
        case b"s":
            return Flush(ending)
        case b"a":
            return Acknowledged(offset, data.decode())
        case _:
            raise ValueError(f"no note: {kind!r}")


@dataclass
class File:
    """What is surely on the disk (None: there is no file), and what may be."""

    safe: bytearray | None = None
    waiting: list[Change] = field(default_factory=list)

    def flush(self) -> None:
        for change in self.waiting:
            self.safe = _changed(self.safe, change)
        self.waiting.clear()

    def left(self, random: Random) -> bytearray | None:
        """After a power cut."""
        content = None if self.safe is None else bytearray(self.safe)
        for change in self.waiting:
            for part in _sectors(change):
                if random.random() < 0.5:
                    content = _changed(content, part)
        return content


class Disk:
    """The files of a database."""

    def __init__(self) -> None:
        self._files = {ending: File() for ending in ENDINGS}

    def take(self, note: Change | Flush) -> None:
        file = self._files[note.ending]
        if isinstance(note, Flush):
            file.flush()
        else:
            file.waiting.append(note)

    def left(self, random: Random) -> dict[str, bytes]:
        """The files after a power cut now, by ending."""
        found = {ending: file.left(random) for ending, file in self._files.items()}
        return {ending: bytes(content) for ending, content in found.items() if content is not None}


def _sectors(change: Change) -> Iterator[Change]:
    if not isinstance(change, Write):
        yield change
        return
    begin = 0
    while begin < len(change.data):
        end = begin + SECTOR - (change.offset + begin) % SECTOR
        yield Write(change.ending, change.offset + begin, change.data[begin:end])
        begin = end


def _changed(content: bytearray | None, change: Change) -> bytearray | None:
    match change:
        case Write(_, offset, data):
            content = bytearray() if content is None else content
            content.extend(bytes(max(0, offset - len(content))))
            content[offset : offset + len(data)] = data
        case Truncate(_, size):
            content = bytearray() if content is None else content
            del content[size:]
            content.extend(bytes(size - len(content)))
        case Unlink():
            return None
    return content
