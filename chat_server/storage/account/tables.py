"""What somebody has chosen, their sessions, and failed attempts to sign in, as tables."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from chat_server.storage.core.schema import metadata

choices = Table(  # what somebody has chosen besides their language; no row: nothing yet
    "choices",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("theme", String(10), nullable=False),
    Column("send_key", String(10), nullable=False),
    Column("notifications", String(10), nullable=False),
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
