"""Who is in a chat: opening one, joining, leaving, and keeping task chats in step with assignments."""

from sqlalchemy import Connection

from chat_server.domain.chats.access import ChatKind
from chat_server.domain.chats.contents import FormerMember, NewMember
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.people import PersonCard, Viewer
from chat_server.domain.facts import Event, Fact, MembershipFact
from chat_server.domain.tasks.task import Side
from chat_server.services.chats.leaving import let_go
from chat_server.services.core.access import members_of_task
from chat_server.storage.chats.chats import ChatToCreate, create_chat, list_chats_of_account
from chat_server.storage.chats.log import ChatHead, PendingRows, lock_chats
from chat_server.storage.chats.members import add_members, bring_in, load_member_keys, remove_member
from chat_server.storage.people.assignments import account_facts
from chat_server.storage.people.people import find_unlocked, load_cards
from chat_server.storage.tasks.tasks import is_open


def open_new_chat(
    connection: Connection, at: int, me: Viewer, pid: str, kind: ChatKind, title: str, *,
    staff_only: bool = False, account: int | None = None, direct_key: str | None = None,
    concerns: Side | None = None,
) -> ChatHead:  # fmt: skip
    """A new chat with its first event, `created`, which `concerns` somebody. It has no members yet."""
    new = ChatToCreate(
        pid=pid, kind=kind, title=title, account=account, staff_only=staff_only, direct_key=direct_key,
        created_by=me.person, created_at=at,
    )  # fmt: skip
    key = create_chat(connection, new)
    chat = ChatHead(
        id=key,
        pid=pid,
        kind=kind,
        title=title,
        account=account,
        staff_only=staff_only,
        head=0,
        messages=0,
        last_message=0,
        last_notice=0,
    )
    pending = PendingRows()
    pending.append(chat, EventKind.CREATED, at, me.person, concerns=concerns)
    pending.write(connection)
    return chat


def fill(connection: Connection, chat: ChatHead, people: frozenset[int], at: int) -> tuple[Fact, ...]:
    """The members of a new chat; their own devices are told."""
    add_members(connection, chat.id, people, at)
    return tuple(MembershipFact(chat.id, chat.pid, person, member=True) for person in sorted(people))


def bring_in_leads(connection: Connection, chat: int, at: int) -> None:
    """Where no staff is assigned the team leads take the new task: it would be seen by nobody (SPEC 6)."""
    bring_in(connection, chat, find_unlocked(connection, "lead"), "deputy", at)


def join(
    connection: Connection, pending: PendingRows, chat: ChatHead, person: PersonCard, by: Viewer, at: int
) -> tuple[Fact, ...]:
    """Make somebody a member; the event tells the others, the membership tells their own devices."""
    add_members(connection, chat.id, [person.person], at)
    seq = pending.append(chat, EventKind.JOINED, at, by.person, person=person.person)
    event = Event(
        chat=chat.id,
        chat_pid=chat.pid,
        seq=seq,
        at=at,
        actor=by.pid,
        content=NewMember(person),
    )
    return (event, MembershipFact(chat.id, chat.pid, person.person, member=True))


def leave(
    connection: Connection, pending: PendingRows, chat: ChatHead, person: PersonCard, by: Viewer, at: int,
    calendar: Calendar,
) -> tuple[Fact, ...]:  # fmt: skip
    """End a membership; whoever leaves sees nothing any more, not even that they left, and leaves nothing running."""
    remove_member(connection, chat.id, person.person)
    seq = pending.append(chat, EventKind.LEFT, at, by.person, person=person.person)
    event = Event(
        chat=chat.id,
        chat_pid=chat.pid,
        seq=seq,
        at=at,
        actor=by.pid,
        content=FormerMember(person),
    )
    left = (MembershipFact(chat.id, chat.pid, person.person, member=False), event)
    return (*left, *let_go(connection, [person.person], at, calendar))


def sync_account(
    connection: Connection, account: int, by: Viewer, at: int, calendar: Calendar
) -> tuple[Fact, ...]:
    """Bring the members of all task chats of an account in step with its users and assignments."""
    pids = list_chats_of_account(connection, account)
    facts: tuple[Fact, ...] = ()
    for chat in lock_chats(connection, pids).values():
        facts += _sync_chat(connection, chat, account, by, at, calendar)
    return facts


def _sync_chat(
    connection: Connection, chat: ChatHead, account: int, by: Viewer, at: int, calendar: Calendar
) -> tuple[Fact, ...]:
    present = load_member_keys(connection, chat.id)
    wanted = _wanted(connection, chat, account, at, present)
    cards = load_cards(connection, wanted ^ present)
    pending = PendingRows()
    facts: tuple[Fact, ...] = ()
    for person in sorted(wanted - present):
        facts += join(connection, pending, chat, cards[person], by, at)
    for person in sorted(present - wanted):
        facts += leave(connection, pending, chat, cards[person], by, at, calendar)
    pending.write(connection)
    return facts


def _wanted(
    connection: Connection, chat: ChatHead, account: int, at: int, present: frozenset[int]
) -> frozenset[int]:
    """Who belongs in the chat. Where the last of staff leaves an open task, the team leads take it (SPEC 6, 11)."""
    wanted = members_of_task(connection, chat.id, account, at)
    users = account_facts(connection, account, at).users
    if not wanted - users and present - users and is_open(connection, chat.id):
        bring_in_leads(connection, chat.id, at)
        return members_of_task(connection, chat.id, account, at)
    return wanted
