"""Presence between processes: saying again who is there, and noticing processes that live no more."""

import asyncio

from chat_server.clock import Clock
from chat_server.hub.background import rounds
from chat_server.hub.presence.presence import PROCESS_LEASE, REPEAT, Presence
from chat_server.services.core.ports import Bus, ProcessQueries


async def keep_presence(
    queries: ProcessQueries, clock: Clock, bus: Bus, presence: Presence, origin: str
) -> None:
    """Runs while there may be other processes: alone, a process has nobody to hear or tell."""
    while bus.is_shared:
        with rounds.one_round(clock, "presence"):
            presence.repeat()
            presence.renew(await queries.living(origin, PROCESS_LEASE))
        for _second in range(REPEAT):
            await asyncio.sleep(1.0)
            presence.expire()
