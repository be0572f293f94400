"""Fixtures for every test: the event loop, and the services of tests/support/servers/services.py.

A service starts when a test first asks for it, and each xdist worker has its own: a test may stop it.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import ParamSpec
from unittest.mock import patch

import pytest
import structlog
from hypothesis import settings

from tests.support.examples import SAME
from tests.support.servers.s3_server import BucketServer, running_bucket_server
from tests.support.servers.services import (
    PostgresServer,
    RedisServer,
    running_postgres,
    running_redis,
)
from tools.services import PROGRAMS, SKIP, skipping

P = ParamSpec("P")

settings.load_profile(SAME)


@pytest.fixture(scope="session", autouse=True)
def _loggers_are_not_cached() -> Iterator[None]:
    """A logger that one test's settings of logs were cached for would write past `capture_logs` in all later ones."""
    with patch.object(structlog, "configure", _uncached(structlog.configure)):
        yield


def _uncached(configure: Callable[P, None]) -> Callable[P, None]:
    never = partial(structlog.configure, cache_logger_on_first_use=False)

    def configure_uncached(*args: P.args, **kwargs: P.kwargs) -> None:
        configure(*args, **kwargs)
        never()

    return configure_uncached


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    return "asyncio", {"use_uvloop": True}


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    with running_postgres(program("PostgreSQL")) as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template() -> str:
    """The database that `postgres_url` copies: an empty one, unless a folder's conftest has a better one."""
    return "template1"


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, postgres_template: str) -> Iterator[str]:
    url = postgres_server.create_database(postgres_template)
    yield url
    postgres_server.drop_database(url)


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    with running_redis(program("redis-server")) as server:
        yield server


@pytest.fixture(scope="session")
def running_bucket() -> Iterator[BucketServer]:
    with running_bucket_server() as server:
        yield server


@pytest.fixture
def bucket_server(running_bucket: BucketServer) -> BucketServer:
    """One bucket, with nothing in it."""
    running_bucket.empty()
    return running_bucket


@pytest.fixture
def redis_url(redis_server: RedisServer) -> str:
    redis_server.flush()
    return redis_server.url


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    return program("Chromium")


def program(name: str) -> Path:
    """Where it is; fails the test if it is missing, or skips it where that is wanted."""
    find, packages = PROGRAMS[name]
    found = find()
    if found is None:
        stop = pytest.skip if skipping() else pytest.fail
        stop(f"{name} is missing: install {packages}, or set {SKIP}=1.")
    return found
