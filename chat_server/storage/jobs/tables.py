"""Jobs as tables: who works them off, and which of their rows failed."""

from sqlalchemy import BigInteger, Column, Integer, String, Table

from chat_server.storage.core.schema import metadata

LONGEST_NAME = 20
LONGEST_REASON = 60

job_leases = Table(  # of each round of jobs, which process works it off, and until when it may
    "job_leases",
    metadata,
    Column("name", String(LONGEST_NAME), primary_key=True),
    Column("holder", String(40), nullable=False),
    Column("until_at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

job_tries = Table(  # due rows that failed, until they succeed or are due no more
    "job_tries",
    metadata,
    Column("job", String(LONGEST_NAME), primary_key=True),
    Column("key", String(40), primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("failed_at", BigInteger, nullable=False),  # the last time
    Column("next_at", BigInteger),  # when it is tried again; NULL: it is given up
    Column("reason", String(LONGEST_REASON), nullable=False),  # code of a refusal, or incident of the log
    Column("first_at", BigInteger, nullable=False),  # when it failed for the first time
    sqlite_with_rowid=False,
)
