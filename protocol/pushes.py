"""What the server sends unasked.

Every push says what it discloses, and a push that does not say so cannot be imported:
*content* is a deliberate act for the members of a chat, *ambient* tells what a person is doing,
*staff* is for staff alone, *own* goes to the devices of the person concerned, *public* is the same for all.
A push with a `seq` is an event of a chat's log; the others are ephemeral and are never repeated.
"""

from typing import ClassVar, Literal

from msgspec import field

from protocol.dialogs import DialogView
from protocol.tasks import StaffNotice, TaskView
from protocol.values import (
    Account,
    AccountId,
    Chat,
    ChatId,
    Cursor,
    Day,
    Draft,
    Held,
    HeldId,
    Message,
    Millis,
    Person,
    PersonId,
    PersonStatus,
    Seq,
    Settings,
    Status,
    TagName,
    TaskNotice,
    Value,
)

Disclosure = Literal["content", "ambient", "staff", "own", "public"]


class Push(Value, tag_field="t", frozen=True, kw_only=True):
    """A frame from the server that answers no command."""

    discloses: ClassVar[Disclosure]


class Event(Push, frozen=True, kw_only=True):
    """A push that is an event of a chat's log: numbered, gapless, repeated after an interruption."""

    chat: ChatId
    seq: Seq


class MessageCreated(Event, tag="message.created", frozen=True, kw_only=True):
    """Somebody wrote; `message.seq` is `seq`."""

    discloses = "content"
    message: Message


class MessageEdited(Event, tag="message.edited", frozen=True, kw_only=True):
    """The message `of` reads differently now."""

    discloses = "content"
    of: Seq
    text: str
    edited: int
    at: Millis


class MessageDeleted(Event, tag="message.deleted", frozen=True, kw_only=True):
    """The message `of` was taken back."""

    discloses = "content"
    of: Seq
    at: Millis
    author: PersonId | None = None
    """Of the message. Since level 2."""
    written_by: PersonId | None = None
    """As in Message. Since level 2."""


class MessageTagged(Event, tag="message.tagged", frozen=True, kw_only=True):
    """Somebody put a tag on the message `of`, or took it off."""

    discloses = "content"
    of: Seq
    tag: TagName
    on: bool
    by: PersonId
    at: Millis


class TaskChanged(Event, tag="task.changed", frozen=True, kw_only=True):
    """Something happened to the chat's task; `entry.seq` is `seq`, and `task` is how it stands since."""

    discloses = "content"
    entry: TaskNotice
    task: TaskView


class ChatCreated(Event, tag="chat.created", frozen=True, kw_only=True):
    """The first event of a chat."""

    discloses = "content"
    actor: PersonId
    at: Millis


class MemberJoined(Event, tag="member.joined", frozen=True, kw_only=True):
    """Somebody was brought in, by `actor`."""

    discloses = "content"
    person: Person
    actor: PersonId
    at: Millis


class MemberLeft(Event, tag="member.left", frozen=True, kw_only=True):
    """Somebody was taken out by `actor`, or left."""

    discloses = "content"
    person: PersonId
    actor: PersonId
    at: Millis


class ChatRenamed(Event, tag="chat.renamed", frozen=True, kw_only=True):
    """The chat has another title."""

    discloses = "content"
    title: str
    actor: PersonId
    at: Millis


class ChatAdded(Push, tag="chat.added", frozen=True, kw_only=True):
    """A chat is new in the receiver's list; its pushes from `chat.head` on follow."""

    discloses = "own"
    chat: Chat
    people: list[Person]


class ChatRemoved(Push, tag="chat.removed", frozen=True, kw_only=True):
    """The receiver reads this chat no more; forget it."""

    discloses = "own"
    chat: ChatId


class TaskTold(Push, tag="task.told", frozen=True, kw_only=True):
    """Something happened to a task that only staff may know, as it stands since."""

    discloses = "staff"
    chat: ChatId
    notices: list[StaffNotice] = field(default_factory=list)
    task: TaskView


class ReadOwn(Push, tag="read.own", frozen=True, kw_only=True):
    """The receiver has read up to `seq`, on whichever device."""

    discloses = "own"
    chat: ChatId
    seq: Cursor
    unread: int
    back: bool = False
    """Moved back by `read.unmark`."""


