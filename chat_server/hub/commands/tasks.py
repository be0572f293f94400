"""Tasks."""

from functools import partial
from typing import get_args

from chat_server.domain.tasks.rules.overview import TaskFilter
from chat_server.domain.tasks.task import TaskStatus
from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.held_acts import hold, sent
from chat_server.hub.commands.core.registry import handles
from chat_server.outward.core.rows import show_rows
from chat_server.outward.tasks import show_task, show_task_card
from chat_server.services.chats.assigning import act_on_task
from chat_server.services.tasks import queries as task_queries
from chat_server.services.tasks.act_codec import act_named
from chat_server.services.tasks.tasks import ActRequest
from protocol.held import Sent
from protocol.tasks.commands import ActOnTask, GetTask, ListTasks, Tasks
from protocol.tasks.task import TaskView

_OVER: frozenset[TaskStatus] = frozenset({"draft", "done", "deleted"})
_OPEN: frozenset[TaskStatus] = frozenset(get_args(TaskStatus)) - _OVER


@handles(ActOnTask)
async def act(call: Call, command: ActOnTask) -> Sent:
    asked = act_named(str(command.act.__struct_config__.tag), command.act)
    if call.holds(command.when):
        return await hold(call, command, command.chat, asked)
    request = ActRequest(
        viewer=call.viewer,
        key=call.key(command),
        chat=command.chat,
        act=asked,
        at=call.now,
        calendar=call.context.calendar,
    )
    return sent(await call.write(act_on_task, request))


@handles(GetTask)
async def get_task(call: Call, command: GetTask) -> TaskView:
    load = partial(task_queries.load_task_now, now=call.now, opened=call.opened)
    return show_task(await call.read_chat(command.chat, load), call.viewer.audience)


@handles(ListTasks)
async def list_tasks(call: Call, command: ListTasks) -> Tasks:
    statuses = frozenset[TaskStatus]({command.status}) if command.status is not None else _OPEN
    wanted = TaskFilter(statuses, command.account, command.limit)
    found = await call.read(
        partial(
            task_queries.load_tasks_now, viewer=call.viewer, wanted=wanted, now=call.now, opened=call.opened
        )
    )
    show = partial(show_task_card, audience=call.viewer.audience)
    return Tasks(
        tasks=show_rows("tasks", show, found.tasks, name=lambda task: task.chat_pid), team=list(found.team)
    )
