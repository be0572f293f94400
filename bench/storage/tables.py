"""What candidate layouts of the store are made of: tables, inserts and reads."""

# ruff: noqa: S608 - every statement is put together from constants of this file

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


class Message(NamedTuple):
    """One message to write."""

    number: int  # global, serves as id of the text
    chat: int
    seq: int
    person: int
    at: int  # ms UTC
    text: str
    day: int
    key: bytes

    @property
    def time_key(self) -> bytes:
        """The client key as a UUIDv7 would be: 48 bits of ms, then random."""
        return self.at.to_bytes(6, "big") + self.key[6:]


Row = Callable[[Message], tuple[object, ...]]


@dataclass(frozen=True, eq=False, kw_only=True)
class Layout:
    name: str
    ddl: str
    inserts: tuple[tuple[str, Row], ...]
    snapshot: str
    delta: str
    seen_columns: tuple[str, ...]
    seen_table: str = "idempotency"
    heads_table: str = "chats"
    pragmas: tuple[str, ...] = ()

    @property
    def new_chat(self) -> str:
        return f"INSERT INTO {self.heads_table} (id, head) VALUES (?, 0)"

    @property
    def head(self) -> str:
        return f"SELECT head FROM {self.heads_table} WHERE id = ?"

    @property
    def set_head(self) -> str:
        return f"UPDATE {self.heads_table} SET head = ? WHERE id = ?"

    def heads(self, size: int) -> str:
        return f"SELECT id, head FROM {self.heads_table} WHERE id IN ({', '.join('?' * size)})"

    def seen(self, size: int) -> str:
        names = self.seen_columns
        if len(names) == 1:
            return f"SELECT key, chat_id, seq FROM {self.seen_table} WHERE key IN ({', '.join('?' * size)})"
        row = "(" + ", ".join("?" * len(names)) + ")"
        match = " AND ".join(f"t.{name} = w.{name}" for name in names) + " AND t.key IS NOT NULL"
        return (
            f"WITH w({', '.join(names)}) AS (VALUES {', '.join([row] * size)}) "
            f"SELECT t.person, t.key, t.chat_id, t.seq FROM w CROSS JOIN {self.seen_table} t WHERE {match}"
        )

    def seen_values(self, group: list[Message]) -> list[object]:
        return [getattr(message, column) for message in group for column in self.seen_columns]


CHATS = (
    f"CREATE TABLE chats (id INTEGER PRIMARY KEY, head INTEGER NOT NULL, title TEXT DEFAULT '{'x' * 100}');"
)
EVENT = (
    "chat_id INTEGER NOT NULL, seq INTEGER NOT NULL, kind INTEGER NOT NULL, person INTEGER "
    "NOT NULL, at INTEGER NOT NULL, ref INTEGER"
)
STATE = (
    "chat_id INTEGER NOT NULL, seq INTEGER NOT NULL, author INTEGER NOT NULL, at INTEGER NOT "
    "NULL, version INTEGER NOT NULL, edited_at INTEGER, deleted_at INTEGER"
)
TEXT = "chat_id INTEGER NOT NULL, seq INTEGER NOT NULL, version INTEGER NOT NULL, body TEXT"
SPARSE = (
    "CREATE TABLE messages (chat_id INTEGER, seq INTEGER, text_id INTEGER, edited_at INTEGER, "
    "deleted_at INTEGER, PRIMARY KEY (chat_id, seq)) WITHOUT ROWID;"
)
SEEN = (
    "person INTEGER NOT NULL, key BLOB NOT NULL, body_hash BLOB NOT NULL, chat_id INTEGER NOT "
    "NULL, seq INTEGER NOT NULL"
)

RANDOM_KEYS = f"CREATE TABLE idempotency ({SEEN}, PRIMARY KEY (key)) WITHOUT ROWID;"
PERSON_KEYS = f"CREATE TABLE idempotency ({SEEN}, PRIMARY KEY (person, key)) WITHOUT ROWID;"
DAY_KEYS = (
    f"CREATE TABLE idempotency (day INTEGER NOT NULL, {SEEN}, PRIMARY KEY (day, person, key)) WITHOUT ROWID;"
)

TIME_KEYS = f"CREATE TABLE idempotency ({SEEN}, PRIMARY KEY (key, person)) WITHOUT ROWID;"

