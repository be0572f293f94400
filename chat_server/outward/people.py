"""People and accounts, per audience."""

from collections.abc import Iterable
from typing import cast

from chat_server.domain.core.facts import AccountCard, PersonCard
from chat_server.domain.core.people import STAFF, Audience
from protocol import values


def show_person(card: PersonCard, audience: Audience) -> values.Person:
    """Customers learn of staff that they are staff, and nothing of their office."""
    if card.kind in STAFF:
        role = card.kind if audience == "staff" else None
        return values.Person(id=card.pid, name=card.name, kind="staff", role=cast(values.Role | None, role))
    if card.kind == "customer":
        return values.Person(
            id=card.pid,
            name=card.name,
            kind="customer",
            role=cast(values.Role | None, card.role),
            account=card.account,
        )
    return values.Person(id=card.pid, name=card.name, kind="bot" if card.kind == "bot" else "persona")


def show_people(cards: Iterable[PersonCard], audience: Audience) -> list[values.Person]:
    return [show_person(card, audience) for card in cards]


def show_account(card: AccountCard) -> values.Account:
    """Its own people are told who is assigned to it, too: they are their assistants, to whom they may write."""
    return values.Account(id=card.pid, name=card.name, tags=list(card.tags), staff=list(card.staff))
