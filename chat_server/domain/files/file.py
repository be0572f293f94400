"""Files of messages, and uploads: what somebody has begun to send (SPEC 4)."""

from dataclasses import dataclass
from typing import Literal

from chat_server.domain.core.carried import Carried
from chat_server.domain.files.sound import SILENCE, Sound
from protocol.vocabulary import FileKind


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of a message, or one that is ready to be sent. `size` is bytes, `width` and `height` pixels as shown."""

    pid: str
    name: str
    kind: FileKind
    type: str
    size: int
    width: int = 0
    height: int = 0
    version: int = 1
    """How many files of this name the task has had, with this one."""
    voice: bool = False
    """Recorded where it was sent, by its sender's word."""
    sound: Sound = SILENCE


@dataclass(slots=True, kw_only=True)
class Files(Carried):
    """The files of a message, in its author's order."""

    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class UploadPlace:
    """What an upload is for, by public id: a message in a chat, or what comes of a dialog with the bot."""

    kind: Literal["chat", "dialog"]
    pid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """What `person` has begun to upload. `size` and `received` are bytes as announced and as they came.

    As a fact it says that the upload stands like this now, for the devices of `person`.
    """

    pid: str
    person: int
    place: UploadPlace
    name: str
    size: int
    received: int
    file: File | None = None
    """What it will be when it is sent; None until it is complete and checked."""


@dataclass(frozen=True, slots=True)
class UploadEnd:
    """An upload is one no more: it was sent, is held with its message, or was removed; for `person`'s devices."""

    person: int
    place: UploadPlace
    pid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledFile:
    """A file, and the message that brought it."""

    file: File
    chat_pid: str
    seq: int
    author: str
    at: int
