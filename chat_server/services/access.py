"""The only door to a chat: every use case that reads or changes one goes through here."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.access import Access, decide_access
from chat_server.domain.people import Viewer
from chat_server.domain.refusal import Refusal
from chat_server.storage.chats import find_chat, load_chat_facts
from chat_server.storage.log import ChatHead, lock_chats


@dataclass(frozen=True, slots=True)
class Entrance:
    """A chat that the viewer may at least read."""

    viewer: Viewer
    chat: int
    access: Access


def enter(connection: Connection, viewer: Viewer, chat: str, now: int) -> Entrance:
    """The chat for reading. Raises Refusal `not_found`, whether it is absent or forbidden."""
    key = find_chat(connection, chat)
    if key is None:
        raise Refusal("not_found")
    access = decide_access(viewer, load_chat_facts(connection, viewer, key, now))
    if access is Access.NONE:
        raise Refusal("not_found")
    return Entrance(viewer, key, access)


def enter_locked(connection: Connection, viewer: Viewer, chat: str, now: int) -> tuple[ChatHead, Access]:
    """The chat locked for appending, and what the viewer may do. Raises Refusal `not_found`."""
    head = lock_chats(connection, [chat]).get(chat)
    if head is None:
        raise Refusal("not_found")
    access = decide_access(viewer, load_chat_facts(connection, viewer, head.id, now))
    if access is Access.NONE:
        raise Refusal("not_found")
    return head, access
