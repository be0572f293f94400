"""What somebody reads of files: their own uploads, the files of a chat or of an account (SPEC 4)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.chats.access import Access
from chat_server.domain.core.people import PersonCard, Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.files.file import FiledFile, Upload, UploadPlace
from chat_server.services.core.access import Entrance, enter
from chat_server.storage.bot.dialogs import is_open_dialog
from chat_server.storage.chats.members import is_member
from chat_server.storage.files.listings import (
    NEWEST,
    FilePlace,
    ListedFile,
    find_file,
    load_files_of_account,
    load_files_of_chat,
)
from chat_server.storage.files.uploads import load_uploads_of, load_uploads_of_dialog
from chat_server.storage.people.accounts import find_account, load_account_keys_seen_by
from chat_server.storage.people.people import load_cards

PAGE = 50


@dataclass(frozen=True, slots=True)
class FilePage:
    """Files, newest first, and everybody named there. `looked_into`: chats of which one is no member, by key."""

    files: tuple[FiledFile, ...]
    more: bool
    people: tuple[PersonCard, ...]
    looked_into: frozenset[int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which files: of a kind, older than one given by public id."""

    kind: str | None
    before: str | None


def load_own_uploads(connection: Connection, viewer: Viewer, chat: str, now: int) -> list[Upload]:
    """Somebody's uploads in a chat that they are a member of. Raises Refusal `not_found`."""
    entrance = enter(connection, viewer, chat, now)
    if entrance.access is not Access.MEMBER:
        raise Refusal("not_found")
    place = UploadPlace("chat", chat)
    return [row.upload(place) for row in load_uploads_of(connection, viewer.person, entrance.chat)]


def load_own_uploads_of_dialog(connection: Connection, viewer: Viewer, dialog: str) -> list[Upload]:
    """Somebody's uploads for an open dialog of theirs. Raises Refusal `not_found`."""
    if not is_open_dialog(connection, viewer.person, dialog):
        raise Refusal("not_found")
    place = UploadPlace("dialog", dialog)
    return [row.upload(place) for row in load_uploads_of_dialog(connection, dialog)]


def load_page_of_chat(connection: Connection, entrance: Entrance, wanted: Wanted) -> FilePage:
    """The files of a chat that somebody entered. Raises Refusal `not_found`."""
    before = _before(connection, wanted, lambda place: place.chat == entrance.chat)
    found = load_files_of_chat(connection, entrance.chat, wanted.kind or "", before, PAGE + 1)
    return _page(connection, found, frozenset())


def load_page_of_account(
    connection: Connection, viewer: Viewer, account: str, now: int, wanted: Wanted
) -> FilePage:
    """The files of an account, as far as somebody may read its chats. Raises Refusal `not_found`."""
    key = find_account(connection, account)
    if key is None or key not in load_account_keys_seen_by(connection, viewer, now):
        raise Refusal("not_found")
    before = _before(connection, wanted, lambda place: place.account == key)
    found = load_files_of_account(connection, viewer, key, now, wanted.kind or "", before, PAGE + 1)
    chats = {one.chat for one in found[:PAGE]}
    unlisted = frozenset(chat for chat in chats if not is_member(connection, chat, viewer.person))
    return _page(connection, found, unlisted)


def _before(connection: Connection, wanted: Wanted, is_there: Callable[[FilePlace], bool]) -> int:
    """The key of the file that those wanted are older than. Raises Refusal `not_found`."""
    if wanted.before is None:
        return NEWEST
    place = find_file(connection, wanted.before)
    if place is None or not is_there(place):
        raise Refusal("not_found", "the file is not there any more", field="before")
    return place.id


def _page(connection: Connection, found: Sequence[ListedFile], unlisted: frozenset[int]) -> FilePage:
    shown = found[:PAGE]
    cards = load_cards(connection, {one.author for one in shown})
    return FilePage(tuple(one.filed for one in shown), len(found) > PAGE, tuple(cards.values()), unlisted)
