"""Who may see which rows, said in SQL: the only place that does (SPEC 1, 3, 4).

domain/visible.py and `decide_access` say the same of one row; tests/storage/core/test_visible.py holds the two together
over random agencies. Statements give database keys; they and the conditions take the parameters that `parameters`
makes of a viewer, whichever of them they need.
"""

from collections.abc import Iterable
from typing import Literal

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    and_,
    bindparam,
    exists,
    or_,
    select,
    true,
    union,
    union_all,
)

from chat_server.domain.core.people import STAFF, PersonKind, Viewer
from chat_server.storage.chats.tables import chat_members, chats, read_marks, task_people
from chat_server.storage.messages.tables import drafts
from chat_server.storage.people.tables import account_users, accounts, assignments, people

Key = ColumnElement[int]
"""A column, or a parameter, that holds a database key."""

PERSON = bindparam("person", type_=Integer)
ACCOUNT = bindparam("account", type_=Integer)
CHAT = bindparam("chat", type_=Integer)
_LED = bindparam("led", type_=Integer, expanding=True)
_WITH_LED = bindparam("with_led", type_=Integer, expanding=True)
_NOW = bindparam("now", type_=BigInteger)


def parameters(viewer: Viewer, now_ms: int) -> dict[str, object]:
    """Of a viewer: themselves, their account, whom they lead, and the moment at which assignments must hold (ms)."""
    led = sorted(viewer.leads)
    return {
        "person": viewer.person,
        "account": viewer.account,
        "led": led,
        "with_led": sorted({viewer.person, *led}),
        "now": now_ms,
    }


# belonging: what all of it depends on

ASSIGNMENT_HOLDS = and_(
    assignments.c.from_at <= _NOW, or_(assignments.c.to_at.is_(None), assignments.c.to_at > _NOW)
)
"""From its beginning (included) to its end (excluded)."""

BROUGHT_IN_HOLDS = and_(
    task_people.c.from_at <= _NOW, or_(task_people.c.to_at.is_(None), task_people.c.to_at > _NOW)
)

USERS = select(account_users.c.person_id).where(account_users.c.account_id == ACCOUNT)
"""The users of `account`."""

ASSIGNED = select(assignments.c.person_id).where(assignments.c.account_id == ACCOUNT, ASSIGNMENT_HOLDS)
"""The staff assigned to `account` now."""

BROUGHT_IN = select(task_people.c.person_id).where(task_people.c.chat_id == CHAT, BROUGHT_IN_HOLDS)
"""Who was brought into the task of `chat` and still is; nobody is by office ("guest"), whose time is over at once."""


def is_member(chat: Key, person: Key) -> ColumnElement[bool]:
    """Whether somebody is a member of a chat."""
    return exists().where(chat_members.c.chat_id == chat, chat_members.c.person_id == person)


def _accounts_of(staff: ColumnElement[bool]) -> Select[int]:
    """The accounts that somebody of these staff is assigned to now."""
    return select(assignments.c.account_id).where(staff, ASSIGNMENT_HOLDS)


_BY_ASSIGNMENT = _accounts_of(assignments.c.person_id == PERSON)
_BY_ASSIGNMENT_OF_LED = _accounts_of(assignments.c.person_id.in_(_LED))
_BY_ASSIGNMENT_OF_ANY = _accounts_of(assignments.c.person_id.in_(_WITH_LED))

# chats and tasks

IS_MEMBER = select(chat_members.c.person_id).where(
    chat_members.c.chat_id == CHAT, chat_members.c.person_id == PERSON
)
"""A row, if the viewer is a member of `chat`."""

STAFF_OF_CHAT = union(
    select(chat_members.c.person_id)
    .join(people, and_(people.c.id == chat_members.c.person_id, people.c.kind != "customer"))
    .where(chat_members.c.chat_id == CHAT),
    select(assignments.c.person_id)
    .join(chats, chats.c.account_id == assignments.c.account_id)
    .where(chats.c.id == CHAT, ASSIGNMENT_HOLDS),
)
"""Staff in `chat`, and staff assigned to its account: whose leads may look into it."""