ADD_EVENT: tuple[str, Row] = (
    "INSERT INTO events (chat_id, seq, kind, person, at) VALUES (?, ?, 1, ?, ?)",
    lambda m: (m.chat, m.seq, m.person, m.at),
)
ADD_STATE: tuple[str, Row] = (
    "INSERT INTO messages (chat_id, seq, author, at, version) VALUES (?, ?, ?, ?, 1)",
    lambda m: (m.chat, m.seq, m.person, m.at),
)
ADD_TEXT: tuple[str, Row] = (
    "INSERT INTO texts (chat_id, seq, version, body) VALUES (?, ?, 1, ?)",
    lambda m: (m.chat, m.seq, m.text),
)
ADD_KEY: tuple[str, Row] = (
    "INSERT INTO idempotency (person, key, body_hash, chat_id, seq) VALUES (?, ?, ?, ?, ?)",
    lambda m: (m.person, m.key, m.key, m.chat, m.seq),
)
ADD_DAY_KEY: tuple[str, Row] = (
    "INSERT INTO idempotency (day, person, key, body_hash, chat_id, seq) VALUES (?, ?, ?, ?, ?, ?)",
    lambda m: (m.day, m.person, m.key, m.key, m.chat, m.seq),
)
ADD_TIME_KEY: tuple[str, Row] = (
    "INSERT INTO idempotency (key, person, body_hash, chat_id, seq) VALUES (?, ?, ?, ?, ?)",
    lambda m: (m.time_key, m.person, m.key, m.chat, m.seq),
)
ADD_INLINE: tuple[str, Row] = (
    "INSERT INTO events (chat_id, seq, kind, person, at, body) VALUES (?, ?, 1, ?, ?, ?)",
    lambda m: (m.chat, m.seq, m.person, m.at, m.text),
)
ADD_INLINE_KEY: tuple[str, Row] = (
    "INSERT INTO events (chat_id, seq, kind, person, at, body, day, key, body_hash) "  # noqa: ISC004
    "VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?)",
    lambda m: (m.chat, m.seq, m.person, m.at, m.text, m.day, m.key, m.key),
)
ADD_REFERRING: tuple[str, Row] = (
    "INSERT INTO events (chat_id, seq, kind, person, at, text_id) VALUES (?, ?, 1, ?, ?, ?)",
    lambda m: (m.chat, m.seq, m.person, m.at, m.number),
)
ADD_APPENDED: tuple[str, Row] = (
    "INSERT INTO texts (id, chat_id, seq, body) VALUES (?, ?, ?, ?)",
    lambda m: (m.number, m.chat, m.seq, m.text),
)
ADD_STATE_REFERRING: tuple[str, Row] = (
    "INSERT INTO messages (chat_id, seq, author, at, text_id) VALUES (?, ?, ?, ?, ?)",
    lambda m: (m.chat, m.seq, m.person, m.at, m.number),
)

JOIN_TEXT = "texts t ON t.chat_id = m.chat_id AND t.seq = m.seq AND t.version = m.version"
SNAPSHOT = (
    f"SELECT m.*, t.body FROM messages m JOIN {JOIN_TEXT} WHERE m.chat_id = ? ORDER BY m.seq DESC LIMIT 50"
)
DELTA = (
    "SELECT e.*, t.body FROM events e LEFT JOIN texts t ON t.chat_id = e.chat_id AND t.seq = "
    "e.seq AND t.version = 1 "
    "WHERE e.chat_id = ? AND e.seq > ? ORDER BY e.seq"
)
OVERLAY = "LEFT JOIN messages m ON m.chat_id = e.chat_id AND m.seq = e.seq"
SNAPSHOT_INLINE = (
    f"SELECT e.*, m.edited_at, m.deleted_at FROM events e {OVERLAY} WHERE e.chat_id = ? AND "
    "e.kind = 1 ORDER BY e.seq DESC LIMIT 50"
)
DELTA_INLINE = "SELECT * FROM events WHERE chat_id = ? AND seq > ? ORDER BY seq"
SNAPSHOT_SPARSE = (
    f"SELECT e.*, m.edited_at, m.deleted_at, t.body FROM events e {OVERLAY} "
    "LEFT JOIN texts t ON t.id = coalesce(m.text_id, e.text_id) "
    "WHERE e.chat_id = ? AND e.kind = 1 ORDER BY e.seq DESC LIMIT 50"
)
SNAPSHOT_DENSE = (
    "SELECT m.*, t.body FROM messages m LEFT JOIN texts t ON t.id = m.text_id WHERE m.chat_id "
    "= ? ORDER BY m.seq DESC LIMIT 50"
)
DELTA_REFERRING = (
    "SELECT e.*, t.body FROM events e LEFT JOIN texts t ON t.id = e.text_id WHERE e.chat_id = "
    "? AND e.seq > ? ORDER BY e.seq"
)


def rowid(name: str, columns: str, unique: str) -> str:
    return (
        f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, {columns}); CREATE UNIQUE INDEX "
        f"{name}_place ON {name} ({unique});"
    )


def clustered(name: str, columns: str, key: str) -> str:
    return f"CREATE TABLE {name} ({columns}, PRIMARY KEY ({key})) WITHOUT ROWID;"


PLACE = "chat_id, seq"
DAY_KEY = ("day", "person", "key")
APPENDED = (
    "CREATE TABLE texts (id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL, seq INTEGER NOT NULL, body TEXT);"
)
REFERRING = f"{EVENT}, text_id INTEGER"
DENSE = clustered("messages", STATE.replace("version INTEGER NOT NULL", "text_id INTEGER"), PLACE)
ALL_CLUSTERED = (
    CHATS
    + clustered("events", EVENT, PLACE)
    + clustered("messages", STATE, PLACE)
    + clustered("texts", TEXT, PLACE + ", version")
)
INLINE = CHATS + rowid("events", f"{EVENT}, body TEXT", PLACE) + SPARSE
INLINE_KEYS = (
    CHATS
    + rowid("events", f"{EVENT}, body TEXT, day INTEGER, key BLOB, body_hash BLOB", PLACE)
    + SPARSE
    + "CREATE UNIQUE INDEX events_key ON events (day, person, key) WHERE key IS NOT NULL;"
)
SLIM = CHATS + clustered("events", REFERRING, PLACE) + APPENDED + SPARSE + DAY_KEYS
SLIM_INSERTS = (ADD_REFERRING, ADD_APPENDED, ADD_DAY_KEY)
FULL_INSERTS = (ADD_EVENT, ADD_STATE, ADD_TEXT)
DENSE_INSERTS = (*SLIM_INSERTS, ADD_STATE_REFERRING)


DENSE_TABLES = CHATS + clustered("events", REFERRING, PLACE) + APPENDED + DENSE
SPARSE_TABLES = CHATS + clustered("events", REFERRING, PLACE) + APPENDED + SPARSE
HEADS = "CREATE TABLE heads (id INTEGER PRIMARY KEY, head INTEGER NOT NULL);"
TIME_INSERTS = (ADD_REFERRING, ADD_APPENDED, ADD_TIME_KEY)
