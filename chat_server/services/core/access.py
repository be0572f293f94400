"""The only door to a chat and to a person: every use case that is given the id of one goes through here.

What does not exist and what one may not know of are refused alike.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.chats.access import Access, ChatFacts, decide_access, task_members
from chat_server.domain.core.people import PersonCard, Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.visible import may_continue
from chat_server.storage.chats.chats import find_chat
from chat_server.storage.chats.log import ChatHead, lock_chats
from chat_server.storage.chats.members import (
    find_account_of_task,
    is_member,
    load_brought_in,
    load_chat_facts,
    load_staff,
)
from chat_server.storage.messages.messages import load_standing
from chat_server.storage.people.assignments import account_facts
from chat_server.storage.people.people import is_locked, knows, load_cards, load_ids

NO_SUCH_PERSON = ("not_found", "there is no such person", "person")


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


def check_message(connection: Connection, chat: ChatHead, seq: int) -> None:
    """Raises Refusal `not_found` where there is no such message, `gone` where it was deleted."""
    standing = load_standing(connection, chat.id, seq)
    if standing is None:
        raise Refusal("not_found")
    if standing.deleted:
        raise Refusal("gone")


def find_visible_person(connection: Connection, viewer: Viewer, person: str, now: int) -> PersonCard:
    """Somebody by public id. Raises Refusal `not_found`, whether they are absent or unknown to the viewer (SPEC 1)."""
    key = load_ids(connection, [person]).get(person)
    if key is None or not knows(connection, viewer, key, now):
        raise Refusal(*NO_SUCH_PERSON)
    return load_cards(connection, {key})[key]


def members_of_task(connection: Connection, chat: int, account: int, now: int) -> frozenset[int]:
    """Who belongs in a task chat now (SPEC 4)."""
    return task_members(account_facts(connection, account, now), load_brought_in(connection, chat, now))


def may_go_on(connection: Connection, viewer: Viewer, chat: int, now: int) -> bool:
    """Whether somebody may still see a chat, so that what they began there may go on without them (SPEC 11).

    Asks what is so now: an assignment may have ended by its date, and the list of members not have followed yet.
    """
    account = find_account_of_task(connection, chat)
    return may_continue(
        viewer,
        locked=is_locked(connection, viewer.person),
        chat=ChatFacts(is_member(connection, chat, viewer.person), load_staff(connection, viewer, chat, now)),
        belonging=None if account is None else members_of_task(connection, chat, account, now),
    )
