"""Tags of messages as rows, and the accounts' own tags. A tag taken off keeps its row, for the number of its event."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    bindparam,
    text,
    update,
)

from chat_server.domain.tags import ACCOUNT_TAG_PREFIX, NewTag, RemovedTag, TagMark, Tags
from chat_server.storage.core.log_parts import EventRow, carried, reads
from chat_server.storage.core.schema import metadata
from chat_server.storage.core.sql import Query

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

_SAVE = text(
    "INSERT INTO message_tags (chat_id, seq, tag, person_id, event_seq, is_on)"
    " VALUES (:chat, :seq, :tag, :person, :event, :is_on) ON CONFLICT (chat_id, seq, tag) DO UPDATE"
    " SET person_id = excluded.person_id, event_seq = excluded.event_seq, is_on = excluded.is_on"
)
_MARKS = Query(
    text(
        "SELECT m.seq, m.tag, m.person_id, p.pid, m.event_seq, m.is_on"
        " FROM message_tags m JOIN people p ON p.id = m.person_id WHERE m.chat_id = :chat AND m.seq IN :seqs"
        " ORDER BY m.seq, m.event_seq"
    ).bindparams(bindparam("seqs", expanding=True))
)
_TAGGED = text(
    "SELECT seq FROM message_tags WHERE chat_id = :chat AND tag = :tag AND is_on = 1 AND seq < :before"
    " ORDER BY seq DESC LIMIT :limit"
)
_COUNTS = text(
    "SELECT tag, count(*) AS entries FROM message_tags WHERE chat_id = :chat AND is_on = 1"
    " GROUP BY tag ORDER BY entries DESC, tag"
)


@reads(NewTag)
def _new_tag(row: EventRow, _cards: object) -> NewTag:
    return NewTag(row.ref, row.title)


@reads(RemovedTag)
def _removed_tag(row: EventRow, _cards: object) -> RemovedTag:
    return RemovedTag(row.ref, row.title)


@carried
def load_tags(connection: Connection, chat: int, seqs: Collection[int]) -> dict[int, Tags]:
    """The tags of messages, by their numbers; those that never had one are missing."""
    found: dict[int, Tags] = defaultdict(Tags)
    if seqs:
        for row in _MARKS(connection, {"chat": chat, "seqs": sorted(set(seqs))}):
            tags = found[row.seq]
            tags.seq = max(tags.seq, row.event_seq)
            if row.is_on:
                tags.marks.append(TagMark(row.tag, row.pid))
                tags.named[row.person_id] = row.pid
    return found


def save_tag(
    connection: Connection, chat: int, seq: int, tag: str, person: int, event: int, is_on: bool
) -> None:
    connection.execute(
        _SAVE,
        {"chat": chat, "seq": seq, "tag": tag, "person": person, "event": event, "is_on": int(is_on)},
    )


def save_system_tags(connection: Connection, chat: int, seq: int, tags: Iterable[str], person: int) -> None:
    """Those of an event that the server tagged itself: found as the others are, and changed by nobody (SPEC 5)."""
    for tag in tags:
        save_tag(connection, chat, seq, f"{SYSTEM}{tag}", person, seq, True)


SYSTEM = "sys:"


def take_off_all(connection: Connection, chat: int, seq: int, event: int) -> None:
    """A deleted message has no tags."""
    its = (message_tags.c.chat_id == chat, message_tags.c.seq == seq)
    connection.execute(update(message_tags).where(*its).values(is_on=0, event_seq=event))


def find_tagged(connection: Connection, chat: int, tag: str, before: int, limit: int) -> list[int]:
    """Numbers of the newest entries with a tag below a number."""
    wanted = {"chat": chat, "tag": tag, "before": before, "limit": limit}
    return list(connection.execute(_TAGGED, wanted).scalars())


def count_tags(connection: Connection, chat: int) -> list[tuple[str, int]]:
    """The tags of a chat and how many entries have each, the most frequent first."""
    return [(row.tag, row.entries) for row in connection.execute(_COUNTS, {"chat": chat})]


def load_used_tags(connection: Connection, chat: int) -> list[str]:
    """The own tags that were ever used in a chat."""
    return list(connection.execute(_USED, {"chat": chat, "own": f"{ACCOUNT_TAG_PREFIX}%"}).scalars())


_USED = text("SELECT DISTINCT tag FROM message_tags WHERE chat_id = :chat AND tag LIKE :own")
