"""What the numbered events of a chat say: a value of its own type for each kind."""

from collections.abc import Mapping
from dataclasses import dataclass

from chat_server.domain.chats.events import EventKind
from chat_server.domain.core.people import PersonCard
from chat_server.domain.tasks.snapshot import TaskSnapshot
from protocol.vocabulary import Reaction


@dataclass(frozen=True, slots=True)
class NewChat:
    pass


@dataclass(frozen=True, slots=True)
class NewMessage:
    text: str
    reply_to: int | None = None
    writer: str | None = None
    """Who wrote it, where the event's `actor` is a persona; for staff only."""
    deleted: bool = False
    """It has been deleted since; its text is not told again."""


@dataclass(frozen=True, slots=True)
class NewWording:
    """`message` is its number; `version` is how many edits there have been with this one."""

    message: int
    text: str
    version: int


@dataclass(frozen=True, slots=True)
class DeletedMessage:
    """`message` is its number. The event's `actor` is its author; `writer` as in NewMessage."""

    message: int
    writer: str | None = None


@dataclass(frozen=True, slots=True)
class NewMember:
    person: PersonCard


@dataclass(frozen=True, slots=True)
class FormerMember:
    person: PersonCard


@dataclass(frozen=True, slots=True)
class NewTitle:
    title: str


@dataclass(frozen=True, slots=True)
class NewTag:
    message: int
    tag: str


@dataclass(frozen=True, slots=True)
class RemovedTag:
    message: int
    tag: str


@dataclass(frozen=True, slots=True)
class NewReaction:
    message: int
    reaction: Reaction


@dataclass(frozen=True, slots=True)
class RemovedReaction:
    message: int
    reaction: Reaction


@dataclass(frozen=True, slots=True)
class TaskStep:
    """`code` says what happened to the chat's task, `data` is what the log keeps of it, as JSON."""

    code: str
    data: str
    task: TaskSnapshot | None = None
    """The task after it; or, told later, as it stands then."""


Content = (
    NewChat
    | NewMessage
    | NewWording
    | DeletedMessage
    | NewMember
    | FormerMember
    | NewTitle
    | NewTag
    | RemovedTag
    | NewReaction
    | RemovedReaction
    | TaskStep
)
"""What an event says."""

_KINDS: Mapping[type[Content], EventKind] = {
    NewChat: EventKind.CREATED,
    NewMessage: EventKind.MESSAGE,
    NewWording: EventKind.EDITED,
    DeletedMessage: EventKind.DELETED,
    NewMember: EventKind.JOINED,
    FormerMember: EventKind.LEFT,
    NewTitle: EventKind.RENAMED,
    NewTag: EventKind.TAGGED,
    RemovedTag: EventKind.UNTAGGED,
    NewReaction: EventKind.REACTED,
    RemovedReaction: EventKind.UNREACTED,
    TaskStep: EventKind.TASK,
}


def kind_of(content: Content) -> EventKind:
    """The kind of an event that says this, as it is stored."""
    return _KINDS[type(content)]
