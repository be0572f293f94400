"""Results of commands, and the two reply frames that carry them."""

from typing import Literal

import msgspec

from protocol.dialogs import DialogView
from protocol.tasks import MyWork, TaskCard
from protocol.values import (
    Account,
    Chat,
    ChatId,
    Cursor,
    Day,
    Device,
    Draft,
    Entry,
    Held,
    LocalDay,
    Me,
    Message,
    Millis,
    Person,
    PersonId,
    PersonStatus,
    ReadMark,
    Settings,
    Value,
)


class Done(Value, frozen=True, kw_only=True):
    """Nothing to tell but that it is done."""


class Welcome(Value, frozen=True, kw_only=True):
    """The state a connection starts from. Pushes of every chat listed follow, resumed ones from their cursor."""

    level: int
    """Level the server speaks: the lower of both."""
    version: str
    """Version of the server; when it changes, the page should be loaded again at a quiet moment."""
    epoch: str
    """Incarnation of the database. Another epoch: forget everything held."""
    now: Millis
    day: Day
    me: Me
    accounts: list[Account]
    people: list[Person]
    chats: list[Chat]
    settings: Settings
    drafts: list[Draft] = msgspec.field(default_factory=list)
    held: list[Held] = msgspec.field(default_factory=list)
    """Acts of one's own that wait for the end of quiet hours, in the order of their release."""
    presence: list[PersonStatus] = msgspec.field(default_factory=list)
    """Whoever is there; everybody else is offline."""
    reset: list[ChatId] = msgspec.field(default_factory=list)
    """Resumed chats that are not replayed: forget their entries and open them again."""
    acts: list[str] = msgspec.field(default_factory=list)
    """What the receiver may do to tasks at all, as tags of TaskAct: offer what is here and in `may` of the task.
    A chat with `acts` of its own says it for its task. Since level 2."""


class Snapshot(Value, frozen=True, kw_only=True):
    """A chat at one moment. Its pushes with a `seq` above `chat.head` follow."""

    chat: Chat
    entries: list[Entry]
    more_before: bool
    more_after: bool
    members: list[PersonId]
    reads: list[ReadMark]
    people: list[Person]
    """Everybody named in it."""


class Page(Value, frozen=True, kw_only=True):
    """Entries of a chat, oldest first."""

    entries: list[Entry]
    more_before: bool
    more_after: bool
    people: list[Person]


class Sent(Value, frozen=True, kw_only=True):
    """Where an event took its place in the chat, or that it waits for the end of quiet hours. It is on disk."""

    seq: Cursor
    """0 while it is held."""
    at: Millis
    held: Held | None = None
    """It took no place yet: it will be released at `held.release_at`."""


class Created(Value, frozen=True, kw_only=True):
    """The chat that was created, or, for a direct chat, that existed already."""

    chat: Chat


class Place(Value, frozen=True, kw_only=True):
    """A place in a chat: the number of an entry, 0 where there is none."""

    seq: Cursor


class Devices(Value, frozen=True, kw_only=True):
    """One's own sessions, the newest first."""

    devices: list[Device]


class Version(Value, frozen=True, kw_only=True):
    """One wording of a message."""

    at: Millis
    text: str


class Versions(Value, frozen=True, kw_only=True):
    """All wordings of a message, oldest first."""

    versions: list[Version]


class Messages(Value, frozen=True, kw_only=True):
    """Messages asked for by number; those that do not exist are missing."""

    messages: list[Message]
    people: list[Person]


class Found(Value, frozen=True, kw_only=True):
    """Entries with a tag, oldest first, and everybody named in them."""

    entries: list[Entry]
    people: list[Person]


class Tasks(Value, frozen=True, kw_only=True):
    """Tasks, what needs attention first."""

    tasks: list[TaskCard]


class DialogSaid(Value, frozen=True, kw_only=True):
    """What the bot says to an input, and the dialog as it stands since."""

    dialog: DialogView
    says: list[str]
    """In order; the last one is the question that is asked now."""
    refused: Literal["stale", "closed"] | None = None
    """Nothing changed: another device was faster (`says` tells what was answered meanwhile), or the dialog is over."""


class Dialogs(Value, frozen=True, kw_only=True):
    """One's own open dialogs, the newest change first."""

    dialogs: list[DialogView]


class Worked(Value, frozen=True, kw_only=True):
    """What one has recorded on a day, by when it began."""

    day: LocalDay
    tasks: list[MyWork]
    recorded: int
    """All of it that counts, in milliseconds; a timer that runs adds to it."""


class Holiday(Value, frozen=True, kw_only=True):
    """A day on which nobody works."""

    day: LocalDay
    name: str


class Holidays(Value, frozen=True, kw_only=True):
    """The holidays of a year, by day."""

    holidays: list[Holiday]


class Ok(Value, tag_field="t", tag="ok", frozen=True, kw_only=True):
    """The command `id` was carried out."""

    id: int
    result: msgspec.Raw | dict[str, object]
    """As the command's description says."""


class Failed(Value, tag_field="t", tag="error", frozen=True, kw_only=True):
    """The command `id` was not carried out and changed nothing."""

    id: int
    code: str
    message: str
    """For people, in their language: what happened and what to do."""
    retryable: bool = False
    """The same command may succeed later, unchanged, with the same key."""
    retry_after: int | None = None
    """Milliseconds to wait before trying again."""
    field: str | None = None
    """The field at fault."""
    detail: str | None = None
    """For developers, in English."""
