"""The composition root: assembles one server process."""

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

from chat_server.clock import Clock, SystemClock
from chat_server.domain.core.ids import Randomness
from chat_server.domain.core.refusal import Refusal
from chat_server.gateways.bus.local_bus import LocalBus
from chat_server.hub.commands.core.call import Server
from chat_server.hub.commands.core.dispatcher import Dispatcher
from chat_server.hub.connections.rates import Rates
from chat_server.hub.hub import Hub
from chat_server.jobs.files import file_chores
from chat_server.jobs.schedule import CHORES, ROUNDS
from chat_server.jobs.scheduler import Scheduler
from chat_server.main.demo import agency
from chat_server.main.opening import open_bus, open_context, open_files, upgraded
from chat_server.main.settings import ServerSettings
from chat_server.services.account.passwords import Passwords
from chat_server.services.account.sessions import DAY, Lifetimes
from chat_server.services.account.sign_in import SignIn
from chat_server.services.files.receiving import Receiving
from chat_server.services.hub_queries import StoreQueries
from chat_server.web.context import Demo, Site
from chat_server.web.metrics import keep_publishing
from chat_server.web.routes import application
from chat_server.web.static_client import BUILT

DEMO_LIFETIMES = Lifetimes(stay=10_000 * DAY, browser=10_000 * DAY)
"""Lifetimes of sessions in the demo, where moving the clock must not end sessions."""

ALONE = "alone"
"""The holder of job leases if there is only one process: its next start need not wait for those of a killed one."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Options:
    """Options of a start besides the settings; tests inject cheap hashes and their own randomness."""

    demo: bool = False
    hasher: argon2.PasswordHasher = field(default_factory=argon2.PasswordHasher)
    randomness: Randomness = secrets.token_bytes
    client: Path = BUILT


async def prepare(settings: ServerSettings, clock: Clock, options: Options) -> str:
    """Upgrades the database, and fills the demo's. Returns the epoch to build with. A second time changes nothing.

    Creates a SQLite file that is missing. Raises ClosedFile.
    """
    epoch = await upgraded(settings, clock, options.randomness)
    if options.demo:
        context = open_context(settings, clock, LocalBus().publish, options.randomness)
        passwords = Passwords(options.hasher)
        try:
            await agency.seed(context, passwords, open_files(settings))
        except Refusal as refusal:
            if refusal.detail != "disk_full":
                raise
            log.warning("demo left as it was: disk full")
        finally:
            passwords.close()
            await context.database.close()
    return epoch


def build(settings: ServerSettings, clock: Clock, epoch: str, options: Options) -> ASGIApp:
    """Builds a server process on a prepared database; it starts and stops with the application's lifespan."""
    bus = open_bus(settings, epoch)
    context = open_context(settings, clock, bus.publish, options.randomness)
    rates = Rates(clock, settings.commands_per_second, settings.commands_at_once)
    hub = Hub(bus, StoreQueries(context), clock, context.calendar, rates, secrets.token_hex(8))
    passwords = Passwords(options.hasher)
    site = Site(
        context=context,
        hub=hub,
        sign_in=SignIn(context, passwords, DEMO_LIFETIMES if options.demo else Lifetimes()),
        agency=agency.AGENCY if options.demo else settings.agency,
        secure=settings.secure,
        is_local=settings.is_local,
        metrics_token=settings.metrics_token,
        client=options.client,
        files=Receiving(context, open_files(settings)),
        demo=Demo(agency.LOGINS, _mover(clock, settings.workers)) if options.demo else None,
    )
    server = Server(
        hub=hub,
        context=context,
        epoch=epoch,
        version=version("feierabend"),
        passwords=passwords,
        agency=site.agency,
        quota=site.files.edges.quota,
    )
    return application(site, settings.public_origins, partial(_run, site, Dispatcher(server), passwords))


def _mover(clock: Clock, workers: int) -> Callable[[datetime], None] | None:
    return clock.move if isinstance(clock, SystemClock) and workers == 1 else None


@asynccontextmanager
async def _run(site: Site, receive: Dispatcher, passwords: Passwords, _app: Starlette) -> AsyncIterator[None]:
    """Starts the parts from the inside out, and stops them from the outside in."""
    context, hub = site.context, site.hub
    await hub.start(receive)
    scheduler = Scheduler(context, hub.origin if hub.bus.is_shared else ALONE)
    working = asyncio.create_task(scheduler.run(ROUNDS, (*CHORES, *file_chores(site.files.edges))))
    publishing = asyncio.create_task(keep_publishing(context, hub))
    log.info("server started")
    try:
        yield
    finally:
        scheduler.stop()
        publishing.cancel()
        await asyncio.gather(working, publishing, return_exceptions=True)
        await hub.stop()
        await context.writer.drain()
        passwords.close()
        await context.database.close()
        log.info("server stopped")
