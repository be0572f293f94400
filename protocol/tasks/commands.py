"""Acting on tasks, and reading them."""

from typing import Annotated

from msgspec import Meta, field

from protocol.core import limits
from protocol.core.frames import Command, Event, Keyed, Push
from protocol.core.refusals import NO_CHAT, refused_if
from protocol.core.types import AccountId, ChatId, PersonId, Value, When
from protocol.held import Sent
from protocol.tasks.acts import TaskAct
from protocol.tasks.notices import StaffNotice, TaskNotice
from protocol.tasks.task import TaskCard, TaskView
from protocol.vocabulary import TaskStatus

_NOT_NOW = (
    "the task is not at a stage for this, it is for somebody else to do, the card was answered or is old, ...:"
    " `detail` names the reason (`task.card_settled`), `message` says it to people, `field` what of `act` is at fault"
)


class Tasks(Value, frozen=True, kw_only=True):
    """Tasks, what needs attention first."""

    tasks: list[TaskCard]
    team: list[PersonId] = field(default_factory=list)
    """For leads and management: to whom they may give tasks. Since level 4."""


class ActOnTask(Keyed, tag="task.act", frozen=True, kw_only=True):
    """Does something to the task of a chat. What customers do not see of it takes no number: its place is the end."""

    answer = Sent
    refusals = refused_if(
        not_found=f"{NO_CHAT}, or it is no task's; there is no such message", not_allowed=_NOT_NOW
    )
    chat: ChatId
    act: TaskAct
    when: When = None


class GetTask(Command, tag="task.get", frozen=True, kw_only=True):
    """The task of a chat."""

    answer = TaskView
    refusals = refused_if(not_found=f"{NO_CHAT}, or it is no task's")
    chat: ChatId


class ListTasks(Command, tag="task.list", frozen=True, kw_only=True):
    """The tasks that one may see, what needs attention first; without `status`, those that are not over."""

    answer = Tasks
    status: TaskStatus | None = None
    account: AccountId | None = None
    limit: Annotated[int, Meta(ge=1, le=limits.TASKS)] = limits.TASKS


class TaskChanged(Event, tag="task.changed", frozen=True, kw_only=True):
    """Something happened to the chat's task; `entry.seq` is `seq`, and `task` is how it stands since."""

    discloses = "content"
    entry: TaskNotice
    task: TaskView


class TaskTold(Push, tag="task.told", frozen=True, kw_only=True):
    """Something happened to a task that only staff may know, as it stands since."""

    discloses = "staff"
    chat: ChatId
    notices: list[StaffNotice] = field(default_factory=list)
    task: TaskView
