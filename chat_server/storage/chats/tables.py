"""Chats, who is in them, their logs, and how far people have read, as tables."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    Sequence,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

from chat_server.storage.core.schema import metadata
from chat_server.storage.core.sql import with_kinds

chats = Table(
    "chats",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pid", String(40), nullable=False, unique=True),
    Column("kind", String(10), nullable=False),  # task | direct | group
    Column("title", String(200), nullable=False),
    Column("account_id", ForeignKey("accounts.id"), index=True),
    Column("staff_only", SmallInteger, nullable=False),
    Column("direct_key", String(40), unique=True),  # "low:high" of the two people of a direct chat
    Column("created_by", ForeignKey("people.id"), nullable=False),
    Column("created_at", BigInteger, nullable=False),
)


chat_heads = Table(  # apart from chats: written with every event, so kept narrow (decision 0001)
    "chat_heads",
    metadata,
    Column("chat_id", ForeignKey("chats.id"), primary_key=True),
    Column("head", BigInteger, nullable=False),  # number of the last event
    Column("messages", BigInteger, nullable=False),  # how many messages were ever sent
    Column("last_message", BigInteger, nullable=False),  # number of the last one, 0 for none
    Column("moved", BigInteger, nullable=False),  # when the head last moved, in steps of MOVED_STEP_MS
    Column(
        "last_notice", BigInteger, nullable=False, server_default="0"
    ),  # of the last entry that is no message
    Index("ix_chat_heads_moved", "moved"),
)


MOVED_STEP_MS = 10_000
"""`chat_heads.moved` is coarse, so that its index changes once in a while and not with every message."""


chat_members = Table(
    "chat_members",
    metadata,
    Column("chat_id", ForeignKey("chats.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("since_at", BigInteger, nullable=False),
    Column("pinned", SmallInteger, nullable=False, default=0),
    Index("ix_chat_members_person_id", "person_id"),
    sqlite_with_rowid=False,
)


task_people = Table(
    "task_people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat_id", ForeignKey("chats.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column(
        "role", String(20), nullable=False
    ),  # task_assistant | expert | deputy | guest (by office, never a member)
    Column("from_at", BigInteger, nullable=False),
    Column("to_at", BigInteger),
)


_CONCERNS = text("concerns IS NOT NULL")

_IS_CHANGE = text(with_kinds("kind IN ({EDITED}, {DELETED})"))


events = Table(  # the log: clustered by chat and number
    "events",
    metadata,
    Column("chat_id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", SmallInteger, nullable=False),  # see EventKind
    Column("at", BigInteger, nullable=False),
    Column("actor_id", Integer, nullable=False),  # of a message: its author, who may be a persona
    Column("writer_id", Integer),  # who wrote the message, where the author is a persona
    Column("ordinal", BigInteger, nullable=False),  # how many messages the chat had with this event
    Column("ref", BigInteger),  # a message: what it replies to; else the message it is about
    Column("text_id", BigInteger),  # the wording that a message or edit brought
    Column("person_id", Integer),  # who joined or left
    Column("title", String(200)),  # the new title, the tag, or what happened to the task
    Column("concerns", SmallInteger),  # who counts it as unread, a message excepted: 1 customers, 2 staff
    Index("ix_events_change", "chat_id", "ref", sqlite_where=_IS_CHANGE, postgresql_where=_IS_CHANGE),
    Index("ix_events_concerning", "chat_id", "seq", sqlite_where=_CONCERNS, postgresql_where=_CONCERNS),
    sqlite_with_rowid=False,
)


text_ids = Sequence("text_ids", metadata=metadata)
"""Numbers of wordings on PostgreSQL; SQLite counts on from the highest."""


texts = Table(  # appended only; blanked by deletion and erasure
    "texts",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
)


read_marks = Table(
    "read_marks",
    metadata,
    Column("chat_id", Integer, primary_key=True, autoincrement=False),
    Column("person_id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),  # for oneself; goes back where one marks as unread
    Column("ordinal", BigInteger, nullable=False),  # messages of the chat that are not unread
    Column("shown", BigInteger, nullable=False),  # for others; never goes back
    Column("moved_at", BigInteger, nullable=False),  # of `shown`
    Column("before", BigInteger, nullable=False),  # `shown` when the quiet interval of `moved_at` began
    sqlite_with_rowid=False,
)
