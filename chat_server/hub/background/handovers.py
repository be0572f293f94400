"""What a leaver left is told of, whatever becomes of the doorbell: held acts handed over, timers stopped (SPEC 11).

The command line, which locks and unassigns, may not reach the bus at all.
"""

from collections.abc import Callable

from chat_server.domain.facts import Fact
from chat_server.domain.held import gone_from
from chat_server.services.core.ports import HandoverQueries


class HandoverSweep:
    """Remembers what was delivered lately: the next looks find it again for a while."""

    def __init__(self, queries: HandoverQueries, deliver: Callable[[Fact], None]) -> None:
        self._queries = queries
        self._deliver = deliver
        self._delivered: set[tuple[str, int]] = set()
        """A name, and whom or when it concerns."""

    async def run(self, since: int) -> None:
        """Deliver what was left at or after `since` (ms): once each, unless the doorbell rang as well."""
        acts, timers = await self._queries.handed_over(since), await self._queries.stopped(since)
        before, self._delivered = (
            self._delivered,
            {*((act.pid, act.person) for _author, act in acts), *timers},
        )
        for author, act in acts:
            if (act.pid, act.person) not in before:
                self._deliver(gone_from(act, author))
                self._deliver(act)
        for place, fact in timers.items():
            if place not in before:
                self._deliver(fact)
