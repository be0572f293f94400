"""Held acts as rows: the act itself as a document by its name, with columns for what is looked for."""

from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec
from sqlalchemy import Connection, bindparam, case, func, insert, literal, select, text, update

from chat_server import faults
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.held import ActToHold, HandedOn, HeldAct, HoldableAct, SettledAct
from chat_server.domain.subjects import ACTS, name_of
from chat_server.storage.chats.tables import chat_members, chats
from chat_server.storage.core.sql import Named, Query
from chat_server.storage.held.tables import held_acts
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
_SELECT = (
    select(
        held_acts.c.id, held_acts.c.pid, held_acts.c.person_id, chats.c.pid.label("chat_pid"), held_acts.c.act,
        held_acts.c.content, held_acts.c.at, held_acts.c.release_at, held_acts.c.state, held_acts.c.head,
        held_acts.c.seq, _AUTHOR.c.pid.label("author"),
        case((held_acts.c.author_id.is_not(None), _PLACE)).label("place"),
    )
    .join(chats, chats.c.id == held_acts.c.chat_id)
    .outerjoin(_AUTHOR, _AUTHOR.c.id == held_acts.c.author_id)
)  # fmt: skip
_OPEN = held_acts.c.state.in_(("waiting", "review"))

_encode = msgspec.json.Encoder(order="sorted").encode


@cache
def _decoder(name: str) -> "msgspec.json.Decoder[HoldableAct]":
    return msgspec.json.Decoder(ACTS[name])


def encode_act(act: HoldableAct) -> str:
    """The document of an act, which is read by its name."""
    return _encode(act).decode()


def decode_act(name: str, content: str) -> HoldableAct:
    """The act in a document. Raises Refusal `unreadable`."""
    try:
        return _decoder(name).decode(content)
    except (msgspec.MsgspecError, KeyError) as error:
        raise Refusal("unreadable", "the act is stored in a form that is not understood") from error


def _held(row: Named) -> HeldAct:
    """A row of _SELECT that is open. Raises Refusal `unreadable`."""
    return HeldAct(
        id=row.id,
        pid=row.pid,
        person=row.person_id,
        chat_pid=row.chat_pid,
        act=decode_act(row.act, row.content),
        at=row.at,
        release_at=row.release_at,
        state=row.state,
        head=row.head,
        handed_on=None if row.author is None else HandedOn(row.author, row.place),
    )


def _held_or_settled(row: Named) -> HeldAct | SettledAct:
    if row.state in ("waiting", "review"):
        return _held(row)
    return SettledAct(pid=row.pid, person=row.person_id, chat_pid=row.chat_pid, at=row.at, seq=row.seq)


def save_held(connection: Connection, new: ActToHold, chat: int, head: int) -> HeldAct:
    """Let an act wait; the chat, given by key, stands at `head`."""
    row = {
        "pid": new.pid, "person_id": new.person, "chat_id": chat, "act": name_of(new.act),
        "content": encode_act(new.act), "at": new.at, "release_at": new.release_at, "state": "waiting", "head": head,
    }  # fmt: skip
    statement = insert(held_acts).values(row).returning(held_acts.c.id)
    return load_held(connection, connection.execute(statement).scalar_one())


def load_held(connection: Connection, key: int) -> HeldAct:
    """One that waits, by its key. Raises Refusal `unreadable`."""
    return _held(connection.execute(_SELECT.where(held_acts.c.id == key)).one())


def load_held_or_settled(connection: Connection, key: int) -> HeldAct | SettledAct:
    """A held act by its key, whatever became of it. Raises Refusal `unreadable`."""
    return _held_or_settled(connection.execute(_SELECT.where(held_acts.c.id == key)).one())


def lock_held(connection: Connection, person: int, pid: str) -> HeldAct | SettledAct | None:
    """Somebody's held act, locked against other processes. Raises Refusal `unreadable`."""
    mine = _SELECT.where(held_acts.c.pid == pid, held_acts.c.person_id == person)
    found = connection.execute(mine.with_for_update(of=held_acts)).one_or_none()
    return _held_or_settled(found) if found is not None else None


_HELD_OF = Query(
    _SELECT.where(held_acts.c.person_id == bindparam("person"), _OPEN).order_by(
        held_acts.c.release_at, held_acts.c.id
    )
)


def load_held_of(connection: Connection, person: int) -> list[HeldAct]:
    """What waits of somebody, in the order of release."""
    return _readable(_HELD_OF(connection, {"person": person}))


