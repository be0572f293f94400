"""What only staff are told of tasks has no number that shows a gap: after a loss on the bus it is told again."""

from collections.abc import Callable

from chat_server.domain.facts import Fact
from chat_server.hub.connections.channel import STAFF_CHANNELS
from chat_server.hub.core.running_tasks import RunningTasks
from chat_server.hub.rooms.rooms import Rooms
from chat_server.services.core.ports import TaskQueries

BATCH = 20
"""Chats whose tasks are read at once: other changes wait for it."""


class LostTasks:
    """Tells staff how the tasks of their chats stand."""

    def __init__(
        self, queries: TaskQueries, tasks: RunningTasks, rooms: Rooms, deliver: Callable[[Fact], None]
    ) -> None:
        self._queries = queries
        self._tasks = tasks
        self._rooms = rooms
        self._deliver = deliver
        self._is_wanted = False
        self._is_running = False

    def look(self) -> None:
        """Look now, or once more when the look that is under way has ended."""
        self._is_wanted = True
        if not self._is_running:
            self._is_running = True
            _task = self._tasks.start(self._run())

    async def _run(self) -> None:
        try:
            while self._is_wanted:
                self._is_wanted = False
                await self._tell_all()
        finally:
            self._is_running = False

    async def _tell_all(self) -> None:
        chats = [
            room.pid for room in self._rooms if any(room.live.get(channel) for channel in STAFF_CHANNELS)
        ]
        for first in range(0, len(chats), BATCH):
            for fact in await self._queries.tasks_in_turn(chats[first : first + BATCH]):
                self._deliver(fact)
