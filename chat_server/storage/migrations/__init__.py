"""Bringing a database to the schema of this version, on start and by `feierabend db upgrade`."""

from pathlib import Path

from sqlalchemy import Connection, delete, insert, inspect, select, text

from chat_server.storage.core.database import is_outage
from chat_server.storage.core.tables import installation

LOCK = 4_836_271
"""PostgreSQL: processes that start together upgrade one after another. SQLite's write lock does the same."""


VERSIONS = Path(__file__).parent / "versions"
KNOWN = frozenset(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))
HEAD = max(KNOWN)
"""The schema of this version: a migration's file is named by its number, and each follows the one before."""


class UnknownSchema(Exception):
    """The database was made by a newer version, or is none of ours."""


class CannotUpgrade(Exception):
    """A step of the upgrade does not fit what is in the database, whose schema is `version`: `problem` says why."""

    def __init__(self, version: str | None, problem: Exception) -> None:
        super().__init__(version, problem)
        self.version, self.problem = version, problem


class NoSchema(Exception):
    """There is nothing of ours in the database."""


class OldSchema(Exception):
    """The database was made by an older version and has not been upgraded; `version` is its schema."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


def upgrade(connection: Connection, epoch: str, now_ms: int) -> str:
    """Bring the database to this version's schema, keeping all data; the epoch that it has afterwards.

    An empty database, or a backup that was put back by hand, becomes a new incarnation with this `epoch`. Raises
    UnknownSchema and CannotUpgrade, and then changes nothing.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    found = version(connection)
    if found != HEAD:
        _migrate(connection, found)
    return _epoch(connection, epoch, now_ms)


def version(connection: Connection) -> str | None:
    """The schema that the database has; None if it is none of ours, an empty one say."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def current_epoch(connection: Connection) -> str:
    """The epoch of a database that has this version's schema. Raises NoSchema, OldSchema and UnknownSchema."""
    found = version(connection)
    if found is None:
        raise NoSchema
    if found != HEAD:
        raise OldSchema(found) if found in KNOWN else UnknownSchema(found)
    epoch: str | None = connection.execute(select(installation.c.epoch)).scalar_one_or_none()
    if epoch is None:
        raise NoSchema
    return epoch


def begin_epoch(connection: Connection, epoch: str, now_ms: int) -> None:
    """Let the database be a new incarnation: what clients hold of it is not what it holds."""
    connection.execute(delete(installation))
    connection.execute(insert(installation).values(id=1, epoch=epoch, created_at=now_ms))


def _migrate(connection: Connection, found: str | None) -> None:
    """Alembic takes as long to import as the rest of storage, and most starts have nothing to migrate."""
    from chat_server.storage.migrations import running  # noqa: PLC0415

    try:
        running.run(connection)
    except running.CommandError as error:
        raise UnknownSchema(str(error)) from error
    except Exception as error:
        if is_outage(error):
            raise
        raise CannotUpgrade(found, error) from error


def _epoch(connection: Connection, epoch: str, now_ms: int) -> str:
    known: str | None = connection.execute(select(installation.c.epoch)).scalar_one_or_none()
    if known:
        return known
    begin_epoch(connection, epoch, now_ms)
    return epoch
