"""Giving chats another title."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.chats.access import may_rename
from chat_server.domain.chats.contents import NewTitle
from chat_server.domain.chats.held_acts import HeldRename
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Event
from chat_server.services.core.access import enter_locked
from chat_server.services.core.asked import Asked
from chat_server.services.core.idempotency import replay
from chat_server.services.core.perform import Occasion, performs
from chat_server.services.core.placed import Placed, placed_before
from chat_server.services.tasks.tasks import rename_task
from chat_server.storage.chats.chats import set_title
from chat_server.storage.chats.log import PendingRows
from chat_server.storage.core.writer import Success, one_by_one


@dataclass(frozen=True, slots=True)
class RenameRequest:
    asked: Asked
    chat: str
    title: str


def rename_now(connection: Connection, request: RenameRequest) -> Success[Placed]:
    """Give a chat another title. Raises Refusal."""
    me, at = request.asked.viewer, request.asked.at
    chat, access = enter_locked(connection, me, request.chat, at)
    done = replay(connection, request.asked.key)
    if done is not None:
        return Success(placed_before(connection, done))
    if not may_rename(chat.kind, access):
        raise Refusal("not_allowed", "this chat cannot be renamed by you")
    set_title(connection, chat.id, request.title)
    if chat.kind == "task":
        rename_task(connection, chat, request.title, at)
    pending = PendingRows()
    seq = pending.append(chat, EventKind.RENAMED, at, me.person, title=request.title)
    pending.remember(request.asked.key, chat.id, seq, at)
    pending.write(connection)
    event = Event(
        chat=chat.id,
        chat_pid=chat.pid,
        seq=seq,
        at=at,
        actor=me.pid,
        content=NewTitle(request.title),
    )
    return Success(Placed(seq, at), (event,))


rename_chat = one_by_one(rename_now)
"""Handler for RenameRequest."""


@performs(HeldRename)
def _perform_rename(connection: Connection, act: HeldRename, occasion: Occasion) -> Success[Placed]:
    return rename_now(connection, RenameRequest(occasion.asked, occasion.chat, act.title))
