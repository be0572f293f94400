"""The composition root: one server process, put together from its parts."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

import argon2
import structlog
from starlette.applications import Starlette
from starlette.types import ASGIApp

from chat_server import demo, ticker
from chat_server.clock import Clock, SystemClock
from chat_server.domain.facts import Fact
from chat_server.domain.ids import Randomness, new_epoch
from chat_server.gateways.local_bus import LocalBus
from chat_server.hub.dispatch import Dispatch
from chat_server.hub.dispatch.office import Parts
from chat_server.hub.hub import Hub
from chat_server.hub.rates import Rates
from chat_server.services.context import Context
from chat_server.services.passwords import Passwords
from chat_server.services.ports import Bus
from chat_server.services.sessions import DAY, Lifetimes
from chat_server.services.sign_in import SignIn
from chat_server.services.truth import StoreTruth
from chat_server.settings import Settings, load_calendar
from chat_server.storage import files
from chat_server.storage.database import open_database
from chat_server.storage.migrations import upgrade
from chat_server.storage.writer import Writer
from chat_server.web.client import BUILT
from chat_server.web.metrics import keep_publishing
from chat_server.web.routes import application
from chat_server.web.site import Demo, Site

DEMO_LIFETIMES = Lifetimes(stay=10_000 * DAY, browser=10_000 * DAY)
"""In the demo, moving the clock must not end sessions."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Options:
    """What a start is given beside the settings; tests inject cheap hashes and their own randomness."""

    demo: bool = False
    hasher: argon2.PasswordHasher = field(default_factory=argon2.PasswordHasher)
    randomness: Randomness = secrets.token_bytes
    client: Path = BUILT


def open_bus(settings: Settings, epoch: str) -> Bus:
    """The bus: Redis where it is set, and always a channel of this database's own."""
    if not settings.redis_url:
        return LocalBus()
    from chat_server.gateways.redis_bus import RedisBus  # noqa: PLC0415 - takes long, for few

    return RedisBus(settings.redis_url, f"feierabend:{epoch}", secrets.token_hex(8))


def open_context(
    settings: Settings, clock: Clock, publish: Callable[[Fact], None], randomness: Randomness
) -> Context:
    """The database with its writer, and the other edges of use cases; `publish` is told what was committed."""
    database = open_database(settings.database)
    writer = Writer(database, publish)
    return Context(database, writer, clock, load_calendar(settings.calendar), randomness)


async def prepare(settings: Settings, clock: Clock, options: Options) -> str:
    """Upgrade the database, and fill the demo's; the epoch to build with. Changes nothing the second time.

    A SQLite file that is not there is created. Raises ClosedFile.
    """
    if settings.database_file is not None:
        files.create(settings.database_file)
        keep_private(settings, settings.database_file)
    context = open_context(settings, clock, LocalBus().publish, options.randomness)
    try:
        now, fresh = context.millis(), new_epoch(options.randomness)
        epoch = await context.database.write(partial(upgrade, epoch=fresh, now_ms=now))
        if options.demo:
            passwords = Passwords(options.hasher)
            await demo.seed(context, passwords)
            passwords.close()
        return epoch
    finally:
        await context.database.close()


def keep_private(settings: Settings, file: Path) -> None:
    """Close what others might read of the database, and say so. Raises ClosedFile."""
    files.check_writable(file)
    paths = [*files.siblings(file), *([settings.private_folder] if settings.private_folder else [])]
    for path in files.close_to_others(paths):
        log.warning("database was open to others", path=str(path))


def build(settings: Settings, clock: Clock, epoch: str, options: Options) -> ASGIApp:
    """A server process on a prepared database; it starts and stops with the application's lifespan."""
    bus = open_bus(settings, epoch)
    context = open_context(settings, clock, bus.publish, options.randomness)
    rates = Rates(clock, settings.commands_per_second, settings.commands_at_once)
    hub = Hub(bus, StoreTruth(context), clock, context.calendar, rates, secrets.token_hex(8))
    passwords = Passwords(options.hasher)
    site = Site(
        context=context,
        hub=hub,
        sign_in=SignIn(context, passwords, DEMO_LIFETIMES if options.demo else Lifetimes()),
        agency=demo.AGENCY if options.demo else settings.agency,
        secure=settings.secure,
        is_local=settings.is_local,
        metrics_token=settings.metrics_token,
        client=options.client,
        demo=Demo(demo.LOGINS, _mover(clock, settings.workers)) if options.demo else None,
    )
    parts = Parts(hub, context, epoch, version("feierabend"), passwords, site.agency)
    return application(site, settings.public_origins, partial(_run, site, Dispatch(parts), passwords))


def _mover(clock: Clock, workers: int) -> Callable[[datetime], None] | None:
    return clock.move if isinstance(clock, SystemClock) and workers == 1 else None


@asynccontextmanager
async def _run(site: Site, receive: Dispatch, passwords: Passwords, _app: Starlette) -> AsyncIterator[None]:
    """Start from the inside out, stop from the outside in."""
    context, hub = site.context, site.hub
    await hub.start(receive)
    background = [asyncio.create_task(work) for work in (ticker.run(context), keep_publishing(context, hub))]
    log.info("server started")
    try:
        yield
    finally:
        for task in background:
            task.cancel()
        await asyncio.gather(*background, return_exceptions=True)
        await hub.stop()
        await context.writer.drain()
        passwords.close()
        await context.database.close()
        log.info("server stopped")
