"""What a client may ask for. Each command is answered by one reply with the same `id`.

A command with a `key` changes something: sent again with the same key it changes nothing and returns the
first result; the same key with another body is refused.
"""

from typing import Annotated, ClassVar

from msgspec import Meta, field

from protocol import limits, replies
from protocol.values import AccountId, ChatId, Cursor, Key, PersonId, Seq, Text, Title, Value

CommandId = Annotated[
    int, Meta(ge=0, le=2**31 - 1, description="chosen by the client, comes back in the reply")
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


class RenameChat(Keyed, tag="chat.rename", frozen=True, kw_only=True):
    """Another title for a task or group chat."""

    answer = replies.Sent
    chat: ChatId
    title: Title


class AddMember(Keyed, tag="member.add", frozen=True, kw_only=True):
    """Brings somebody into a task or group chat; they read it from its first event."""

    answer = replies.Sent
    chat: ChatId
    person: PersonId


class RemoveMember(Keyed, tag="member.remove", frozen=True, kw_only=True):
    """Takes somebody out of a task or group chat, or oneself."""

    answer = replies.Sent
    chat: ChatId
    person: PersonId


class Send(Keyed, tag="message.send", frozen=True, kw_only=True):
    """Writes a message. The reply says its number; by then it is on disk."""

    answer = replies.Sent
    chat: ChatId
    text: Text
    reply_to: Seq | None = None
    as_persona: PersonId | None = None
    """Management only: write as this persona."""


class Edit(Keyed, tag="message.edit", frozen=True, kw_only=True):
    """Another wording for a message of one's own; the old one stays visible in its history."""

    answer = replies.Sent
    chat: ChatId
    seq: Seq
    text: Text


class Delete(Keyed, tag="message.delete", frozen=True, kw_only=True):
    """Takes back a message of one's own. Its place stays, its text does not."""

    answer = replies.Sent
    chat: ChatId
    seq: Seq


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
        GetMessages,
        GetVersions,
        MarkRead,
        Typing,
        Active,
    )
}
"""Every command by its tag."""
