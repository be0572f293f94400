"""All tables. The same definitions serve SQLite and PostgreSQL; migrations create exactly these.

Keys of type integer never leave the server: on the wire a person, chat or account is its `pid`.
Times (`at`, `..._at`) are milliseconds since 1970-01-01 UTC.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Sequence,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

from chat_server.storage.bot.tables import dialogs
from chat_server.storage.core.schema import metadata
from chat_server.storage.tasks.tables import running_timers, tasks, time_records

__all__ = ["dialogs", "metadata", "running_timers", "tasks", "time_records"]

_IS_CHANGE = text("kind IN (3, 4)")  # EventKind.EDITED, DELETED

installation = Table(
    "installation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("epoch", String(32), nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pid", String(40), nullable=False, unique=True),
    Column("kind", String(20), nullable=False, index=True),
    Column("name", String(120), nullable=False),
    Column("email", String(254), unique=True),
    Column("password", String(200)),
    Column("language", String(2), nullable=False, default="de"),
    Column("address", String(3), nullable=False, default="sie"),
    Column("locked_at", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Column("name_next", String(120)),  # of staff, chosen in quiet hours: the name from the next opening on
)

choices = Table(  # what somebody has chosen besides their language; no row: nothing yet
    "choices",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("theme", String(10), nullable=False),
    Column("send_key", String(10), nullable=False),
    Column("notifications", String(10), nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pid", String(40), nullable=False, unique=True),
    Column("name", String(120), nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

account_users = Table(
    "account_users",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("role", String(10), nullable=False),  # owner | member
)

teams = Table(
    "teams",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pid", String(40), nullable=False, unique=True),
    Column("name", String(120), nullable=False, unique=True),
)

team_people = Table(
    "team_people",
    metadata,
    Column("team_id", ForeignKey("teams.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("role", String(10), nullable=False),  # lead | member
    Index("ix_team_people_person_id", "person_id"),
)

assignments = Table(
    "assignments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("role", String(10), nullable=False),  # lead (VPA) | team (TA)
    Column("from_at", BigInteger, nullable=False),
    Column("to_at", BigInteger),
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
    Index("ix_events_change", "chat_id", "ref", sqlite_where=_IS_CHANGE, postgresql_where=_IS_CHANGE),
    sqlite_with_rowid=False,
)

changed_messages = Table(  # how a message stands now; only those that were edited or deleted have a row
    "changed_messages",
    metadata,
    Column("chat_id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("text_id", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),  # how many times it was edited
    Column("deleted", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

message_tags = Table(
    "message_tags",
    metadata,
    Column("chat_id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),  # of the message
    Column("tag", String(40), primary_key=True),
    Column("person_id", Integer, nullable=False),  # who put it on, or took it off
    Column("event_seq", BigInteger, nullable=False),  # of the last change
    Column("is_on", SmallInteger, nullable=False),
    Index("ix_message_tags_tag", "chat_id", "tag", "seq"),
    sqlite_with_rowid=False,
)

account_tags = Table(  # an account's own tags
    "account_tags",
    metadata,
    Column("account_id", ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("key", String(120), primary_key=True),  # as tags compare: see domain/core/text_cleaning.py
    Column("tag", String(40), nullable=False),  # as it was first written
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

done_commands = Table(
    "done_commands",
    metadata,
    Column("key", String(60), primary_key=True),  # begins with the day, so that new rows lie together
    Column("person_id", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary(16), nullable=False),  # hash of the command without its id
    Column("chat_id", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),  # 0: the chat itself is the result
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

processes = Table(  # which server processes live, so that a broken bus does not make their people leave
    "processes",
    metadata,
    Column("origin", String(40), primary_key=True),
    Column("until_at", BigInteger, nullable=False),
    Column("figures", Text),  # what it counts and measures, for whichever process is asked for the metrics
)

held_acts = Table(  # acts of staff that wait for the end of quiet hours (SPEC 3)
    "held_acts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pid", String(40), nullable=False, unique=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("chat_id", ForeignKey("chats.id"), nullable=False),
    Column("act", String(20), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("release_at", BigInteger, nullable=False),
    Column("state", String(10), nullable=False),  # waiting | review | released | withdrawn
    Column("head", BigInteger, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("text", Text),
    Column("of", BigInteger),
    Column("reply_to", BigInteger),
    Column("title", String(200)),
    Column("subject", String(40)),
    Column("persona", String(40)),
    Column(
        "author_id", Integer
    ),  # who asked for it, where it was handed to somebody else (person_id) for review
    Column("handed_at", BigInteger),  # when it was last handed on
    Index("ix_held_acts_due", "state", "release_at"),
    Index("ix_held_acts_handed_at", "handed_at"),
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

drafts = Table(
    "drafts",
    metadata,
    Column("person_id", Integer, primary_key=True, autoincrement=False),
    Column("chat_id", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("reply_to", BigInteger),
    sqlite_with_rowid=False,
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pid", String(40), nullable=False, unique=True),
    Column("token", LargeBinary(32), nullable=False, unique=True),  # hash; the token itself is never stored
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("device", String(120), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
    Index("ix_sessions_revoked_at", "revoked_at"),
    Index("ix_sessions_expires_at", "expires_at"),
)

sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("subject", LargeBinary(16), primary_key=True),  # hash of an address or an e-mail
    Column("failures", Integer, nullable=False),
    Column("since_at", BigInteger, nullable=False),
)

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
