"""Sessions: somebody on a device, outliving connections. The token itself is never stored, only its hash."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from chat_server.domain.account.devices import Device
from chat_server.storage.account.tables import sessions
from chat_server.storage.core.sql import Query
from chat_server.storage.people.tables import people

Ended = Literal["expired", "revoked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A session to be created; `token` is the hash (32 bytes), times are milliseconds."""

    pid: str
    token: bytes
    person: int
    device: str
    created_at: int
    expires_at: int


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A session that is neither revoked nor expired, of somebody who is not locked."""

    id: int
    person: int
    expires_at: int


def create_session(connection: Connection, new: NewSession) -> int:
    """Create a session; its key."""
    values = {
        "pid": new.pid,
        "token": new.token,
        "person_id": new.person,
        "device": new.device,
        "created_at": new.created_at,
        "expires_at": new.expires_at,
    }
    statement = insert(sessions).values(values).returning(sessions.c.id)
    session: int = connection.execute(statement).scalar_one()
    return session


_LIVE = Query(
    select(sessions.c.id, sessions.c.person_id, sessions.c.expires_at)
    .join(people, people.c.id == sessions.c.person_id)
    .where(
        sessions.c.token == bindparam("token"),
        sessions.c.revoked_at.is_(None),
        sessions.c.expires_at > bindparam("now"),
        people.c.locked_at.is_(None),
    )
)


def find_session(connection: Connection, token: bytes, now_ms: int) -> LiveSession | None:
    """The live session of a token's hash."""
    found = _LIVE(connection, {"token": token, "now": now_ms})
    return LiveSession(found[0].id, found[0].person_id, found[0].expires_at) if found else None


def revoke_session(connection: Connection, session: int, now_ms: int) -> bool:
    """Revoke a session; whether it was not revoked before."""
    statement = (
        update(sessions)
        .where(sessions.c.id == session, sessions.c.revoked_at.is_(None))
        .values(revoked_at=now_ms)
    )
    return connection.execute(statement).rowcount > 0


def load_devices(connection: Connection, person: int, now_ms: int) -> list[Device]:
    """The live sessions of somebody, the newest first."""
    columns = sessions.c
    statement = select(columns.id, columns.pid, columns.device, columns.created_at, columns.expires_at).where(
        columns.person_id == person, columns.revoked_at.is_(None), columns.expires_at > now_ms
    )
    rows = connection.execute(statement.order_by(columns.created_at.desc(), columns.id.desc()))
    return [
        Device(
            id=row.id,
            pid=row.pid,
            device=row.device,
            created_at=row.created_at,
            expires_at=row.expires_at,
        )
        for row in rows
    ]


def revoke_sessions_of(
    connection: Connection, person: int, now_ms: int, excluded: int | None = None
) -> list[int]:
    """Revoke all sessions of somebody, or all but one; the keys of those that were not revoked before."""
    statement = (
        update(sessions)
        .where(
            sessions.c.person_id == person, sessions.c.revoked_at.is_(None), sessions.c.id != (excluded or 0)
        )
        .values(revoked_at=now_ms)
        .returning(sessions.c.id)
    )
    return sorted(connection.execute(statement).scalars())


_ENDED = select(sessions.c.id, sessions.c.revoked_at).where(
    or_(sessions.c.revoked_at > 0, sessions.c.expires_at <= bindparam("now"))
)


def load_ended_sessions(
    connection: Connection, session_ids: Collection[int], now_ms: int
) -> dict[int, Ended]:
    """Which of these were revoked or have expired.

    Costs by how many ended lately (`forget_sessions` deletes the others), not by how many are asked about.
    """
    ended: dict[int, Ended] = {
        row.id: "expired" if row.revoked_at is None else "revoked"
        for row in connection.execute(_ENDED, {"now": now_ms})
    }
    return {session: ended[session] for session in ended.keys() & set(session_ids)}


def forget_sessions(connection: Connection, expired_before: int, revoked_before: int) -> int:
    """Delete what can be of no use any more; how many."""
    old = or_(sessions.c.expires_at < expired_before, sessions.c.revoked_at < revoked_before)
    return connection.execute(delete(sessions).where(old)).rowcount
