"""Every cell of the tables of access (SPEC 1, 4)."""

from typing import get_args

import pytest

from chat_server.domain.chats.access import (
    Access,
    AccountFacts,
    ChatFacts,
    ChatKind,
    decide_access,
    may_be_added,
    may_change_members,
    may_create_task,
    may_rename,
    may_talk_directly,
    task_members,
)
from chat_server.domain.core.people import STAFF, PersonKind, Viewer, audience_of

KINDS: tuple[PersonKind, ...] = get_args(PersonKind)
CHAT_KINDS: tuple[ChatKind, ...] = get_args(ChatKind)
ME, LED, STRANGER = 1, 2, 3


def viewer(kind: PersonKind, account: int | None = None) -> Viewer:
    """Somebody; only leads lead anybody, and everybody here leads LED if they lead at all."""
    leads = frozenset({LED}) if kind == "lead" else frozenset[int]()
    return Viewer(person=ME, pid="pme", kind=kind, account=account, leads=leads)


ACCESS = """
             member  led-in-it  strangers-in-it  nobody-in-it
customer     MEMBER  NONE       NONE             NONE
assistant    MEMBER  NONE       NONE             NONE
lead         MEMBER  LOOK_IN    NONE             NONE
specialist   MEMBER  NONE       NONE             NONE
management   MEMBER  LOOK_IN    LOOK_IN          LOOK_IN
bot          MEMBER  NONE       NONE             NONE
persona      MEMBER  NONE       NONE             NONE
"""

CHATS = {
    "member": ChatFacts(is_member=True, staff_people=frozenset({ME})),
    "led-in-it": ChatFacts(is_member=False, staff_people=frozenset({LED, STRANGER})),
    "strangers-in-it": ChatFacts(is_member=False, staff_people=frozenset({STRANGER})),
    "nobody-in-it": ChatFacts(is_member=False, staff_people=frozenset()),
}


def cells(table: str) -> list[tuple[str, str, str]]:
    """(row, column, cell) of a table written out above."""
    head, *rows = [line.split() for line in table.strip().splitlines()]
    return [(row[0], column, cell) for row in rows for column, cell in zip(head, row[1:], strict=True)]


@pytest.mark.parametrize(("kind", "chat", "access"), cells(ACCESS))
def test_access_to_a_chat(kind: PersonKind, chat: str, access: str) -> None:
    assert decide_access(viewer(kind), CHATS[chat]) is Access[access]


def test_every_kind_has_its_row() -> None:
    assert {kind for kind, _, _ in cells(ACCESS)} == set(KINDS)


def test_whoever_leads_others_than_leads_looks_into_nothing() -> None:
    """Leading is the office of a lead: a team row alone opens no chat."""
    assistant = Viewer(person=ME, pid="pme", kind="assistant", leads=frozenset({LED}))
    assert decide_access(assistant, CHATS["led-in-it"]) is Access.NONE


OWN, OTHER = 10, 20

CREATES = """
             own  assigned  brought-in-nowhere
customer     yes  no        no
assistant    no   yes       no
lead         no   yes       no
specialist   no   yes       no
management   yes  yes       yes
"""


@pytest.mark.parametrize(("kind", "how", "may"), cells(CREATES))
def test_who_creates_a_task_of_an_account(kind: PersonKind, how: str, may: str) -> None:
    me = viewer(kind, OWN if kind == "customer" else None)
    account = OWN if how == "own" else OTHER
    staff = frozenset({ME}) if how == "assigned" and kind in STAFF else frozenset[int]()
    facts = AccountFacts(users=frozenset({ME}) if how == "own" else frozenset(), assigned=staff)
    assert may_create_task(me, account, facts) is (may == "yes")


DIRECT = """
             customer  assistant  lead  specialist  management  bot  persona
customer     no        no         no    no          no          no   no
assistant    no        yes        yes   yes         yes         no   no
lead         no        yes        yes   yes         yes         no   no
specialist   no        yes        yes   yes         yes         no   no
management   yes       yes        yes   yes         yes         no   no
"""
"""Strangers: nobody is assigned to the customer's account."""

