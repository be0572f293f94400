"""A lost doorbell costs a moment: looking for what happened without this process hearing of it."""

import asyncio
from collections.abc import Callable

from chat_server.clock import Clock
from chat_server.domain.core.times import to_millis
from chat_server.domain.facts import AccountFact, Fact
from chat_server.hub.background import rounds
from chat_server.hub.background.handovers import HandoverSweep
from chat_server.hub.delivery.core.receivers import Receivers
from chat_server.services.core.ports import HubQueries, VisibilityQueries

WINDOW_MS = 60_000
"""How far back one looks: what was committed late, or by a clock that differs, is found, too."""


class VisibilitySweep:
    """Finds what changed of whom and which accounts people see, and delivers it once more."""

    def __init__(self, queries: VisibilityQueries, deliver: Callable[[Fact], None]) -> None:
        self._queries = queries
        self._deliver = deliver
        self._swept: frozenset[object] = frozenset()
        self._tags: dict[int, int] | None = None

    async def run(self, since: int) -> None:
        """Deliver what changed at or after `since` (ms), and of which nobody told us."""
        found = await self._queries.changed_sight(since)
        for fact, _which in found.facts - self._swept:
            self._deliver(fact)
        before = found.tags if self._tags is None else self._tags
        for account in found.tags.keys() | before.keys():
            if found.tags.get(account) != before.get(account):
                self._deliver(AccountFact(account))
        self._swept, self._tags = found.facts, found.tags


async def sweep(
    queries: HubQueries, clock: Clock, receivers: Receivers, deliver: Callable[[Fact], None], every: float
) -> None:
    """Look for chats that moved on, and joined, and what else changed, without us hearing; `every` is in seconds."""
    visibility, handovers = VisibilitySweep(queries, deliver), HandoverSweep(queries, deliver)
    swept = to_millis(clock.now())
    while True:
        await asyncio.sleep(every)
        with rounds.one_round(clock, "sweep"):
            now = to_millis(clock.now())
            since = min(now, swept) - WINDOW_MS
            if receivers.connections.by_person:
                await receivers.rooms.compare(since)
                await receivers.memberships.compare(since)
                await handovers.run(since)
                await visibility.run(since)
            swept = now
