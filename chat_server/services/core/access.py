"""The only door to a chat and to a person: every use case that is given the id of one goes through here.

What does not exist and what one may not know of are refused alike.
"""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, select, text

from chat_server.domain.chats.access import Access, decide_access, task_members
from chat_server.domain.core.people import PersonCard, Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.storage.chats.chats import find_chat, load_chat_facts
from chat_server.storage.chats.log import ChatHead, lock_chats
from chat_server.storage.core.tables import chats, people
from chat_server.storage.people.accounts import account_facts
from chat_server.storage.people.people import knows, load_cards, load_ids

NOBODY = ("not_found", "there is no such person", "person")

_BROUGHT_IN = text(
    "SELECT person_id FROM task_people WHERE chat_id = :chat AND from_at <= :now AND (to_at IS NULL OR to_at > :now)"
)


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


def members_of_task(connection: Connection, chat: int, account: int, now: int) -> frozenset[int]:
    """Who belongs in a task chat now (SPEC 4)."""
    brought_in = frozenset(connection.execute(_BROUGHT_IN, {"chat": chat, "now": now}).scalars())
    return task_members(account_facts(connection, account, now), brought_in)


def may_go_on(connection: Connection, viewer: Viewer, chat: int, now: int) -> bool:
    """Whether somebody may still see a chat, so that what they began there may go on without them (SPEC 11).

    Asks what is so now: an assignment may have ended by its date, and the list of members not have followed yet.
    """
    locked = select(people.c.locked_at).where(people.c.id == viewer.person)
    if connection.execute(locked).scalar_one() is not None:
        return False
    facts = load_chat_facts(connection, viewer, chat, now)
    kind, account = connection.execute(
        select(chats.c.kind, chats.c.account_id).where(chats.c.id == chat)
    ).one()
    if facts.is_member and kind == "task" and account is not None:
        belongs = viewer.person in members_of_task(connection, chat, account, now)
        facts = replace(facts, is_member=belongs)
    return decide_access(viewer, facts) is not Access.NONE
