"""Random agencies: rows of people, accounts, assignments, teams and chats, and the facts that rules ask of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Literal, TypeVar

from sqlalchemy import Connection, Table, insert

from chat_server.domain.chats.access import AccountFacts, ChatFacts, ChatKind, task_members
from chat_server.domain.core.people import STAFF, PersonKind, Viewer
from chat_server.domain.visible import AccountSight, PersonSight, may_continue
from chat_server.storage.chats.tables import chat_heads, chat_members, chats, read_marks, task_people
from chat_server.storage.messages.tables import drafts
from chat_server.storage.people.tables import (
    account_users,
    accounts,
    assignments,
    people,
    team_people,
    teams,
)

NOW = 1_000_000
T = TypeVar("T")


@dataclass(frozen=True)
class Person:
    key: int
    kind: PersonKind
    account: int | None
    locked: bool


@dataclass(frozen=True, kw_only=True)
class Stay:
    """Somebody assigned to an account, or brought into the task of a chat, from a moment until another."""

    at: int
    person: int
    role: str
    begin: int
    end: int | None

    @property
    def holds(self) -> bool:
        return self.begin <= NOW and (self.end is None or self.end > NOW)


@dataclass(frozen=True)
class Chat:
    key: int
    kind: ChatKind
    account: int | None
    members: frozenset[int]


@dataclass(kw_only=True)
class Agency:
    """Its rows. `teams`: the role of each of their people."""

    people: dict[int, Person]
    accounts: list[int]
    assignments: list[Stay] = field(default_factory=list)
    teams: list[dict[int, Literal["lead", "member"]]] = field(default_factory=list)
    chats: list[Chat] = field(default_factory=list)
    task_people: list[Stay] = field(default_factory=list)
    written: set[tuple[int, int]] = field(default_factory=set)
    """(chat, person) of read marks and drafts, of people who have left, too."""

    def viewer(self, key: int) -> Viewer:
        person = self.people[key]
        led = {one for team in self.teams if team.get(key) == "lead" for one in team} - {key}
        return Viewer(
            person=key, pid=f"p{key}", kind=person.kind, account=person.account, leads=frozenset(led)
        )

    def _staff(self) -> frozenset[int]:
        return frozenset(one.key for one in self.people.values() if one.kind in STAFF)

    # facts for the rules, straight from the rows

    def account_facts(self, account: int) -> AccountFacts:
        users = frozenset(one.key for one in self.people.values() if one.account == account)
        return AccountFacts(
            users, frozenset(one.person for one in self.assignments if one.at == account and one.holds)
        )

    def chat_facts(self, viewer: Viewer, chat: Chat) -> ChatFacts:
        assigned = frozenset[int]() if chat.account is None else self.account_facts(chat.account).assigned
        return ChatFacts(viewer.person in chat.members, (chat.members & self._staff()) | assigned)

    def account_sight(self, account: int) -> AccountSight:
        members = (chat.members for chat in self.chats if chat.account == account)
        return AccountSight(account, self.account_facts(account), frozenset[int]().union(*members))

    def person_sight(self, key: int) -> PersonSight:
        person = self.people[key]
        as_guest = {one.at for one in self.task_people if one.person == key and one.role == "guest"}
        met = (chat.members for chat in self.chats if key in chat.members or chat.key in as_guest)
        return PersonSight(
            person=key,
            kind=person.kind,
            account=None if person.account is None else self.account_sight(person.account),
            assigned_to=frozenset(one.at for one in self.assignments if one.person == key and one.holds),
            met=frozenset[int]().union(*met),
        )

    def brought_in(self, chat: Chat) -> dict[int, set[str]]:
        """Who was brought into the task of a chat and still is, with their roles."""
        found: dict[int, set[str]] = {}
        for one in self.task_people:
            if one.at == chat.key and one.holds:
                found.setdefault(one.person, set()).add(one.role)
        return found

    def may_continue(self, viewer: Viewer, chat: Chat) -> bool:
        belonging = None
        if chat.kind == "task" and chat.account is not None:
            belonging = task_members(self.account_facts(chat.account), frozenset(self.brought_in(chat)))
        locked = self.people[viewer.person].locked
        return may_continue(viewer, locked, self.chat_facts(viewer, chat), belonging)

    # as rows

    def save(self, connection: Connection) -> None:
        everybody = self.people.values()
        _insert(
            connection,
            people,
            [
                {
                    "id": one.key, "pid": f"p{one.key}", "kind": one.kind, "name": f"n{one.key}", "created_at": 0,
                    "locked_at": 1 if one.locked else None,
                }
                for one in everybody
            ],
        )  # fmt: skip
        _insert(connection, accounts, [_named(key, "a", created_at=0) for key in self.accounts])
        users = [one for one in everybody if one.account is not None]
        _insert(
            connection,
            account_users,
            [{"person_id": one.key, "account_id": one.account, "role": "member"} for one in users],
        )
        _insert(connection, teams, [_named(number, "t") for number, _ in enumerate(self.teams, 1)])
        _insert(
            connection,
            team_people,
            [
                {"team_id": number, "person_id": person, "role": role}
                for number, team in enumerate(self.teams, 1)
                for person, role in team.items()
            ],
        )
        _insert(connection, assignments, [_stay(one, "account_id") for one in self.assignments])
        self._save_chats(connection)

    def _save_chats(self, connection: Connection) -> None:
        rows = [
            {
                "id": chat.key, "pid": f"c{chat.key}", "kind": chat.kind, "title": "t", "account_id": chat.account,
                "staff_only": 0, "created_by": 1, "created_at": 0,
            }
            for chat in self.chats
        ]  # fmt: skip
        _insert(connection, chats, rows)
        heads = [
            {"chat_id": chat.key, "head": 1, "messages": 0, "last_message": 0, "moved": 0}
            for chat in self.chats
        ]
        _insert(connection, chat_heads, heads)
        members = [(chat.key, person) for chat in self.chats for person in chat.members]
        _insert(connection, chat_members, [_in_chat(*one, since_at=0) for one in members])
        _insert(connection, task_people, [_stay(one, "chat_id") for one in self.task_people])
        marks = {"seq": 1, "ordinal": 0, "shown": 1, "moved_at": 0, "before": 0}
        _insert(connection, read_marks, [_in_chat(*one, **marks) for one in self.written])
        _insert(connection, drafts, [_in_chat(*one, text="x") for one in self.written])


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _named(key: int, letter: str, **more: object) -> dict[str, object]:
    return {"id": key, "pid": f"{letter}{key}", "name": f"{letter}{key}", **more}


def _in_chat(chat: int, person: int, **more: object) -> dict[str, object]:
    return {"chat_id": chat, "person_id": person, **more}


def _stay(one: Stay, where: str) -> dict[str, object]:
    return {
        where: one.at, "person_id": one.person, "role": one.role, "from_at": one.begin, "to_at": one.end,
    }  # fmt: skip


KINDS: tuple[PersonKind, ...] = (
    "customer", "customer", "customer", "assistant", "assistant", "assistant", "lead", "lead", "specialist",
    "management", "bot", "persona",
)  # fmt: skip


def random_agency(chance: Random) -> Agency:
    """Rows as the tables allow them, also such as no use case leaves behind: assigned, but in no chat, and so on."""
    account_keys = list(range(1, chance.randint(2, 4) + 1))
    everybody: dict[int, Person] = {}
    for key in range(1, chance.randint(10, 20) + 1):
        kind = KINDS[key - 1] if key <= len(KINDS) else chance.choice(KINDS)
        account = chance.choice([*account_keys, *account_keys, None]) if kind == "customer" else None
        everybody[key] = Person(key, kind, account, chance.random() < 0.1)
    agency = Agency(people=everybody, accounts=account_keys)
    staff = [one.key for one in everybody.values() if one.kind in STAFF]
    agency.assignments = [
        _random_stay(chance, chance.choice(account_keys), chance.choice(staff), "lead", "team")
        for _ in range(chance.randint(2, 8))
    ]
    agency.teams = [
        {person: chance.choice(("lead", "member")) for person in _some(chance, staff, 0.5)}
        for _ in range(chance.randint(1, 3))
    ]
    agency.chats = [_random_chat(chance, agency, key, staff) for key in range(1, chance.randint(6, 12))]
    of_tasks = [chat.key for chat in agency.chats if chat.kind == "task"]
    agency.task_people = [
        _random_stay(chance, chance.choice(of_tasks), chance.choice(staff), *ROLES)
        for _ in range(chance.randint(4, 12) if of_tasks else 0)
    ]
    agency.written = {
        (chance.choice(agency.chats).key, chance.choice(list(everybody)))
        for _ in range(chance.randint(5, 20))
    }
    return agency


ROLES = ("task_assistant", "expert", "deputy", "guest", "guest")


def _random_stay(chance: Random, at: int, person: int, *roles: str) -> Stay:
    role = chance.choice(roles)
    begin = NOW + chance.choice((-9, -1, 0, 1))
    end = begin if role == "guest" else chance.choice((None, None, NOW - 1, NOW, NOW + 1, NOW + 9))
    return Stay(at=at, person=person, role=role, begin=begin, end=end)


def _random_chat(chance: Random, agency: Agency, key: int, staff: list[int]) -> Chat:
    kind: ChatKind = chance.choice(("task", "task", "direct", "group"))
    signing_in = [one.key for one in agency.people.values() if one.kind not in ("bot", "persona")]
    if kind == "direct":
        return Chat(key, kind, None, frozenset(chance.sample(signing_in, 2)))
    if kind == "group":
        return Chat(key, kind, None, frozenset(_some(chance, staff)))
    account = chance.choice(agency.accounts)
    users = [one.key for one in agency.people.values() if one.account == account]
    return Chat(key, kind, account, frozenset([*_some(chance, users), *_some(chance, staff)]))


def _some(chance: Random, of: Iterable[T], share: float = 0.2) -> list[T]:
    return [one for one in of if chance.random() < share]