class ReadMoved(Push, tag="read.moved", frozen=True, kw_only=True):
    """Somebody else has read up to `seq`."""

    discloses = "ambient"
    chat: ChatId
    person: PersonId
    seq: Cursor


class TypingShown(Push, tag="typing", frozen=True, kw_only=True):
    """Somebody is typing; show it for 5 seconds."""

    discloses = "ambient"
    chat: ChatId
    person: PersonId


class PresenceChanged(Push, tag="presence", frozen=True, kw_only=True):
    """Somebody came, went, or is away."""

    discloses = "ambient"
    person: PersonId
    status: Status


class PresenceAll(Push, tag="presence.all", frozen=True, kw_only=True):
    """Who is there now; everybody not named is offline. Replaces all that was known."""

    discloses = "ambient"
    presence: list[PersonStatus]


class HeldChanged(Push, tag="held.changed", frozen=True, kw_only=True):
    """An act of one's own is held, reads differently, or needs one's decision."""

    discloses = "own"
    held: Held


class HeldGone(Push, tag="held.gone", frozen=True, kw_only=True):
    """A held act was released, as the event `seq`, or withdrawn (`seq` is missing)."""

    discloses = "own"
    chat: ChatId
    held: HeldId
    seq: Seq | None = None


class SettingsChanged(Push, tag="settings.changed", frozen=True, kw_only=True):
    """The person chose something, on whichever device."""

    discloses = "own"
    settings: Settings


class DraftChanged(Push, tag="draft.changed", frozen=True, kw_only=True):
    """The person began to write, on whichever device; an empty text: the draft is gone."""

    discloses = "own"
    draft: Draft


class ChatPinned(Push, tag="chat.pinned", frozen=True, kw_only=True):
    """The person pinned or unpinned a chat."""

    discloses = "own"
    chat: ChatId
    pinned: bool


class ChatActs(Push, tag="chat.acts", frozen=True, kw_only=True):
    """The receiver is only an expert in a chat's task from now on, or more than that. Since level 2."""

    discloses = "own"
    chat: ChatId
    acts: list[str] = field(default_factory=list)
    """As in Chat."""


class DialogChanged(Push, tag="dialog.changed", frozen=True, kw_only=True):
    """A dialog of one's own stands otherwise: answered, on whichever device, reminded of, over."""

    discloses = "own"
    dialog: DialogView


class PersonChanged(Push, tag="person.changed", frozen=True, kw_only=True):
    """Somebody has another name. In quiet hours customers learn it of staff when these end."""

    discloses = "ambient"
    person: Person


class PeopleAdded(Push, tag="people.added", frozen=True, kw_only=True):
    """People whom the receiver sees from now on. Since level 2."""

    discloses = "content"
    people: list[Person]


class AccountChanged(Push, tag="account.changed", frozen=True, kw_only=True):
    """An account the receiver knows from now on, or that has other tags or staff. Since level 2."""

    discloses = "content"
    account: Account


class AccountRemoved(Push, tag="account.removed", frozen=True, kw_only=True):
    """An account the receiver has nothing to do with any more. Since level 2."""

    discloses = "own"
    account: AccountId


class DayChanged(Push, tag="day.changed", frozen=True, kw_only=True):
    """Quiet hours began or ended, or the server's clock was moved (demo only)."""

    discloses = "public"
    now: Millis
    day: Day


PUSHES: dict[str, type[Push]] = {
    str(kind.__struct_config__.tag): kind
    for kind in (
        MessageCreated,
        MessageEdited,
        MessageDeleted,
        MessageTagged,
        TaskChanged,
        ChatCreated,
        MemberJoined,
        MemberLeft,
        ChatRenamed,
        ChatAdded,
        ChatRemoved,
        TaskTold,
        ReadOwn,
        ReadMoved,
        TypingShown,
        PresenceChanged,
        PresenceAll,
        HeldChanged,
        HeldGone,
        SettingsChanged,
        DraftChanged,
        ChatPinned,
        ChatActs,
        DialogChanged,
        PersonChanged,
        PeopleAdded,
        AccountChanged,
        AccountRemoved,
        DayChanged,
    )
}
"""Every push by its tag."""

for _kind in PUSHES.values():
    if getattr(_kind, "discloses", None) is None:
        raise TypeError(f"{_kind.__name__} does not say what it discloses")
