"""Creating and renaming chats, bringing people in and taking them out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from chat_server.domain.chats.access import (
    Access,
    ChatKind,
    may_be_added,
    may_change_members,
    may_create_task,
    may_rename,
    may_talk_directly,
)
from chat_server.domain.chats.events import EventKind
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import PersonCard, Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.event_contents import NewTitle
from chat_server.domain.facts import Event
from chat_server.domain.tasks.notices import Value
from chat_server.domain.tasks.task import Task
from chat_server.services.chats.membership import bring_in_leads, fill, join, leave, open_new_chat
from chat_server.services.core.access import NOBODY, enter_locked, find_person, members_of_task
from chat_server.services.core.guests import with_guest
from chat_server.services.core.idempotency import replay
from chat_server.services.core.placed import Placed, placed_before
from chat_server.services.tasks.tasks import NewTask, begin, rename_task, save_new
from chat_server.storage.chats.chats import direct_key_of, find_direct_chat, set_title
from chat_server.storage.chats.log import ChatHead, CommandKey, PendingRows
from chat_server.storage.chats.members import bring_in, load_memberships, take_out
from chat_server.storage.core.writer import Done, one_by_one
from chat_server.storage.people.accounts import account_of, find_account
from chat_server.storage.people.assignments import account_facts
from chat_server.storage.people.people import load_cards, load_ids


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, under which key, when (ms). `discreet`: nothing that customers would see may happen now."""

    viewer: Viewer
    key: CommandKey
    at: int
    discreet: bool = False


@dataclass(frozen=True, slots=True)
class DirectRequest:
    """The direct chat with `person`; `pid` names it if it is new."""

    asked: Asked
    pid: str
    person: str


def create_direct_now(connection: Connection, request: DirectRequest) -> Done[int]:
    me = request.asked.viewer
    done = replay(connection, request.asked.key)
    if done is not None:
        return Done(done.chat)
    other = find_person(connection, me, request.person, request.asked.at)
    if not _may_talk(connection, me, other, request.asked.at):
        raise Refusal(*NOBODY)
    direct_key = direct_key_of(me.person, other.person)
    existing = find_direct_chat(connection, direct_key)
    if existing is not None:
        return _remember(connection, request.asked, existing)
    staff_only = me.is_staff and other.kind != "customer"
    if request.asked.discreet and not staff_only:
        raise Refusal("quiet_hours")
    chat = open_new_chat(
        connection,
        request.asked.at,
        me,
        request.pid,
        "direct",
        "",
        staff_only=staff_only,
        direct_key=direct_key,
    )
    facts = fill(connection, chat, frozenset({me.person, other.person}), request.asked.at)
    return Done(_remember(connection, request.asked, chat.id).value, facts)


def _may_talk(connection: Connection, me: Viewer, other: PersonCard, at: int) -> bool:
    account = me.account
    if account is None and other.kind == "customer":
        account = account_of(connection, other.person)
    facts = account_facts(connection, account, at) if account is not None else None
    return may_talk_directly(me, other.person, other.kind, facts)


create_direct = one_by_one(create_direct_now)
"""Handler for DirectRequest; gives the key of the chat."""


@dataclass(frozen=True, slots=True)
class GroupRequest:
    """A group of staff; its creator is a member."""

    asked: Asked
    pid: str
    title: str
    members: tuple[str, ...]


def create_group_now(connection: Connection, request: GroupRequest) -> Done[int]:
    me = request.asked.viewer
    if not me.is_staff:
        raise Refusal("not_allowed", "groups are for staff")
    done = replay(connection, request.asked.key)
    if done is not None:
        return Done(done.chat)
    keys = load_ids(connection, request.members)
    cards = load_cards(connection, set(keys.values()))
    if len(keys) != len(set(request.members)) or not all(
        may_be_added("group", c.kind) for c in cards.values()
    ):
        raise Refusal("not_found", "a person named cannot be in a group of staff", field="members")
    chat = open_new_chat(
        connection, request.asked.at, me, request.pid, "group", request.title, staff_only=True
    )
    facts = fill(connection, chat, frozenset(keys.values()) | {me.person}, request.asked.at)
    return Done(_remember(connection, request.asked, chat.id).value, facts)


create_group = one_by_one(create_group_now)
"""Handler for GroupRequest; gives the key of the chat."""


@dataclass(frozen=True, slots=True)
class TaskChatRequest:
    """A task of an account, with its chat. `draft` is what was taken down of it, if it is more than its title.

    `answer_data`: what its first line says besides; `area`: the work area that staff set with it.
    """

    asked: Asked
    pid: str
    account: str
    title: str
    calendar: Calendar
    draft: Task | None = None
    answer_data: Mapping[str, Value] = field(default_factory=dict)
    area: str | None = None


