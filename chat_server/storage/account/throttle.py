"""Failed sign-in attempts by e-mail and by address, stored under hashes: nobody's e-mail stands here."""

import hashlib
from collections.abc import Mapping
from typing import Literal

from sqlalchemy import Connection, bindparam, case, delete, select, text, update

from chat_server.domain.account.throttling import Attempts
from chat_server.storage.account.tables import sign_in_attempts

SubjectKind = Literal["pair", "email", "address", "person"]


def subject(kind: SubjectKind, value: str) -> bytes:
    """The name under which attempts are counted (16 bytes)."""
    return hashlib.blake2b(value.encode(), digest_size=16, person=kind.encode()).digest()


def load_attempts(connection: Connection, subjects: list[bytes]) -> dict[bytes, Attempts]:
    """What is remembered of each subject, locked against other processes in one order."""
    names = sorted(subjects)
    connection.execute(_REMEMBER, [{"subject": name} for name in names])
    columns = sign_in_attempts.c
    statement = select(columns.subject, columns.failures, columns.since_at).where(columns.subject.in_(names))
    rows = connection.execute(statement.order_by(columns.subject).with_for_update())
    return {row.subject: Attempts(row.failures, row.since_at) for row in rows}


_REMEMBER = text(
    "INSERT INTO sign_in_attempts (subject, failures, since_at) VALUES (:subject, 0, 0)"
    " ON CONFLICT DO NOTHING"
)


def save_attempts(connection: Connection, attempts: Mapping[bytes, Attempts]) -> None:
    """Remember these of subjects that were loaded."""
    statement = (
        update(sign_in_attempts)
        .where(sign_in_attempts.c.subject == bindparam("name"))
        .values(failures=bindparam("counted"), since_at=bindparam("last"))
    )
    rows = [{"name": n, "counted": a.failures, "last": a.last_at} for n, a in attempts.items()]
    connection.execute(statement, rows)


def clear_attempts(connection: Connection, *subjects: bytes) -> None:
    """Forget everything about these subjects."""
    connection.execute(delete(sign_in_attempts).where(sign_in_attempts.c.subject.in_(subjects)))


def take_back(connection: Connection, *subjects: bytes) -> None:
    """An attempt that was counted was none."""
    failures = sign_in_attempts.c.failures
    lowered = case((failures > 0, failures - 1), else_=0)
    connection.execute(
        update(sign_in_attempts).where(sign_in_attempts.c.subject.in_(subjects)).values(failures=lowered)
    )


def forget_attempts(connection: Connection, before: int) -> int:
    """Delete those whose last attempt lies before a moment; how many."""
    return connection.execute(delete(sign_in_attempts).where(sign_in_attempts.c.since_at < before)).rowcount
