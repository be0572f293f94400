"""What `feierabend doctor` looks at. Nothing is changed, and nothing is created."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, func, select

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import to_millis
from chat_server.main.cli.backups import last_backup
from chat_server.main.cli.shared import BUS_SECONDS, database_place, problem_of
from chat_server.main.opening import open_bus, open_store
from chat_server.main.settings import LOCAL, BadSettings, ServerSettings, unknown_variables
from chat_server.services.core.ports import BusUnavailable
from chat_server.storage.account import tables as account_tables
from chat_server.storage.core import sqlite_file
from chat_server.storage.core.database import FAILURES, open_database
from chat_server.storage.migrations import HEAD, KNOWN, version
from chat_server.storage.people import tables as people_tables

Severity = Literal["well", "hint", "problem"]
BACKUP_AGE = timedelta(hours=50)
LITTLE_SPACE, TOO_LITTLE_SPACE = 2.0, 0.2
"""GB."""
CLOCK_LATE_MS = 300_000


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: `key` names its text."""

    level: Severity
    key: str
    values: dict[str, object] = field(default_factory=dict)


def well(key: str, **values: object) -> Finding:
    return Finding("well", key, values)


def hint(key: str, **values: object) -> Finding:
    return Finding("hint", key, values)


def problem(key: str, **values: object) -> Finding:
    return Finding("problem", key, values)


def check_settings(settings: ServerSettings) -> Iterator[Finding]:
    """Names, addresses, TLS and proxies: what the settings alone tell."""
    yield well("settings")
    yield from (hint("settings.unknown", name=name) for name in unknown_variables(os.environ))
    if settings.workers > 1 and (settings.uses_sqlite or not settings.redis_url):
        yield problem("workers.alone")
    origins = ", ".join(sorted(settings.public_origins))
    if settings.is_local:
        yield hint("origins.local", origins=origins)
        return
    yield well("origins", origins=origins) if settings.secure else problem("origins.plain", origins=origins)
    yield from _check_proxies(settings)
    if f"[{settings.host}]" not in LOCAL and settings.host not in LOCAL:
        yield hint("host.open", host=settings.host)


def _check_proxies(settings: ServerSettings) -> Iterator[Finding]:
    """The server itself does no TLS: where an address is https, there is a proxy."""
    if "*" in settings.proxies:
        yield problem("proxies.all")
    elif settings.proxies:
        yield well("proxies", proxies=settings.proxies)
    elif any(origin.startswith("https://") for origin in settings.public_origins):
        yield problem("proxies.none")


def check_client(built: Path) -> Finding:
    """Whether there is something to show in a browser."""
    return well("client") if (built / "index.html").is_file() else problem("client.missing", node=_node())


def _node() -> str:
    program = shutil.which("node")
    if program is None:
        return "–"
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603


def check_ffmpeg() -> Finding:
    """Whether voice notes play everywhere."""
    return hint("ffmpeg.missing") if shutil.which("ffmpeg") is None else well("ffmpeg")


def check_calendar(calendar: Calendar) -> Finding:
    """The zone's data was found, too, if there is a calendar."""
    opening, closing = f"{calendar.opening:%H:%M}", f"{calendar.closing:%H:%M}"
    return well("calendar", zone=calendar.zone_name, opening=opening, closing=closing)


def closed(error: sqlite_file.ClosedFile) -> Finding:
    """The database is somebody else's."""
    return problem(
        "database.closed", path=error.path, owner=error.owner, user=error.user, folder=error.folder
    )


def check_files(file: Path) -> Iterator[Finding]:
    """Whose the SQLite file is, who may read it, and whether it can be written. Raises ClosedFile."""
    folder = file.parent.absolute()
    sqlite_file.check_writable(file)
    owner = folder.stat().st_uid
    for path in sqlite_file.siblings(file):
        if path.stat().st_uid != owner and owner != 0:
            names = {"owner": sqlite_file.user_name(path.stat().st_uid), "user": sqlite_file.user_name(owner)}
            yield problem("database.mixed", path=path.absolute(), folder=folder, **names)
    for path in sqlite_file.open_to_others(sqlite_file.siblings(file)):
        yield hint("database.open", path=path.absolute())


