"""Tasks that run beside commands and facts: kept from being collected, a fault is logged, and all end with the hub."""

import asyncio
from collections.abc import Coroutine

import structlog

from chat_server import faults
from chat_server.domain.core.refusal import Refusal

log = structlog.get_logger()


class RunningTasks:
    """asyncio keeps only weak references to tasks; this keeps them."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[object, object, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    async def stop(self) -> None:
        """Cancel all, and wait until they have ended."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Refusal):
            log.warning("background task failed", code=error.code)
        elif error is not None:
            faults.report(error, "background")
