"""One scheduler for all that happens by itself: rounds of jobs and chores, until it is stopped."""

import asyncio
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import structlog

from chat_server import faults
from chat_server.domain.core.refusal import Refusal
from chat_server.jobs.back_off import wait_after
from chat_server.jobs.job import Chore, Round
from chat_server.jobs.lease import RoundLease
from chat_server.jobs.run_due import has_due, run_due
from chat_server.services.core.context import Context
from chat_server.tally import tally

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Scheduler:
    """Of one process, which `holder` names among all. What fails stops nothing else and is done again."""

    context: Context
    holder: str
    _stopped: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, rounds: Sequence[Round], chores: Sequence[Chore]) -> None:
        """Do what falls due, until stopped; rows and chores that have begun are finished."""
        async with asyncio.TaskGroup() as group:
            for one in rounds:
                group.create_task(self._keep_round(one))
            for chore in chores:
                group.create_task(self._keep_chore(chore))

    def stop(self) -> None:
        """Begin nothing new."""
        self._stopped.set()

    async def run_round(self, one: Round) -> int:
        """One look: do what is due of the jobs of a round; how many rows were tried. Never raises."""
        lease = RoundLease(self.context, one.name, self.holder)
        tried = 0
        with _reporting(one.name) as look:
            if await has_due(self.context, one.jobs) and await lease.hold():
                try:
                    tried, look.failed = await self._work_off(one, lease)
                finally:
                    await lease.give_back()
        self._ran(one.name, look)
        return tried

    async def _work_off(self, one: Round, lease: RoundLease) -> tuple[int, bool]:
        """How many rows were tried, and whether a job failed as a whole. They are read once the lease is ours."""

        async def may_go_on() -> bool:
            return not self._stopped.is_set() and await lease.hold()

        tried, failed = 0, False
        for job in one.jobs:
            with _reporting(job.name) as work:
                tried += await run_due(job, self.context, may_go_on)
            failed = failed or work.failed
        return tried, failed

    async def _keep_round(self, one: Round) -> None:
        while not self._stopped.is_set():
            before = self.context.time()
            await self.run_round(one)
            await self._pause(self.context.clock.sleep(one.next_look(before, self.context.millis())))

    async def _keep_chore(self, chore: Chore) -> None:
        failures = 0
        while not self._stopped.is_set():
            with _reporting(chore.name) as run:
                await chore.run(self.context)
            self._ran(chore.name, run)
            failures = failures + 1 if run.failed else 0
            wait = wait_after(failures) / 1_000 if failures else chore.every
            await self._pause(asyncio.sleep(min(wait, chore.every)))

    def _ran(self, name: str, run: "_Run") -> None:
        tally.ran(name, self.context.clock.now().timestamp(), well=not run.failed)

    async def _pause(self, sleep: Coroutine[None, None, None]) -> None:
        """Return after a sleep, or at once when stopped."""
        waits = [asyncio.create_task(sleep), asyncio.create_task(self._stopped.wait())]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()


@dataclass(slots=True)
class _Run:
    """Whether something failed as a whole."""

    failed: bool = False


@contextmanager
def _reporting(name: str) -> Iterator[_Run]:
    """What fails is logged, and done again at its next moment."""
    run = _Run()
    try:
        yield run
    except Refusal as refusal:
        run.failed = True
        log.warning("job failed", job=name, code=refusal.code)
    except Exception as error:  # noqa: BLE001  whatever it is, it is done again
        run.failed = True
        faults.report(error, f"job {name}")
