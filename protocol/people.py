"""People and customer accounts, as the receiver may see them."""

from msgspec import field

from protocol.core.examples import Exchange
from protocol.core.frames import Push
from protocol.core.samples import ACCOUNT
from protocol.core.types import AccountId, PersonId, PersonKind, Role, TagName, Value


class Person(Value, frozen=True, kw_only=True):
    """Somebody as the receiver may see them."""

    id: PersonId
    name: str
    kind: PersonKind
    role: Role | None = None
    """Sent to staff; customers learn it of the users of their own account only."""
    account: AccountId | None = None
    """The customer account of a customer."""


class Account(Value, frozen=True, kw_only=True):
    """A customer account."""

    id: AccountId
    name: str
    tags: list[TagName] = field(default_factory=list)
    """The account's own tags."""
    staff: list[PersonId] = field(default_factory=list)
    """Who is assigned to it, and so belongs to its tasks and cannot be taken out of them.

    Customers are told since level 2: with these they may have direct chats.
    """


class PeopleAdded(Push, tag="people.added", frozen=True, kw_only=True):
    """People whom the receiver sees from now on. Since level 2."""

    discloses = "content"
    people: list[Person]


class AccountChanged(Push, tag="account.changed", frozen=True, kw_only=True):
    """An account the receiver knows from now on, or that has other tags or staff. Since level 2."""

    discloses = "content"
    account: Account


class AccountRemoved(Push, tag="account.removed", frozen=True, kw_only=True):
    """An account the receiver has nothing to do with any more. Since level 2."""

    discloses = "own"
    account: AccountId


KATRIN = Person(
    id="pk7zq2xwm4tn5vjrs", name="Katrin Ostermann", kind="customer", role="owner", account=ACCOUNT
)
JANA = Person(id="pj3wx6rbt5kq2mzhn", name="Jana Lindner", kind="staff", role="assistant")
CARE = Person(id="pc5tn2vqx7wkz4mbj", name="Kundenbetreuung", kind="persona")
ACCOUNT_SEEN = Account(id=ACCOUNT, name="Ostermann Lichtplanung", tags=["#Köln"], staff=[JANA.id])

EXAMPLES: tuple[Exchange | Push, ...] = (
    PeopleAdded(people=[JANA]),
    AccountChanged(account=ACCOUNT_SEEN),
    AccountRemoved(account=ACCOUNT),
)