def _readable(rows: Iterable[Named]) -> list[HeldAct]:
    found: list[HeldAct] = []
    for row in rows:
        try:
            found.append(_held(row))
        except Refusal as refusal:
            faults.skip("held_acts", row.pid, refusal)
    return found


def lock_held_of(connection: Connection, person: int) -> list[HeldAct]:
    """The same, locked against other processes."""
    mine = _SELECT.where(held_acts.c.person_id == person, _OPEN).order_by(held_acts.c.id)
    return _readable(connection.execute(mine.with_for_update(of=held_acts)))


def load_author(connection: Connection, key: int) -> int:
    """Who asked for a held act, whoever it was handed on to."""
    author: int = connection.execute(
        select(func.coalesce(held_acts.c.author_id, held_acts.c.person_id)).where(held_acts.c.id == key)
    ).scalar_one()
    return author


def hand_on(connection: Connection, key: int, to: int, at: int) -> HeldAct:
    """Let somebody else decide about a held act from now on; its author stays known."""
    author = func.coalesce(held_acts.c.author_id, held_acts.c.person_id)
    changed = update(held_acts).where(held_acts.c.id == key)
    connection.execute(changed.values(author_id=author, person_id=to, state="review", handed_at=at))
    return load_held(connection, key)


def load_handed_on(connection: Connection, since: int) -> list[tuple[int, HeldAct]]:
    """What was handed on since a moment (ms) and still waits, with who asked for it."""
    found = _SELECT.add_columns(held_acts.c.author_id).where(held_acts.c.handed_at >= since, _OPEN)
    rows = connection.execute(found.order_by(held_acts.c.id)).all()
    authors = {row.id: row.author_id for row in rows}
    return [(authors[act.id], act) for act in _readable(rows)]


def lock_handed_on(connection: Connection, since: int) -> None:
    """Let no process change what `load_handed_on` finds before the transaction ends."""
    found = select(held_acts.c.id).where(held_acts.c.handed_at >= since, _OPEN).order_by(held_acts.c.id)
    connection.execute(found.with_for_update())


def load_owners_locked_out(connection: Connection) -> list[int]:
    """Who is locked, and still has held acts."""
    locked = select(held_acts.c.person_id).join(people, people.c.id == held_acts.c.person_id)
    rows = connection.execute(locked.where(people.c.locked_at.is_not(None), _OPEN).distinct())
    return sorted(rows.scalars())


def has_waiting(connection: Connection, chat: int, act: HoldableAct) -> bool:
    """Whether just this waits in a chat, of anybody."""
    same = (
        held_acts.c.chat_id == chat,
        held_acts.c.act == name_of(act),
        held_acts.c.content == encode_act(act),
    )
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


def find_owner_of_open(connection: Connection, pid: str) -> int | None:
    """Who decides about a held act that was neither released nor withdrawn."""
    statement = select(held_acts.c.person_id).where(held_acts.c.pid == pid, _OPEN)
    return connection.execute(statement).scalar_one_or_none()


def settle(
    connection: Connection, act: HeldAct, state: Literal["released", "withdrawn"], seq: int | None
) -> SettledAct:
    """It waits no more; see SettledAct."""
    gone = {"state": state, "seq": seq, "content": ""}
    connection.execute(update(held_acts).where(held_acts.c.id == act.id).values(**gone))
    return SettledAct(pid=act.pid, person=act.person, chat_pid=act.chat_pid, at=act.at, seq=seq)


def put_in_review(connection: Connection, key: int) -> HeldAct:
    """It needs a decision."""
    connection.execute(update(held_acts).where(held_acts.c.id == key).values(state="review"))
    return load_held(connection, key)


def set_waiting(connection: Connection, key: int, act: HoldableAct, head: int, release_at: int) -> HeldAct:
    """It waits in this form until a moment (ms); looked at when the chat stood at `head`."""
    changed = {"content": encode_act(act), "head": head, "release_at": release_at, "state": "waiting"}
    connection.execute(update(held_acts).where(held_acts.c.id == key).values(**changed))
    return load_held(connection, key)


_LAST_OF_CUSTOMER = text(
    "SELECT COALESCE(MAX(e.seq), 0) FROM events e JOIN people p ON p.id = e.actor_id"
    " WHERE e.chat_id = :chat AND e.seq > :after AND p.kind = 'customer'"
)


def last_of_customer(connection: Connection, chat: int, after: int) -> int:
    """Number of the last event after a number that a customer caused, 0 for none."""
    last: int = connection.execute(_LAST_OF_CUSTOMER, {"chat": chat, "after": after}).scalar_one()
    return last
