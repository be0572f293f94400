"""Held acts as rows."""

from collections.abc import Iterable
from typing import Any, get_args

from sqlalchemy import Connection, Row, case, func, insert, literal, select, text, update

from chat_server import faults
from chat_server.domain.held import ActKind, HeldAct, HeldState
from chat_server.storage.chats.tables import chat_members, chats
from chat_server.storage.core.tables import held_acts
from chat_server.storage.people.tables import people

_AUTHOR = people.alias("author")
_PEER = (
    select(people.c.name)
    .join(chat_members, chat_members.c.person_id == people.c.id)
    .where(chat_members.c.chat_id == chats.c.id, people.c.kind == "customer")
    .order_by(people.c.id)
    .limit(1)
    .correlate(chats)
    .scalar_subquery()
)
_PLACE = case((chats.c.kind == "direct", func.coalesce(_PEER, literal(""))), else_=chats.c.title)
_COLUMNS = (
    held_acts.c.id, held_acts.c.pid, held_acts.c.person_id, chats.c.pid.label("chat_pid"), held_acts.c.act,
    held_acts.c.at, held_acts.c.release_at, held_acts.c.state, held_acts.c.head, held_acts.c.seq, held_acts.c.text,
    held_acts.c.of, held_acts.c.reply_to, held_acts.c.title, held_acts.c.subject, held_acts.c.persona,
    _AUTHOR.c.pid.label("author"), case((held_acts.c.author_id.is_not(None), _PLACE)).label("place"),
)  # fmt: skip
_KINDS: frozenset[ActKind] = frozenset(get_args(ActKind))
_SELECT = (
    select(*_COLUMNS)
    .join(chats, chats.c.id == held_acts.c.chat_id)
    .outerjoin(_AUTHOR, _AUTHOR.c.id == held_acts.c.author_id)
)
_OPEN = held_acts.c.state.in_(("waiting", "review"))


def _act(row: Row[*tuple[Any, ...]] | tuple[Any, ...]) -> HeldAct:
    return HeldAct(*row)


def save_held(connection: Connection, act: HeldAct, chat: int) -> HeldAct:
    """A new held act, with its key."""
    statement = (
        insert(held_acts)
        .values(
            pid=act.pid, person_id=act.person, chat_id=chat, act=act.act, at=act.at, release_at=act.release_at,
            state=act.state, head=act.head, seq=0, text=act.text, of=act.of, reply_to=act.reply_to, title=act.title,
            subject=act.subject, persona=act.persona,
        )
        .returning(held_acts.c.id)
    )  # fmt: skip
    return load_held(connection, connection.execute(statement).scalar_one())


def load_held(connection: Connection, key: int) -> HeldAct:
    """A held act by its key."""
    return _act(connection.execute(_SELECT.where(held_acts.c.id == key)).one())


def lock_held(connection: Connection, person: int, pid: str) -> HeldAct | None:
    """Somebody's held act that was neither released nor withdrawn, locked against other processes."""
    found = connection.execute(
        _SELECT.where(held_acts.c.pid == pid, held_acts.c.person_id == person).with_for_update(of=held_acts)
    ).one_or_none()
    return _act(found) if found is not None else None


def load_held_of(connection: Connection, person: int) -> list[HeldAct]:
    """What waits of somebody, in the order of release."""
    mine = _SELECT.where(held_acts.c.person_id == person, _OPEN)
    return _readable(connection.execute(mine.order_by(held_acts.c.release_at, held_acts.c.id)))


