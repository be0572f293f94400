"""What a look at the bytes of an upload found."""

import errno
from dataclasses import dataclass
from typing import Literal

from chat_server.domain.files.sound import SILENCE, Sound
from protocol.vocabulary import FileKind as FileKind

RefusedReason = Literal[
    "empty", "program", "broken_picture", "too_many_pixels", "infected", "too_hard", "scanner_away", "disk_full"
]  # fmt: skip
"""Why a file is not taken: nothing in it; it could be run; a picture that cannot be read, or has too many pixels; the
scanner found something; looking at it took too much time or memory. Both others pass: the scanner cannot be reached;
there is no room for what is made of it."""

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
"""What a system says where a disk, or somebody's share of it, is full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """What is known of a file. `changed`: it was written anew beside it, without metadata. Sizes as in File."""

    kind: FileKind
    type: str
    endings: tuple[str, ...]
    """Endings of names that fit the type; none where every ending does."""
    size: int
    sha256: str
    width: int = 0
    height: int = 0
    changed: bool = False
    views: tuple[str, ...] = ()
    """What was made beside it: `small` and `large`, smaller pictures; `playable`, sound that every browser plays."""
    sound: Sound = SILENCE


@dataclass(unsafe_hash=True)  # not frozen: Python sets the traceback of an exception on its way
class FileRefused(Exception):
    """A file is not taken."""

    reason: RefusedReason


class UploadBusy(Exception):
    """Another process receives more of the upload just now."""