ASSIGNED_DIRECT = """
             customer  assistant  lead  specialist  management  bot  persona
customer     no        yes        yes   yes         yes         no   no
assistant    yes       yes        yes   yes         yes         no   no
lead         yes       yes        yes   yes         yes         no   no
specialist   yes       yes        yes   yes         yes         no   no
management   yes       yes        yes   yes         yes         no   no
"""
"""Whoever of the two is staff is assigned to the account of whoever is a customer."""


def may_talk(kind: PersonKind, other: PersonKind, assigned: frozenset[int]) -> bool:
    account = None
    if "customer" in (kind, other):
        users = {person for person, k in ((ME, kind), (STRANGER, other)) if k == "customer"}
        account = AccountFacts(users=frozenset(users), assigned=assigned)
    return may_talk_directly(viewer(kind, OWN if kind == "customer" else None), STRANGER, other, account)


@pytest.mark.parametrize(("kind", "other", "may"), cells(DIRECT))
def test_who_talks_directly_without_assignment(kind: PersonKind, other: PersonKind, may: str) -> None:
    assert may_talk(kind, other, frozenset()) is (may == "yes")


@pytest.mark.parametrize(("kind", "other", "may"), cells(ASSIGNED_DIRECT))
def test_who_talks_directly_when_assigned(kind: PersonKind, other: PersonKind, may: str) -> None:
    staff = {person for person, k in ((ME, kind), (STRANGER, other)) if k in STAFF}
    assert may_talk(kind, other, frozenset(staff)) is (may == "yes")


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_talks_to_themselves(kind: PersonKind) -> None:
    account = AccountFacts(users=frozenset({ME}), assigned=frozenset({ME}))
    assert not may_talk_directly(viewer(kind), ME, kind, account)


CHANGES = """
             task-MEMBER  task-LOOK_IN  task-NONE  group-MEMBER  group-LOOK_IN  group-NONE
customer     no           no            no         no            no             no
assistant    yes          no            no         yes           no             no
lead         yes          yes           no         yes           yes            no
specialist   yes          no            no         yes           no             no
management   yes          yes           no         yes           yes            no
bot          no           no            no         no            no             no
persona      no           no            no         no            no             no
"""


@pytest.mark.parametrize(("kind", "place", "may"), cells(CHANGES))
def test_who_changes_the_members(kind: PersonKind, place: str, may: str) -> None:
    chat, _, access = place.partition("-")
    chat_kind: ChatKind = "task" if chat == "task" else "group"
    assert may_change_members(viewer(kind), chat_kind, Access[access]) is (may == "yes")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("access", Access)
def test_a_direct_chat_stays_one_of_two(kind: PersonKind, access: Access) -> None:
    assert not may_change_members(viewer(kind), "direct", access)
    assert not may_rename("direct", access)
    assert not may_be_added("direct", kind)


@pytest.mark.parametrize("chat", ["task", "group"])
@pytest.mark.parametrize("kind", KINDS)
def test_only_staff_are_brought_in(chat: ChatKind, kind: PersonKind) -> None:
    assert may_be_added(chat, kind) is (kind in {"assistant", "lead", "specialist", "management"})


@pytest.mark.parametrize("chat", ["task", "group"])
@pytest.mark.parametrize("access", Access)
def test_members_rename(chat: ChatKind, access: Access) -> None:
    assert may_rename(chat, access) is (access is Access.MEMBER)


def test_a_task_has_users_assigned_and_brought_in() -> None:
    account = AccountFacts(users=frozenset({1, 2}), assigned=frozenset({3}))
    assert task_members(account, frozenset({4, 3})) == {1, 2, 3, 4}
    assert task_members(AccountFacts(frozenset(), frozenset()), frozenset()) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_audiences(kind: PersonKind) -> None:
    assert audience_of(kind) == ("customer" if kind == "customer" else "staff")
