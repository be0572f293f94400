"""Held acts as a table."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from chat_server.storage.core.schema import metadata

held_acts = Table(  # acts of staff that wait for the end of quiet hours (SPEC 3)
    "held_acts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pid", String(40), nullable=False, unique=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("chat_id", ForeignKey("chats.id"), nullable=False),
    Column("act", String(40), nullable=False),  # its name: @held_as in domain
    Column("content", Text, nullable=False),  # the act as JSON, by its name; empty when it waits no more
    Column("at", BigInteger, nullable=False),
    Column("release_at", BigInteger, nullable=False),
    Column("state", String(10), nullable=False),  # waiting | review | released | withdrawn
    Column("head", BigInteger, nullable=False),
    Column("seq", BigInteger),  # the event that became of it
    Column("author_id", Integer),  # who asked for it, where it was handed on to `person_id` for review
    Column("handed_at", BigInteger),  # when it was last handed on
    Index("ix_held_acts_due", "state", "release_at"),
    Index("ix_held_acts_handed_at", "handed_at"),
)
