"""Dialogs in the database: how they are begun, what is said in them, and what devices hear."""

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import func, select

from chat_server.domain.bot.rendered import RenderedDialog
from chat_server.domain.bot.values import Confirm, Input, Pick, Skip
from chat_server.domain.facts import DialogFact, Fact
from chat_server.services.bot import dialogs
from chat_server.services.bot.dialogs import (
    SayRequest,
    SayResult,
    StartRequest,
    list_dialogs,
)
from chat_server.services.core.context import Context
from chat_server.storage.bot import tables as bot_tables
from chat_server.storage.core.database import Database
from chat_server.storage.core.writer import Writer
from tests.support.world import Name, World

SENTENCE = "Bis übermorgen 12 Uhr drei Hotels in Köln recherchieren, max. 2 Stunden"


async def start(
    world: World, name: Name, text: str | None = SENTENCE, key: str | None = None
) -> RenderedDialog:
    me = world.viewers[name]
    pid = f"g{world.new_key()}"
    own = world.key(name, key, repr(text).encode())
    request = StartRequest(
        viewer=me,
        key=own,
        pid=pid,
        script="new_task",
        at=world.now(),
        calendar=world.context.calendar,
        text=text,
    )
    return await world.context.writer.run(me.person, dialogs.start_dialog, request)


def saying(
    world: World, name: Name, to: RenderedDialog, given: Input, key: str | None = None, insisted: bool = False
) -> SayRequest:
    own = world.key(name, key, repr((to.pid, to.number, given)).encode())
    chat = f"c{world.new_key()}"
    calendar = world.context.calendar
    return SayRequest(
        viewer=world.viewers[name],
        key=own,
        dialog=to.pid,
        number=to.number,
        given=given,
        at=world.now(),
        calendar=calendar,
        quiet_since=world.day.time().hours.quiet_since,
        chat_pid=chat,
        next_pid=f"g{world.new_key()}",
        insisted=insisted,
    )


async def say(
    world: World, name: Name, to: RenderedDialog, given: Input, context: Context | None = None
) -> SayResult:
    request = saying(world, name, to, given)
    writer = (context or world.context).writer
    return await writer.run(request.viewer.person, dialogs.say_to_dialog, request)


async def listed(world: World, name: Name) -> list[RenderedDialog]:
    me, calendar = world.viewers[name], world.context.calendar
    return await world.read(lambda c: list_dialogs(c, me, world.now(), calendar))


async def rows(world: World) -> int:
    count: int = await world.read(
        lambda c: c.execute(select(func.count()).select_from(bot_tables.dialogs)).scalar_one()
    )
    return count


def told(facts: Sequence[Fact]) -> list[tuple[str, str, bool]]:
    """What devices heard of dialogs: which, how it stands, whether it is a reminder."""
    found = [fact.dialog for fact in facts if isinstance(fact, DialogFact)]
    return [(one.pid, one.status, one.reminded) for one in found]


def another_process(world: World, database: Database) -> Context:
    return replace(world.context, writer=Writer(database, world.facts.append))


async def to_summary(world: World, name: Name, dialog: RenderedDialog) -> RenderedDialog:
    """Skip what may be skipped, and answer the other questions with their first option."""
    while dialog.step != "summary":
        given = Skip() if dialog.can_skip else Pick(json.loads(dialog.options[0].input)["value"])
        dialog = (await say(world, name, dialog, given)).dialog
    return dialog


async def hand_in(world: World, name: Name, dialog: RenderedDialog) -> SayResult:
    return await say(world, name, await to_summary(world, name, dialog), Confirm())
