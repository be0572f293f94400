"""What the metrics say of the database, and what other server processes say of themselves."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, case, func, select, text, update

from chat_server.storage.core.tables import processes
from chat_server.storage.held.tables import held_acts


@dataclass(frozen=True, slots=True)
class HeldCounts:
    """Held acts that wait for a release, of these the overdue ones, and those that need somebody's decision."""

    waiting: int
    overdue: int
    review: int


def count_held(connection: Connection, overdue_before: int) -> HeldCounts:
    """`overdue_before` (ms): what was to be released before it should be gone."""
    overdue = case((held_acts.c.release_at < overdue_before, 1), else_=0)
    rows = connection.execute(
        select(held_acts.c.state, func.count().label("n"), func.sum(overdue).label("overdue"))
        .where(held_acts.c.state.in_(("waiting", "review")))
        .group_by(held_acts.c.state)
    )
    found = {row.state: row for row in rows}
    waiting, review = found.get("waiting"), found.get("review")
    return HeldCounts(
        waiting.n if waiting else 0, int(waiting.overdue) if waiting else 0, review.n if review else 0
    )


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes. What there is none of, or cannot be seen from here, is None."""

    database: int
    log: int | None = None
    """Of the write-ahead log beside a SQLite file."""
    free: int | None = None
    """On the disk of a SQLite file."""


def measure(connection: Connection) -> Sizes:
    """How much room the database takes."""
    if connection.dialect.name == "postgresql":
        size = connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
        return Sizes(int(size))
    name = connection.execute(text("SELECT file FROM pragma_database_list WHERE name = 'main'")).scalar_one()
    size = _size_of(Path(name)) if name else None
    if size is None:  # in memory
        pages = text("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return Sizes(int(connection.execute(pages).scalar_one()))
    return Sizes(size, _size_of(Path(f"{name}-wal")) or 0, shutil.disk_usage(Path(name).parent).free)


def _size_of(file: Path) -> int | None:
    """None if it is not there, perhaps not any more."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return None


def save_figures(connection: Connection, origin: str, figures: str) -> None:
    """Keep the figures of a process that has a lease."""
    connection.execute(update(processes).where(processes.c.origin == origin).values(figures=figures))


def load_figures(connection: Connection, excluded: str, now: int) -> dict[str, str]:
    """The figures of all other processes that live at a moment (ms), by origin."""
    living = (processes.c.origin != excluded, processes.c.until_at > now, processes.c.figures.is_not(None))
    rows = connection.execute(select(processes.c.origin, processes.c.figures).where(*living))
    return {row.origin: row.figures for row in rows}


def change_nothing(connection: Connection) -> None:
    """Write what stands there already: whether the database can be written to."""
    connection.execute(text("UPDATE installation SET epoch = epoch"))
