"""A server killed at any moment loses nothing that it acknowledged, and doubles and reorders nothing."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from tests.system.judgement import judge
from tests.system.people import Circle, circle
from tests.system.servers import Nursery, nursery
from tests.system.talkers import Talk, background

pytestmark = pytest.mark.anyio

AT_ONCE = {"katrin": 1, "tobias": 4, "jana": 1, "milan": 12}
"""Who sends how many messages at a time."""


async def killed_often(folder: Path, kills: int, seed: int) -> None:
    with nursery(folder) as servers:
        servers.start()
        people = await circle(servers.url)
        talk = Talk(people.chat, seed)
        async with asyncio.timeout(60 + 10 * kills), background(*listeners(talk, people)):
            async with background(*talkers(talk, people)) as talking:
                await talk.everybody(len(people.tokens))
                for number in range(kills):
                    await run_and_kill(servers, talk, Random(f"{seed} kill {number}"))
                await talk.more(20)
                talk.enough()
                await asyncio.gather(*talking)
            await talk.read_history(people.url, people.tokens["jana"], people.head)
        wrong = judge(talk.told, talk.series)
        print(  # noqa: T201  the figures of docs/durability.md
            f"seed {seed}: {kills} kills, {len(talk.told.acknowledged)} messages acknowledged,"
            f" {talk.connections} connections of {len(talk.told.heard)} receivers;"
            f" lost, double, out of order, gap: {dict(wrong) or 0}"
        )
        assert wrong == {}


async def run_and_kill(servers: Nursery, talk: Talk, random: Random) -> None:
    """Kills the server amid talk, and its successor sometimes while it starts."""
    await talk.more(1 + random.randrange(60))
    await asyncio.sleep(random.uniform(0, 0.05))
    servers.kill()
    servers.start()
    if random.random() < 0.2:
        await asyncio.sleep(random.uniform(0, 0.5))
        servers.kill()
        servers.start()


def talkers(talk: Talk, people: Circle) -> list[asyncio.Task[None]]:
    return [
        asyncio.create_task(talk.talk(people.url, name, token, AT_ONCE[name]))
        for name, token in people.tokens.items()
    ]


def listeners(talk: Talk, people: Circle) -> list[asyncio.Task[None]]:
    have = people.head
    return [
        asyncio.create_task(
            talk.listen(people.url, "katrin", people.tokens["katrin"], "msgpack", people.epoch, have)
        ),
        asyncio.create_task(
            talk.listen(people.url, "jana", people.tokens["jana"], "json", people.epoch, have)
        ),
    ]


async def test_killed_five_times(tmp_path: Path) -> None:
    await killed_often(tmp_path, kills=5, seed=1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", [2, 3])
async def test_killed_sixty_times(tmp_path: Path, seed: int) -> None:
    await killed_often(tmp_path, kills=60, seed=seed)
