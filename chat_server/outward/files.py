"""Files of messages and one's own uploads."""

from collections.abc import Iterable, Sequence

import msgspec

from chat_server.domain.core.people import Audience, PersonCard
from chat_server.domain.files.file import File as FileRow
from chat_server.domain.files.file import FiledFile, Files
from chat_server.domain.files.file import Upload as UploadRow
from chat_server.domain.files.room import FileRoom as RoomOfFiles
from chat_server.outward.core.carried import shows_carried
from chat_server.outward.people import show_people
from protocol.files import (
    AccountRoom,
    DialogUpload,
    DialogUploads,
    File,
    Filed,
    FileList,
    FileRoom,
    Upload,
    Uploads,
)
from protocol.messages import Message


def show_file(file: FileRow) -> File:
    return File(
        id=file.pid,
        name=file.name,
        kind=file.kind,
        type=file.type,
        size=file.size,
        width=file.width,
        height=file.height,
        version=file.version,
        voice=file.voice,
        duration=file.sound.duration,
        peaks=list(bytes.fromhex(file.sound.peaks)),
    )


@shows_carried(Files)
def _with_files(message: Message, files: Files) -> Message:
    return msgspec.structs.replace(message, files=[show_file(file) for file in files.files])


def show_upload(upload: UploadRow) -> Upload:
    """An upload for a chat, for its owner."""
    return Upload(
        id=upload.pid,
        chat=upload.place.pid,
        name=upload.name,
        size=upload.size,
        received=upload.received,
        file=show_file(upload.file) if upload.file is not None else None,
    )


def show_uploads(uploads: Iterable[UploadRow]) -> Uploads:
    """Uploads, for their owner."""
    return Uploads(uploads=[show_upload(upload) for upload in uploads])


def show_dialog_upload(upload: UploadRow) -> DialogUpload:
    """An upload for a dialog, for its owner."""
    return DialogUpload(
        id=upload.pid,
        dialog=upload.place.pid,
        name=upload.name,
        size=upload.size,
        received=upload.received,
        file=show_file(upload.file) if upload.file is not None else None,
    )


def show_dialog_uploads(uploads: Iterable[UploadRow]) -> DialogUploads:
    """Uploads for a dialog, for their owner."""
    return DialogUploads(uploads=[show_dialog_upload(upload) for upload in uploads])


def show_file_list(
    found: Sequence[FiledFile], more: bool, cards: Iterable[PersonCard], audience: Audience
) -> FileList:
    """Files with the messages that brought them, and everybody named there."""
    filed = [
        Filed(file=show_file(one.file), chat=one.chat_pid, seq=one.seq, author=one.author, at=one.at)
        for one in found
    ]
    return FileList(files=filed, people=show_people(cards, audience), more=more)


def show_room(room: RoomOfFiles) -> FileRoom:
    """Who takes how much, for management."""
    taken = [AccountRoom(account=one.account_pid, size=one.size, files=one.files) for one in room.taken]
    return FileRoom(taken=taken, account_limit=room.account_limit, limit=room.limit)
