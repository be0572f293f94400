"""Files of messages, and uploads that are not sent, as tables.

`content` is what the bytes are kept under in the file store: their SHA-256. Several rows may have the same.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, SmallInteger, String, Table

from chat_server.storage.core.schema import metadata

uploads = Table(
    "uploads",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pid", String(40), nullable=False, unique=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("chat_id", ForeignKey("chats.id")),  # that it is for; nothing where it is for a dialog
    Column("at", BigInteger, nullable=False),  # when it was begun, or was last held no more
    Column("name", String(150), nullable=False),
    Column("length", BigInteger, nullable=False),  # bytes, as announced
    Column("received", BigInteger, nullable=False),  # bytes, by the end of the last request
    Column("held", String(40)),  # public id of the held act that is to send it
    Column("content", String(64), index=True),  # from here on: of one that is complete
    Column("kind", String(10)),
    Column("type", String(100)),
    Column("size", BigInteger),  # bytes of the content
    Column("width", Integer),
    Column("height", Integer),
    Column("voice", SmallInteger, nullable=False, server_default="0"),
    Column(
        "duration", Integer, nullable=False, server_default="0"
    ),  # milliseconds; as announced until it is complete
    Column("peaks", String(128), nullable=False, server_default=""),  # two hexadecimal digits each
    Column("dialog", String(40), index=True),  # public id of the dialog that it is for
    Index("ix_uploads_person_chat", "person_id", "chat_id"),
    Index("ix_uploads_at", "at"),
)


message_files = Table(
    "message_files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pid", String(40), nullable=False, unique=True),  # of its upload, too
    Column("chat_id", ForeignKey("chats.id"), nullable=False),
    Column("seq", BigInteger, nullable=False),  # of the message
    Column("place", SmallInteger, nullable=False),  # in the message, from 0
    Column("name", String(150), nullable=False),
    Column("name_key", String(150), nullable=False),  # the name without case
    Column("version", Integer, nullable=False),
    Column("content", String(64), nullable=False, index=True),
    Column("kind", String(10), nullable=False),
    Column("type", String(100), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("voice", SmallInteger, nullable=False, server_default="0"),
    Column("duration", Integer, nullable=False, server_default="0"),
    Column("peaks", String(128), nullable=False, server_default=""),
    Index("ix_message_files_place", "chat_id", "seq", "place"),
    Index("ix_message_files_name", "chat_id", "name_key"),
)
