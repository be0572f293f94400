"""The files of messages as rows. Chats are given by database key, messages by their number."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from chat_server.domain.files.file import File, Files
from chat_server.domain.files.sound import Sound
from chat_server.storage.core.log_parts import carried
from chat_server.storage.core.sql import Many, Query, select_pairs
from chat_server.storage.files.tables import message_files

_OF_MESSAGES = (
    "SELECT f.chat_id, f.seq, f.pid, f.name, f.kind, f.type, f.size, f.width, f.height, f.version,"
    " f.voice, f.duration, f.peaks"
    " FROM w CROSS JOIN message_files f WHERE f.chat_id = w.a AND f.seq = w.b ORDER BY f.chat_id, f.seq, f.place"
)
_COLUMNS = (
    "pid", "chat_id", "seq", "place", "name", "name_key", "version", "content", "kind", "type", "size", "width",
    "height", "voice", "duration", "peaks",
)  # fmt: skip
_SAVE = Many(insert(message_files), _COLUMNS)
_VERSIONS = Query(
    select(message_files.c.name_key, func.max(message_files.c.version).label("version"))
    .where(
        message_files.c.chat_id == bindparam("chat"),
        message_files.c.name_key.in_(bindparam("names", expanding=True)),
    )
    .group_by(message_files.c.name_key)
)


def load_files(
    connection: Connection, places: Collection[tuple[int, int]]
) -> dict[tuple[int, int], tuple[File, ...]]:
    """The files of messages, by (chat, seq); those without any are missing."""
    found: dict[tuple[int, int], list[File]] = defaultdict(list)
    rows = select_pairs(connection, _OF_MESSAGES, places)
    for chat, seq, pid, name, kind, media_type, size, width, height, version, voice, duration, peaks in rows:
        file = File(
            pid=pid, name=name, kind=kind, type=media_type, size=size, width=width, height=height, version=version,
            voice=bool(voice), sound=Sound(duration, peaks),
        )  # fmt: skip
        found[chat, seq].append(file)
    return {place: tuple(files) for place, files in found.items()}


@carried
def load_carried_files(connection: Connection, chat: int, seqs: Collection[int]) -> dict[int, Files]:
    """The files that messages carry, by their numbers."""
    found = load_files(connection, {(chat, seq) for seq in seqs})
    return {seq: Files(files=files) for (_chat, seq), files in found.items()}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file, and what the file store keeps its bytes under."""

    file: File
    content: str


def name_key(name: str) -> str:
    """What names of files are compared by: in one task they are the same if this is."""
    return name.casefold()[:150]


def load_versions(connection: Connection, chat: int, names: Collection[str]) -> Mapping[str, int]:
    """The highest version of files of these names, by their `name_key`; names that no file has are missing."""
    keys = sorted({name_key(name) for name in names})
    return {row.name_key: row.version for row in _VERSIONS(connection, {"chat": chat, "names": keys})}


def save_files(connection: Connection, chat: int, seq: int, stored: Sequence[StoredFile]) -> None:
    """A message has these files, in this order."""
    rows = [
        (
            one.file.pid, chat, seq, place, one.file.name, name_key(one.file.name), one.file.version, one.content,
            one.file.kind, one.file.type, one.file.size, one.file.width, one.file.height, int(one.file.voice),
            one.file.sound.duration, one.file.sound.peaks,
        )
        for place, one in enumerate(stored)
    ]  # fmt: skip
    _SAVE(connection, rows)


def delete_files(connection: Connection, chat: int, seq: int) -> None:
    """A message has no files any more; what nothing else needs of their bytes is collected later."""
    connection.execute(
        delete(message_files).where(message_files.c.chat_id == chat, message_files.c.seq == seq)
    )
