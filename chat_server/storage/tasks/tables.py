"""Tasks and the time recorded on them as tables (decision 0004)."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, SmallInteger, String, Table, Text

from chat_server.storage.core.schema import metadata

tasks = Table(  # decision 0004: the task is one document, the columns are what is looked for
    "tasks",
    metadata,
    Column("chat_id", ForeignKey("chats.id"), primary_key=True, autoincrement=False),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("status", String(20), nullable=False),
    Column("area", String(20)),
    Column("deadline", BigInteger),
    Column("reaction", BigInteger),  # until when staff must answer
    Column("changed", BigInteger, nullable=False),  # when customers last saw anything change
    Column("lapse_at", BigInteger),  # when time alone next changes it
    Column("format", SmallInteger, nullable=False),  # of `data`
    Column("data", Text, nullable=False),
    Column("whose", SmallInteger, nullable=False, server_default="2"),  # turn it is: see attention.Whose
    Column("used_up_at", BigInteger),  # since when most of the budget is used
    Column("seen_used_up_at", BigInteger),  # the same as customers see it, at the first opening after
    Column("responsible_id", Integer),  # who of staff is to see to it; none: the team lead
    Column(
        "turn", String(12), nullable=False, server_default="assistant"
    ),  # the same in full: see next_step.Turn
    Column("assistant_id", Integer),  # who accepted it
    Index("ix_tasks_account_id", "account_id", "status"),
    Index("ix_tasks_lapse_at", "lapse_at"),
    Index("ix_tasks_responsible_id", "responsible_id"),
    Index("ix_tasks_status", "status", "whose", "changed"),
)

running_timers = Table(  # one running timer a person, whatever the task
    "running_timers",
    metadata,
    Column("person_id", Integer, primary_key=True, autoincrement=False),
    Column("chat_id", Integer, nullable=False, index=True),
    Column("since_at", BigInteger, nullable=False),
)

time_records = (
    Table(  # whose time was recorded when, on whatever task: what the documents say, to be found by person
        "time_records",
        metadata,
        Column("chat_id", Integer, primary_key=True, autoincrement=False),
        Column("number", Integer, primary_key=True, autoincrement=False),  # within the task
        Column("person_id", Integer, nullable=False),
        Column("start_at", BigInteger, nullable=False),
        Column("length", BigInteger, nullable=False),  # ms
        Column("state", String(10), nullable=False),  # counted | waiting | refused
        Index("ix_time_records_person_id", "person_id", "start_at"),
        sqlite_with_rowid=False,
    )
)
