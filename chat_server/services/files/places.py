"""What uploads are for: a chat, or a dialog with the bot, of which a chat may come (SPEC 4, 6)."""

from collections.abc import Iterable

from sqlalchemy import Connection

from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.files.file import Upload, UploadEnd, UploadPlace
from chat_server.storage.bot.dialogs import keep_open
from chat_server.storage.chats.chats import find_chat, find_pids
from chat_server.storage.chats.members import load_memberships
from chat_server.storage.files.uploads import (
    UploadRow,
    load_uploads_of_dialog,
    move_uploads,
    remove_uploads,
)

MOST_OF_DIALOG = 20
"""Uploads for one dialog: they become one message."""


def enter_chat(connection: Connection, viewer: Viewer, pid: str) -> int:
    """The key of a chat that somebody is a member of. Raises Refusal `not_found`."""
    chat = find_chat(connection, pid)
    if chat is None or not load_memberships(connection, {(chat, viewer.person)}):
        raise Refusal("not_found")
    return chat


def enter_dialog(connection: Connection, viewer: Viewer, pid: str) -> None:
    """Raises Refusal `not_found` where somebody has no such open dialog, `too_many` where it is full."""
    if not keep_open(connection, viewer.person, pid):
        raise Refusal("not_found")
    if len(load_uploads_of_dialog(connection, pid)) >= MOST_OF_DIALOG:
        raise Refusal("too_many")


def told(connection: Connection, rows: Iterable[UploadRow]) -> tuple[Upload, ...]:
    """How uploads stand now, which the devices of their owners are told."""
    return tuple(row.upload(place) for row, place in _placed(connection, rows))


def ended(connection: Connection, rows: Iterable[UploadRow]) -> tuple[UploadEnd, ...]:
    """Uploads that are gone, which the devices of their owners are told."""
    return tuple(UploadEnd(row.person, place, row.pid) for row, place in _placed(connection, rows))


def _placed(connection: Connection, rows: Iterable[UploadRow]) -> list[tuple[UploadRow, UploadPlace]]:
    given = list(rows)
    chats = {row.chat for row in given if row.chat is not None}
    pids = find_pids(connection, chats) if chats else {}
    return [(row, _place(row, pids)) for row in given]


def _place(row: UploadRow, pids: dict[int, str]) -> UploadPlace:
    if row.chat is not None:
        return UploadPlace("chat", pids[row.chat])
    return UploadPlace("dialog", row.dialog or "")


def remove_of_dialog(connection: Connection, dialog: str) -> tuple[UploadEnd, ...]:
    """Nothing comes of a dialog, given by public id: nor of what was uploaded for it."""
    rows = load_uploads_of_dialog(connection, dialog)
    if rows:
        remove_uploads(connection, [row.id for row in rows])
    return ended(connection, rows)


def move_to_chat(
    connection: Connection, dialog: str, chat: int, at: int
) -> tuple[tuple[str, ...], tuple[UploadEnd, ...]]:
    """What was uploaded for a dialog is for a chat now, given by key: public ids, oldest first.

    Raises Refusal `not_allowed`, `files_on_the_way`, where one is not complete.
    """
    rows = load_uploads_of_dialog(connection, dialog)
    if any(row.file is None for row in rows):
        raise Refusal("not_allowed", "files_on_the_way")
    if rows:
        move_uploads(connection, [row.id for row in rows], chat, at)
    return tuple(row.pid for row in rows), ended(connection, rows)
