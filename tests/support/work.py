"""Tasks that staff work on."""

from typing import get_args

from chat_server.domain.tasks.acts import Accept, AnswerReview, EditTask, SetArea, StartTimer
from chat_server.domain.tasks.task import Deadline, Question
from tests.support.world import QUIET, World


async def worked_on(world: World) -> str:
    """A task on which Jana's timer has run for half an hour since 19:30."""
    chat = await world.task()
    deadline = Deadline(world.now() + 5 * 86_400_000)
    await world.act("katrin", chat, EditTask(deadline=deadline, budget=600))
    await world.act("jana", chat, SetArea("backoffice"))
    for question in get_args(Question):
        await world.act("jana", chat, AnswerReview(question, True))
    await world.act("jana", chat, Accept())
    await world.move_to(QUIET)
    await world.act("jana", chat, StartTimer())
    await world.clock.advance(1_800)
    return chat
