"""What the events of a task say in its chat."""

from dataclasses import dataclass

from chat_server.domain.core.events import Content, EventKind, logged_as
from chat_server.domain.core.people import Audience
from chat_server.domain.tasks.snapshot import TaskSnapshot


@logged_as(EventKind.TASK)
@dataclass(frozen=True, slots=True)
class TaskStep(Content):
    """`code` says what happened to the chat's task, `data` is what the log keeps of it, as JSON."""

    code: str
    data: str
    task: TaskSnapshot | None = None
    """The task after it; or, told later, as it stands then."""
    concerns: Audience | None = None
    """Who counts it as unread, but for who caused it."""
