"""The private services: every test starts with an empty one, and they come back after an outage."""

import subprocess
from pathlib import Path

import asyncpg
import pytest
from redis.asyncio import Redis
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.support.servers.services import NotReady, PostgresServer, RedisServer, Server

pytestmark = pytest.mark.anyio


async def query(url: str, statement: str) -> None:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


@pytest.mark.parametrize("attempt", ["first", "second"])
async def test_every_test_gets_an_empty_database(attempt: str, postgres_url: str) -> None:
    await query(postgres_url, "CREATE TABLE mine (id INTEGER)")


@pytest.mark.parametrize("attempt", ["first", "second"])
async def test_every_test_gets_an_empty_redis(attempt: str, redis_url: str) -> None:
    async with Redis.from_url(redis_url) as redis:
        assert await redis.dbsize() == 0
        await redis.set("mine", attempt)


@pytest.mark.parametrize("how", ["stop", "kill"])
async def test_a_database_outlives_an_outage(
    how: str, postgres_server: PostgresServer, postgres_url: str
) -> None:
    await query(postgres_url, "CREATE TABLE kept (id INTEGER)")
    getattr(postgres_server, how)()
    with pytest.raises((OSError, asyncpg.PostgresError)):
        await query(postgres_url, "SELECT 1")
    postgres_server.start()
    await query(postgres_url, "SELECT * FROM kept")


@pytest.mark.parametrize("how", ["stop", "kill"])
async def test_redis_comes_back_on_the_same_socket(
    how: str, redis_server: RedisServer, redis_url: str
) -> None:
    getattr(redis_server, how)()
    assert not redis_server.is_ready()
    redis_server.start()
    async with Redis.from_url(redis_url) as redis:
        assert await redis.ping()


def test_a_server_that_does_not_start_shows_its_log(tmp_path: Path) -> None:
    server = Server(
        command=["sh", "-c", "echo no space left; exit 1"], folder=tmp_path, is_ready=lambda: False
    )
    with pytest.raises(NotReady, match="no space left"):
        server.start()


def test_stopped_servers_are_gone(tmp_path: Path) -> None:
    server = Server(command=["sleep", "600"], folder=tmp_path, is_ready=lambda: True)
    server.start()
    pid = server.pid
    server.stop()
    assert subprocess.run(["kill", "-0", str(pid)], capture_output=True, check=False).returncode != 0
