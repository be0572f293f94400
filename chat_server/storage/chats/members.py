"""Who is in a chat, and what decides about who may read it. People and chats are given by database key."""

from collections.abc import Collection
from typing import Literal

from sqlalchemy import Connection, Integer, bindparam, delete, insert, select, text, update

from chat_server.domain.chats.access import ChatFacts
from chat_server.domain.core.people import Viewer
from chat_server.storage.chats.tables import MOVED_STEP_MS, chat_members, chats, task_people
from chat_server.storage.core.sql import Query, select_pairs
from chat_server.storage.visible import BROUGHT_IN, IS_MEMBER, LISTED_CHATS, STAFF_OF_CHAT

_IS_MEMBER = Query(IS_MEMBER)


def is_member(connection: Connection, chat: int, person: int) -> bool:
    """Whether somebody is a member of a chat."""
    return bool(_IS_MEMBER(connection, {"chat": chat, "person": person}))


def load_staff(connection: Connection, viewer: Viewer, chat: int, now: int) -> frozenset[int]:
    """The staff of a chat whose leads may look into it; asked of who leads anybody only."""
    if not viewer.leads:
        return frozenset()
    return frozenset(connection.execute(STAFF_OF_CHAT, {"chat": chat, "now": now}).scalars())


def load_chat_facts(connection: Connection, viewer: Viewer, chat: int, now: int) -> ChatFacts:
    """What decides about a viewer's access. Nothing else is asked about a member."""
    if is_member(connection, chat, viewer.person):
        return ChatFacts(is_member=True, staff_people=frozenset())
    return ChatFacts(is_member=False, staff_people=load_staff(connection, viewer, chat, now))


def load_brought_in(connection: Connection, chat: int, now: int) -> frozenset[int]:
    """Who was brought into the task of a chat and still is."""
    return frozenset(connection.execute(BROUGHT_IN, {"chat": chat, "now": now}).scalars())


def find_account_of_task(connection: Connection, chat: int) -> int | None:
    """The account whose task a chat belongs to; None for a chat that belongs to no task."""
    of_task = select(chats.c.account_id).where(chats.c.id == chat, chats.c.kind == "task")
    return connection.execute(of_task).scalar_one_or_none()


_EXPERT_IN = Query(
    text(
        "SELECT t.chat_id FROM task_people t JOIN chats c ON c.id = t.chat_id"
        " WHERE t.person_id = :person AND (:chat IS NULL OR t.chat_id = :chat)"
        " AND t.from_at <= :now AND (t.to_at IS NULL OR t.to_at > :now)"
        " AND NOT EXISTS (SELECT 1 FROM assignments s WHERE s.account_id = c.account_id AND s.person_id = :person"
        " AND s.from_at <= :now AND (s.to_at IS NULL OR s.to_at > :now))"
        " GROUP BY t.chat_id HAVING MIN(t.role) = 'expert' AND MAX(t.role) = 'expert'"
    ).bindparams(bindparam("chat", type_=Integer))
)


def load_expert_chats(
    connection: Connection, viewer: Viewer, now: int, chat: int | None = None
) -> frozenset[int]:
    """The task chats, or the one asked about, into which somebody was brought as an expert and nothing else.

    Not assigned to the customer either; only assistants can be.
    """
    if viewer.kind != "assistant":
        return frozenset()
    given = {"person": viewer.person, "chat": chat, "now": now}
    return frozenset(row[0] for row in _EXPERT_IN(connection, given))


_MEMBERS = Query(
    text(
        "SELECT m.person_id, p.pid FROM chat_members m JOIN people p ON p.id = m.person_id"
        " WHERE m.chat_id = :chat ORDER BY m.since_at, m.person_id"
    )
)


def load_members(connection: Connection, chat: int) -> list[tuple[int, str]]:
    """The members of a chat, key and public id, in the order in which they joined."""
    return [(row.person_id, row.pid) for row in _MEMBERS(connection, {"chat": chat})]


_JOINED = text(
    "SELECT m.chat_id, m.person_id FROM chat_heads h JOIN chat_members m ON m.chat_id = h.chat_id"
    " WHERE h.moved >= :step AND m.since_at >= :since"
)


def load_joined(connection: Connection, since: int) -> list[tuple[int, int]]:
    """Chats whose head moved at or shortly before a moment (ms), with who became a member at or after it."""
    rows = connection.execute(_JOINED, {"step": since // MOVED_STEP_MS, "since": since})
    return [(row.chat_id, row.person_id) for row in rows]


def set_pinned(connection: Connection, person: int, chat: int, pinned: bool) -> bool:
    """Pin or unpin a chat for a member; whether it was otherwise before."""
    mine = (chat_members.c.chat_id == chat, chat_members.c.person_id == person)
    statement = update(chat_members).where(*mine, chat_members.c.pinned != int(pinned))
    return connection.execute(statement.values(pinned=int(pinned))).rowcount > 0


def chats_of(connection: Connection, person: int) -> tuple[int, ...]:
    """The chats that somebody is a member of."""
    return tuple(sorted(connection.execute(LISTED_CHATS, {"person": person}).scalars()))


def load_member_keys(connection: Connection, chat: int) -> frozenset[int]:
    """The members of a chat by key."""
    members = select(chat_members.c.person_id).where(chat_members.c.chat_id == chat)
    return frozenset(connection.execute(members).scalars())


def add_members(connection: Connection, chat: int, people: Collection[int], at: int) -> None:
    """Make people members of a chat at a moment (ms)."""
    rows = [{"chat_id": chat, "person_id": person, "since_at": at} for person in sorted(people)]
    if rows:
        connection.execute(insert(chat_members), rows)


def remove_member(connection: Connection, chat: int, person: int) -> None:
    """End a membership."""
    mine = (chat_members.c.chat_id == chat, chat_members.c.person_id == person)
    connection.execute(delete(chat_members).where(*mine))


TaskPersonRole = Literal["task_assistant", "expert", "deputy"]
"""As what staff are brought into a task."""


def bring_in(
    connection: Connection, chat: int, people: Collection[int], role: TaskPersonRole, at: int
) -> None:
    """Bring staff into the task of a chat from a moment (ms) on."""
    rows = [{"chat_id": chat, "person_id": person, "role": role, "from_at": at} for person in people]
    if rows:
        connection.execute(insert(task_people), rows)


def take_out(connection: Connection, chat: int, person: int, at: int) -> None:
    """Take somebody out of the task of a chat at a moment (ms)."""
    mine = (task_people.c.chat_id == chat, task_people.c.person_id == person)
    connection.execute(update(task_people).where(*mine, task_people.c.to_at.is_(None)).values(to_at=at))


def add_guest(connection: Connection, chat: int, person: int, at: int) -> bool:
    """Note that somebody acted by their role in the task of a chat at a moment (ms); False if they did so before."""
    mine = (task_people.c.chat_id == chat, task_people.c.person_id == person, task_people.c.role == "guest")
    if connection.execute(select(task_people.c.id).where(*mine)).first() is not None:
        return False
    guest = {"chat_id": chat, "person_id": person, "role": "guest", "from_at": at, "to_at": at}
    connection.execute(insert(task_people).values(guest))
    return True


def load_memberships(connection: Connection, pairs: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the (chat, person) pairs that are memberships."""
    rows = select_pairs(
        connection,
        "SELECT m.chat_id, m.person_id FROM w CROSS JOIN chat_members m"
        " WHERE m.chat_id = w.a AND m.person_id = w.b",
        pairs,
    )
    return {(chat, person) for chat, person in rows}
