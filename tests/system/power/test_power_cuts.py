"""Whenever the power goes, and whatever the disk had not flushed is lost: what was acknowledged is there."""

import asyncio
import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from protocol.client.client import Client
from tests.conftest import program
from tests.support.servers.server import running_server
from tests.support.timeouts import TIMEOUT
from tests.system.people import Circle, circle
from tests.system.power.cuts import after_cuts, judge
from tests.system.power.disk import Acknowledged, Flush, Note, Write, acknowledgement, notes
from tests.system.servers import CHEAP, GENEROUS

pytestmark = pytest.mark.anyio

SMALL_LOG = f"""
from chat_server.storage.core import sqlite
sqlite.WRITING = (*sqlite.WRITING, "wal_autocheckpoint=100")
{CHEAP}
"""
"""A server whose log goes into its database every hundred pages, so that cuts fall into that, too."""

WITHOUT_FLUSH = f"""
from chat_server.storage.core import sqlite
sqlite.WRITING = (*sqlite.WRITING, "wal_autocheckpoint=100", "synchronous=OFF")
{CHEAP}
"""
"""A server that only pretends to be durable: what the test must notice."""

WRITERS = {"katrin": 1, "tobias": 4, "jana": 12}
"""Who sends how many messages at a time."""


@pytest.fixture(scope="module")
def forgetful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """forgetful.c, to be loaded into a server."""
    built = tmp_path_factory.mktemp("forgetful") / "forgetful.so"
    source = Path(__file__).with_name("forgetful.c")
    options = ["-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-ldl"]
    subprocess.run([program("gcc"), "-o", str(built), str(source), *options], check=True)
    return built


async def written(folder: Path, forgetful: Path, start: str, rounds: int) -> tuple[list[Note], Circle]:
    """What a server does on the disk while people write, and what they are told."""
    noted = folder / "notes"
    under = [
        "env",
        f"LD_PRELOAD={forgetful}",
        f"POWER_FILE={folder}/feierabend.db",
        f"POWER_NOTES={noted}",
    ]
    with running_server(folder, settings=GENEROUS, under=under, start=start) as server:
        people = await circle(server.url)
        with appending(noted) as file:
            await asyncio.gather(*(write(people, name, file, rounds) for name in WRITERS))
    return list(notes(noted.read_bytes())), people


@contextmanager
def appending(path: Path) -> Iterator[int]:
    file = os.open(path, os.O_WRONLY | os.O_APPEND)
    try:
        yield file
    finally:
        os.close(file)


async def write(people: Circle, name: str, noted: int, rounds: int) -> None:
    async with Client(people.url, token=people.tokens[name], seconds=TIMEOUT) as client:

        async def send(text: str) -> None:
            sent = await client.send(people.chat, text)
            os.write(noted, acknowledgement(sent.seq, text))

        for number in range(rounds):
            long = "x" * Random(f"{name} {number}").randrange(2_000)
            await asyncio.gather(*(send(f"{name} {number} {one} {long}") for one in range(WRITERS[name])))


def cut_often(folder: Path, noted: list[Note], chat: str, cuts: int, seed: int) -> Counter[str]:
    """At random places among the notes, and right after each kind of flush."""
    first = next(place for place, note in enumerate(noted) if isinstance(note, Acknowledged))
    places = set(Random(seed).choices(range(first, len(noted) + 1), k=cuts))
    folder.mkdir()
    wrong: Counter[str] = Counter()
    for files, acknowledged in after_cuts(noted, places, seed):
        wrong += judge(folder, files, chat, acknowledged)
    return wrong


async def test_what_was_acknowledged_is_there_after_every_power_cut(tmp_path: Path, forgetful: Path) -> None:
    noted, people = await written(tmp_path, forgetful, SMALL_LOG, rounds=40)
    kinds = Counter(type(note) for note in noted)
    assert kinds[Acknowledged] == 40 * sum(WRITERS.values())
    assert {(type(note), note.ending) for note in noted if isinstance(note, Write | Flush)} >= {
        (Write, ""), (Write, "-wal"), (Flush, ""), (Flush, "-wal")
    }  # fmt: skip
    assert cut_often(tmp_path / "left", noted, people.chat, cuts=150, seed=1) == {}


async def test_a_server_that_does_not_flush_is_found_out(tmp_path: Path, forgetful: Path) -> None:
    noted, people = await written(tmp_path, forgetful, WITHOUT_FLUSH, rounds=10)
    wrong = cut_often(tmp_path / "left", noted, people.chat, cuts=20, seed=1)
    assert wrong["lost"] + wrong["damaged"] > 0


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(20))
async def test_five_hundred_power_cuts(tmp_path: Path, forgetful: Path, seed: int) -> None:
    noted, people = await written(tmp_path, forgetful, SMALL_LOG, rounds=100)
    assert cut_often(tmp_path / "left", noted, people.chat, cuts=500, seed=seed) == {}
