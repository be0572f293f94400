"""People: who they are, what decisions need to know of them, and who may know of whom.

Plain functions of a Connection. People are given by database key, times are milliseconds.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from chat_server.domain.core.calendar_answers import Language
from chat_server.domain.core.people import STAFF, PersonCard, PersonKind, Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.storage.core.sql import Named, Query, by_name
from chat_server.storage.people.tables import account_users, accounts, people
from chat_server.storage.people.teams import load_led
from chat_server.storage.visible import VISIBLE_PEOPLE, horizon, parameters

Address = Literal["du", "sie"]
Salutation = Literal["ms", "mr"]
"""Frau or Herr, for who is addressed as Sie (SPEC 1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """Somebody to be created. Only who has an e-mail (lower case) and a password hash can sign in."""

    pid: str
    kind: PersonKind
    name: str
    email: str | None = None
    password: str | None = None
    language: Language = "de"
    address: Address = "sie"
    salutation: Salutation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Somebody as they may see themselves, and as the command line lists them."""

    card: PersonCard
    email: str | None
    language: Language
    address: Address
    salutation: Salutation | None
    locked_at: int | None


@dataclass(frozen=True, slots=True)
class StoredCredentials:
    """What sign-in checks. `password` is the argon2 hash."""

    person: int
    password: str | None
    locked: bool


def create_person(connection: Connection, new: NewPerson, now_ms: int) -> int:
    """Create somebody; their key. Raises Refusal `not_allowed` if the e-mail belongs to somebody."""
    if new.email is not None and find_credentials(connection, new.email) is not None:
        raise Refusal("not_allowed", "this e-mail belongs to somebody already", field="email")
    values = {column: getattr(new, column) for column in NewPerson.__slots__}
    statement = insert(people).values(**values, created_at=now_ms).returning(people.c.id)
    person: int = connection.execute(statement).scalar_one()
    return person


def set_salutation(connection: Connection, person: int, salutation: Salutation | None) -> None:
    """Store how somebody is greeted."""
    connection.execute(update(people).where(people.c.id == person).values(salutation=salutation))


def set_password(connection: Connection, person: int, password: str) -> None:
    """Store another password hash."""
    connection.execute(update(people).where(people.c.id == person).values(password=password))


def replace_password(connection: Connection, person: int, old: str | None, new: str) -> bool:
    """Store another password hash in place of `old`; False if that is not the one any more, or they are locked."""
    mine = (people.c.id == person, people.c.password == old, people.c.locked_at.is_(None))
    return connection.execute(update(people).where(*mine).values(password=new)).rowcount > 0


def set_name(connection: Connection, person: int, name: str) -> bool:
    """Another name from now on; whether it was another one before."""
    had: str = connection.execute(select(people.c.name).where(people.c.id == person)).scalar_one()
    connection.execute(update(people).where(people.c.id == person).values(name=name, name_next=None))
    return had != name


def set_next_name(connection: Connection, person: int, name: str) -> None:
    """Another name once `apply_next_name` is called."""
    connection.execute(update(people).where(people.c.id == person).values(name_next=name))


def drop_next_name(connection: Connection, person: int) -> None:
    """Forget the name somebody would have from the next opening on."""
    connection.execute(update(people).where(people.c.id == person).values(name_next=None))


def load_next_names(connection: Connection, limit: int) -> list[int]:
    """Who waits for their next name."""
    waiting = select(people.c.id).where(people.c.name_next.is_not(None))
    return list(connection.execute(waiting.order_by(people.c.id).limit(limit)).scalars())


def apply_next_name(connection: Connection, person: int) -> bool:
    """Let somebody's next name hold; False if they wait for none."""
    waiting = update(people).where(people.c.id == person, people.c.name_next.is_not(None))
    return connection.execute(waiting.values(name=people.c.name_next, name_next=None)).rowcount == 1


def set_locked(connection: Connection, person: int, locked_at: int | None) -> None:
    """Lock somebody out from signing in, or let them in again (None)."""
    connection.execute(update(people).where(people.c.id == person).values(locked_at=locked_at))


def is_locked(connection: Connection, person: int) -> bool:
    """Whether somebody is locked out."""
    locked = select(people.c.locked_at).where(people.c.id == person)
    return connection.execute(locked).scalar_one() is not None


def find_credentials(connection: Connection, email: str) -> StoredCredentials | None:
    """What to check at the sign-in of this e-mail (lower case)."""
    statement = select(people.c.id, people.c.password, people.c.locked_at).where(people.c.email == email)
    row = connection.execute(statement).one_or_none()
    return None if row is None else StoredCredentials(row.id, row.password, row.locked_at is not None)


def find_person(connection: Connection, email_or_pid: str) -> int | None:
    """The key of the person with this e-mail or public id."""
    name = email_or_pid.strip().lower()
    statement = select(people.c.id).where(or_(people.c.email == name, people.c.pid == name))
    person: int | None = connection.execute(statement).scalar_one_or_none()
    return person


def find_unlocked(connection: Connection, kind: PersonKind, excluded: int | None = None) -> list[int]:
    """Everybody of a kind who is not locked out, but for one."""
    there = select(people.c.id).where(
        people.c.kind == kind, people.c.locked_at.is_(None), people.c.id != (excluded or 0)
    )
    return list(connection.execute(there.order_by(people.c.id)).scalars())


_ASSIGNABLE = (
    select(people.c.pid)
    .where(people.c.kind.in_(sorted(STAFF)), people.c.locked_at.is_(None))
    .order_by(people.c.id)
)
_ASSIGNABLE_OF_TEAM = _ASSIGNABLE.where(people.c.id.in_(bindparam("team", expanding=True)))


def load_assignable(connection: Connection, viewer: Viewer) -> tuple[str, ...]:
    """To whom somebody may give tasks, as `may_be_assigned` says it of one and who is not locked out, by public id."""
    if viewer.kind == "management":
        return tuple(connection.execute(_ASSIGNABLE).scalars())
    if viewer.kind != "lead":
        return ()
    team = sorted({viewer.person, *viewer.leads})
    return tuple(connection.execute(_ASSIGNABLE_OF_TEAM, {"team": team}).scalars())


def find_bot(connection: Connection) -> int | None:
    """The key of the bot, if it was created already."""
    bot = select(people.c.id).where(people.c.kind == "bot").limit(1)
    return connection.execute(bot).scalar_one_or_none()


_NOBODY: frozenset[int] = frozenset()
"""One for all who lead nobody: an empty set takes 216 bytes, and a viewer is kept while they are connected."""

_VIEWER = Query(
    select(people.c.pid, people.c.kind, account_users.c.account_id)
    .join(account_users, account_users.c.person_id == people.c.id, isouter=True)
    .where(people.c.id == bindparam("person"))
)


def load_viewer(connection: Connection, person_id: int) -> Viewer:
    """Somebody as decisions see them. Raises Refusal `not_found` if there is no such person."""
    found = _VIEWER(connection, {"person": person_id})
    if not found:
        raise Refusal("not_found")
    (row,) = found
    leads = load_led(connection, person_id) if row.kind in STAFF else _NOBODY
    return Viewer(
        person=person_id, pid=row.pid, kind=row.kind, account=row.account_id, leads=leads or _NOBODY
    )


_WITH_ACCOUNT = people.outerjoin(account_users, account_users.c.person_id == people.c.id).outerjoin(
    accounts, accounts.c.id == account_users.c.account_id
)
_CARD = (
    people.c.id,
    people.c.pid,
    people.c.name,
    people.c.kind,
    accounts.c.pid.label("account"),
    account_users.c.role,
)
_PROFILES = (
    select(
        *_CARD, people.c.email, people.c.language, people.c.address, people.c.salutation, people.c.locked_at
    )
    .select_from(_WITH_ACCOUNT)
    .order_by(people.c.id)
)
_PROFILE = Query(_PROFILES.where(people.c.id == bindparam("person")))


def load_profile(connection: Connection, person_id: int) -> Profile:
    """Somebody's own data. Raises Refusal `not_found` if there is no such person."""
    found = _PROFILE(connection, {"person": person_id})
    if not found:
        raise Refusal("not_found")
    return _profile(found[0])


def list_profiles(connection: Connection) -> list[Profile]:
    """Everybody, in the order of their creation."""
    return [_profile(row) for row in connection.execute(_PROFILES)]


def _profile(row: Named) -> Profile:
    return Profile(
        card=_card(row),
        email=row.email,
        language=row.language,
        address=row.address,
        salutation=row.salutation,
        locked_at=row.locked_at,
    )


def _card(row: Named) -> PersonCard:
    """The columns of `_CARD` as a value."""
    return PersonCard(
        person=row.id, pid=row.pid, name=row.name, kind=row.kind, account=row.account, role=row.role
    )


_CARDS = select(*_CARD).select_from(_WITH_ACCOUNT)
_CARDS_OF = Query(_CARDS.where(people.c.id.in_(bindparam("people", expanding=True))))


def load_cards(connection: Connection, person_ids: Collection[int]) -> dict[int, PersonCard]:
    """Cards by key; unknown ones are missing."""
    if not person_ids:
        return {}
    rows = sorted(_CARDS_OF(connection, {"people": sorted(set(person_ids))}), key=by_name)
    return {row.id: _card(row) for row in rows}


_IDS = Query(select(people.c.pid, people.c.id).where(people.c.pid.in_(bindparam("pids", expanding=True))))


def load_ids(connection: Connection, pids: Collection[str]) -> dict[str, int]:
    """Keys of people by public id; unknown ones are missing."""
    if not pids:
        return {}
    rows = _IDS(connection, {"pids": sorted(set(pids))})
    return {row.pid: row.id for row in rows}


_CARDS_SEEN = {seen: _CARDS.where(people.c.id.in_(keys)) for seen, keys in VISIBLE_PEOPLE.items()}
_READ_CARDS_SEEN = {seen: Query(statement) for seen, statement in _CARDS_SEEN.items()}
_READ_KEYS_SEEN = {seen: Query(statement) for seen, statement in VISIBLE_PEOPLE.items()}


def load_people_seen_by(connection: Connection, viewer: Viewer, now_ms: int) -> list[PersonCard]:
    """Everybody whose name and status somebody sees (SPEC 3), themselves included, by name."""
    rows = _READ_CARDS_SEEN[horizon(viewer)](connection, parameters(viewer, now_ms))
    return [_card(row) for row in sorted(rows, key=by_name)]


def load_keys_seen_by(connection: Connection, viewer: Viewer, now_ms: int) -> frozenset[int]:
    """The keys of the same people."""
    rows = _READ_KEYS_SEEN[horizon(viewer)](connection, parameters(viewer, now_ms))
    return frozenset(row[0] for row in rows)


_KNOWS = {seen: keys.where(people.c.id == bindparam("subject")) for seen, keys in _CARDS_SEEN.items()}


def knows(connection: Connection, viewer: Viewer, subject: int, now_ms: int) -> bool:
    """Whether one person is among those whom somebody sees."""
    given = {**parameters(viewer, now_ms), "subject": subject}
    return connection.execute(_KNOWS[horizon(viewer)], given).first() is not None
