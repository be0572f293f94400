"""PostgreSQL's own programs for backups: pg_dump and pg_restore."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy.engine import make_url


class ToolFailed(Exception):
    """A program is not there (`problem` is then empty), or says that it could not do it."""

    def __init__(self, tool: str, problem: str = "") -> None:
        super().__init__(tool, problem)
        self.tool, self.problem = tool, problem


def dump(url: str, target: Path) -> None:
    """Write the database to a file in PostgreSQL's custom format, as of one moment. Raises ToolFailed.

    Without its epoch: whoever starts on what was made of the file, be it by hand, begins another one.
    """
    _run(
        "pg_dump",
        url,
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        "--exclude-table-data=installation",
        f"--file={target}",
    )


def listed_tables(path: Path) -> int:
    """How many tables' data a dump holds; reads its table of contents. Raises ToolFailed."""
    contents = _run("pg_restore", "", "--list", str(path))
    return len(re.findall(r"^\d+;.* TABLE DATA ", contents, re.MULTILINE))


def load(url: str, path: Path) -> None:
    """Put a dump into an empty database, all of it or nothing. Raises ToolFailed."""
    name = make_url(url).database or ""
    _run(
        "pg_restore",
        url,
        "--no-owner",
        "--no-privileges",
        "--exit-on-error",
        "--single-transaction",
        f"--dbname={name}",
        str(path),
    )


def _run(tool: str, url: str, *arguments: str) -> str:
    program = _find(tool)
    if program is None:
        raise ToolFailed(tool)
    ended = subprocess.run(  # noqa: S603  a program of PostgreSQL's, with arguments of ours
        [program, *arguments],
        env={**os.environ, **(environment(url) if url else {})},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if ended.returncode != 0:
        raise ToolFailed(tool, next(iter(ended.stderr.splitlines()), f"exit code {ended.returncode}"))
    return ended.stdout


def _find(tool: str) -> str | None:
    """On the PATH, or where Debian keeps one a version: there the newest, which reads all older servers."""
    newest = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{tool}"), key=lambda path: _number(path.parts[4])
    )
    return str(newest[-1]) if newest else shutil.which(tool)


def _number(version: str) -> float:
    return float(version) if re.fullmatch(r"\d+(\.\d+)?", version) else 0.0


def environment(url: str) -> Mapping[str, str]:
    """How PostgreSQL's programs find the database: by variables, as arguments stand in the process list."""
    parsed = make_url(url)
    query = {name: value if isinstance(value, str) else value[0] for name, value in parsed.query.items()}
    given = {
        "PGHOST": query.get("host") or parsed.host,
        "PGPORT": query.get("port") or (str(parsed.port) if parsed.port else None),
        "PGUSER": query.get("user") or parsed.username,
        "PGPASSWORD": query.get("password") or parsed.password,
        "PGDATABASE": parsed.database,
        "PGSSLMODE": query.get("ssl") or query.get("sslmode"),
    }
    return {name: str(value) for name, value in given.items() if value}
