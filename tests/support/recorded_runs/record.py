"""Adds the runs that are missing in tests/frozen/runs: `python -m tests.support.recorded_runs.record`.

A run that is there is never written again: what a server of a released level said is what clients must understand.
"""

import asyncio
import logging
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import structlog

from tests.support.clock import ManualClock
from tests.support.database import with_tables
from tests.support.recorded_runs import runs
from tests.support.recorded_runs.follower import Follower
from tests.support.recorded_runs.push_cases import Play, stage
from tests.support.recorded_runs.shown_state import known_alike, shown
from tests.support.recorded_runs.stories import STORIES, Story
from tests.support.servers.in_process import InProcess, in_process

SECONDS = 12
"""Until the device that follows must know all."""


class Disagreement(Exception):
    """The device that follows does not come to know what another one is told."""


async def record(story: Story, folder: Path) -> runs.Run:
    """Plays a story on a new server, until the device that follows knows what another one is told afresh."""
    async with server_in(folder) as server:
        played = await stage(server, story.viewer, story.hours)
        follower = Follower(server, story.viewer)
        await follower.connect()
        await follower.open(played.chat, story.around, story.limit)
        await follower.ask_task(played.chat)
        await follower.ask_dialogs()
        follower.line = story.line
        await story.tell(played, follower)
        return await _agreed(story, played, follower)


@asynccontextmanager
async def server_in(folder: Path) -> AsyncIterator[InProcess]:
    async with with_tables(folder) as database, in_process(database, ManualClock()) as server:
        yield server


async def _agreed(story: Story, played: Play, follower: Follower) -> runs.Run:
    loop = asyncio.get_running_loop()
    end = loop.time() + SECONDS
    while True:
        follower.take()
        await follower.ask_stale_tasks()
        afresh = await _afresh(story, played, follower)
        told = shown(runs.state_after(afresh))
        known = known_alike(shown(follower.state), told)
        if known == told and story.hears <= follower.heard:
            return runs.Run(story.about, follower.steps, afresh, told)
        if loop.time() > end:
            raise Disagreement(known, told)
        await follower.another_push_or(1)


async def _afresh(story: Story, played: Play, follower: Follower) -> list[runs.Step]:
    """What another device is told that asks for the same."""
    other = Follower(played.server, story.viewer)
    await other.connect()
    seen = other.state.chats.keys() | {chat.id for chat in follower.state.chats.values() if chat.looking_in}
    for chat in follower.state.opened.keys() & seen:
        await other.open(chat, story.around, story.limit)
    for chat in follower.state.tasks.keys() & seen:
        await other.ask_task(chat)
    await other.ask_dialogs()
    other.hang_up()
    return other.steps


def main() -> int:
    """Records what is missing."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    runs.FOLDER.mkdir(parents=True, exist_ok=True)
    for name, story in STORIES.items():
        path = runs.FOLDER / f"{name}.json"
        if path.name in runs.sums():
            continue
        with tempfile.TemporaryDirectory() as folder:
            runs.save(asyncio.run(record(story, Path(folder))), path)
        with runs.SUMS.open("a", encoding="utf-8") as sums:
            sums.write(f"{runs.sum_of(path)}  {path.name}\n")
        sys.stdout.write(f"{path.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
