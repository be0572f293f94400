"""Messages: writing, changing, tagging and finding them; reading and typing."""

from typing import Annotated

from msgspec import Meta

from protocol import limits, replies
from protocol.commands.base import Command, Keyed, When
from protocol.values import ChatId, PersonId, SearchedTag, Seq, TagName, Text


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
    """The newest entries of a chat with a tag, below a number: messages, or what the server tagged itself."""

    answer = replies.Found
    chat: ChatId
    tag: SearchedTag
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
