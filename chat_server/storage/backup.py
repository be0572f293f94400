"""A checked copy of a SQLite database, beside whoever uses it, and putting one in its place."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from chat_server.storage.core import sqlite_file
from chat_server.storage.migrations import KNOWN, UnknownSchema

COUNTED = ("people", "accounts", "chats", "tasks", "events")


class Damaged(Exception):
    """What was read is no whole database of Feierabend; says what is wrong."""


class InUse(Exception):
    """A process has the database open."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a checked copy holds."""

    schema: str
    epoch: str
    counts: dict[str, int]


@contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """An empty file of the owner's alone beside `path`, to be filled and put in its place; gone at the end."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A file to write to, which becomes `path` when all is well, whole or not at all.

    Raises FileExistsError: what is there is never overwritten.
    """
    if path.exists():
        raise FileExistsError(path)
    with part_of(path) as part:
        yield part
        _flush(part)
        os.link(part, path)
        _flush(path.parent)


def copy(source: Path, target: Path) -> Contents:
    """Copy all that is committed at one moment into an empty file, and check the copy. Raises Damaged.

    SQLite's online backup: whoever writes to the source meanwhile goes on. The copy has no epoch: whoever starts on it,
    be it put back by hand, begins another one.
    """
    try:
        with closing(_reading(source)) as old, closing(sqlite3.connect(target)) as new:
            before = _count(old, "events")
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
            with new:
                new.execute("UPDATE installation SET epoch = ''")
        found = check(target)
    except sqlite3.DatabaseError as error:
        raise Damaged(f"{source}: {error}") from error
    if found.counts["events"] < before:
        raise Damaged(f"{before} events, {found.counts['events']} of them copied")
    return found


def check(path: Path) -> Contents:
    """Read every page. Raises Damaged, or sqlite3's own errors."""
    with closing(_reading(path)) as database:
        (verdict,) = database.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise Damaged(f"{path}: {verdict}")
        if database.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise Damaged(f"{path}: foreign_key_check")
        schema = _only(database, "SELECT version_num FROM alembic_version")
        epoch = _only(database, "SELECT epoch FROM installation")
        return Contents(schema, epoch, {table: _count(database, table) for table in COUNTED})


def restore(backup: Path, target: Path, epoch: str, aside: Path) -> Contents:
    """Put a checked copy of `backup` at `target`, as a new incarnation; what was there goes to `aside`.

    Clients hold what came after the backup: by the epoch they learn that it is gone. Raises Damaged, UnknownSchema
    and InUse.
    """
    with part_of(target) as part:
        contents = copy(backup, part)
        if contents.schema not in KNOWN:
            raise UnknownSchema(contents.schema)
        with closing(sqlite3.connect(part)) as database, database:
            database.execute("UPDATE installation SET epoch = ?", (epoch,))
        if os.geteuid() == 0:
            folder = target.parent.stat()
            os.chown(part, folder.st_uid, folder.st_gid)
        _flush(part)
        if target.exists():
            _move(target, aside)
        part.rename(target)
        _flush(target.parent)
    return contents


def _move(target: Path, aside: Path) -> None:
    """A last writer's log is a part of the database: SQLite takes it in, or else it is moved along."""
    try:
        with closing(sqlite3.connect(target, timeout=0)) as database:
            database.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise InUse(target) from error
    except sqlite3.DatabaseError:  # damaged, which may be why it is to be replaced
        pass
    for file in sqlite_file.siblings(target):
        file.rename(aside.with_name(aside.name + file.name.removeprefix(target.name)))


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _only(database: sqlite3.Connection, query: str) -> str:
    found = database.execute(query).fetchone()
    if found is None:
        raise Damaged(query)
    return str(found[0])


def _count(database: sqlite3.Connection, table: str) -> int:
    """How many rows; 0 where an older schema has no such table."""
    if database.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone() is None:
        return 0
    (count,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  our own names
    return int(count)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
