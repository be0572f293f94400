"""The time that a member of staff has worked, by task (SPEC 7 "my time today")."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaskRef:
    """A task, by the public ids of its chat and account."""

    chat: str
    title: str
    account: str


@dataclass(frozen=True, slots=True)
class Worked:
    """A person's own time on a task, in ms. `task` is None where they may not see the task any more."""

    task: TaskRef | None
    recorded: int
    waiting: int
    """Recorded by hand, and not released yet."""
    since: int | None
    """When the running timer was started; its time is not in `recorded`."""
