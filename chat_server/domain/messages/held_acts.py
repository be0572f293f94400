"""Acts on messages that can be held in quiet hours."""

from dataclasses import dataclass

from chat_server.domain.core.held_acts import ChatAct, held_as
from chat_server.domain.files.file import File


@held_as("send")
@dataclass(frozen=True, slots=True)
class HeldSend(ChatAct):
    """`persona`: the public id as whom management writes. `files` go by the ids of their uploads."""

    text: str
    reply_to: int | None = None
    persona: str | None = None
    files: tuple[File, ...] = ()


@held_as("edit")
@dataclass(frozen=True, slots=True)
class HeldEdit(ChatAct):
    """Another wording for a message, which is given by its number, as in all acts on messages."""

    message: int
    text: str


@held_as("delete")
@dataclass(frozen=True, slots=True)
class HeldDelete(ChatAct):
    message: int
