"""A task with what its views need besides, and what only staff are told of it."""

from dataclasses import dataclass

from chat_server.domain.core.people import PersonCard
from chat_server.domain.tasks.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskSnapshot:
    """A task as it stands at a moment: all that views of it are made from. Moments are milliseconds."""

    chat_pid: str
    account: str
    task: Task
    people: tuple[PersonCard, ...]
    """Everybody it names."""
    now: int
    last_opening: int
    """The last opening: customers see time figures as of then."""


@dataclass(frozen=True, slots=True)
class StaffNotice:
    """What happened to a task, for staff: `data` as in the log, `to` whom alone it concerns, by public id."""

    code: str
    data: str
    to: str | None = None
