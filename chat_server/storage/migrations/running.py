"""Migrations by alembic, on a connection and in its transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError as CommandError
from sqlalchemy import Connection


def run(connection: Connection, revision: str = "head") -> None:
    """Bring the database to a schema, the newest one. Raises CommandError if it has one that is not known here."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
