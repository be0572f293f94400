"""What commands, replies and pushes are made of. Times are milliseconds since 1970-01-01 UTC."""

from typing import Literal

from msgspec import field

from protocol.hints import (
    AccountId,
    Begun,
    CardNumber,
    ChatId,
    ChatKind,
    Cursor,
    DeviceId,
    DialogId,
    DialogNumber,
    DialogStep,
    HeldId,
    Key,
    LocalDay,
    Millis,
    Minutes,
    Moment,
    Name,
    NoticeKind,
    PersonId,
    PersonKind,
    Role,
    Said,
    SearchedTag,
    Seq,
    Side,
    SystemTag,
    TagName,
    TaskCode,
    TaskStatus,
    Text,
    Title,
    Typed,
    Value,
    Whole,
    WorkArea,
    drop_defaults,
)
from protocol.task_acts import TaskAct

__all__ = [
    "AccountId",
    "Begun",
    "CardNumber",
    "ChatId",
    "ChatKind",
    "Cursor",
    "DeviceId",
    "DialogId",
    "DialogNumber",
    "DialogStep",
    "HeldId",
    "Key",
    "LocalDay",
    "Millis",
    "Minutes",
    "Moment",
    "Name",
    "NoticeKind",
    "PersonId",
    "PersonKind",
    "Role",
    "Said",
    "SearchedTag",
    "Seq",
    "Side",
    "SystemTag",
    "TagName",
    "TaskAct",
    "TaskCode",
    "TaskStatus",
    "Text",
    "Title",
    "Typed",
    "Value",
    "Whole",
    "WorkArea",
]
"""What others take from here, too."""


class Person(Value, frozen=True, kw_only=True):
    """Somebody as the receiver may see them."""

    id: PersonId
    name: str
    kind: PersonKind
    role: Role | None = None
    """Sent to staff; customers learn it of the users of their own account only."""
    account: AccountId | None = None
    """The customer account of a customer."""


class Me(Value, frozen=True, kw_only=True):
    """The person signed in."""

    person: Person
    email: str
    language: Literal["de", "en"]
    address: Literal["du", "sie"]
    """How automatic texts speak to this person."""


class Account(Value, frozen=True, kw_only=True):
    """A customer account."""

    id: AccountId
    name: str
    tags: list[TagName] = field(default_factory=list)
    """The account's own tags."""
    staff: list[PersonId] = field(default_factory=list)
    """Who is assigned to it, and so belongs to its tasks and cannot be taken out of them.

    Customers are told since level 2: with these they may have direct chats.
    """


class Tagged(Value, frozen=True, kw_only=True):
    """A tag on a message, and who put it there."""

    tag: TagName
    by: PersonId


class Message(Value, tag_field="t", tag="message", frozen=True, kw_only=True):
    """A message, named by its chat and `seq`."""

    seq: Seq
    author: PersonId
    at: Millis
    text: str
    """Empty when deleted."""
    written_by: PersonId | None = None
    """Staff only: who wrote as the persona `author`."""
    reply_to: Seq | None = None
    edited: int = 0
    """How many times it was edited."""
    deleted: bool = False
    tags: list[Tagged] = field(default_factory=list)
    tags_seq: Cursor = 0
    """Number of the event that changed its tags last: a push up to it changes nothing."""


class Notice(Value, tag_field="t", tag="notice", frozen=True, kw_only=True):
    """A line of the chat that nobody wrote: somebody joined, the title changed."""

    seq: Seq
    kind: NoticeKind
    actor: PersonId
    at: Millis
    person: PersonId | None = None
    """Who joined or left."""
    title: str | None = None
    """The new title."""


class TaskNotice(Value, tag_field="t", tag="task", frozen=True, kw_only=True):
    """What happened to the chat's task."""

    seq: Seq
    code: TaskCode
    actor: PersonId
    at: Millis
    tags: list[SystemTag] = field(default_factory=list)
    data: dict[str, str | int | bool] = field(default_factory=dict)
    """Small values by name, as the table of codes says; what has nothing to say is missing. Moments are milliseconds,
    amounts of time minutes. `text` is what the person wrote with it. `dialog` is the JSON text of
    [[label, value, words], ...].
    """


