"""Running the server: one process, or several that share the port."""

import asyncio
import gc
import os
import socket
from datetime import timedelta

import click
import msgspec
import uvicorn
from starlette.types import ASGIApp
from uvicorn.supervisors import Multiprocess

from chat_server import logs
from chat_server.clock import SystemClock
from chat_server.hub.connections.takeover import TakeoverProtocol
from chat_server.main.app import Options, build, prepare
from chat_server.main.cli.output import fail
from chat_server.main.cli.shared import database_place
from chat_server.main.cli.texts import say
from chat_server.main.demo import agency
from chat_server.main.opening import open_bus
from chat_server.main.settings import ServerSettings, from_environment, unknown_variables
from chat_server.storage.core import sqlite_file
from chat_server.web.protection.heads import LimitedHttp
from chat_server.web.static_client import BUILT
from protocol.core import limits

START = "FEIERABEND_WORKER"
"""The variable by which the parent tells its workers what they cannot find out themselves."""

STOP_SECONDS = 5

HUNG_SECONDS = 60
"""Seconds after which a worker that does not answer its parent is replaced. On a busy machine a worker takes long
to start: with five seconds none would ever be ready.
"""


class WorkerStart(msgspec.Struct, frozen=True):
    """What a worker needs to start: the database's epoch, and how far the clock is ahead of the machine's (ms)."""

    epoch: str
    demo: bool
    ahead: int


def serve(settings: ServerSettings, clock: SystemClock, is_demo: bool) -> None:
    """Serves until a signal ends it. Raises the errors that `cli.shared.errors_in_words` knows."""
    if settings.workers > 1 and (settings.uses_sqlite or not settings.redis_url):
        fail(say("need_services"))
    for name in unknown_variables(os.environ):
        click.echo(say("unknown_variable", name=name), err=True)
    if not (BUILT / "index.html").is_file():
        click.echo(say("no_client"), err=True)
    with listen(settings) as listening:
        settings = msgspec.structs.replace(settings, port=listening.getsockname()[1])
        if settings.database_file is not None and not sqlite_file.exists(settings.database_file):
            click.echo(say("created", where=database_place(settings)), err=True)
        epoch = asyncio.run(_prepare(settings, clock, is_demo))
        _announce(settings, is_demo)
        if settings.workers == 1:
            app = _build_for_good(settings, clock, epoch, is_demo)
            uvicorn.Server(configuration(app, settings)).run([listening])
        else:
            _serve_together(settings, clock, WorkerStart(epoch, is_demo, 0), listening)


def listen(settings: ServerSettings) -> socket.socket:
    """Opens the port, before anything else is done."""
    listening = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        listening.close()
        fail(say("no_port", host=settings.host, port=settings.port, problem=error.strerror or error))
    listening.set_inheritable(True)
    return listening


async def _prepare(settings: ServerSettings, clock: SystemClock, is_demo: bool) -> str:
    epoch = await prepare(settings, clock, Options(demo=is_demo))
    bus = open_bus(settings, epoch)
    await bus.start(lambda _fact: None, lambda: None)  # to say at once, and plainly, where Redis is missing
    await bus.stop()
    return epoch


def _announce(settings: ServerSettings, is_demo: bool) -> None:
    click.echo(say("ready", url=url(settings)))
    if is_demo:
        announce_logins()


def announce_logins() -> None:
    """Prints the people as whom one can sign in to the demo."""
    click.echo(say("logins", password=agency.PASSWORD))
    for login in agency.LOGINS:
        click.echo(f"  {login.email:<36} {login.name} ({login.role})")


def url(settings: ServerSettings) -> str:
    """The address at which a browser finds the server."""
    origins = sorted(settings.public_origins)
    return next((origin for origin in origins if "localhost" in origin), origins[0])


def configuration(app: ASGIApp | str, settings: ServerSettings) -> uvicorn.Config:
    """uvicorn's settings: the hub takes sockets over, no deflate, no access log, nothing told about the server."""
    return uvicorn.Config(
        app,
        factory=isinstance(app, str),
        workers=settings.workers,
        loop="uvloop",
        http=LimitedHttp,
        ws=TakeoverProtocol,
        ws_max_size=limits.COMMAND_BYTES,
        ws_per_message_deflate=False,
        lifespan="on",
        log_config=None,
        log_level=logs.library_level(settings.log_level),
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=settings.proxies or None,
        timeout_graceful_shutdown=STOP_SECONDS,
        timeout_worker_healthcheck=HUNG_SECONDS,
    )


def _serve_together(
    settings: ServerSettings, clock: SystemClock, start: WorkerStart, listening: socket.socket
) -> None:
    ahead = (clock.now() - SystemClock().now()) // timedelta(milliseconds=1)
    os.environ[START] = msgspec.json.encode(msgspec.structs.replace(start, ahead=ahead)).decode()
    for name in ("host", "port", "workers"):
        os.environ[f"FEIERABEND_{name.upper()}"] = str(getattr(settings, name))
    Multiprocess(configuration("chat_server.main.cli.serving:worker", settings), [listening]).run()


def worker() -> ASGIApp:
    """Runs one of several server processes, started by `_serve_together`."""
    settings = from_environment()
    logs.configure(settings.log_level, settings.log_format)
    start = msgspec.json.decode(os.environ[START], type=WorkerStart)
    clock = SystemClock(SystemClock().now() + timedelta(milliseconds=start.ahead))
    return _build_for_good(settings, clock, start.epoch, start.demo)


def _build_for_good(settings: ServerSettings, clock: SystemClock, epoch: str, is_demo: bool) -> ASGIApp:
    """Builds the application, and says that what is loaded by then is no garbage: to look through all of it takes a
    sixth of a second, for which nobody is answered.
    """
    app = build(settings, clock, epoch, Options(demo=is_demo))
    gc.freeze()
    return app
