"""Uploads as messages take them: sent at once, or held with their message (SPEC 4)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.files.file import File, UploadEnd, UploadPlace
from chat_server.storage.chats.log import ChatHead
from chat_server.storage.files.files import StoredFile, load_versions, name_key, save_files
from chat_server.storage.files.uploads import UploadRow, load_uploads, remove_uploads

NO_UPLOAD = ("not_found", "a file is not there, not complete, or was sent already", "files")


@dataclass(slots=True)
class SentFiles:
    """The uploads that a group of messages is to take. `versions` is by chat and the key of a name."""

    uploads: dict[str, UploadRow]
    versions: dict[tuple[int, str], int]
    _saved: list[tuple[int, int, list[StoredFile]]] = field(default_factory=list)
    _taken: list[int] = field(default_factory=list)

    def place(self, chat: ChatHead, seq: int, chosen: Sequence[UploadRow]) -> tuple[File, ...]:
        """The files of a new message, made of uploads, which then are there no more."""
        stored = [StoredFile(self._numbered(chat, file), content) for file, content in map(_complete, chosen)]
        self._saved.append((chat.id, seq, stored))
        for row in chosen:
            del self.uploads[row.pid]
            self._taken.append(row.id)
        return tuple(one.file for one in stored)

    def _numbered(self, chat: ChatHead, file: File) -> File:
        """The same name in the same task is another version."""
        if chat.kind != "task":
            return file
        key = (chat.id, name_key(file.name))
        self.versions[key] = self.versions.get(key, 0) + 1
        return replace(file, version=self.versions[key])

    def write(self, connection: Connection) -> None:
        for chat, seq, stored in self._saved:
            save_files(connection, chat, seq, stored)
        if self._taken:
            remove_uploads(connection, self._taken)


def load_to_send(connection: Connection, pids: Iterable[str]) -> SentFiles:
    """The uploads that messages of a group name."""
    uploads = load_uploads(connection, set(pids))
    names: dict[int, set[str]] = defaultdict(set)
    for row in uploads.values():
        if row.chat is not None:
            names[row.chat].add(row.name)
    versions = {
        (chat, key): version
        for chat, of_chat in names.items()
        for key, version in load_versions(connection, chat, of_chat).items()
    }
    return SentFiles(uploads, versions)


def choose(
    uploads: dict[str, UploadRow], pids: Sequence[str], chat: int, person: int, *, held_too: bool = False
) -> list[UploadRow]:
    """The uploads of somebody in a chat, in the order in which they are named. Raises Refusal `not_found`.

    `held_too`: what sends them may be the held act that they wait with.
    """
    chosen = [uploads[pid] for pid in pids if pid in uploads]
    fit = all(
        row.chat == chat
        and row.person == person
        and row.file is not None
        and (held_too or row.held is None)
        for row in chosen
    )  # fmt: skip
    if not fit or len(chosen) != len(set(pids)) or len(pids) != len(set(pids)):
        raise Refusal(*NO_UPLOAD)
    return chosen


def ends(rows: Iterable[UploadRow], chat_pid: str) -> tuple[UploadEnd, ...]:
    """What the owner's devices are told of uploads of a chat that are gone."""
    place = UploadPlace("chat", chat_pid)
    return tuple(UploadEnd(row.person, place, row.pid) for row in rows)


def _complete(row: UploadRow) -> tuple[File, str]:
    if row.file is None or row.content is None:
        raise ValueError("an upload that is not complete was chosen")
    return row.file, row.content