async def check_database(settings: ServerSettings, now: datetime) -> list[Finding]:
    """Whether it is there and can be used, and what is in it."""
    file = settings.database_file
    where = database_place(settings)
    try:
        if file is not None and not sqlite_file.exists(file):
            return [problem("database.missing", where=where)]
        found = list(check_files(file)) if file is not None else []
    except sqlite_file.ClosedFile as error:
        return [closed(error)]
    database = open_database(settings.database)
    try:
        schema = await database.read(version)
        found.append(judge_schema(schema, where))
        if schema == HEAD:
            found += await database.read(lambda connection: _look_inside(connection, now))
    except FAILURES as error:
        found.append(problem("database.unreachable", problem=problem_of(error)))
    finally:
        await database.close()
    return found


def judge_schema(schema: str | None, where: str) -> Finding:
    """What a schema means for this version."""
    if schema is None:
        return problem("database.missing", where=where)
    if schema == HEAD:
        return well("database", where=where, version=schema)
    return problem("database.old" if schema in KNOWN else "database.newer", where=where, version=schema)


def _look_inside(connection: Connection, now: datetime) -> list[Finding]:
    latest = connection.execute(select(func.max(account_tables.sessions.c.created_at))).scalar() or 0
    managers = select(people_tables.people.c.id).where(
        people_tables.people.c.kind == "management", people_tables.people.c.password.is_not(None)
    )
    shown = f"{now.astimezone():%Y-%m-%d %H:%M:%S %Z}"
    late = latest - to_millis(now) > CLOCK_LATE_MS
    known = f"{datetime.fromtimestamp(latest / 1000, now.tzinfo).astimezone():%Y-%m-%d %H:%M}"
    clock = problem("clock.wrong", now=shown, latest=known) if late else well("clock", now=shown)
    return [clock, *([] if connection.execute(managers.limit(1)).first() else [hint("people.none")])]


def check_disk(folder: Path) -> Finding:
    """Room where the database grows."""
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    free = free_space(there)
    if free < LITTLE_SPACE:
        say = problem if free < TOO_LITTLE_SPACE else hint
        return say("disk.low", free=f"{free:.1f}", folder=there)
    return well("disk", free=f"{free:.0f}")


def free_space(folder: Path) -> float:
    """GB."""
    return shutil.disk_usage(folder).free / 1e9


async def check_redis(settings: ServerSettings) -> list[Finding]:
    """Whether Redis answers, where it is set."""
    if not settings.redis_url:
        return []
    bus = open_bus(settings, "doctor")
    try:
        async with asyncio.timeout(BUS_SECONDS):
            await bus.start(lambda _fact: None, lambda: None)
        await bus.stop()
    except (BusUnavailable, TimeoutError, ValueError):
        return [problem("redis.down")]
    return [well("redis")]


async def check_bucket(settings: ServerSettings) -> list[Finding]:
    """Whether the bucket of files answers, where one is set: it is asked for what nobody has put there."""
    if not settings.s3_bucket:
        return []
    try:
        await open_store(settings).size("0" * 64)
    except FileNotFoundError:
        return [well("bucket", bucket=settings.s3_bucket)]
    except (Refusal, BadSettings):
        return [problem("bucket.away", bucket=settings.s3_bucket)]
    return [well("bucket", bucket=settings.s3_bucket)]


def check_backup(settings: ServerSettings, now: datetime) -> Finding:
    """How long ago `feierabend backup` last succeeded."""
    last = last_backup(settings)
    if last is None:
        return hint("backup.none")
    at = f"{last.astimezone():%Y-%m-%d %H:%M}"
    return well("backup", at=at) if now - last < BACKUP_AGE else hint("backup.old", at=at)
