"""Drafts, pins, names, settings and marks leave no trace in the log of a chat; on both databases."""

import pytest

from chat_server.domain.account.settings import UserSettings
from chat_server.domain.facts import (
    Event,
)
from chat_server.outward.chats import show_snapshot
from tests.storage.account.test_settings import choose
from tests.storage.chats.test_marking_unread import unmark
from tests.storage.chats.test_pins import pin
from tests.storage.messages.test_drafts import draft
from tests.storage.people.test_names import rename
from tests.support.world import QUIET, World

pytestmark = pytest.mark.anyio


async def test_no_trace_of_all_this_is_in_the_log(world: World) -> None:
    chat = await world.talk()
    await world.send("katrin", chat)
    before = (await world.snapshot("katrin", chat), [f for f in world.facts if isinstance(f, Event)])
    await world.move_to(QUIET)
    await draft(world, "jana", chat, "eins")
    await pin(world, "jana", chat, pinned=True)
    await rename(world, "jana", "Neu")
    await choose(world, "jana", UserSettings("en"))
    await world.read_to("jana", chat, 2)
    await unmark(world, "jana", chat, 2)
    told = show_snapshot(await world.snapshot("katrin", chat), "customer", world.day.time().hours.quiet_since)
    assert told == show_snapshot(before[0], "customer", world.day.time().hours.quiet_since)
    assert [f for f in world.facts if isinstance(f, Event)] == before[1]
