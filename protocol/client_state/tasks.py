"""Tasks."""

from dataclasses import replace

import msgspec

from protocol.chats.chat import Chat, ListedTask
from protocol.client_state.effects import effect
from protocol.client_state.events import with_entry, with_event, with_notice
from protocol.client_state.state import ClientState, with_task
from protocol.core.types import PersonId
from protocol.tasks.commands import TaskChanged, TaskTold
from protocol.tasks.task import TaskView


@effect(TaskChanged)
def task_changed(state: ClientState, push: TaskChanged) -> ClientState:
    """The Snapshot gets `entry` as its last entry; the TaskView of the chat, if there is one, is `task`. In the list
    `notice` and `task`, if they are there, are those of `entry` and `task`; if the entry `concerns` one, `seq` is above
    `read`, the `actor` is somebody else and the chat is not `looking_in`, `unread` + 1."""
    me = state.me.person.id
    state = with_event(
        state,
        push,
        chat=lambda chat: _listed(chat, push, me),
        opened=lambda opened: with_entry(opened, push.entry),
    )
    return _with_known_task(state, push.task)


def _listed(chat: Chat, push: TaskChanged, me: PersonId) -> Chat:
    counts = push.entry.concerns and push.seq > chat.read and push.entry.actor != me and not chat.looking_in
    chat = msgspec.structs.replace(with_notice(chat, push.entry), unread=chat.unread + counts)
    return chat if chat.task is None else msgspec.structs.replace(chat, task=_listed_task(push.task))


def _listed_task(task: TaskView) -> ListedTask:
    accepted = task.contracts[0].person if task.contracts else None
    assistant = (task.desk and task.desk.responsible) or accepted
    return ListedTask(status=task.status, turn=task.next.turn, assistant=assistant)


@effect(TaskTold)
def task_told(state: ClientState, push: TaskTold) -> ClientState:
    """The TaskView of the chat, if there is one, is `task`, and so is `task` in the list, if it is there."""
    listed = state.chats.get(push.chat)
    if listed is not None and listed.task is not None:
        listed = msgspec.structs.replace(listed, task=_listed_task(push.task))
        state = replace(state, chats={**state.chats, push.chat: listed})
    return _with_known_task(state, push.task)


def _with_known_task(state: ClientState, task: TaskView) -> ClientState:
    """A task that nobody asked for is not kept."""
    return with_task(state, task) if task.chat in state.tasks else state
