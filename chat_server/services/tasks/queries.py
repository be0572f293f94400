"""What somebody reads of tasks. On one consistent view."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks.rules.overview import TaskFilter
from chat_server.domain.tasks.snapshot import TaskSnapshot
from chat_server.services.core.access import Entrance
from chat_server.services.tasks.facts import overview_snapshots, snapshot_of
from chat_server.storage.people.people import load_assignable
from chat_server.storage.tasks.overviews import load_overview
from chat_server.storage.tasks.tasks import load_task


def load_task_now(connection: Connection, entrance: Entrance, now: int, opened: int) -> TaskSnapshot:
    """The task of a chat. Raises Refusal where it has none."""
    stored = load_task(connection, entrance.chat)
    if stored is None:
        raise Refusal("not_found", "the chat belongs to no task")
    return snapshot_of(connection, stored, now, opened)


@dataclass(frozen=True, slots=True)
class Overview:
    """Tasks, and to whom the viewer may give them, by public id."""

    tasks: list[TaskSnapshot]
    team: tuple[str, ...]


def load_tasks_now(
    connection: Connection, viewer: Viewer, wanted: TaskFilter, now: int, opened: int
) -> Overview:
    """The tasks that somebody may see, what needs attention first."""
    found = load_overview(connection, viewer, wanted, now, opened)
    return Overview(overview_snapshots(connection, found, now, opened), load_assignable(connection, viewer))