LISTED_CHATS = select(chat_members.c.chat_id).where(chat_members.c.person_id == PERSON)
"""The chats in somebody's list: who looks in by office is not listed."""


def is_readable(kind: PersonKind, chat: Key, account: Key) -> ColumnElement[bool]:
    """Whether somebody of a kind may read a chat, given by two columns: `decide_access` says it of one."""
    if kind == "management":
        return true()
    if kind == "lead":
        member = exists().where(chat_members.c.chat_id == chat, chat_members.c.person_id.in_(_WITH_LED))
        return or_(account.in_(_BY_ASSIGNMENT_OF_LED), member)
    return is_member(chat, PERSON)


OWN_DRAFTS = and_(drafts.c.person_id == PERSON, is_member(drafts.c.chat_id, PERSON))
"""Somebody's drafts in chats that they are still a member of."""

READ_MARKS_OF_MEMBERS = is_member(read_marks.c.chat_id, read_marks.c.person_id)
"""The read marks that whoever may read the chat is told of."""

# accounts

Horizon = Literal["all", "known", "own"]
"""How far somebody sees: management all of the agency, staff what they know, customers their own account."""


def horizon(viewer: Viewer) -> Horizon:
    if viewer.kind == "management":
        return "all"
    return "known" if viewer.is_staff else "own"


_BY_MEMBERSHIP = (
    select(chats.c.account_id)
    .join(chat_members, chat_members.c.chat_id == chats.c.id)
    .where(chat_members.c.person_id == PERSON, chats.c.account_id.is_not(None))
)
_KNOWN = union_all(_BY_ASSIGNMENT_OF_ANY, _BY_MEMBERSHIP).subquery()

VISIBLE_ACCOUNTS: dict[Horizon, Select[int]] = {
    "all": select(accounts.c.id),
    "known": select(accounts.c.id).where(accounts.c.id.in_(select(_KNOWN.c.account_id))),
    "own": select(accounts.c.id).where(accounts.c.id == ACCOUNT),
}
"""The accounts that somebody may know of, as `sees_account` says it of one; their own tags go with them."""


def creatable_accounts(viewer: Viewer) -> Select[int]:
    """The accounts for which somebody may create tasks, as `may_create_task` says it of one."""
    if viewer.kind == "management":
        return VISIBLE_ACCOUNTS["all"]
    return _BY_ASSIGNMENT if viewer.is_staff else VISIBLE_ACCOUNTS["own"]


# people: their cards, and their status, too

_ME, _OTHER = chat_members.alias(), chat_members.alias()
_CHAT_MATES = (
    select(_OTHER.c.person_id).join(_ME, _ME.c.chat_id == _OTHER.c.chat_id).where(_ME.c.person_id == PERSON)
)
"""The members of every chat that somebody is in, themselves included."""

_GUESTS = (
    select(task_people.c.person_id)
    .join(_ME, _ME.c.chat_id == task_people.c.chat_id)
    .where(_ME.c.person_id == PERSON, task_people.c.role == "guest")
)
"""Who is in none of these chats, but did something there by office."""

_NOT_SIGNING_IN: frozenset[PersonKind] = frozenset({"bot", "persona"})


def _people(seen: Horizon, kinds: Iterable[PersonKind], *also: Select[int]) -> CompoundSelect[int]:
    """Everybody of these kinds, the users of the accounts seen, whom somebody met in chats, and some others."""
    of_kind = select(people.c.id).where(people.c.kind.in_(sorted(kinds)))
    users = select(account_users.c.person_id).where(account_users.c.account_id.in_(VISIBLE_ACCOUNTS[seen]))
    return union(of_kind, users, _CHAT_MATES, _GUESTS, *also)


VISIBLE_PEOPLE: dict[Horizon, CompoundSelect[int]] = {
    "all": _people("all", STAFF | _NOT_SIGNING_IN),
    "known": _people("known", STAFF | _NOT_SIGNING_IN),
    "own": _people("own", _NOT_SIGNING_IN, ASSIGNED, select(people.c.id).where(people.c.id == PERSON)),
}
"""Whose name and status somebody sees, as `sees_person` says it of one."""
