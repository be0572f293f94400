"""Dialogs with the bot as a table."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from chat_server.storage.core.schema import metadata

dialogs = Table(  # of the bot with one person; nobody else reads them
    "dialogs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pid", String(40), nullable=False, unique=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("script", String(20), nullable=False),
    Column("number", BigInteger, nullable=False),  # of its state: grows with every change
    Column("status", String(10), nullable=False),  # open | done | cancelled
    Column("changed_at", BigInteger, nullable=False),
    Column("due_at", BigInteger, nullable=False),  # when to remind of it, or to remove it
    Column("chat_id", ForeignKey("chats.id")),  # of the task it rates, or made
    Column("state", Text, nullable=False),  # JSON
    Index("ix_dialogs_person_id", "person_id", "status"),
    Index("ix_dialogs_due_at", "due_at"),
)
