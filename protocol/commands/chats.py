"""Saying hello; opening, creating and changing chats."""

from typing import Annotated

from msgspec import Meta, field

from protocol import limits, replies
from protocol.commands.base import Command, Keyed, When
from protocol.values import AccountId, ChatId, Cursor, PersonId, Seq, Title, Value


class Resume(Value, frozen=True, kw_only=True):
    """What a client still holds: the epoch, and for each chat the last number it has."""

    epoch: str
    chats: Annotated[dict[ChatId, Cursor], Meta(max_length=limits.RESUME_CHATS)]


class Hello(Command, tag="hello", frozen=True, kw_only=True):
    """Must be the first command. Subscribes the connection to all chats of the person."""

    answer = replies.Welcome
    level: Annotated[int, Meta(ge=1, description="highest level the client knows")]
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