def create_task_chat_now(connection: Connection, request: TaskChatRequest) -> Done[int]:
    account = _account_of_task(connection, request)
    done = replay(connection, request.asked.key)
    if done is not None:
        return Done(done.chat)
    created = _open_task_chat(connection, request, account)
    return Done(_remember(connection, request.asked, created.value).value, created.facts)


def create_task_now(connection: Connection, request: TaskChatRequest) -> Done[int]:
    """The same as part of another command, which has the key. Raises Refusal."""
    return _open_task_chat(connection, request, _account_of_task(connection, request))


def _account_of_task(connection: Connection, request: TaskChatRequest) -> int:
    account = find_account(connection, request.account)
    if account is None:
        raise Refusal("not_found", "there is no such account", field="account")
    facts = account_facts(connection, account, request.asked.at)
    if not may_create_task(request.asked.viewer, account, facts):
        raise Refusal("not_found", "there is no such account", field="account")
    return account


def _open_task_chat(connection: Connection, request: TaskChatRequest, account: int) -> Done[int]:
    me, at = request.asked.viewer, request.asked.at
    if request.asked.discreet:
        raise Refusal("quiet_hours")
    chat = open_new_chat(connection, at, me, request.pid, "task", request.title, account=account)
    draft = request.draft or begin(request.title, me, at)
    new = NewTask(request.account, draft, request.answer_data, request.area)
    save_new(connection, chat, new, me, at, request.calendar)
    if not account_facts(connection, account, at).assigned:
        bring_in_leads(connection, chat.id, at)
    people = members_of_task(connection, chat.id, account, at)
    return Done(chat.id, fill(connection, chat, people, at))


create_task_chat = one_by_one(create_task_chat_now)
"""Handler for TaskChatRequest; gives the key of the chat."""


def _remember(connection: Connection, asked: Asked, chat: int) -> Done[int]:
    pending = PendingRows()
    pending.remember(asked.key, chat, 0, asked.at)
    pending.write(connection)
    return Done(chat)


@dataclass(frozen=True, slots=True)
class RenameRequest:
    asked: Asked
    chat: str
    title: str


def rename_now(connection: Connection, request: RenameRequest) -> Done[Placed]:
    """Give a chat another title. Raises Refusal."""
    me, at = request.asked.viewer, request.asked.at
    chat, access = enter_locked(connection, me, request.chat, at)
    done = replay(connection, request.asked.key)
    if done is not None:
        return Done(placed_before(connection, done))
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
    return Done(Placed(seq, at), (event,))


rename_chat = one_by_one(rename_now)
"""Handler for RenameRequest."""


@dataclass(frozen=True, slots=True)
class MemberRequest:
    """Bring `person` in (`member` true) or take them out."""

    asked: Asked
    chat: str
    person: str
    member: bool
    calendar: Calendar


def change_member_now(connection: Connection, request: MemberRequest) -> Done[Placed]:
    """Bring somebody in or take them out. Raises Refusal."""
    me, at = request.asked.viewer, request.asked.at
    chat, access = enter_locked(connection, me, request.chat, at)
    done = replay(connection, request.asked.key)
    if done is not None:
        return Done(placed_before(connection, done))
    if not me.is_staff:
        raise Refusal("not_allowed", "the members of this chat are not yours to change")
    person = find_person(connection, me, request.person, at)
    is_member = bool(load_memberships(connection, {(chat.id, person.person)}))
    _check_member_change(me, chat.kind, access, person, request.member, is_member)
    if chat.kind == "task":
        _note_on_task(connection, chat, person.person, request.member, at)
    pending = PendingRows()
    if request.member:
        facts = join(connection, pending, chat, person, me, at)
    else:
        facts = leave(connection, pending, chat, person, me, at, request.calendar)
    pending.remember(request.asked.key, chat.id, chat.head, at)
    pending.write(connection)
    return Done(Placed(chat.head, at), with_guest(connection, chat, me, access, facts, at))


def _check_member_change(
    me: Viewer, kind: ChatKind, access: Access, person: PersonCard, joins: bool, is_member: bool
) -> None:
    oneself = person.person == me.person and not joins
    if not (may_change_members(me, kind, access) or (oneself and kind != "direct")):
        raise Refusal("not_allowed", "the members of this chat are not yours to change")
    if joins and not may_be_added(kind, person.kind):
        raise Refusal("not_allowed", "only staff can be brought in", field="person")
    if joins == is_member:
        raise Refusal("not_allowed", "already so", field="person")


def _note_on_task(connection: Connection, chat: ChatHead, person: int, joins: bool, at: int) -> None:
    """Who is brought into a task holds a row of task_people; who belongs to the account stays (SPEC 1)."""
    if joins:
        bring_in(connection, chat.id, [person], "task_assistant", at)
        return
    take_out(connection, chat.id, person, at)
    if chat.account is not None and person in members_of_task(connection, chat.id, chat.account, at):
        raise Refusal("not_allowed", "belongs to this task by the customer's account", field="person")


change_member = one_by_one(change_member_now)
"""Handler for MemberRequest."""
