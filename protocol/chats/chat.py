"""A chat as it stands in the receiver's list: created, renamed, pinned, removed."""

from typing import Annotated

from msgspec import Meta, field

from protocol.chats.notice import Notice
from protocol.core import limits
from protocol.core.frames import Command, Done, Event, Keyed, Push
from protocol.core.refusals import NO_CHAT, NOT_IN_IT, refused_if
from protocol.core.types import AccountId, ChatId, ChatKind, Cursor, Millis, PersonId, Seq, Title, Value, When
from protocol.files import File
from protocol.held import Sent
from protocol.people import Person
from protocol.tasks.notices import TaskNotice
from protocol.vocabulary import TaskStatus, Turn


class Preview(Value, frozen=True, kw_only=True):
    """The last message of a chat, shortened to its first 140 code points."""

    seq: Seq
    author: PersonId
    at: Millis
    excerpt: str
    deleted: bool = False
    files: list[File] = field(default_factory=list)
    """What it carries, where it has no words. Since level 7."""


class ListedTask(Value, frozen=True, kw_only=True):
    """What the list shows of a chat's task. Since level 4."""

    status: TaskStatus
    turn: Turn
    """As in NextStep."""
    assistant: PersonId | None = None
    """Who is responsible for it; to customers, who accepted it."""


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
    """The receiver is not a member, reads by their role only, and cannot write."""
    read: Cursor = 0
    """How far the receiver has read."""
    unread: int = 0
    """Messages of others after `read`. Since level 4 also what others did to the task that concerns the receiver's
    side."""
    last: Preview | None = None
    notice: Notice | TaskNotice | None = None
    """The last entry that is no message: the last thing that happened, where its `seq` is above that of `last`. Of a
    TaskNotice `tags` and `concerns` are left out, and of `data` all but `text`, `was`, `count`
    and `person`, shortened to 140 code points. Since level 4."""
    task: ListedTask | None = None
    """Of a task's chat. Since level 4."""
    pinned: bool = False
    """The receiver keeps it at the top."""
    acts: list[str] = field(default_factory=list)
    """What the receiver may do to its task at all, where that is less than `acts` of Welcome. Since level 2."""


class Created(Value, frozen=True, kw_only=True):
    """The chat that was created, or, for a direct chat, that existed already."""

    chat: Chat


class CreateDirect(Keyed, tag="chat.create_direct", frozen=True, kw_only=True):
    """The direct chat with a person; two people have at most one."""

    answer = Created
    refusals = refused_if(
        not_found="there is no such person, or one may not write to them",
        quiet_hours="staff ask in quiet hours, customers would see the new chat, and `when` is not `now`",
    )
    person: PersonId
    when: When = None


class CreateGroup(Keyed, tag="chat.create_group", frozen=True, kw_only=True):
    """A group chat among staff."""

    answer = Created
    refusals = refused_if(
        not_allowed="a customer asks", not_found="one of the people does not exist or is no staff"
    )
    title: Title
    members: Annotated[list[PersonId], Meta(max_length=limits.MEMBERS_ADDED)] = field(default_factory=list)


class CreateTaskChat(Keyed, tag="chat.create_task", frozen=True, kw_only=True):
    """A task of an account with its chat. Its members are the account's users and assigned staff."""

    answer = Created
    refusals = refused_if(
        not_found="there is no such account, or one has nothing to do with it",
        quiet_hours="staff ask in quiet hours, customers would see the new chat, and `when` is not `now`",
    )
    account: AccountId
    title: Title
    when: When = None


class RenameChat(Keyed, tag="chat.rename", frozen=True, kw_only=True):
    """Another title for a task or group chat."""

    answer = Sent
    refusals = refused_if(not_found=NO_CHAT, not_allowed="the chat is direct, or one only looks in")
    chat: ChatId
    title: Title
    when: When = None


class PinChat(Command, tag="chat.pin", frozen=True, kw_only=True):
    """Keep a chat at the top of one's own list, or no more."""

    answer = Done
    refusals = refused_if(not_found=NOT_IN_IT)
    chat: ChatId
    pinned: bool


class ChatCreated(Event, tag="chat.created", frozen=True, kw_only=True):
    """The first event of a chat."""

    discloses = "content"
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
