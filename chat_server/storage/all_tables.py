"""All tables: importing this fills `metadata`. The same definitions serve SQLite and PostgreSQL; migrations create
exactly these.

Keys of type integer never leave the server: on the wire a person, chat or account is its `pid`. Times (`at`,
`..._at`) are milliseconds since 1970-01-01 UTC. A subject's tables stand in its `tables.py`, or beside its queries.
"""

from chat_server.storage import audit, reactions, tags
from chat_server.storage.account import tables as account
from chat_server.storage.bot import tables as bot
from chat_server.storage.chats import tables as chats
from chat_server.storage.core import tables as core
from chat_server.storage.core.schema import metadata
from chat_server.storage.held import tables as held
from chat_server.storage.jobs import tables as jobs
from chat_server.storage.messages import tables as messages
from chat_server.storage.people import tables as people
from chat_server.storage.tasks import tables as tasks

__all__ = [
    "account",
    "audit",
    "bot",
    "chats",
    "core",
    "held",
    "jobs",
    "messages",
    "metadata",
    "people",
    "reactions",
    "tags",
    "tasks",
]
