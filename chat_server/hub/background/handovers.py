"""What a leaver left is told of, whatever becomes of the doorbell: held acts handed over, timers stopped (SPEC 11).

The command line, which locks and unassigns, may not reach the bus at all.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from chat_server.domain.facts import HeldFact
from chat_server.hub.delivery import own_devices

if TYPE_CHECKING:
    from chat_server.hub.hub import Hub


async def compare(hub: "Hub", since: int) -> None:
    """Tell of what was left after `since` (ms): once each, unless the doorbell rang as well."""
    acts, timers = await hub.truth.handed(since), await hub.truth.stopped(since)
    known, hub.handed = hub.handed, {*((act.pid, act.person) for _author, act in acts), *timers}
    for author, act in acts:
        if (act.pid, act.person) not in known:
            own_devices.on_own(hub, HeldFact(author, replace(act, state="withdrawn")))
            own_devices.on_own(hub, HeldFact(act.person, act))
    for place, fact in timers.items():
        if place not in known:
            hub.on_fact(fact)
