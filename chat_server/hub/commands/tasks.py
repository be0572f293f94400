"""Commands about tasks."""

from datetime import date
from functools import partial
from typing import get_args

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import day_of
from chat_server.domain.tasks.task import TaskStatus
from chat_server.hub.commands import held
from chat_server.hub.commands.core.call import Office
from chat_server.hub.commands.messages import sent
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.outward.rows import show_rows
from chat_server.outward.tasks import show_task, show_task_card
from chat_server.outward.time import show_worked
from chat_server.services import time
from chat_server.services.chats import reading
from chat_server.services.tasks.act_codec import act_named
from chat_server.services.tasks.tasks import ActRequest, act_on_task
from protocol.calendar import Holiday, Holidays, ListHolidays
from protocol.core.types import Value
from protocol.tasks.commands import ActOnTask, GetTask, ListTasks, Tasks
from protocol.time import MyTime

_OVER: frozenset[TaskStatus] = frozenset({"draft", "done", "deleted"})
_OPEN: frozenset[TaskStatus] = frozenset(get_args(TaskStatus)) - _OVER


async def act_on(office: Office, connection: ClientConnection, command: ActOnTask) -> Value:
    viewer = connection.viewer
    act = act_named(str(command.act.__struct_config__.tag), command.act)
    if office.holds(viewer, command.when):
        return sent(await held.run(office, viewer, command, act))
    request = ActRequest(
        viewer=viewer,
        key=office.key(viewer, command, command.key),
        chat=command.chat,
        act=act,
        at=office.now(),
        calendar=office.context.calendar,
    )
    return sent(await office.context.writer.run(viewer.person, act_on_task, request))


async def get(office: Office, connection: ClientConnection, command: GetTask) -> Value:
    load = partial(reading.load_task_now, now=office.now(), opened=office.opened())
    found = await reading.read_chat(office.context, connection.viewer, command.chat, office.now(), load)
    return show_task(found, connection.viewer.audience)


async def list_tasks(office: Office, connection: ClientConnection, command: ListTasks) -> Value:
    viewer = connection.viewer
    statuses = frozenset[TaskStatus]({command.status}) if command.status is not None else _OPEN
    wanted = reading.TaskFilter(statuses, command.account, command.limit)
    load = partial(
        reading.load_tasks_now, viewer=viewer, wanted=wanted, now=office.now(), opened=office.opened()
    )
    found = await office.context.read(load)
    show = partial(show_task_card, audience=viewer.audience)
    return Tasks(tasks=show_rows("tasks", show, found))


async def my_time(office: Office, connection: ClientConnection, command: MyTime) -> Value:
    now, calendar = office.now(), office.context.calendar
    day = day_of(now, calendar) if command.day is None else _day(command.day)
    load = partial(time.load_day, viewer=connection.viewer, day=day, now=now, calendar=calendar)
    return show_worked(day, await office.context.read(load))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refusal("bad_request", str(error), field="day") from error


async def list_holidays(office: Office, _connection: ClientConnection, command: ListHolidays) -> Value:
    found = sorted(office.context.calendar.holidays_of(command.year).items())
    return Holidays(holidays=[Holiday(day=day.isoformat(), name=name) for day, name in found])
