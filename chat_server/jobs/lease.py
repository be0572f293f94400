"""One process at a time works off a round of jobs: its lease in the database, which ends by itself if it is killed."""

import structlog
from sqlalchemy import Connection

from chat_server.services.core.context import NOBODY, Context
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.jobs.leases import Lease, drop_lease, take_lease

LEASE = 15_000
"""Milliseconds for which a process that does not renew its lease keeps the others from the work.

It is renewed before a row when a third is over: a row may take the rest, less some difference of the clocks.
"""

log = structlog.get_logger()


class RoundLease:
    """The lease of a round, for one look."""

    def __init__(self, context: Context, name: str, holder: str) -> None:
        self._context = context
        self._name = name
        self._holder = holder
        self._taken: int | None = None

    async def hold(self) -> bool:
        """Take it, or renew it in time; False if another process has it. Raises Refusal `unavailable`."""
        now = self._context.millis()
        if self._taken is not None and 0 <= now - self._taken < LEASE // 3:
            return True
        wanted = Lease(name=self._name, holder=self._holder, now=now, until=now + LEASE)
        is_mine = await self._context.writer.run(NOBODY, _take, wanted)
        if self._taken is not None and not is_mine:
            log.warning("job lease taken over by another process", round=self._name)
        self._taken = now if is_mine else None
        return is_mine

    async def give_back(self) -> None:
        """Let any process have it. Raises Refusal `unavailable`: then it ends by itself."""
        if self._taken is not None:
            self._taken = None
            await self._context.writer.run(NOBODY, _drop, (self._name, self._holder))


def _take_now(connection: Connection, lease: Lease) -> Success[bool]:
    return Success(take_lease(connection, lease))


def _drop_now(connection: Connection, held: tuple[str, str]) -> Success[None]:
    drop_lease(connection, *held)
    return Success(None)


_take = one_by_one(_take_now)
_drop = one_by_one(_drop_now)
