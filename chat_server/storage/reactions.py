"""Reactions to messages as rows. One taken back keeps its row, for the number of its event."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import BigInteger, Column, Connection, Integer, SmallInteger, String, Table, bindparam, text

from chat_server.domain.reactions import NewReaction, ReactionMark, Reactions, RemovedReaction
from chat_server.storage.core.log_parts import EventRow, carried, reads
from chat_server.storage.core.schema import metadata
from chat_server.storage.core.sql import Query

message_reactions = Table(
    "message_reactions",
    metadata,
    Column("chat_id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),  # of the message
    Column("reaction", String(40), primary_key=True),
    Column("person_id", Integer, primary_key=True, autoincrement=False),
    Column("event_seq", BigInteger, nullable=False),  # of the last change
    Column("is_on", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

_SAVE = text(
    "INSERT INTO message_reactions (chat_id, seq, reaction, person_id, event_seq, is_on)"
    " VALUES (:chat, :seq, :reaction, :person, :event, :is_on)"
    " ON CONFLICT (chat_id, seq, reaction, person_id) DO UPDATE"
    " SET event_seq = excluded.event_seq, is_on = excluded.is_on"
)
_MARKS = Query(
    text(
        "SELECT r.seq, r.reaction, r.person_id, p.pid, r.event_seq, r.is_on"
        " FROM message_reactions r JOIN people p ON p.id = r.person_id WHERE r.chat_id = :chat AND r.seq IN :seqs"
        " ORDER BY r.seq, r.event_seq"
    ).bindparams(bindparam("seqs", expanding=True))
)
_HAS = text(
    "SELECT is_on FROM message_reactions"
    " WHERE chat_id = :chat AND seq = :seq AND reaction = :reaction AND person_id = :person"
)


@reads(NewReaction)
def _new_reaction(row: EventRow, _cards: object) -> NewReaction:
    return NewReaction(row.ref, row.title)


@reads(RemovedReaction)
def _removed_reaction(row: EventRow, _cards: object) -> RemovedReaction:
    return RemovedReaction(row.ref, row.title)


@carried
def load_reactions(connection: Connection, chat: int, seqs: Collection[int]) -> dict[int, Reactions]:
    """The reactions to messages, by their numbers; those that never had one are missing."""
    found: dict[int, Reactions] = defaultdict(Reactions)
    if seqs:
        for row in _MARKS(connection, {"chat": chat, "seqs": sorted(set(seqs))}):
            reactions = found[row.seq]
            reactions.seq = max(reactions.seq, row.event_seq)
            if row.is_on:
                reactions.marks.append(ReactionMark(row.reaction, row.pid))
                reactions.named[row.person_id] = row.pid
    return found


def has_reacted(connection: Connection, chat: int, seq: int, reaction: str, person: int) -> bool:
    asked = {"chat": chat, "seq": seq, "reaction": reaction, "person": person}
    return bool(connection.execute(_HAS, asked).scalar())


def save_reaction(
    connection: Connection, chat: int, seq: int, reaction: str, person: int, event: int, is_on: bool
) -> None:
    connection.execute(
        _SAVE,
        {
            "chat": chat,
            "seq": seq,
            "reaction": reaction,
            "person": person,
            "event": event,
            "is_on": int(is_on),
        },
    )
