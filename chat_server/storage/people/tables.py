"""People, accounts and their users, teams, and who is assigned where, as tables."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from chat_server.storage.core.schema import metadata

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
    Column("salutation", String(2)),
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


account_tags = Table(  # an account's own tags
    "account_tags",
    metadata,
    Column("account_id", ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("key", String(120), primary_key=True),  # as tags compare: see domain/core/text_cleaning.py
    Column("tag", String(40), nullable=False),  # as it was first written
    sqlite_with_rowid=False,
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
