"""Staff who do something in a customer's task by their role, without being a member of its chat (SPEC 1, 3)."""

from sqlalchemy import Connection

from chat_server.domain.chats.access import Access
from chat_server.domain.core.people import Viewer
from chat_server.domain.facts import Event, Fact, GuestFact
from chat_server.storage.chats.log import ChatHead
from chat_server.storage.chats.members import add_guest


def with_guest(
    connection: Connection, chat: ChatHead, me: Viewer, access: Access, facts: tuple[Fact, ...], at: int
) -> tuple[Fact, ...]:
    """The facts of an act at `at` (ms). Where the members read of it, they see its author from then on."""
    is_read = any(isinstance(fact, Event) for fact in facts)
    if not is_read or access is not Access.LOOK_IN or chat.kind != "task":
        return facts
    if not add_guest(connection, chat.id, me.person, at):
        return facts
    return (*facts, GuestFact(chat.id))
