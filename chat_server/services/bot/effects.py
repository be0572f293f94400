"""Effects of finished dialogs: the task is created, the rating saved (SPEC 6, 12)."""

import json
from datetime import datetime

from chat_server.bot.render import answered_rows
from chat_server.bot.scripts.new_task import SaveTask
from chat_server.bot.scripts.rating import SaveRating
from chat_server.domain.bot.rendered import RenderedDialog
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.times import to_millis
from chat_server.domain.facts import Fact
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.checks import MAX_ITEM_TEXT, MAX_ITEMS, deadline_on
from chat_server.domain.tasks.notices import NoticeValue
from chat_server.domain.tasks.task import Deadline, Item, Task, Terms
from chat_server.services.bot.contexts import Speaker
from chat_server.services.chats.create import TaskChatRequest, create_task_now
from chat_server.services.core.asked import Asked
from chat_server.services.tasks.tasks import ActRequest, act_now
from chat_server.storage.core.done_commands import CommandKey
from chat_server.storage.core.writer import Success


def carry_out(
    speaker: Speaker, effect: object, shown: RenderedDialog, key: CommandKey, pid: str
) -> Success[int | None]:
    """Carries out an effect of a dialog, as it is shown in the end. Returns the key of the chat if one was made,
    named `pid`.

    Raises Refusal if that is not possible (any more).
    """
    match effect:
        case SaveTask():
            request = _task_chat(speaker, effect, shown, key, pid)
            created = create_task_now(speaker.connection, request)
            return Success(created.value, created.facts)
        case SaveRating():
            return Success(None, _rate(speaker, effect, shown.chat or ""))
        case _:
            raise TypeError(type(effect).__name__)


def _rate(speaker: Speaker, effect: SaveRating, chat: str) -> tuple[Fact, ...]:
    act = acts.Rate(effect.stars, effect.comment)
    request = ActRequest(
        viewer=speaker.viewer, key=None, chat=chat, act=act, at=speaker.at, calendar=speaker.calendar
    )
    return act_now(speaker.connection, request).facts


def _task_chat(
    speaker: Speaker, effect: SaveTask, shown: RenderedDialog, key: CommandKey, pid: str
) -> TaskChatRequest:
    rows = answered_rows(shown, speaker.recipient())
    answer_data: dict[str, NoticeValue] = {"dialog": json.dumps(rows, ensure_ascii=False)}
    if effect.assistant is not None:
        answer_data["assistant"] = effect.assistant
    if effect.area is not None:
        answer_data["area"] = effect.area
    return TaskChatRequest(
        asked=Asked(speaker.viewer, key, speaker.at),
        pid=pid,
        account=effect.customer,
        title=effect.title,
        calendar=speaker.calendar,
        draft=draft_of(effect, speaker),
        answer_data=answer_data,
        area=effect.area if speaker.viewer.is_staff else None,
    )


def draft_of(effect: SaveTask, speaker: Speaker) -> Task:
    """The draft that the answers describe."""
    how, items = _checklist(effect)
    deadline = _deadline(effect, speaker.calendar)
    return Task(
        title=effect.title,
        terms=Terms(effect.description or effect.title, deadline, effect.budget),
        created_by=speaker.viewer.person,
        by_customer=not speaker.viewer.is_staff,
        created=speaker.at,
        changed=speaker.at,
        how=how,
        results=effect.results,
        details=effect.details,
        checklist=tuple(
            Item(number=number, text=text, added_by=speaker.viewer.person)
            for number, text in enumerate(items, 1)
        ),
    )


def _checklist(effect: SaveTask) -> tuple[str, tuple[str, ...]]:
    """Text and items. If lines are too long or too many to be ticked one by one, they stay text: nothing is lost."""
    items = effect.checklist
    if len(items) <= MAX_ITEMS and all(len(item) <= MAX_ITEM_TEXT for item in items):
        return effect.how, items
    return "\n".join(part for part in (effect.how, *items) if part), ()


def _deadline(effect: SaveTask, calendar: Calendar) -> Deadline | None:
    match effect.deadline:
        case None:
            return None
        case datetime() as moment:
            return Deadline(to_millis(moment))
        case day:
            return deadline_on(day, calendar)
