"""What a client may ask for. Each command is answered by one reply with the same `id`.

A command with a `key` changes something: sent again with the same key it changes nothing and returns the
first result; the same key with another body is refused.
"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, field

from protocol import limits, replies
from protocol.values import (
    AccountId,
    Begun,
    ChatId,
    Cursor,
    DeviceId,
    HeldId,
    Key,
    Millis,
    Name,
    PersonId,
    Seq,
    Settings,
    TagName,
    Text,
    Title,
    Value,
)

CommandId = Annotated[
    int, Meta(ge=0, le=2**31 - 1, description="chosen by the client, comes back in the reply")
]


When = Annotated[
    Literal["opening", "now"] | None,
    Meta(
        description="for staff, in quiet hours, in a chat that customers read: `now` makes it happen at once;"
        " otherwise it is held until quiet hours end (SPEC 3)"
    ),
]


class Command(Value, tag_field="t", frozen=True, kw_only=True):
    """A frame from the client."""

    answer: ClassVar[type[Value]]
    id: CommandId


class Keyed(Command, frozen=True, kw_only=True):
    """A command that changes something."""

    key: Key


class Resume(Value, frozen=True, kw_only=True):
    """What a client still holds: the epoch, and for each chat the last number it has."""

    epoch: str
    chats: Annotated[dict[ChatId, Cursor], Meta(max_length=limits.RESUME_CHATS)]


class Hello(Command, tag="hello", frozen=True, kw_only=True):
    """Must be the first command. Subscribes the connection to all chats of the person."""

    answer = replies.Welcome
    level: int
    client: Annotated[str, Meta(max_length=80, description="name and version of the client")] = ""
    resume: Resume | None = None


class OpenChat(Command, tag="chat.open", frozen=True, kw_only=True):
    """Snapshot of a chat: its newest entries, or those around a number."""

    answer = replies.Snapshot
    chat: ChatId
    around: Seq | None = None
    limit: Annotated[int, Meta(ge=1, le=limits.PAGE)] = 50


class CloseChat(Command, tag="chat.close", frozen=True, kw_only=True):
    """Ends the pushes of a chat that one only looks into. Nothing changes for members."""

    answer = replies.Done
    chat: ChatId


class History(Command, tag="chat.history", frozen=True, kw_only=True):
    """A page of entries before or after a number; exactly one of both is given."""

    answer = replies.Page
    chat: ChatId
    before: Seq | None = None
    after: Cursor | None = None
    limit: Annotated[int, Meta(ge=1, le=limits.PAGE)] = 50


class CreateDirect(Keyed, tag="chat.create_direct", frozen=True, kw_only=True):
    """The direct chat with a person; two people have at most one."""

    answer = replies.Created
    person: PersonId
    when: When = None


class CreateGroup(Keyed, tag="chat.create_group", frozen=True, kw_only=True):
    """A group chat among staff."""

    answer = replies.Created
    title: Title
    members: Annotated[list[PersonId], Meta(max_length=limits.MEMBERS_ADDED)] = field(default_factory=list)


class CreateTaskChat(Keyed, tag="chat.create_task", frozen=True, kw_only=True):
    """A task of an account with its chat. Its members are the account's users and assigned staff."""

    answer = replies.Created
    account: AccountId
    title: Title
    when: When = None


class RenameChat(Keyed, tag="chat.rename", frozen=True, kw_only=True):
    """Another title for a task or group chat."""

    answer = replies.Sent
    chat: ChatId
    title: Title
    when: When = None


class AddMember(Keyed, tag="member.add", frozen=True, kw_only=True):
    """Brings somebody into a task or group chat; they read it from its first event."""

    answer = replies.Sent
    chat: ChatId
    person: PersonId
    when: When = None


class RemoveMember(Keyed, tag="member.remove", frozen=True, kw_only=True):
    """Takes somebody out of a task or group chat, or oneself."""

    answer = replies.Sent
    chat: ChatId
    person: PersonId
    when: When = None


class Send(Keyed, tag="message.send", frozen=True, kw_only=True):
    """Writes a message. The reply says its number; by then it is on disk."""

    answer = replies.Sent
    chat: ChatId
    text: Text
    reply_to: Seq | None = None
    as_persona: PersonId | None = None
    """Management only: write as this persona."""
    when: When = None


class Edit(Keyed, tag="message.edit", frozen=True, kw_only=True):
    """Another wording for a message of one's own; the old one stays visible in its history."""

    answer = replies.Sent
    chat: ChatId
    seq: Seq
    text: Text
    when: When = None


class Delete(Keyed, tag="message.delete", frozen=True, kw_only=True):
    """Takes back a message of one's own. Its place stays, its text does not."""

    answer = replies.Sent
    chat: ChatId
    seq: Seq
    when: When = None


