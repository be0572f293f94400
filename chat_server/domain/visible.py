"""Who may see which row: pure rules over facts about one row (SPEC 1, 3, 4).

storage/visible.py says the same in SQL of all rows at once; tests/storage/core/test_visible.py holds the two together.
Whether a chat is seen is `decide_access`.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from chat_server.domain.chats.access import Access, AccountFacts, ChatFacts, decide_access
from chat_server.domain.core.people import STAFF, PersonKind, Viewer


@dataclass(frozen=True, slots=True)
class AccountSight:
    """What decides about who sees an account. People and accounts are database keys."""

    account: int
    belonging: AccountFacts
    members: frozenset[int]
    """Of the chats of its tasks."""


def sees_account(viewer: Viewer, account: AccountSight) -> bool:
    """Customers see their own; management all; staff those that they or the people they lead are assigned to,
    and those in whose task chats they are members."""
    if viewer.kind == "management":
        return True
    if not viewer.is_staff:
        return viewer.account == account.account
    led = {viewer.person, *viewer.leads}
    return bool(led & account.belonging.assigned) or viewer.person in account.members


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSight:
    """What decides about who sees somebody's name and status. People and accounts are database keys."""

    person: int
    kind: PersonKind
    account: AccountSight | None
    """Whose user they are."""
    assigned_to: frozenset[int]
    """The accounts they are assigned to now."""
    met: frozenset[int]
    """The members of the chats that they are in, or did something in by their role."""


def sees_person(viewer: Viewer, subject: PersonSight) -> bool:
    """Everybody sees themselves, bot and personas, and whom they met in a chat.

    Staff also see all staff and the users of the accounts they see; customers the users of their own account and
    the staff assigned to it now. No customer learns of another account (SPEC 1).
    """
    if viewer.person == subject.person or viewer.person in subject.met or subject.kind in ("bot", "persona"):
        return True
    if viewer.is_staff:
        return subject.kind in STAFF or (
            subject.account is not None and sees_account(viewer, subject.account)
        )
    if viewer.account is None:
        return False
    is_user = subject.account is not None and subject.account.account == viewer.account
    return is_user or viewer.account in subject.assigned_to


def sees_read_mark(access: Access, owner: int, members: AbstractSet[int]) -> bool:
    """Who may read a chat sees how far its present members have read; who left is not told of."""
    return access is not Access.NONE and owner in members


def sees_draft(viewer: Viewer, owner: int, members: AbstractSet[int]) -> bool:
    """A draft is its owner's alone, for as long as they are a member of the chat."""
    return viewer.person == owner and owner in members


def may_continue(viewer: Viewer, locked: bool, chat: ChatFacts, belonging: frozenset[int] | None) -> bool:
    """Whether what somebody began in a chat may go on without them (SPEC 11).

    `belonging`: who belongs in it by today's assignments, where it is the chat of an account's task. An assignment
    may have ended by its date, and the list of members not have followed yet.
    """
    if locked:
        return False
    is_member = chat.is_member and (belonging is None or viewer.person in belonging)
    return decide_access(viewer, ChatFacts(is_member, chat.staff_people)) is not Access.NONE
