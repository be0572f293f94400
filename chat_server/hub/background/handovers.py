"""What a leaver left is told of, whatever becomes of the doorbell: held acts handed over, timers stopped (SPEC 11).

The command line, which locks and unassigns, may not reach the bus at all.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from chat_server.domain.facts import Fact
from chat_server.services.core.ports import HandoverQueries


class HandoverSweep:
    """Remembers what was delivered lately: the next looks find it again for a while."""

    def __init__(self, queries: HandoverQueries, deliver: Callable[[Fact], None]) -> None:
        self._queries = queries
        self._deliver = deliver
        self._delivered: AbstractSet[tuple[str, int]] = frozenset()

    async def run(self, since: int) -> None:
        """Deliver what was left at or after `since` (ms): once each, unless the doorbell rang as well.

        It is read a second time in the line of all changes: delivered as it was read first, it could undo for its
        reader what they changed meanwhile.
        """
        found = await self._queries.left_behind(since)
        if found.keys() - self._delivered:
            found = await self._queries.left_behind_in_turn(since)
        for place in found.keys() - self._delivered:
            for fact in found[place]:
                self._deliver(fact)
        self._delivered = found.keys()
