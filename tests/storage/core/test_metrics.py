"""What the metrics ask of the store, on both databases."""

from datetime import timedelta
from functools import partial

import pytest

from chat_server.services import metrics
from chat_server.storage.core.processes import ProcessLease, renew_lease
from chat_server.storage.metrics import HeldCounts
from tests.support.held_acts import Evening
from tests.support.world import OPENING, QUIET, World

pytestmark = pytest.mark.anyio


async def test_held_acts_are_counted_by_what_they_wait_for(world: World) -> None:
    evening, chat = Evening(world), await world.task()
    await world.move_to(QUIET)
    await evening.write("jana", chat, "eins")
    await evening.write("milan", chat, "zwei")
    assert (await metrics.load_shared(world.context, "one")).held == HeldCounts(2, 0, 0)
    await world.move_to(OPENING + timedelta(minutes=2))
    assert (await metrics.load_shared(world.context, "one")).held == HeldCounts(2, 2, 0)
    await world.send("katrin", chat, "ist überholt")
    await evening.release_due()
    assert (await metrics.load_shared(world.context, "one")).held == HeldCounts(0, 0, 2)


async def test_figures_of_the_others_that_live(world: World) -> None:
    now, write = world.now(), world.context.database.write
    for origin, seconds in (("one", 30), ("two", 30), ("three", 1)):
        await write(partial(renew_lease, lease=ProcessLease(origin, now, now + seconds * 1_000)))
        await metrics.publish(world.context, origin, f"of {origin}")
    await metrics.publish(world.context, "nobody", "has no lease")
    await world.clock.advance(2)
    shared = await metrics.load_shared(world.context, "one")
    assert shared.others == {"two": "of two"}
    assert shared.sizes.database > 0


async def test_what_changes_nothing_is_written(world: World) -> None:
    await metrics.try_to_write(world.context)
    assert world.context.writer.trouble is None