class TagMessage(Keyed, tag="message.tag", frozen=True, kw_only=True):
    """Puts a tag on a message, or takes it off. What is so already changes nothing."""

    answer = replies.Sent
    chat: ChatId
    seq: Seq
    tag: TagName
    on: bool = True
    when: When = None


class FindTagged(Command, tag="chat.tagged", frozen=True, kw_only=True):
    """The newest messages of a chat with a tag, below a number."""

    answer = replies.Messages
    chat: ChatId
    tag: TagName
    before: Seq = 2**53 - 1
    limit: Annotated[int, Meta(ge=1, le=limits.PAGE)] = 50


class GetMessages(Command, tag="message.get", frozen=True, kw_only=True):
    """Messages by number, for quotes."""

    answer = replies.Messages
    chat: ChatId
    seqs: Annotated[list[Seq], Meta(min_length=1, max_length=limits.PAGE)]


class GetVersions(Command, tag="message.versions", frozen=True, kw_only=True):
    """All wordings of an edited message."""

    answer = replies.Versions
    chat: ChatId
    seq: Seq


class MarkRead(Command, tag="read.mark", frozen=True, kw_only=True):
    """I have read up to here. Never moves back."""

    answer = replies.Done
    chat: ChatId
    seq: Seq


class Typing(Command, tag="typing", frozen=True, kw_only=True):
    """I am typing. Send at most every 3 seconds while it lasts."""

    answer = replies.Done
    chat: ChatId


class Active(Command, tag="presence.active", frozen=True, kw_only=True):
    """The person is using this device. Send at most once a minute while that is so.

    A device that sends neither this nor anything that changes something for 5 minutes counts as idle.
    """

    answer = replies.Done


class ReleaseHeld(Keyed, tag="held.release", frozen=True, kw_only=True):
    """Let a held act happen now."""

    answer = replies.Sent
    held: HeldId


class ChangeHeld(Keyed, tag="held.change", frozen=True, kw_only=True):
    """Another text for a held message or edit; one in review waits again for the next opening."""

    answer = replies.Sent
    held: HeldId
    text: Text


class WithdrawHeld(Command, tag="held.withdraw", frozen=True, kw_only=True):
    """Let a held act never happen. Nobody learns of it."""

    answer = replies.Done
    held: HeldId


class SetSettings(Command, tag="settings.set", frozen=True, kw_only=True):
    """What the person chooses, for all their devices."""

    answer = replies.Done
    settings: Settings


class SetDraft(Command, tag="draft.set", frozen=True, kw_only=True):
    """What the person has begun to write; the last one counts, an empty text removes it."""

    answer = replies.Done
    chat: ChatId
    text: Begun
    reply_to: Seq | None = None


class PinChat(Command, tag="chat.pin", frozen=True, kw_only=True):
    """Keep a chat at the top of one's own list, or no more."""

    answer = replies.Done
    chat: ChatId
    pinned: bool


class FindMoment(Command, tag="chat.at", frozen=True, kw_only=True):
    """The first entry at or after a moment, for jumping to a date."""

    answer = replies.Place
    chat: ChatId
    at: Millis


class MarkUnread(Command, tag="read.unmark", frozen=True, kw_only=True):
    """Count this message and what follows as unread again, for oneself only; others go on seeing the old mark."""

    answer = replies.Done
    chat: ChatId
    seq: Seq


class ListDevices(Command, tag="devices.list", frozen=True, kw_only=True):
    """Where the person is signed in."""

    answer = replies.Devices


class EndDevice(Command, tag="devices.end", frozen=True, kw_only=True):
    """Sign one of one's own devices out, within a second."""

    answer = replies.Done
    device: DeviceId


class ChangePassword(Command, tag="password.change", frozen=True, kw_only=True):
    """Another password; all other devices are signed out."""

    answer = replies.Done
    old: Annotated[str, Meta(max_length=limits.PASSWORD)]
    new: Annotated[str, Meta(min_length=limits.PASSWORD_MIN, max_length=limits.PASSWORD)]


class SetProfile(Command, tag="profile.set", frozen=True, kw_only=True):
    """The person's own name, as others read it."""

    answer = replies.Done
    name: Name


COMMANDS: dict[str, type[Command]] = {
    str(kind.__struct_config__.tag): kind
    for kind in (
        Hello,
        OpenChat,
        CloseChat,
        History,
        CreateDirect,
        CreateGroup,
        CreateTaskChat,
        RenameChat,
        AddMember,
        RemoveMember,
        Send,
        Edit,
        Delete,
        TagMessage,
        FindTagged,
        GetMessages,
        GetVersions,
        MarkRead,
        Typing,
        Active,
        ReleaseHeld,
        ChangeHeld,
        WithdrawHeld,
        SetSettings,
        SetDraft,
        PinChat,
        FindMoment,
        MarkUnread,
        ListDevices,
        EndDevice,
        ChangePassword,
        SetProfile,
    )
}
"""Every command by its tag."""
