"""What happens by itself and does not succeed, for management."""

from typing import Annotated

from msgspec import Meta

from protocol.core.examples import Exchange
from protocol.core.frames import Command, Done, Push
from protocol.core.samples import MORNING, TASK
from protocol.core.types import Millis, Value

JobName = Annotated[str, Meta(max_length=20)]
"""Which job, as docs/jobs.md names it."""
RowKey = Annotated[str, Meta(max_length=40)]
"""What of the job: of `task lapses` the chat, of others an id of their own."""


class StuckJob(Value, frozen=True, kw_only=True):
    """Something that was due, and failed at least three times in a row or is given up."""

    job: JobName
    row: RowKey
    since: Millis
    """When it failed for the first time."""
    tries: int
    again: Millis | None = None
    """When it is tried again by itself; missing: it is given up."""


class StuckJobs(Value, frozen=True, kw_only=True):
    """Those that have failed for longest first, 100 at most; for everybody but management none."""

    jobs: list[StuckJob]


class ListStuckJobs(Command, tag="jobs.stuck", frozen=True, kw_only=True):
    """What fails again and again. Since level 5."""

    answer = StuckJobs


class RetryJob(Command, tag="jobs.retry", frozen=True, kw_only=True):
    """Try it again at the next look, within a minute; for management. What does not fail any more stays as it is.

    Since level 5.
    """

    answer = Done
    job: JobName
    row: RowKey


STUCK = StuckJob(job="task lapses", row=TASK, since=MORNING, tries=4, again=MORNING + 450_000)

EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(ListStuckJobs(id=42), StuckJobs(jobs=[STUCK])),
    Exchange(RetryJob(id=43, job=STUCK.job, row=STUCK.row), Done()),
)
