"""People, their kinds and sides (SPEC 1)."""

from collections.abc import Iterable
from typing import Literal

from chat_server.domain.core.hot import hot_dataclass

PersonKind = Literal["customer", "assistant", "lead", "specialist", "management", "bot", "persona"]
Audience = Literal["customer", "staff"]

STAFF: frozenset[PersonKind] = frozenset({"assistant", "lead", "specialist", "management"})
SIGNS_IN: frozenset[PersonKind] = STAFF | {"customer"}
"""Personas and bots have no presence and cannot sign in."""


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A signed-in person as decisions see them. `person` is the database key, `pid` the public id."""

    person: int
    pid: str
    kind: PersonKind
    account: int | None = None
    leads: frozenset[int] = frozenset()
    """The people of the teams that they lead."""

    @property
    def audience(self) -> Audience:
        return audience_of(self.kind)

    @property
    def is_staff(self) -> bool:
        return self.kind in STAFF


@hot_dataclass(frozen=True, slots=True)
class VisiblePeople:
    """The people whose name and status a person sees, and the accounts they know of, by key (SPEC 1, 3).

    In ascending order and not as sets, which take twice the memory: each connection keeps this.
    """

    people: tuple[int, ...]
    accounts: tuple[int, ...]

    @classmethod
    def of(cls, people: Iterable[int], accounts: Iterable[int]) -> "VisiblePeople":
        return cls(tuple(sorted(set(people))), tuple(sorted(set(accounts))))


@hot_dataclass(frozen=True, slots=True)
class Viewpoint:
    """What a person sees, and as which side: people with equal viewpoints are told the same."""

    audience: Audience
    visible: VisiblePeople


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """A person as everybody may know them, with what of it is for staff."""

    person: int
    pid: str
    name: str
    kind: PersonKind
    account: str | None = None
    role: str | None = None
    """Of a customer: owner or member of the account."""


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class AccountCard:
    """An account as shown to those who see it."""

    account: int
    pid: str
    name: str
    tags: tuple[str, ...] = ()
    """The account's own tags."""
    staff: tuple[str, ...] = ()
    """Public ids of those assigned to it now; for staff only."""


def audience_of(kind: PersonKind) -> Audience:
    """The side of a kind of person: customers, or everybody else."""
    return "customer" if kind == "customer" else "staff"