def _readable(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[HeldAct]:
    """Those of kinds that there are."""
    found: list[HeldAct] = []
    for row in rows:
        if row.act in _KINDS:
            found.append(_act(row))
        else:
            faults.skip("held_acts", row.pid)
    return found


def lock_held_of(connection: Connection, person: int) -> list[HeldAct]:
    """The same, locked against other processes."""
    mine = _SELECT.where(held_acts.c.person_id == person, _OPEN).order_by(held_acts.c.id)
    return _readable(connection.execute(mine.with_for_update(of=held_acts)))


def load_author(connection: Connection, key: int) -> int:
    """Who asked for a held act, whoever it was handed to."""
    author: int = connection.execute(
        select(func.coalesce(held_acts.c.author_id, held_acts.c.person_id)).where(held_acts.c.id == key)
    ).scalar_one()
    return author


def hand_over(connection: Connection, key: int, to: int, at: int) -> HeldAct:
    """Let somebody else decide about a held act from now on; its author stays known."""
    author = func.coalesce(held_acts.c.author_id, held_acts.c.person_id)
    changed = update(held_acts).where(held_acts.c.id == key)
    connection.execute(changed.values(author_id=author, person_id=to, state="review", handed_at=at))
    return load_held(connection, key)


def load_handed(connection: Connection, since: int) -> list[tuple[int, HeldAct]]:
    """What was handed over since a moment (ms) and still waits, with who asked for it."""
    found = _SELECT.add_columns(held_acts.c.author_id).where(held_acts.c.handed_at >= since, _OPEN)
    rows = connection.execute(found.order_by(held_acts.c.id)).all()
    return [(row[-1], _act(row[:-1])) for row in rows if row.act in _KINDS]


def load_owners_locked_out(connection: Connection) -> list[int]:
    """Who is locked, and still has held acts."""
    locked = select(held_acts.c.person_id).join(people, people.c.id == held_acts.c.person_id)
    rows = connection.execute(locked.where(people.c.locked_at.is_not(None), _OPEN).distinct())
    return sorted(rows.scalars())


def has_waiting(connection: Connection, chat: int, act: ActKind, content: str) -> bool:
    """Whether just this waits in a chat, of anybody."""
    same = (held_acts.c.chat_id == chat, held_acts.c.act == act, held_acts.c.text == content)
    waiting = select(held_acts.c.id).where(*same, held_acts.c.state == "waiting")
    return connection.execute(waiting.limit(1)).first() is not None


def load_due(connection: Connection, now: int, limit: int) -> list[HeldAct]:
    """What is to be released by a moment (ms), in the order in which it was asked for."""
    due = (held_acts.c.state == "waiting", held_acts.c.release_at <= now)
    rows = connection.execute(
        _SELECT.where(*due).order_by(held_acts.c.release_at, held_acts.c.id).limit(limit)
    )
    return _readable(rows)


def find_owner_of_waiting(connection: Connection, pid: str) -> int | None:
    """Whose held act this is, if it waits for its release."""
    waiting = (held_acts.c.pid == pid, held_acts.c.state == "waiting")
    owner: int | None = connection.execute(select(held_acts.c.person_id).where(*waiting)).scalar_one_or_none()
    return owner


def set_state(connection: Connection, key: int, state: HeldState, seq: int = 0) -> None:
    """Released or withdrawn ones keep no text: the log has it, or nobody."""
    keep = {} if state in ("waiting", "review") else {"text": None, "title": None}
    connection.execute(update(held_acts).where(held_acts.c.id == key).values(state=state, seq=seq, **keep))


def set_waiting(connection: Connection, key: int, head: int, release_at: int) -> None:
    """Waits as it is, until a moment (ms); looked at when the chat stood at `head`."""
    changed = {"head": head, "release_at": release_at, "state": "waiting"}
    connection.execute(update(held_acts).where(held_acts.c.id == key).values(**changed))


def set_text(connection: Connection, key: int, content: str, head: int, release_at: int) -> None:
    """Another text; looked at again when the chat stood at `head`."""
    changed = {"text": content, "head": head, "release_at": release_at, "state": "waiting"}
    connection.execute(update(held_acts).where(held_acts.c.id == key).values(**changed))


_LAST_OF_CUSTOMER = text(
    "SELECT COALESCE(MAX(e.seq), 0) FROM events e JOIN people p ON p.id = e.actor_id"
    " WHERE e.chat_id = :chat AND e.seq > :after AND p.kind = 'customer'"
)


def last_of_customer(connection: Connection, chat: int, after: int) -> int:
    """Number of the last event after a number that a customer caused, 0 for none."""
    last: int = connection.execute(_LAST_OF_CUSTOMER, {"chat": chat, "after": after}).scalar_one()
    return last
