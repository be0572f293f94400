"""People and accounts, per audience."""

from collections.abc import Iterable
from typing import cast

from chat_server.domain.core.people import STAFF, AccountCard, Audience, PersonCard
from protocol.core.types import Role
from protocol.people import Account, Person


def show_person(card: PersonCard, audience: Audience) -> Person:
    """Customers learn of staff that they are staff, and not their role."""
    if card.kind in STAFF:
        role = card.kind if audience == "staff" else None
        return Person(id=card.pid, name=card.name, kind="staff", role=cast("Role | None", role))
    if card.kind == "customer":
        return Person(
            id=card.pid,
            name=card.name,
            kind="customer",
            role=cast("Role | None", card.role),
            account=card.account,
        )
    return Person(id=card.pid, name=card.name, kind="bot" if card.kind == "bot" else "persona")


def show_people(cards: Iterable[PersonCard], audience: Audience) -> list[Person]:
    return [show_person(card, audience) for card in cards]


def show_account(card: AccountCard) -> Account:
    """Its users are told who is assigned to it, too: these are their assistants, to whom they may write."""
    return Account(id=card.pid, name=card.name, tags=list(card.tags), staff=list(card.staff))
