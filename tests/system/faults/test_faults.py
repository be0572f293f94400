"""Processes, Redis and PostgreSQL end or are cut off: nobody loses anything, and soon all is as before."""

import pytest

from tests.support.servers.services import PostgresServer, RedisServer, short_folder
from tests.system.faults.cluster import running_cluster
from tests.system.faults.figures import Figures, faults, report
from tests.system.faults.program import run
from tests.system.faults.schedule import Kind, Step, schedule

pytestmark = pytest.mark.anyio

SHORT: tuple[tuple[Kind, int], ...] = (("kills", 1), ("redis", 1), ("postgres", 1), ("partitions", 2))
"""Of each kind so many in `make test`."""

LONG: tuple[tuple[Kind, int], ...] = (("kills", 1_000), ("redis", 20), ("postgres", 100), ("partitions", 500))


async def broken(steps: list[Step], postgres: PostgresServer, redis: RedisServer) -> Figures:
    with short_folder() as folder:
        async with running_cluster(folder, postgres, redis) as cluster:
            figures = await run(cluster, steps, seed=1)
    print(report(figures))  # noqa: T201  the figures of docs/durability.md
    return figures


async def test_a_few_things_break_one_after_another(
    postgres_server: PostgresServer, redis_server: RedisServer
) -> None:
    steps = [step for kind, count in SHORT for step in schedule(kind, count, seed=1, longest=1.0)]
    figures = await broken(steps, postgres_server, redis_server)
    assert figures.wrong == {}
    assert sum(figures.done.values()) == len(steps)


@pytest.mark.soak
@pytest.mark.parametrize(("kind", "count"), LONG)
async def test_a_thousand_things_break(
    kind: Kind, count: int, postgres_server: PostgresServer, redis_server: RedisServer
) -> None:
    longest = 60.0 if kind == "redis" else 5.0
    steps = schedule(kind, count, seed=1, longest=longest)
    assert faults(await broken(steps, postgres_server, redis_server)) == {}
