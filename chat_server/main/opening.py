"""Opens what a process works with, server or command: the database, and the bus to other processes."""

import secrets
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import structlog

from chat_server.clock import Clock
from chat_server.domain.core.ids import Randomness, new_epoch
from chat_server.domain.core.times import to_millis
from chat_server.domain.facts import Fact
from chat_server.gateways.bus.local_bus import LocalBus
from chat_server.gateways.clamd import Clamd
from chat_server.gateways.file_store.arrivals import ArrivalsFolder
from chat_server.gateways.file_store.folder import FolderStore
from chat_server.gateways.inspection.inspector import ProcessInspector
from chat_server.main.settings import BadSettings, ServerSettings, load_calendar
from chat_server.services.core.context import Context
from chat_server.services.core.ports import Bus
from chat_server.services.files.ports import FileStore
from chat_server.services.files.receiving import FileEdges
from chat_server.services.files.uploads import Quota
from chat_server.storage.core import sqlite_file
from chat_server.storage.core.database import open_database
from chat_server.storage.core.writer import Writer
from chat_server.storage.migrations import upgrade

log = structlog.get_logger()


def open_bus(settings: ServerSettings, epoch: str) -> Bus:
    """The bus: Redis if it is set, on a channel of this database's own."""
    if not settings.redis_url:
        return LocalBus()
    from chat_server.gateways.bus.redis_bus import RedisBus  # noqa: PLC0415 - takes long, for few

    return RedisBus(settings.redis_url, f"feierabend:{epoch}", secrets.token_hex(8))


def open_context(
    settings: ServerSettings, clock: Clock, publish: Callable[[Fact], None], randomness: Randomness
) -> Context:
    """The context of use cases on the database; `publish` gets the facts after each commit."""
    database = open_database(settings.database)
    writer = Writer(database, publish)
    return Context(
        database=database,
        writer=writer,
        clock=clock,
        calendar=load_calendar(settings.calendar),
        randomness=randomness,
    )


def open_store(settings: ServerSettings) -> FileStore:
    """Where files are kept: a bucket if one is set. Raises BadSettings."""
    if not settings.s3_bucket:
        return FolderStore(_files(settings) / "kept")
    try:
        from chat_server.gateways.file_store.s3 import BucketAddress, BucketStore  # noqa: PLC0415 - for few
    except ImportError:
        raise BadSettings("FEIERABEND_S3_BUCKET: obstore is missing, install feierabend[s3]") from None
    return BucketStore(
        BucketAddress(
            bucket=settings.s3_bucket,
            endpoint=settings.s3_endpoint,
            region=settings.s3_region,
            access_key=settings.s3_access_key_id,
            secret_key=settings.s3_secret_access_key,
        )
    )


def _files(settings: ServerSettings) -> Path:
    return Path(settings.var) / "files"


def open_files(settings: ServerSettings) -> FileEdges:
    """Where files are kept and looked at. Raises BadSettings."""
    return FileEdges(
        store=open_store(settings),
        arrivals=ArrivalsFolder(_files(settings) / "arriving"),
        inspector=ProcessInspector(_find_ffmpeg()),
        scanner=Clamd(settings.clamd) if settings.clamd else None,
        largest=settings.file_megabytes * 1_000_000,
        quota=Quota(settings.account_gigabytes * 10**9, settings.files_gigabytes * 10**9),
    )


def _find_ffmpeg() -> str:
    """Its path; "" where it is not installed, which is logged."""
    found = shutil.which("ffmpeg")
    if found is None:
        log.warning("ffmpeg is not installed: sound is neither measured nor converted")
    return found or ""


async def upgraded(settings: ServerSettings, clock: Clock, randomness: Randomness) -> str:
    """Bring the database to this version's schema; its epoch. A SQLite file that is not there is created.

    Raises ClosedFile and UnknownSchema.
    """
    _ = load_calendar(settings.calendar)  # what cannot be read is said before anything is changed
    if settings.database_file is not None:
        sqlite_file.create(settings.database_file)
        keep_private(settings, settings.database_file)
    database = open_database(settings.database)
    try:
        work = partial(upgrade, epoch=new_epoch(randomness), now_ms=to_millis(clock.now()))
        return await database.write(work)
    finally:
        await database.close()


def keep_private(settings: ServerSettings, file: Path) -> None:
    """Closes files of the database that others could read, and logs it. Raises ClosedFile."""
    sqlite_file.check_writable(file)
    paths = [*sqlite_file.siblings(file), *([settings.private_folder] if settings.private_folder else [])]
    for path in sqlite_file.close_to_others(paths):
        log.warning("database file was open to others, now closed", path=str(path))
