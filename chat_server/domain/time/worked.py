"""What somebody of the staff has worked, by task (SPEC 7 "my time today")."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaskRef:
    """Where a task is found, by public ids."""

    chat: str
    title: str
    account: str


@dataclass(frozen=True, slots=True)
class Worked:
    """One's own time on a task, in ms. `place` is None where one may not see the task any more."""

    task: TaskRef | None
    recorded: int
    waiting: int
    """Made by hand, and not released yet."""
    since: int | None
    """The timer runs since then; that is not in `recorded`."""
