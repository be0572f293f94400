"""Bringing people into chats, and taking them out."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.chats.access import Access, ChatKind, may_be_added, may_change_members
from chat_server.domain.chats.held_acts import HeldAddMember, HeldRemoveMember
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import PersonCard, Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.services.chats.membership import join, leave
from chat_server.services.core.access import enter_locked, find_visible_person, members_of_task
from chat_server.services.core.asked import Asked
from chat_server.services.core.guests import with_guest
from chat_server.services.core.idempotency import replay
from chat_server.services.core.perform import Occasion, performs
from chat_server.services.core.placed import Placed, placed_before
from chat_server.storage.chats.log import ChatHead, PendingRows
from chat_server.storage.chats.members import bring_in, load_memberships, take_out
from chat_server.storage.core.writer import Success, one_by_one


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRequest:
    """Bring `person` in (`member` true) or take them out."""

    asked: Asked
    chat: str
    person: str
    member: bool
    calendar: Calendar


def change_member_now(connection: Connection, request: MemberRequest) -> Success[Placed]:
    """Bring somebody in or take them out. Raises Refusal."""
    me, at = request.asked.viewer, request.asked.at
    chat, access = enter_locked(connection, me, request.chat, at)
    done = replay(connection, request.asked.key)
    if done is not None:
        return Success(placed_before(connection, done))
    if not me.is_staff:
        raise Refusal("not_allowed", "the members of this chat are not yours to change")
    person = find_visible_person(connection, me, request.person, at)
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
    return Success(Placed(chat.head, at), with_guest(connection, chat, me, access, facts, at))


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


@performs(HeldAddMember)
def _perform_bringing_in(connection: Connection, act: HeldAddMember, occasion: Occasion) -> Success[Placed]:
    return _perform(connection, act.person, occasion, joins=True)


@performs(HeldRemoveMember)
def _perform_taking_out(connection: Connection, act: HeldRemoveMember, occasion: Occasion) -> Success[Placed]:
    return _perform(connection, act.person, occasion, joins=False)


def _perform(connection: Connection, person: str, occasion: Occasion, *, joins: bool) -> Success[Placed]:
    request = MemberRequest(
        asked=occasion.asked, chat=occasion.chat, person=person, member=joins, calendar=occasion.calendar
    )
    return change_member_now(connection, request)
