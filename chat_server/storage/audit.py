"""The audit log: rows that are written with what they tell of, and read by `feierabend audit`."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from chat_server.domain.audit import (
    CAUSED_BY_STRANGERS,
    COUNTED_TOGETHER,
    DAY,
    DEFAULT_RETENTION,
    MAX_ROWS_A_DAY,
    RETENTION,
    AuditAct,
    AuditEntry,
)
from chat_server.storage.chats.tables import chats
from chat_server.storage.core.log_lines import Line, add_line
from chat_server.storage.core.schema import metadata
from chat_server.storage.people.tables import accounts, people

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("until_at", BigInteger, nullable=False),  # of the last time counted in the row
    Column("times", Integer, nullable=False),
    Column("act", String(40), nullable=False),
    Column("person_id", ForeignKey("people.id"), index=True),  # who did it
    Column("subject_id", ForeignKey("people.id"), index=True),  # to whom
    Column("chat_id", ForeignKey("chats.id")),
    Column("account_id", ForeignKey("accounts.id")),
    Column("detail", String(120), nullable=False),
    Column("source", String(60), nullable=False),  # from where
    Index("ix_audit_at", "at"),
    Index("ix_audit_act", "act", "until_at"),
)


def note(connection: Connection, noted: AuditEntry) -> None:
    """Write a row, or count in one that is still fresh; a line of the log follows the commit."""
    noted = _bounded(connection, noted)
    fresh = _fresh(connection, noted)
    if fresh is not None:
        again = {"times": audit.c.times + 1, "until_at": noted.at}
        connection.execute(update(audit).where(audit.c.id == fresh).values(**again))
        return
    connection.execute(insert(audit).values(until_at=noted.at, times=1, at=noted.at, **_columns(noted)))
    add_line(connection, _line(connection, noted))


def _columns(noted: AuditEntry) -> dict[str, object]:
    return {
        "act": noted.act, "person_id": noted.by, "subject_id": noted.on, "chat_id": noted.chat,
        "account_id": noted.account, "detail": noted.detail[:120], "source": noted.source[:60],
    }  # fmt: skip


def _fresh(connection: Connection, noted: AuditEntry) -> int | None:
    """The row of the same that happened a moment ago, where such are counted together."""
    span = COUNTED_TOGETHER.get(noted.act)
    if span is None:
        return None
    same = [audit.c[name].is_not_distinct_from(value) for name, value in _columns(noted).items()]
    found: int | None = connection.execute(
        select(audit.c.id)
        .where(*same, audit.c.until_at >= noted.at - span)
        .order_by(audit.c.id.desc())
        .limit(1)
    ).scalar_one_or_none()
    return found


def _bounded(connection: Connection, noted: AuditEntry) -> AuditEntry:
    """Strangers fill no disk: beyond a number of rows a day it is only counted that there were more."""
    if noted.act not in CAUSED_BY_STRANGERS:
        return noted
    lately = (audit.c.act == noted.act, audit.c.until_at >= noted.at - DAY)
    if connection.execute(select(func.count()).where(*lately)).scalar_one() < MAX_ROWS_A_DAY:
        return noted
    return replace(noted, on=None, detail="more than can be listed", source="")


def _line(connection: Connection, noted: AuditEntry) -> Line:
    """Public ids instead of keys, and nothing that is empty."""
    pids = {
        row.id: row.pid
        for row in connection.execute(
            select(people.c.id, people.c.pid).where(people.c.id.in_({noted.by or 0, noted.on or 0}))
        )
    }
    found = {
        "act": noted.act,
        "by": pids.get(noted.by or 0),
        "on": pids.get(noted.on or 0),
        "chat": connection.execute(select(chats.c.pid).where(chats.c.id == noted.chat)).scalar_one_or_none(),
        "account": connection.execute(
            select(accounts.c.pid).where(accounts.c.id == noted.account)
        ).scalar_one_or_none(),
        "detail": noted.detail,
        "source": noted.source,
    }
    return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilter:
    """Which rows, the newest `limit` of them; moments are milliseconds."""

    person: int | None = None
    """Who did it, or to whom."""
    act: str | None = None
    since: int | None = None
    until: int | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecord:
    """A row in words: people by name and public id, the chat by public id, the account by name."""

    at: int
    until: int
    times: int
    act: str
    by: str | None
    by_name: str | None
    on: str | None
    on_name: str | None
    account: str | None
    chat: str | None
    detail: str
    source: str


def load_entries(connection: Connection, wanted: AuditFilter) -> list[AuditRecord]:
    """The newest rows that are wanted, oldest first."""
    by, on = people.alias("by_person"), people.alias("on_person")
    statement = (
        select(
            audit.c.at, audit.c.until_at.label("until"), audit.c.times, audit.c.act, by.c.pid.label("by"),
            by.c.name.label("by_name"), on.c.pid.label("on"), on.c.name.label("on_name"),
            accounts.c.name.label("account"), chats.c.pid.label("chat"), audit.c.detail, audit.c.source,
        )
        .select_from(audit)
        .outerjoin(by, by.c.id == audit.c.person_id)
        .outerjoin(on, on.c.id == audit.c.subject_id)
        .outerjoin(accounts, accounts.c.id == audit.c.account_id)
        .outerjoin(chats, chats.c.id == audit.c.chat_id)
    )  # fmt: skip
    for condition in _conditions(wanted):
        statement = statement.where(condition)
    rows = connection.execute(statement.order_by(audit.c.at.desc(), audit.c.id.desc()).limit(wanted.limit))
    return [AuditRecord(**row) for row in rows.mappings()][::-1]


def _conditions(wanted: AuditFilter) -> list[Any]:
    person = wanted.person
    asked = (
        (person, or_(audit.c.person_id == person, audit.c.subject_id == person)),
        (wanted.act, audit.c.act == wanted.act),
        (wanted.since, audit.c.until_at >= (wanted.since or 0)),
        (wanted.until, audit.c.at < (wanted.until or 0)),
    )
    return [condition for given, condition in asked if given is not None]


def load_noted(connection: Connection, act: AuditAct, since: int) -> list[tuple[int, int]]:
    """Rows of a kind about chats since a moment (ms), with the chats."""
    wanted = (audit.c.act == act, audit.c.until_at >= since, audit.c.chat_id.is_not(None))
    rows = connection.execute(select(audit.c.id, audit.c.chat_id).where(*wanted).order_by(audit.c.id))
    return [(row.id, row.chat_id) for row in rows]


def forget_entries(connection: Connection, now_ms: int, limit: int) -> int:
    """Delete rows that are kept no longer, at most so many; how many."""
    short = or_(
        *((audit.c.act == act) & (audit.c.until_at < now_ms - kept) for act, kept in RETENTION.items())
    )
    old = select(audit.c.id).where(or_(short, audit.c.until_at < now_ms - DEFAULT_RETENTION)).limit(limit)
    return connection.execute(delete(audit).where(audit.c.id.in_(old))).rowcount
