"""Filled databases as released versions left them: `demo_VERSION.json.gz` holds the rows of the schema of that version.

`python -m tests.storage.core.filled` writes that of this version, the oldest one upgraded. Call it when a release
adds a migration, and never again for the same version.
"""

import asyncio
import gzip
import json
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, text

from chat_server.storage.all_tables import metadata
from chat_server.storage.core.database import open_database
from chat_server.storage.migrations import HEAD, running, upgrade

FOLDER = Path(__file__).parent
FIRST = ("installation", "people", "accounts", "teams", "chats")
"""Tables that others refer to."""

Rows = dict[str, dict[str, list[Any]]]
"""Columns and rows by table."""


def versions() -> list[str]:
    """Those of which there is a filled database, the oldest first."""
    return sorted(
        file.name.removeprefix("demo_").removesuffix(".json.gz") for file in FOLDER.glob("demo_*.json.gz")
    )


def rows_of(version: str) -> Rows:
    tables: Rows = json.loads(gzip.decompress(_file(version).read_bytes()))
    return tables


def fill(connection: Connection, version: str) -> None:
    """The rows of the file, into the tables of that version."""
    running.run(connection, version)
    tables = rows_of(version)
    for name in (*FIRST, *(tables.keys() - set(FIRST))):
        columns = tables[name]["columns"]
        names, places = ", ".join(f'"{one}"' for one in columns), ", ".join(f":{one}" for one in columns)
        rows = [dict(zip(columns, map(_value, row), strict=True)) for row in tables[name]["rows"]]
        connection.execute(text(f"INSERT INTO {name} ({names}) VALUES ({places})"), rows)  # noqa: S608
        if connection.dialect.name == "postgresql" and columns[0] == "id":
            _count_on(connection, name)


def _count_on(connection: Connection, name: str) -> None:
    """The next key of a table follows the highest one."""
    counter = "'text_ids'" if name == "texts" else f"pg_get_serial_sequence('{name}', 'id')"
    connection.execute(text(f"SELECT setval({counter}, (SELECT MAX(id) FROM {name}))"))  # noqa: S608


def _value(stored: Any) -> Any:  # noqa: ANN401  whatever a column holds
    return bytes.fromhex(stored["hex"]) if isinstance(stored, dict) else stored


def _stored(value: Any) -> Any:  # noqa: ANN401  whatever a column holds
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def _file(version: str) -> Path:
    return FOLDER / f"demo_{version}.json.gz"


def load_rows(connection: Connection) -> Rows:
    """All rows of the tables of this version, but for tables without any."""
    found: Rows = {}
    for table in metadata.sorted_tables:
        rows = connection.execute(table.select().order_by(*table.primary_key.columns)).all()
        if rows:
            columns = [column.name for column in table.columns]
            found[table.name] = {"columns": columns, "rows": [list(map(_stored, row)) for row in rows]}
    return found


async def _write() -> None:
    assert not _file(HEAD).exists(), "what was released is never written again"
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/filled.db")
        await database.write(partial(fill, version=versions()[0]))
        await database.write(partial(upgrade, epoch="new", now_ms=1))
        found = await database.read(load_rows)
        await database.close()
    _file(HEAD).write_bytes(gzip.compress(json.dumps(found).encode(), mtime=0))


if __name__ == "__main__":
    asyncio.run(_write())
