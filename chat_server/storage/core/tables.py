"""What the store itself needs, as tables: its epoch, commands carried out, and the server processes."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, String, Table, Text

from chat_server.storage.core.schema import metadata

installation = Table(
    "installation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("epoch", String(32), nullable=False),
    Column("created_at", BigInteger, nullable=False),
)


done_commands = Table(
    "done_commands",
    metadata,
    Column("key", String(60), primary_key=True),  # begins with the day, so that new rows lie together
    Column("person_id", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary(16), nullable=False),  # hash of the command without its id
    Column("chat_id", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),  # 0: the chat itself is the result, or a held act
    Column("at", BigInteger, nullable=False),
    Column("held_id", Integer),  # the act that was held instead
    sqlite_with_rowid=False,
)


processes = Table(  # which server processes live, so that a broken bus does not make their people leave
    "processes",
    metadata,
    Column("origin", String(40), primary_key=True),
    Column("until_at", BigInteger, nullable=False),
    Column("figures", Text),  # what it counts and measures, for whichever process is asked for the metrics
)
