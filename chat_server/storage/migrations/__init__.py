"""Bringing a database to the schema of this version, on start and by `feierabend db upgrade`."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, insert, select, text

from chat_server.storage.tables import installation

LOCK = 4_836_271
"""PostgreSQL: processes that start together upgrade one after another. SQLite's write lock does the same."""


class UnknownSchema(Exception):
    """The database was made by a newer version, or is none of ours."""


def upgrade(connection: Connection, epoch: str, now_ms: int) -> str:
    """Bring the database to this version's schema, keeping all data; the epoch that it has afterwards.

    An empty database becomes a new incarnation with this `epoch`. Raises UnknownSchema and changes nothing.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise UnknownSchema(str(error)) from error
    return _epoch(connection, epoch, now_ms)


def _epoch(connection: Connection, epoch: str, now_ms: int) -> str:
    known: str | None = connection.execute(select(installation.c.epoch)).scalar_one_or_none()
    if known is not None:
        return known
    connection.execute(insert(installation).values(id=1, epoch=epoch, created_at=now_ms))
    return epoch
