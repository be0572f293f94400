"""Tasks."""

from protocol.client_state.effects import effect
from protocol.client_state.events import with_entry, with_event
from protocol.client_state.state import ClientState, with_task
from protocol.tasks.commands import TaskChanged, TaskTold
from protocol.tasks.task import TaskView


@effect(TaskChanged)
def task_changed(state: ClientState, push: TaskChanged) -> ClientState:
    """The Snapshot gets `entry` as its last entry; the TaskView of the chat, if there is one, is `task`."""
    state = with_event(state, push, opened=lambda opened: with_entry(opened, push.entry))
    return _with_known_task(state, push.task)


@effect(TaskTold)
def task_told(state: ClientState, push: TaskTold) -> ClientState:
    """The TaskView of the chat, if there is one, is `task`."""
    return _with_known_task(state, push.task)


def _with_known_task(state: ClientState, task: TaskView) -> ClientState:
    """A task that nobody asked for is not kept."""
    return with_task(state, task) if task.chat in state.tasks else state
