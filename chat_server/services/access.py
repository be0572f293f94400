"""The only door to a chat and to a person: every use case that is given the id of one goes through here.

What does not exist and what one may not know of are refused alike.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.access import Access, decide_access
from chat_server.domain.facts import PersonCard
from chat_server.domain.people import Viewer
from chat_server.domain.refusal import Refusal
from chat_server.storage.chats import find_chat, load_chat_facts
from chat_server.storage.log import ChatHead, lock_chats
from chat_server.storage.people import knows, load_cards, load_ids

NOBODY = ("not_found", "there is no such person", "person")


@dataclass(frozen=True, slots=True)
class Entrance:
    """A chat that the viewer may at least read."""

    viewer: Viewer
    chat: int
    access: Access
    at: int
    """When it was entered (ms)."""


def enter(connection: Connection, viewer: Viewer, chat: str, now: int) -> Entrance:
    """The chat for reading. Raises Refusal `not_found`, whether it is absent or forbidden."""
    key = find_chat(connection, chat)
    if key is None:
        raise Refusal("not_found")
    access = decide_access(viewer, load_chat_facts(connection, viewer, key, now))
    if access is Access.NONE:
        raise Refusal("not_found")
    return Entrance(viewer, key, access, now)


def enter_locked(connection: Connection, viewer: Viewer, chat: str, now: int) -> tuple[ChatHead, Access]:
    """The chat locked for appending, and what the viewer may do. Raises Refusal `not_found`."""
    head = lock_chats(connection, [chat]).get(chat)
    if head is None:
        raise Refusal("not_found")
    access = decide_access(viewer, load_chat_facts(connection, viewer, head.id, now))
    if access is Access.NONE:
        raise Refusal("not_found")
    return head, access


def find_person(connection: Connection, viewer: Viewer, person: str, now: int) -> PersonCard:
    """Somebody by public id. Raises Refusal `not_found`, whether they are absent or unknown to the viewer (SPEC 1)."""
    key = load_ids(connection, [person]).get(person)
    if key is None or not knows(connection, viewer, key, now):
        raise Refusal(*NOBODY)
    return load_cards(connection, {key})[key]
