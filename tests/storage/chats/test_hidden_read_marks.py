"""Which read marks customers are shown when quiet hours end (SPEC 3)."""

from datetime import datetime

import pytest

from chat_server.services.hub_queries import StoreQueries
from tests.support.world import World

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("read_at", "shown"),
    [
        ("18:00:00", False),  # told when it was set
        ("18:59:59.900", True),  # perhaps heard within quiet hours, and so not told
        ("19:00:00", True),
        ("23:00:00", True),
    ],
)
async def test_marks_that_may_not_have_been_told_are_shown_at_the_opening(
    world: World, read_at: str, shown: bool
) -> None:
    chat = await world.task("katrin", "aost")
    last = await world.send("katrin", chat)
    await world.move_to(datetime.fromisoformat(f"2026-03-04T{read_at}+01:00"))
    await world.read_to("jana", chat, last.seq)
    await world.move_to(datetime.fromisoformat("2026-03-05T08:00:00+01:00"))
    marks = await StoreQueries(world.context).hidden_marks(world.now())
    assert [(mark.chat_pid, mark.pid, mark.seq) for mark in marks] == (
        [(chat, world.pid("jana"), last.seq)] if shown else []
    )
