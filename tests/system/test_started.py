"""Ending, starting, and being killed while starting: the database is as it was, and clients go on where they were."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from protocol.core import errors
from tests.support.raw_client import wire
from tests.support.servers.server import START
from tests.support.timeouts import TIMEOUT
from tests.system.judgement import judge
from tests.system.people import circle
from tests.system.servers import nursery
from tests.system.talkers import Talk, background, history
from tests.system.test_killed import listeners, talkers

pytestmark = pytest.mark.anyio


async def test_a_restart_says_1012_and_nobody_misses_anything(tmp_path: Path) -> None:
    with nursery(tmp_path) as servers:
        servers.start()
        people = await circle(servers.url)
        talk = Talk(people.chat, seed=11)
        async with asyncio.timeout(2 * TIMEOUT), background(*listeners(talk, people)):
            async with background(*talkers(talk, people)) as talking:
                await talk.everybody(len(people.tokens))
                for _ in range(2):
                    await talk.more(50)
                    async with wire(people.url, people.tokens["milan"]) as milan:
                        closed = asyncio.create_task(milan.close_code())
                        assert await asyncio.to_thread(servers.end, signal.SIGTERM) in (0, -signal.SIGTERM)
                        assert await closed == errors.RESTART
                    servers.start()
                await talk.more(50)
                talk.enough()
                await asyncio.gather(*talking)
            await talk.read_history(people.url, people.tokens["jana"], people.head)
        assert judge(talk.told, talk.series) == {}


@pytest.mark.parametrize("kills", [5, pytest.param(30, marks=pytest.mark.soak)])
async def test_killed_while_it_starts_again_and_again(tmp_path: Path, kills: int) -> None:
    """From the first byte of a new database on, through migrations and the demo's people, until all is there."""
    random = Random("kills while starting")
    with nursery(tmp_path) as servers:
        for _ in range(kills):
            servers.start()
            await asyncio.sleep(random.uniform(0, 0.6))
            servers.kill()
        servers.start()
        people = await circle(servers.url)
        async with wire(people.url, people.tokens["jana"], hello=False) as jana:
            welcome = await jana.hello()
        assert await asyncio.to_thread(servers.end, signal.SIGTERM) in (0, -signal.SIGTERM)
        with nursery(tmp_path / "calm") as calm:
            calm.start()
            others = await circle(calm.url)
            async with wire(others.url, others.tokens["jana"], hello=False) as jana:
                expected = await jana.hello()
    for said in ("chats", "people", "accounts"):
        assert len(welcome[said]) == len(expected[said])  # type: ignore[arg-type]
    assert is_sound(tmp_path)


async def test_the_database_of_the_last_run_is_upgraded_and_kept(tmp_path: Path) -> None:
    with nursery(tmp_path) as servers:
        servers.start()
        people = await circle(servers.url)
        before = await history(people.url, people.tokens["katrin"], people.chat, 0)
        servers.kill()
        environment = {**os.environ, "FEIERABEND_VAR": str(tmp_path)}
        for _ in range(2):
            command = [sys.executable, "-c", START, "db", "upgrade"]
            await asyncio.to_thread(subprocess.check_output, command, env=environment)
        servers.start()
        again = await circle(servers.url)
        assert again.epoch == people.epoch
        assert await history(again.url, people.tokens["katrin"], people.chat, 0) == before


def is_sound(folder: Path) -> bool:
    with closing(sqlite3.connect(folder / "feierabend.db")) as database:
        return database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
