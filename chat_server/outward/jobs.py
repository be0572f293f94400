"""What fails again and again, for management. Why stays in the log: it is for those who run the server."""

from chat_server.domain.jobs import FailingRow
from protocol.jobs import StuckJob


def show_stuck(row: FailingRow) -> StuckJob:
    """A due row that failed."""
    return StuckJob(job=row.job, row=row.key, since=row.since, tries=row.tries, again=row.again)
