"""A chat as its readers see it: values without behaviour, filled by storage and presented by the hub."""

from chat_server.domain.chats.access import ChatKind
from chat_server.domain.core.carried import Carried
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.hot import hot_dataclass
from chat_server.domain.core.people import Audience, PersonCard
from chat_server.domain.files.file import File
from protocol.vocabulary import TaskStatus, Turn


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class LastMessage:
    """The last message of a chat, as lists show it."""

    seq: int
    author: str
    at: int
    text: str
    deleted: bool
    files: tuple[File, ...] = ()
    """What it carries, where it has no words."""


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A message or a notice, by `kind`; a message in its present wording."""

    seq: int
    kind: EventKind
    at: int
    actor: str
    writer: str | None = None
    text: str = ""
    """Of a message; or, as JSON, the data of what happened to the task."""
    version: int = 0
    deleted: bool = False
    reply_to: int | None = None
    person: str | None = None
    title: str | None = None
    """The new title of the chat."""
    code: str | None = None
    """What happened to the task."""
    concerns: Audience | None = None
    """Who counts it as unread besides messages."""
    carried: tuple[Carried, ...] = ()


@hot_dataclass(frozen=True, slots=True)
class ListedTask:
    """The task of a chat, as lists show it; `assistant` is who accepted it."""

    status: TaskStatus
    turn: Turn
    assistant: str | None


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class ListedChat:
    """A chat in a person's list."""

    id: int
    pid: str
    kind: ChatKind
    title: str
    account: str | None
    peer: str | None
    staff_only: bool
    head: int
    created_at: int
    read: int
    unread: int
    last: LastMessage | None
    notice: Entry | None
    """The last entry that is no message; who counts it, and what it carries, is not asked in lists."""
    task: ListedTask | None
    looking_in: bool = False
    pinned: bool = False
    expert: bool = False
    """The person was brought into its task as an expert and has no other part in it."""


@hot_dataclass(frozen=True, slots=True)
class Page:
    """Entries, oldest first, and whether there are more on either side."""

    entries: tuple[Entry, ...]
    more_before: bool
    more_after: bool
    people: tuple[PersonCard, ...]


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class ReadMark:
    """How far somebody has read; see `visibility.shown_read_mark` for the last two."""

    person: int
    pid: str
    is_customer: bool
    seq: int
    moved_at: int
    before: int


@hot_dataclass(frozen=True, slots=True)
class HiddenMark:
    """A read mark of staff that quiet hours hide."""

    chat: int
    chat_pid: str
    pid: str
    seq: int


@hot_dataclass(frozen=True, slots=True)
class Snapshot:
    """A chat as it was when its log ended at `chat.head`."""

    chat: ListedChat
    page: Page
    members: tuple[str, ...]
    reads: tuple[ReadMark, ...]


@hot_dataclass(frozen=True, slots=True)
class Wording:
    """One version of a message."""

    at: int
    text: str
