"""What somebody reads of tasks. On one consistent view."""

from sqlalchemy import Connection

from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks.rules.overview import TaskFilter
from chat_server.domain.tasks.snapshot import TaskSnapshot
from chat_server.services.core.access import Entrance
from chat_server.services.tasks.facts import overview_snapshots, snapshot_of
from chat_server.storage.tasks.overviews import load_overview
from chat_server.storage.tasks.tasks import load_task


def load_task_now(connection: Connection, entrance: Entrance, now: int, opened: int) -> TaskSnapshot:
    """The task of a chat. Raises Refusal where it has none."""
    stored = load_task(connection, entrance.chat)
    if stored is None:
        raise Refusal("not_found", "the chat belongs to no task")
    return snapshot_of(connection, stored, now, opened)


def load_tasks_now(
    connection: Connection, viewer: Viewer, wanted: TaskFilter, now: int, opened: int
) -> list[TaskSnapshot]:
    """The tasks that somebody may see, what needs attention first."""
    return overview_snapshots(connection, load_overview(connection, viewer, wanted, now, opened), now, opened)
