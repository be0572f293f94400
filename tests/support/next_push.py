"""Waiting for a push of a client, never longer than the client's time limit."""

from typing import TypeVar

from protocol.chats.chat import ChatAdded, ChatRemoved
from protocol.chats.read_marks import ReadMoved, ReadOwn
from protocol.client.client import Client
from protocol.core.frames import Event, Push
from protocol.core.types import ChatId
from protocol.presence import TypingShown
from protocol.tasks.commands import TaskTold

P = TypeVar("P", bound=Push)


async def push_of(client: Client, kind: type[P], chat: ChatId) -> P:
    """The next push of this kind about this chat; those before it are dropped."""
    while True:
        push = await client.push()
        if isinstance(push, kind) and _chat_of(push) == chat:
            return push


def _chat_of(push: Push) -> ChatId | None:
    match push:
        case Event() | ChatRemoved() | ReadOwn() | ReadMoved() | TypingShown() | TaskTold():
            return push.chat
        case ChatAdded():
            return push.chat.id
        case _:
            return None
