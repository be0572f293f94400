"""What happens by itself and fails again and again: shown to management, and tried again at their word."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.core.people import Viewer
from chat_server.domain.jobs import STUCK_AFTER, FailingRow
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.jobs.tries import load_stuck, try_again

MOST = 100
"""Rows shown at once."""


def load_stuck_jobs(connection: Connection, viewer: Viewer) -> list[FailingRow]:
    """Those that have failed for longest first; none for everybody but management."""
    if viewer.kind != "management":
        return []
    return [
        FailingRow(job=one.job, key=one.key, since=one.first_at, tries=one.tries, again=one.next_at)
        for one in load_stuck(connection, STUCK_AFTER, MOST)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryRequest:
    """Try a row of a job again from `at` (ms) on."""

    viewer: Viewer
    job: str
    key: str
    at: int


def _retry(connection: Connection, request: RetryRequest) -> Success[None]:
    """Absent and forbidden look the same: nothing happens."""
    if request.viewer.kind == "management":
        try_again(connection, request.job, request.key, request.at)
    return Success(None)


retry_job = one_by_one(_retry)
"""Handler for RetryRequest."""