Entry = Message | Notice | TaskNotice


class Preview(Value, frozen=True, kw_only=True):
    """The last message of a chat, shortened to its first 140 code points."""

    seq: Seq
    author: PersonId
    at: Millis
    excerpt: str
    deleted: bool = False


class Chat(Value, frozen=True, kw_only=True):
    """A chat as it stands in the receiver's list."""

    id: ChatId
    kind: ChatKind
    title: str
    """Empty for a direct chat: show `peer`."""
    head: Cursor
    """Number of the last event."""
    created_at: Millis
    account: AccountId | None = None
    peer: PersonId | None = None
    """The other one of a direct chat."""
    staff_only: bool = False
    """No customer can read it."""
    looking_in: bool = False
    """The receiver is not a member, reads by their office only, and cannot write."""
    read: Cursor = 0
    """How far the receiver has read."""
    unread: int = 0
    """Messages of others after `read`."""
    last: Preview | None = None
    pinned: bool = False
    """The receiver keeps it at the top."""
    acts: list[str] = field(default_factory=list)
    """What the receiver may do to its task at all, where that is less than `acts` of Welcome. Since level 2."""


class ReadMark(Value, frozen=True, kw_only=True):
    """How far somebody has read, as the receiver may know it."""

    person: PersonId
    seq: Cursor


class Settings(Value, frozen=True, kw_only=True):
    """What a person has chosen, on all their devices."""

    def __post_init__(self) -> None:
        drop_defaults(self)

    language: Literal["de", "en"] = "de"
    theme: Literal["system", "light", "dark"] = "system"
    send_key: Literal["enter", "ctrl_enter"] = "enter"
    notifications: Literal["all", "mentions", "none"] = "all"


class Draft(Value, frozen=True, kw_only=True):
    """What a person has begun to write in a chat; only they know."""

    chat: ChatId
    text: str
    reply_to: Seq | None = None


class Device(Value, frozen=True, kw_only=True):
    """A session of one's own."""

    id: DeviceId
    name: str
    signed_in_at: Millis
    expires_at: Millis
    current: bool = False
    """The one that asks."""


Act = Literal["send", "edit", "delete", "rename", "add_member", "remove_member", "tag", "untag", "task"]


class Held(Value, frozen=True, kw_only=True):
    """An act of staff that customers would see, waiting for the end of quiet hours (SPEC 3).

    Only its author knows; when they may not see the chat any more, only whoever it was handed over to for review.
    """

    def __post_init__(self) -> None:
        drop_defaults(self)

    id: HeldId
    chat: ChatId
    act: Act
    at: Millis
    """When it was asked for."""
    release_at: Millis
    state: Literal["waiting", "review"] = "waiting"
    """In review it was not released: the customer wrote meanwhile, it is not possible any more, or its author left."""
    text: str | None = None
    of: Seq | None = None
    """The message to be changed, deleted or tagged."""
    reply_to: Seq | None = None
    title: str | None = None
    tag: TagName | None = None
    person: PersonId | None = None
    """Who is to be brought in or taken out."""
    task: TaskAct | None = None
    """What is to be done to the task."""
    author: PersonId | None = None
    """Who asked for it, where it was handed over: it waits for the receiver's yes, and happens in their name."""
    place: str | None = None
    """Of one handed over: the chat's title, or whom it is with. The receiver need not be a member."""


Status = Literal["online", "away", "offline"]


class PersonStatus(Value, frozen=True, kw_only=True):
    """Whether somebody is there, as the receiver may know it."""

    person: PersonId
    status: Status


class Day(Value, frozen=True, kw_only=True):
    """Whether it is quiet hours now, and until when (SPEC 2)."""

    quiet: bool
    until: Millis
