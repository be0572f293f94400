"""A chat's log: its entries, by page, by moment, by tag."""

from typing import Annotated

from msgspec import Meta

from protocol.chats.chat import Chat
from protocol.chats.notice import Notice
from protocol.chats.read_marks import ReadMark
from protocol.core import limits
from protocol.core.frames import Command, Done
from protocol.core.refusals import NO_CHAT, refused_if
from protocol.core.types import ChatId, Cursor, Millis, PersonId, SearchedTag, Seq, Value
from protocol.messages import Message
from protocol.people import Person
from protocol.tasks.notices import TaskNotice

Entry = Message | Notice | TaskNotice


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


class Place(Value, frozen=True, kw_only=True):
    """A place in a chat: the number of an entry, 0 where there is none."""

    seq: Cursor


class Found(Value, frozen=True, kw_only=True):
    """Entries with a tag, oldest first, and everybody named in them."""

    entries: list[Entry]
    people: list[Person]


class TagCount(Value, frozen=True, kw_only=True):
    """A tag, and how many entries of a chat have it."""

    tag: SearchedTag
    count: int


class TagCounts(Value, frozen=True, kw_only=True):
    """The tags of a chat, the most frequent first."""

    tags: list[TagCount]


class OpenChat(Command, tag="chat.open", frozen=True, kw_only=True):
    """Snapshot of a chat: its newest entries, or those around a number."""

    answer = Snapshot
    refusals = refused_if(not_found=NO_CHAT)
    chat: ChatId
    around: Seq | None = None
    limit: Annotated[int, Meta(ge=1, le=limits.PAGE)] = 50


class CloseChat(Command, tag="chat.close", frozen=True, kw_only=True):
    """Ends the pushes of a chat that one only looks into. Nothing changes for members."""

    answer = Done
    refusals = refused_if(not_found=NO_CHAT)
    chat: ChatId


class History(Command, tag="chat.history", frozen=True, kw_only=True):
    """A page of entries before or after a number; exactly one of both is given."""

    answer = Page
    refusals = refused_if(not_found=NO_CHAT, bad_request="both or none of `before` and `after` are given")
    chat: ChatId
    before: Seq | None = None
    after: Cursor | None = None
    limit: Annotated[int, Meta(ge=1, le=limits.PAGE)] = 50


class FindMoment(Command, tag="chat.at", frozen=True, kw_only=True):
    """The first entry at or after a moment, for jumping to a date."""

    answer = Place
    refusals = refused_if(not_found=NO_CHAT)
    chat: ChatId
    at: Millis


class FindTagged(Command, tag="chat.tagged", frozen=True, kw_only=True):
    """The newest entries of a chat with a tag, below a number: messages, or what the server tagged itself."""

    answer = Found
    refusals = refused_if(not_found=NO_CHAT)
    chat: ChatId
    tag: SearchedTag
    before: Seq = 2**53 - 1
    limit: Annotated[int, Meta(ge=1, le=limits.PAGE)] = 50


class CountTags(Command, tag="chat.tags", frozen=True, kw_only=True):
    """Which tags there are in a chat, and at how many entries: what `chat.tagged` finds."""

    answer = TagCounts
    refusals = refused_if(not_found=NO_CHAT)
    chat: ChatId
