"""Effects of finished dialogs: the task is created, the rating saved (SPEC 6, 12)."""

import json
from dataclasses import dataclass
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
from chat_server.services.bot.contexts import Speaker, enter_task
from chat_server.services.bot.files import FilesOfDialog, send_files
from chat_server.services.chats.create import TaskChatRequest, create_task_now
from chat_server.services.core.asked import Asked
from chat_server.services.tasks.tasks import ActRequest, act_now
from chat_server.storage.core.done_commands import CommandKey
from chat_server.storage.core.writer import Success


@dataclass(frozen=True, slots=True)
class HandIn:
    """A dialog is handed in by a command. `pid` names the chat that may come of it; `quiet_since` as in SendRequest."""

    key: CommandKey
    pid: str
    quiet_since: int


def carry_out(
    speaker: Speaker, effect: object, shown: RenderedDialog, hand_in: HandIn
) -> Success[int | None]:
    """Carries out an effect of a dialog, as it is shown in the end. Returns the key of the chat if one was made.

    Raises Refusal if that is not possible (any more).
    """
    match effect:
        case SaveTask():
            return _create(speaker, effect, shown, hand_in)
        case SaveRating():
            return Success(None, _rate(speaker, effect, shown, hand_in))
        case _:
            raise TypeError(type(effect).__name__)


def _create(
    speaker: Speaker, effect: SaveTask, shown: RenderedDialog, hand_in: HandIn
) -> Success[int | None]:
    """The task with its chat, and the files in it."""
    created = create_task_now(speaker.connection, _task_chat(speaker, effect, shown, hand_in))
    place = _place_of_files(shown, created.value, hand_in.pid, hand_in, is_new=True)
    return Success(created.value, (*created.facts, *send_files(speaker, place)))


def _rate(speaker: Speaker, effect: SaveRating, shown: RenderedDialog, hand_in: HandIn) -> tuple[Fact, ...]:
    """The files stand right above the card."""
    stored = enter_task(speaker, shown.chat or "")
    place = _place_of_files(shown, stored.chat, stored.chat_pid, hand_in, is_new=False)
    sent = send_files(speaker, place)
    act = acts.Rate(effect.stars, effect.comment)
    request = ActRequest(
        viewer=speaker.viewer,
        key=None,
        chat=stored.chat_pid,
        act=act,
        at=speaker.at,
        calendar=speaker.calendar,
    )
    return (*sent, *act_now(speaker.connection, request).facts)


def _place_of_files(
    shown: RenderedDialog, chat: int, pid: str, hand_in: HandIn, *, is_new: bool
) -> FilesOfDialog:
    return FilesOfDialog(
        dialog=shown.pid, chat=chat, chat_pid=pid, quiet_since=hand_in.quiet_since, of_new_chat=is_new
    )


def _task_chat(speaker: Speaker, effect: SaveTask, shown: RenderedDialog, hand_in: HandIn) -> TaskChatRequest:
    rows = answered_rows(shown, speaker.recipient())
    answer_data: dict[str, NoticeValue] = {"dialog": json.dumps(rows, ensure_ascii=False)}
    if effect.assistant is not None:
        answer_data["assistant"] = effect.assistant
    if effect.area is not None:
        answer_data["area"] = effect.area
    return TaskChatRequest(
        asked=Asked(speaker.viewer, hand_in.key, speaker.at),
        pid=hand_in.pid,
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
