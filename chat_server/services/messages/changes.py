"""Editing and deleting messages."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.core.events import Content, EventKind
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Event
from chat_server.domain.messages.contents import DeletedMessage, NewWording
from chat_server.domain.messages.held_acts import HeldDelete, HeldEdit
from chat_server.services.core.idempotency import replay
from chat_server.services.core.perform import Occasion, performs
from chat_server.services.core.placed import Placed, placed_before
from chat_server.storage.chats.log import ChatHead, PendingRows, lock_chats
from chat_server.storage.chats.members import load_memberships
from chat_server.storage.core.done_commands import CommandKey
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.files.files import delete_files
from chat_server.storage.messages.messages import Standing, blank_texts, load_standing, save_standing
from chat_server.storage.tags import take_off_all


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRequest:
    """Another wording for a message of one's own, or None to delete it."""

    viewer: Viewer
    key: CommandKey
    chat: str
    seq: int
    text: str | None
    at: int
    of: int | None = None
    """Whose message it is, where somebody else carries out what they had held (SPEC 11)."""


def change_now(connection: Connection, request: ChangeRequest) -> Success[Placed]:
    """Edit or delete. Raises Refusal."""
    chat = lock_chats(connection, [request.chat]).get(request.chat)
    me = request.viewer
    if chat is None or not load_memberships(connection, {(chat.id, me.person)}):
        raise Refusal("not_found")
    done = replay(connection, request.key)
    if done is not None:
        return Success(placed_before(connection, done))
    return _write_change(connection, chat, request, _own_message(connection, chat.id, request))


def _own_message(connection: Connection, chat: int, request: ChangeRequest) -> Standing:
    """The message to be changed, as it stands. Raises Refusal."""
    standing = load_standing(connection, chat, request.seq)
    if standing is None:
        raise Refusal("not_found")
    if (request.of or request.viewer.person) not in (standing.author, standing.writer):
        raise Refusal("not_allowed", "the message is somebody else's")
    if standing.deleted:
        raise Refusal("gone")
    return standing


def _write_change(
    connection: Connection, chat: ChatHead, request: ChangeRequest, standing: Standing
) -> Success[Placed]:
    deleted = request.text is None
    kind = EventKind.DELETED if deleted else EventKind.EDITED
    version = standing.version + (not deleted)
    pending = PendingRows()
    seq = pending.append(chat, kind, request.at, request.viewer.person, ref=request.seq, text=request.text)
    pending.remember(request.key, chat.id, seq, request.at)
    text_id = (pending.write(connection) or [standing.text_id])[0]
    save_standing(connection, chat.id, request.seq, text_id, version, deleted)
    if deleted:
        blank_texts(connection, chat.id, request.seq)
        take_off_all(connection, chat.id, request.seq, seq)
        delete_files(connection, chat.id, request.seq)
    event = Event(
        chat=chat.id,
        chat_pid=chat.pid,
        seq=seq,
        at=request.at,
        actor=standing.author_pid if deleted else request.viewer.pid,
        content=_changed(request, standing, version),
    )
    return Success(Placed(seq, request.at), (event,))


def _changed(request: ChangeRequest, standing: Standing, version: int) -> Content:
    if request.text is None:
        return DeletedMessage(request.seq, standing.writer_pid)
    return NewWording(request.seq, request.text, version)


change_message = one_by_one(change_now)
"""Handler for ChangeRequest."""


@performs(HeldEdit)
def _perform_edit(connection: Connection, act: HeldEdit, occasion: Occasion) -> Success[Placed]:
    return _perform_change(connection, act.message, act.text, occasion)


@performs(HeldDelete)
def _perform_delete(connection: Connection, act: HeldDelete, occasion: Occasion) -> Success[Placed]:
    return _perform_change(connection, act.message, None, occasion)


def _perform_change(
    connection: Connection, message: int, text: str | None, occasion: Occasion
) -> Success[Placed]:
    asked = occasion.asked
    request = ChangeRequest(
        viewer=asked.viewer,
        key=asked.key,
        chat=occasion.chat,
        seq=message,
        text=text,
        at=asked.at,
        of=occasion.author,
    )
    return change_now(connection, request)
