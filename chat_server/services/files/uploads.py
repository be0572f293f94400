"""Uploads: begun, gone on with, complete, removed. Their bytes are elsewhere (chat_server/gateways/file_store)."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.files.file import File, UploadPlace
from chat_server.domain.files.sound import SILENCE, Sound
from chat_server.services.files.places import ended, enter_chat, enter_dialog, told
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.files.taken import bytes_of_account, bytes_of_all, find_account_of_chat
from chat_server.storage.files.uploads import (
    NewUpload,
    UploadRow,
    count_uploads,
    create_upload,
    load_uploads,
    remove_uploads,
    set_received,
)
from chat_server.storage.files.uploads import complete_upload as save_complete

MOST_UPLOADS = 100
"""Of one person, that are not sent."""


@dataclass(frozen=True, slots=True)
class Quota:
    """Bytes that the files of one account, and of the installation, may have together; 0: as many as there is room."""

    account: int = 0
    installation: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginRequest:
    """An upload of `length` bytes, begun at `at` (ms) under the public id `pid`.

    `voice` and `sound` are what its sender says of it.
    """

    viewer: Viewer
    pid: str
    place: UploadPlace
    name: str
    length: int
    at: int
    voice: bool = False
    sound: Sound = SILENCE
    quota: Quota = Quota()


def _begin(connection: Connection, request: BeginRequest) -> Success[UploadRow]:
    person = request.viewer.person
    chat, account = _enter(connection, request.viewer, request.place)
    if count_uploads(connection, person) >= MOST_UPLOADS:
        raise Refusal("too_many")
    _check_quota(connection, account, request)
    dialog = request.place.pid if chat is None else None
    new = NewUpload(
        pid=request.pid, person=person, chat=chat, dialog=dialog, at=request.at, name=request.name,
        length=request.length, voice=request.voice, sound=request.sound,
    )  # fmt: skip
    create_upload(connection, new)
    return _told(connection, request.pid)


def _enter(connection: Connection, viewer: Viewer, place: UploadPlace) -> tuple[int | None, int | None]:
    """The chat that an upload is for, if it is for one, and the account whose room it takes. Raises Refusal."""
    if place.kind == "chat":
        chat = enter_chat(connection, viewer, place.pid)
        return chat, find_account_of_chat(connection, chat)
    enter_dialog(connection, viewer, place.pid)
    return None, viewer.account


def _check_quota(connection: Connection, account: int | None, request: BeginRequest) -> None:
    """Raises Refusal `file_quota`. What all others have must not show in what customers are told (SPEC 3)."""
    quota, is_staff = request.quota, request.viewer.is_staff
    if quota.account and account is not None:
        taken = bytes_of_account(connection, account, for_customers=not is_staff)
        _check_room(quota.account, taken + request.length)
    if quota.installation and is_staff:
        _check_room(quota.installation, bytes_of_all(connection) + request.length)


def _check_room(most: int, wanted: int) -> None:
    if wanted > most:
        raise Refusal("file_quota")


begin_upload = one_by_one(_begin)
"""Handler for BeginRequest."""


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """So many bytes of somebody's upload came by now."""

    person: int
    pid: str
    received: int


def _note_received(connection: Connection, request: ReceivedRequest) -> Success[UploadRow]:
    row = own_upload(connection, request.person, request.pid)
    set_received(connection, row.id, request.received)
    return _told(connection, request.pid)


note_received = one_by_one(_note_received)
"""Handler for ReceivedRequest."""


@dataclass(frozen=True, slots=True)
class CompleteRequest:
    """Somebody's upload came as a whole and was checked: it is `file`, kept under `content`."""

    person: int
    content: str
    file: File


def _complete(connection: Connection, request: CompleteRequest) -> Success[UploadRow]:
    row = own_upload(connection, request.person, request.file.pid)
    if row.content is None:
        save_complete(connection, row.id, request.content, request.file)
    return _told(connection, row.pid)


complete_upload = one_by_one(_complete)
"""Handler for CompleteRequest."""


@dataclass(frozen=True, slots=True)
class DiscardRequest:
    """Somebody's upload is not to be sent any more."""

    person: int
    pid: str


def _discard(connection: Connection, request: DiscardRequest) -> Success[None]:
    row = own_upload(connection, request.person, request.pid)
    remove_uploads(connection, [row.id])
    return Success(None, ended(connection, [row]))


discard_upload = one_by_one(_discard)
"""Handler for DiscardRequest."""


def own_upload(connection: Connection, person: int, pid: str) -> UploadRow:
    """An upload of somebody's own that no held message waits with. Raises Refusal `not_found`."""
    row = load_uploads(connection, [pid]).get(pid)
    if row is None or row.person != person or row.held is not None:
        raise Refusal("not_found")
    return row


def _told(connection: Connection, pid: str) -> Success[UploadRow]:
    """How it stands now, which the devices of its owner are told."""
    row = load_uploads(connection, [pid])[pid]
    return Success(row, told(connection, [row]))
