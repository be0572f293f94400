"""What somebody chose for themselves: kept, and told to their own devices; on both databases."""

import pytest

from chat_server.domain.account.settings import UserSettings
from chat_server.domain.facts import (
    SettingsFact,
)
from chat_server.services.account import settings as choosing
from chat_server.services.welcome import load_welcome
from tests.support.world import Name, World

pytestmark = pytest.mark.anyio


async def choices_of(world: World, name: Name) -> UserSettings:
    return (await world.read(lambda c: load_welcome(c, world.viewers[name], world.now(), {}))).choices


async def choose(world: World, name: Name, chosen: UserSettings) -> None:
    person = world.viewers[name].person
    await world.context.writer.run(person, choosing.choose, choosing.ChooseRequest(person, chosen))


async def test_choices_are_kept_and_the_last_counts(world: World) -> None:
    assert await choices_of(world, "jana") == UserSettings("de")
    chosen = UserSettings("en", "dark", "ctrl_enter", "mentions")
    await choose(world, "jana", UserSettings("de", "light"))
    await choose(world, "jana", chosen)
    assert await choices_of(world, "jana") == chosen
    assert await choices_of(world, "milan") == UserSettings("de")
    start = await world.read(lambda c: load_welcome(c, world.viewers["jana"], world.now(), {}))
    assert start.profile.language == "en"
    assert world.facts[-1] == SettingsFact(world.viewers["jana"].person, chosen)
