"""A task with what its views need besides, and notices for staff."""

from dataclasses import dataclass

from chat_server.domain.core.people import PersonCard
from chat_server.domain.tasks.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskSnapshot:
    """A task at a moment, with everything that its views are made from. Moments are milliseconds."""

    chat_pid: str
    account: str
    task: Task
    people: tuple[PersonCard, ...]
    """Everybody whom the task names."""
    now: int
    last_opening: int
    """The last end of quiet hours: customers see time figures as of then."""


@dataclass(frozen=True, slots=True)
class StaffNotice:
    """A notice for staff: `data` as in the log, `to` the only person whom it concerns, by public id."""

    code: str
    data: str
    to: str | None = None
