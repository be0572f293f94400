"""Staff who do something in a customer's task by office, without being a member of its chat (SPEC 1, 3)."""

from sqlalchemy import Connection, insert, select

from chat_server.domain.chats.access import Access
from chat_server.domain.core.people import Viewer
from chat_server.domain.facts import Event, Fact, GuestFact
from chat_server.storage.chats.log import ChatHead
from chat_server.storage.chats.tables import task_people


def with_guest(
    connection: Connection, chat: ChatHead, me: Viewer, access: Access, facts: tuple[Fact, ...], at: int
) -> tuple[Fact, ...]:
    """The facts of an act at `at` (ms). Where the members read of it, they see its author from then on."""
    is_read = any(isinstance(fact, Event) for fact in facts)
    if not is_read or access is not Access.LOOK_IN or chat.kind != "task":
        return facts
    guest = {"chat_id": chat.id, "person_id": me.person, "role": "guest"}
    known = select(task_people.c.id).where(*(task_people.c[name] == value for name, value in guest.items()))
    if connection.execute(known).first() is not None:
        return facts
    connection.execute(insert(task_people).values(**guest, from_at=at, to_at=at))
    return (*facts, GuestFact(chat.id))
