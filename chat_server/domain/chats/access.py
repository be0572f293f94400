"""Access to chats: who may read one, write in it, and who belongs in it; pure functions over facts (SPEC 1)."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from chat_server.domain.core.people import STAFF, PersonCard, PersonKind, Viewer

ChatKind = Literal["task", "direct", "group"]


class Access(Enum):
    """What somebody may do with a chat. NONE looks as if it did not exist."""

    NONE = "none"
    LOOK_IN = "look in"
    """By role, not by membership: may read; the chat is not listed, and looking in is written to the audit log."""
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class ChatFacts:
    """The facts that decide about access to one chat. People are database keys."""

    is_member: bool
    staff_people: frozenset[int]
    """Staff in the chat, and staff assigned to its account."""


def decide_access(viewer: Viewer, chat: ChatFacts) -> Access:
    """Members read and write; management looks into everything, a lead into what concerns their people."""
    if chat.is_member:
        return Access.MEMBER
    if viewer.kind == "management":
        return Access.LOOK_IN
    if viewer.kind == "lead" and viewer.leads & chat.staff_people:
        return Access.LOOK_IN
    return Access.NONE


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """The people who belong to an account now."""

    users: frozenset[int]
    assigned: frozenset[int]


def task_members(account: AccountFacts, brought_in: frozenset[int]) -> frozenset[int]:
    """The members of a task chat: the account's users, its assigned staff, and those brought in (SPEC 4)."""
    return account.users | account.assigned | brought_in


def may_create_task(viewer: Viewer, account: int, account_facts: AccountFacts) -> bool:
    """A user of the account, its assigned staff, and management may create a task of it."""
    return viewer.account == account or viewer.person in account_facts.assigned or viewer.kind == "management"


def may_talk_directly(
    viewer: Viewer, other: int, other_kind: PersonKind, account: AccountFacts | None
) -> bool:
    """Colleagues among each other; a customer and staff assigned to the customer's account, either way.

    `account` is that of whichever of the two is a customer.
    """
    if viewer.person == other or other_kind in ("bot", "persona"):
        return False
    if viewer.is_staff and other_kind != "customer":
        return True
    if account is None:
        return False
    staff = viewer.person if viewer.is_staff else other
    return staff in account.assigned or (viewer.is_staff and viewer.kind == "management")


def may_change_members(viewer: Viewer, kind: ChatKind, access: Access) -> bool:
    """Staff members of task and group chats; leads and management also where they look in."""
    if kind == "direct" or not viewer.is_staff:
        return False
    return access is Access.MEMBER or (access is Access.LOOK_IN and viewer.kind in ("lead", "management"))


def may_be_added(kind: ChatKind, person_kind: PersonKind) -> bool:
    """Only staff are brought in; customers are in the chats of their account by belonging to it."""
    return kind != "direct" and person_kind in STAFF


def may_be_assigned(viewer: Viewer, person: PersonCard) -> bool:
    """To whom somebody may give tasks: a lead to herself and her team, management to everybody of staff (SPEC 7)."""
    if viewer.kind == "management":
        return person.kind in STAFF
    return viewer.kind == "lead" and person.person in {viewer.person, *viewer.leads} and person.kind in STAFF


def may_rename(kind: ChatKind, access: Access) -> bool:
    """Any member, customers too: it is their task (SPEC 7: title changes are notified)."""
    return access is Access.MEMBER and kind != "direct"
