"""Whom leads lead, asked of all at once and of each; on both databases."""

import pytest

from chat_server.storage.people import teams
from tests.support.world import World

pytestmark = pytest.mark.anyio


async def test_whom_leads_lead_is_the_same_in_one_go(world: World) -> None:
    leads = await world.read(teams.load_leads)
    assert leads == {v.person: v.leads for v in world.viewers.values() if v.leads}
    assert leads
