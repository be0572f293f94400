"""`python -m tests.system.faults KIND --count N`: breaks things while people talk, and prints what came of it.

Exits with status 1 if anything was lost, doubled, reordered, missing or too late.
"""

import argparse
import asyncio
from typing import get_args

from tests.conftest import program
from tests.support.servers.services import running_postgres, running_redis, short_folder
from tests.system.faults.cluster import running_cluster
from tests.system.faults.figures import Figures, faults, report
from tests.system.faults.program import run
from tests.system.faults.schedule import Kind, schedule


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=get_args(Kind))
    parser.add_argument("--count", type=int, default=10, help="how many things break")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=5.0, help="seconds that the longest of them lasts")
    given = parser.parse_args()
    figures = asyncio.run(break_things(given.kind, given.count, given.seed, given.longest))
    print(report(figures))  # noqa: T201
    return 1 if faults(figures) else 0


async def break_things(kind: Kind, count: int, seed: int, longest: float) -> Figures:
    """With services of its own."""
    steps = schedule(kind, count, seed, longest)
    with (
        running_postgres(program("PostgreSQL")) as postgres,
        running_redis(program("redis-server")) as redis,
        short_folder() as folder,
    ):
        async with running_cluster(folder, postgres, redis) as cluster:
            return await run(cluster, steps, seed)


if __name__ == "__main__":
    raise SystemExit(main())
