"""Tasks: acting on them, and reading them."""

from typing import Annotated

from msgspec import Meta

from protocol import limits, replies
from protocol.commands.base import Command, Keyed, When
from protocol.task_acts import TaskAct
from protocol.tasks import TaskView
from protocol.values import AccountId, ChatId, LocalDay, TaskStatus


class ActOnTask(Keyed, tag="task.act", frozen=True, kw_only=True):
    """Does something to the task of a chat. What customers do not see of it takes no number: its place is the end."""

    answer = replies.Sent
    chat: ChatId
    act: TaskAct
    when: When = None


class GetTask(Command, tag="task.get", frozen=True, kw_only=True):
    """The task of a chat."""

    answer = TaskView
    chat: ChatId


class ListTasks(Command, tag="task.list", frozen=True, kw_only=True):
    """The tasks that one may see, what needs attention first; without `status`, those that are not over."""

    answer = replies.Tasks
    status: TaskStatus | None = None
    account: AccountId | None = None
    limit: Annotated[int, Meta(ge=1, le=limits.TASKS)] = limits.TASKS


class MyTime(Command, tag="time.mine", frozen=True, kw_only=True):
    """What one has recorded on a day, without `day` today; for staff."""

    answer = replies.Worked
    day: LocalDay | None = None


class ListHolidays(Command, tag="calendar.holidays", frozen=True, kw_only=True):
    """The holidays of the agency's calendar in a year."""

    answer = replies.Holidays
    year: Annotated[int, Meta(ge=2000, le=2999)]
