"""Which files somebody may open, by the one rule of what they may read (SPEC 4)."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.chats.access import Access, decide_access
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.files.file import File
from chat_server.services.core.access import Entrance
from chat_server.storage.chats.members import load_chat_facts
from chat_server.storage.files.listings import (
    NEWEST,
    find_file,
    load_files_of_chat,
    load_files_of_message,
    load_stored_file,
)
from chat_server.storage.files.uploads import load_uploads
from chat_server.storage.held.held import find_owner_of_open

MOST_TOGETHER = 1_000
"""Files packed into one archive, the newest."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file, what the file store keeps it under, and when it was sent (ms)."""

    file: File
    content: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class OpenedIn:
    """A file in a chat, given by key; `looked_in`: by role, which is to be noted."""

    opened: OpenedFile
    chat: int
    looked_in: bool


def open_file(connection: Connection, viewer: Viewer, pid: str, now: int) -> OpenedIn:
    """A file of a message in a chat that somebody may read at a moment (ms). Raises Refusal `not_found`."""
    place = find_file(connection, pid)
    if place is None:
        raise Refusal("not_found")
    access = decide_access(viewer, load_chat_facts(connection, viewer, place.chat, now))
    if access is Access.NONE:
        raise Refusal("not_found")
    file, content = load_stored_file(connection, place.id)
    return OpenedIn(OpenedFile(file, content), place.chat, access is Access.LOOK_IN)


def open_upload(connection: Connection, viewer: Viewer, pid: str) -> OpenedFile:
    """An upload of one's own, or of a held message that one decides about. Raises Refusal `not_found`."""
    row = load_uploads(connection, [pid]).get(pid)
    if row is None or row.file is None or row.content is None:
        raise Refusal("not_found")
    decides = row.held is not None and find_owner_of_open(connection, row.held) == viewer.person
    if row.person != viewer.person and not decides:
        raise Refusal("not_found")
    return OpenedFile(row.file, row.content)


def open_files_of_chat(
    connection: Connection, entrance: Entrance, message: int | None
) -> tuple[OpenedFile, ...]:
    """The files of one message, or all of a chat, oldest first. Raises Refusal `not_found` where there are none."""
    listed = (
        load_files_of_chat(connection, entrance.chat, "", NEWEST, MOST_TOGETHER)
        if message is None
        else load_files_of_message(connection, entrance.chat, message)
    )
    if not listed:
        raise Refusal("not_found")
    return tuple(OpenedFile(one.filed.file, one.content, one.filed.at) for one in reversed(listed))
