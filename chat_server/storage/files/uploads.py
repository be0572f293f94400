"""Uploads as rows. People and chats are given by database key."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, Connection, bindparam, delete, func, insert, select, update

from chat_server.domain.files.file import File, Upload, UploadPlace
from chat_server.domain.files.sound import Sound
from chat_server.storage.core.sql import Named, Query
from chat_server.storage.files.tables import message_files, uploads


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadRow:
    """An upload as it is stored. `content` is what the file store keeps its bytes under, once it is complete."""

    id: int
    pid: str
    person: int
    chat: int | None
    dialog: str | None
    """The public id of the dialog that it is for, where it is for no chat."""
    name: str
    length: int
    received: int
    held: str | None
    content: str | None
    file: File | None
    voice: bool
    claimed: Sound
    """What its sender said of it."""

    def upload(self, place: UploadPlace) -> Upload:
        """As its owner is shown it."""
        return Upload(
            pid=self.pid,
            person=self.person,
            place=place,
            name=self.name,
            size=self.length,
            received=self.received,
            file=self.file,
        )


_SELECT = select(*uploads.c)
_BY_PID = Query(_SELECT.where(uploads.c.pid.in_(bindparam("pids", expanding=True))))
_OF_CHAT = Query(
    _SELECT.where(
        uploads.c.person_id == bindparam("person"),
        uploads.c.chat_id == bindparam("chat"),
        uploads.c.held.is_(None),
    ).order_by(uploads.c.id)
)
_OF_DIALOG = Query(_SELECT.where(uploads.c.dialog == bindparam("dialog")).order_by(uploads.c.id))
_OF_HELD = Query(_SELECT.where(uploads.c.pid.in_(bindparam("pids", expanding=True))).order_by(uploads.c.id))


def _row(row: Named) -> UploadRow:
    return UploadRow(
        id=row.id,
        pid=row.pid,
        person=row.person_id,
        chat=row.chat_id,
        dialog=row.dialog,
        name=row.name,
        length=row.length,
        received=row.received,
        held=row.held,
        content=row.content,
        file=_file(row) if row.content is not None else None,
        voice=bool(row.voice),
        claimed=Sound(row.duration, row.peaks),
    )


def _file(row: Named) -> File:
    return File(
        pid=row.pid,
        name=row.name,
        kind=row.kind,
        type=row.type,
        size=row.size,
        width=row.width,
        height=row.height,
        voice=bool(row.voice),
        sound=Sound(row.duration, row.peaks),
    )


def load_uploads(connection: Connection, pids: Collection[str]) -> dict[str, UploadRow]:
    """Uploads by public id; absent ones are missing."""
    if not pids:
        return {}
    return {row.pid: _row(row) for row in _BY_PID(connection, {"pids": sorted(set(pids))})}


def load_uploads_of(connection: Connection, person: int, chat: int) -> list[UploadRow]:
    """Somebody's uploads in a chat that no held act is to send, oldest first."""
    return [_row(row) for row in _OF_CHAT(connection, {"person": person, "chat": chat})]


def load_uploads_of_dialog(connection: Connection, dialog: str) -> list[UploadRow]:
    """The uploads for a dialog, given by public id, oldest first; they are all its owner's."""
    return [_row(row) for row in _OF_DIALOG(connection, {"dialog": dialog})]


_UNSENT = Query(
    _SELECT.where(
        uploads.c.at < bindparam("before", type_=BigInteger),
        uploads.c.held.is_(None),
        uploads.c.dialog.is_(None),
    )
    .order_by(uploads.c.at)
    .limit(bindparam("limit", type_=BigInteger))
)


def load_unsent_before(connection: Connection, before: int, limit: int) -> list[UploadRow]:
    """The oldest uploads begun before a moment (ms) that no held act is to send, and that are for no dialog."""
    return [_row(row) for row in _UNSENT(connection, {"before": before, "limit": limit})]


_NAMED = tuple(
    Query(
        select(table.c.content).where(table.c.content.in_(bindparam("contents", expanding=True))).distinct()
    )
    for table in (uploads, message_files)
)


def find_named_contents(connection: Connection, contents: Collection[str]) -> set[str]:
    """Those of the contents that a file or an upload has."""
    given = {"contents": sorted(contents)}
    return {row.content for query in _NAMED for row in query(connection, given)} if contents else set()


def count_uploads(connection: Connection, person: int) -> int:
    """How many uploads somebody has that are not sent."""
    statement = select(func.count()).where(uploads.c.person_id == person)
    return connection.execute(statement).scalar_one()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUpload:
    """An upload to be begun at `at` (ms); `length` bytes are announced, and `sound` by its sender."""

    pid: str
    person: int
    chat: int | None
    dialog: str | None
    at: int
    name: str
    length: int
    voice: bool
    sound: Sound


def create_upload(connection: Connection, new: NewUpload) -> None:
    connection.execute(
        insert(uploads).values(
            pid=new.pid,
            person_id=new.person,
            chat_id=new.chat,
            dialog=new.dialog,
            at=new.at,
            name=new.name,
            length=new.length,
            received=0,
            voice=int(new.voice),
            duration=new.sound.duration,
            peaks=new.sound.peaks,
        )
    )


def set_received(connection: Connection, key: int, received: int) -> None:
    """How many bytes of an upload came by now."""
    connection.execute(update(uploads).where(uploads.c.id == key).values(received=received))


def complete_upload(connection: Connection, key: int, content: str, file: File) -> None:
    """An upload is complete: this is what it will be when it is sent."""
    connection.execute(
        update(uploads)
        .where(uploads.c.id == key)
        .values(
            received=uploads.c.length,
            content=content,
            name=file.name,
            kind=file.kind,
            type=file.type,
            size=file.size,
            width=file.width,
            height=file.height,
            voice=int(file.voice),
            duration=file.sound.duration,
            peaks=file.sound.peaks,
        )
    )


def hold_uploads(connection: Connection, pids: Sequence[str], held: str) -> None:
    """A held act, given by its public id, is to send these."""
    connection.execute(update(uploads).where(uploads.c.pid.in_(sorted(pids))).values(held=held))


def free_uploads(connection: Connection, pids: Sequence[str], at: int) -> list[UploadRow]:
    """No held act sends these any more, from a moment (ms) on; those that there still are, oldest first."""
    connection.execute(update(uploads).where(uploads.c.pid.in_(sorted(pids))).values(held=None, at=at))
    return [_row(row) for row in _OF_HELD(connection, {"pids": sorted(pids)})]


def move_uploads(connection: Connection, keys: Collection[int], chat: int, at: int) -> None:
    """From a moment (ms) on they are for a chat, as what came of their dialog stands there."""
    moved = update(uploads).where(uploads.c.id.in_(sorted(keys)))
    connection.execute(moved.values(chat_id=chat, dialog=None, at=at))


def remove_uploads(connection: Connection, keys: Collection[int]) -> None:
    """They are uploads no more; their bytes are not touched."""
    connection.execute(delete(uploads).where(uploads.c.id.in_(sorted(keys))))
