"""Messages: writing, changing and reading them; drafts of them (SPEC 4)."""

from typing import Annotated

import msgspec
from msgspec import Meta, field

from protocol.core import limits
from protocol.core.examples import Exchange
from protocol.core.frames import Command, Done, Event, Keyed, Push
from protocol.core.refusals import NO_CHAT, NO_MESSAGE, NOT_IN_IT, refused_if
from protocol.core.samples import HENRIK, KEY, MORNING, TASK
from protocol.core.types import (
    Begun,
    ChatId,
    Cursor,
    FileId,
    Millis,
    PersonId,
    Seq,
    Text,
    Typed,
    Value,
    When,
)
from protocol.files import FILE, PICTURE, File
from protocol.held import Sent
from protocol.people import CARE, JANA, KATRIN, Person
from protocol.reactions import Reacted
from protocol.tags import Tagged
from protocol.vocabulary import Turn


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
    reactions: list[Reacted] = field(default_factory=list)
    """In the order in which they came. Since level 3."""
    reactions_seq: Cursor = 0
    """As `tags_seq`, of its reactions. Since level 3."""
    files: list[File] = field(default_factory=list)
    """In the order in which its author put them; a deleted message has none. Since level 7."""


class Messages(Value, frozen=True, kw_only=True):
    """Messages asked for by number; those that do not exist are missing."""

    messages: list[Message]
    people: list[Person]


class Version(Value, frozen=True, kw_only=True):
    """One wording of a message."""

    at: Millis
    text: str


class Versions(Value, frozen=True, kw_only=True):
    """All wordings of a message, oldest first."""

    versions: list[Version]


class Send(Keyed, tag="message.send", frozen=True, kw_only=True):
    """Writes a message. The reply says its number; by then it is on disk."""

    answer = Sent
    refusals = refused_if(
        not_found=f"{NOT_IN_IT}; the message replied to does not exist; the persona is not one's own; a file is no"
        " upload of one's own in this chat, is not complete, or was sent already"
    )
    chat: ChatId
    text: Begun
    """May be empty only where there are files."""
    reply_to: Seq | None = None
    as_persona: PersonId | None = None
    """Management only: write as this persona."""
    files: Annotated[list[FileId], Meta(max_length=limits.FILES)] = field(default_factory=list)
    """One's uploads, in the order in which they are to be shown. Since level 7."""
    when: When = None


class Edit(Keyed, tag="message.edit", frozen=True, kw_only=True):
    """Another wording for a message of one's own; the old one stays visible in its history."""

    answer = Sent
    refusals = refused_if(
        not_found=NO_MESSAGE, not_allowed="the message is somebody else's", gone="it was deleted"
    )
    chat: ChatId
    seq: Seq
    text: Text
    when: When = None


class Delete(Keyed, tag="message.delete", frozen=True, kw_only=True):
    """Takes back a message of one's own. Its place stays, its text does not."""

    answer = Sent
    refusals = refused_if(
        not_found=NO_MESSAGE, not_allowed="the message is somebody else's", gone="it was deleted already"
    )
    chat: ChatId
    seq: Seq
    when: When = None


class GetMessages(Command, tag="message.get", frozen=True, kw_only=True):
    """Messages by number, for quotes."""

    answer = Messages
    refusals = refused_if(not_found=NO_CHAT)
    chat: ChatId
    seqs: Annotated[list[Seq], Meta(min_length=1, max_length=limits.PAGE)]


class GetVersions(Command, tag="message.versions", frozen=True, kw_only=True):
    """All wordings of an edited message."""

    answer = Versions
    refusals = refused_if(not_found=f"{NO_CHAT}; there is no such message")
    chat: ChatId
    seq: Seq


class MessageCreated(Event, tag="message.created", frozen=True, kw_only=True):
    """Somebody wrote; `message.seq` is `seq`."""

    discloses = "content"
    message: Message
    turn: Turn | None = None
    """Whose turn the chat's task is since, where that may have changed. Since level 4."""


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


class Draft(Value, frozen=True, kw_only=True):
    """What a person has begun to write in a chat; only they know."""

    chat: ChatId
    text: str
    reply_to: Seq | None = None


class SetDraft(Command, tag="draft.set", frozen=True, kw_only=True):
    """What the person has begun to write; the last one counts, an empty text removes it."""

    answer = Done
    refusals = refused_if(not_found=NOT_IN_IT)
    chat: ChatId
    text: Typed
    reply_to: Seq | None = None


class DraftChanged(Push, tag="draft.changed", frozen=True, kw_only=True):
    """The person began to write, on whichever device; an empty text: the draft is gone."""

    discloses = "own"
    draft: Draft


MESSAGE = Message(
    seq=42,
    author=CARE.id,
    at=MORNING,
    text="Die drei Angebote liegen jetzt **im Ordner**.",
    written_by=HENRIK,
    reply_to=37,
    edited=1,
    tags=[Tagged(tag="important", by=HENRIK), Tagged(tag="#Köln", by=KATRIN.id)],
    tags_seq=45,
    reactions=[Reacted(reaction="thumbs_up", by=KATRIN.id)],
    reactions_seq=46,
    files=[PICTURE, FILE],
)
DELETED = Message(seq=41, author=JANA.id, at=MORNING - 60_000, text="", deleted=True)
DRAFT = Draft(chat=TASK, text="Die drei Ange", reply_to=42)

EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(
        Send(
            id=11,
            key=KEY,
            chat=TASK,
            text="Guten Morgen 👋",
            reply_to=42,
            as_persona=CARE.id,
            files=[PICTURE.id, FILE.id],
            when="now",
        ),
        Sent(seq=43, at=MORNING),
    ),
    Exchange(
        Edit(id=12, key=KEY, chat=TASK, seq=43, text="Guten Morgen, Frau Ostermann", when="opening"),
        Sent(seq=43, at=MORNING),
    ),
    Exchange(Delete(id=13, key=KEY, chat=TASK, seq=43, when="opening"), Sent(seq=43, at=MORNING)),
    Exchange(
        GetMessages(id=14, chat=TASK, seqs=[41, 42]),
        Messages(messages=[DELETED, MESSAGE], people=[JANA, CARE]),
    ),
    Exchange(
        GetVersions(id=15, chat=TASK, seq=42),
        Versions(
            versions=[
                Version(at=MORNING, text="Die Angebote liegen jetzt im Ordner."),
                Version(at=MORNING + 30_000, text=MESSAGE.text),
            ]
        ),
    ),
    Exchange(SetDraft(id=23, chat=TASK, text="Die drei Ange", reply_to=42), Done()),
    MessageCreated(chat=TASK, seq=42, message=msgspec.structs.replace(MESSAGE, edited=0), turn="assistant"),
    MessageEdited(chat=TASK, seq=43, of=42, text="Die drei Angebote liegen im Ordner.", edited=2, at=MORNING),
    MessageDeleted(
        chat=TASK, seq=44, of=42, at=MORNING, author=MESSAGE.author, written_by=MESSAGE.written_by
    ),
    DraftChanged(draft=DRAFT),
)
