"""How messages stand that were changed, and drafts, as tables."""

from sqlalchemy import BigInteger, Column, Integer, SmallInteger, Table, Text

from chat_server.storage.core.schema import metadata

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


drafts = Table(
    "drafts",
    metadata,
    Column("person_id", Integer, primary_key=True, autoincrement=False),
    Column("chat_id", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("reply_to", BigInteger),
    sqlite_with_rowid=False,
)
