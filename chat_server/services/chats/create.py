"""Creating chats: direct ones, groups, and those of tasks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from chat_server.domain.chats.access import may_be_added, may_create_task, may_talk_directly
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import PersonCard, Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks.notices import NoticeValue, concerned_side
from chat_server.domain.tasks.task import Task
from chat_server.services.chats.membership import bring_in_leads, fill, open_new_chat
from chat_server.services.core.access import NO_SUCH_PERSON, find_visible_person, members_of_task
from chat_server.services.core.asked import Asked
from chat_server.services.core.idempotency import replay
from chat_server.services.tasks.tasks import NewTask, begin, save_new
from chat_server.storage.chats.chats import direct_key_of, find_direct_chat
from chat_server.storage.chats.log import PendingRows
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.people.accounts import account_of, find_account
from chat_server.storage.people.assignments import account_facts
from chat_server.storage.people.people import load_cards, load_ids


@dataclass(frozen=True, slots=True)
class DirectRequest:
    """The direct chat with `person`; `pid` names it if it is new."""

    asked: Asked
    pid: str
    person: str


def create_direct_now(connection: Connection, request: DirectRequest) -> Success[int]:
    me = request.asked.viewer
    done = replay(connection, request.asked.key)
    if done is not None:
        return Success(done.chat)
    other = find_visible_person(connection, me, request.person, request.asked.at)
    if not _may_talk(connection, me, other, request.asked.at):
        raise Refusal(*NO_SUCH_PERSON)
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
    return Success(_remember(connection, request.asked, chat.id).value, facts)


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


def create_group_now(connection: Connection, request: GroupRequest) -> Success[int]:
    me = request.asked.viewer
    if not me.is_staff:
        raise Refusal("not_allowed", "groups are for staff")
    done = replay(connection, request.asked.key)
    if done is not None:
        return Success(done.chat)
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
    return Success(_remember(connection, request.asked, chat.id).value, facts)


create_group = one_by_one(create_group_now)
"""Handler for GroupRequest; gives the key of the chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
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
    answer_data: Mapping[str, NoticeValue] = field(default_factory=dict)
    area: str | None = None


def create_task_chat_now(connection: Connection, request: TaskChatRequest) -> Success[int]:
    account = _account_of_task(connection, request)
    done = replay(connection, request.asked.key)
    if done is not None:
        return Success(done.chat)
    created = _open_task_chat(connection, request, account)
    return Success(_remember(connection, request.asked, created.value).value, created.facts)


def create_task_now(connection: Connection, request: TaskChatRequest) -> Success[int]:
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


def _open_task_chat(connection: Connection, request: TaskChatRequest, account: int) -> Success[int]:
    me, at = request.asked.viewer, request.asked.at
    if request.asked.discreet:
        raise Refusal("quiet_hours")
    concerns = concerned_side("created", me.audience)
    chat = open_new_chat(
        connection, at, me, request.pid, "task", request.title, account=account, concerns=concerns
    )
    draft = request.draft or begin(request.title, me, at)
    new = NewTask(request.account, draft, request.answer_data, request.area)
    save_new(connection, chat, new, me, at, request.calendar)
    if not account_facts(connection, account, at).assigned:
        bring_in_leads(connection, chat.id, at)
    people = members_of_task(connection, chat.id, account, at)
    return Success(chat.id, fill(connection, chat, people, at))


create_task_chat = one_by_one(create_task_chat_now)
"""Handler for TaskChatRequest; gives the key of the chat."""


def _remember(connection: Connection, asked: Asked, chat: int) -> Success[int]:
    pending = PendingRows()
    pending.remember(asked.key, chat, 0, asked.at)
    pending.write(connection)
    return Success(chat)
