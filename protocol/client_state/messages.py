"""Messages and drafts."""

from dataclasses import replace

import msgspec

from protocol.chats.chat import Chat, Preview
from protocol.client_state.effects import effect
from protocol.client_state.events import with_entry, with_event, with_mark, with_message
from protocol.client_state.state import ClientState, OpenedChat
from protocol.core import limits
from protocol.core.types import PersonId, Seq
from protocol.messages import DraftChanged, Message, MessageCreated, MessageDeleted, MessageEdited
from protocol.vocabulary import Turn


@effect(MessageCreated)
def message_created(state: ClientState, push: MessageCreated) -> ClientState:
    """The Snapshot gets `message` as its last entry; if the author is one of `members`, their mark in `reads` is
    `seq`, as whoever writes has read. In the list `last` is the message shortened; if it is one's own (`author` or
    `written_by`), `read` = `seq` and `unread` = 0, else, if `seq` is above `read` and the chat is not `looking_in`,
    `unread` + 1; `turn` of its `task`, if it is there, is `turn`, if that is there. The TaskView of the chat is out
    of date, as who has to answer by when may have changed: ask for it again."""
    message, me = push.message, state.me.person.id
    state = with_event(
        state,
        push,
        chat=lambda chat: _with_turn(_listed(chat, message, me), push.turn),
        opened=lambda opened: with_entry(_read_by_author(opened, message), message),
    )
    return replace(state, stale=state.stale | {push.chat}) if push.chat in state.tasks else state


def _listed(chat: Chat, message: Message, me: PersonId) -> Chat:
    last = preview_of(message)
    if me in (message.author, message.written_by):
        return msgspec.structs.replace(chat, last=last, read=message.seq, unread=0)
    counts = message.seq > chat.read and not chat.looking_in
    return msgspec.structs.replace(chat, last=last, unread=chat.unread + counts)


def _with_turn(chat: Chat, turn: Turn | None) -> Chat:
    if chat.task is None or turn is None:
        return chat
    return msgspec.structs.replace(chat, task=msgspec.structs.replace(chat.task, turn=turn))


def preview_of(message: Message) -> Preview:
    return Preview(
        seq=message.seq,
        author=message.author,
        at=message.at,
        excerpt=message.text[: limits.EXCERPT],
        deleted=message.deleted,
        files=[] if message.text else message.files,
    )


def _read_by_author(opened: OpenedChat, message: Message) -> OpenedChat:
    if message.author not in opened.members:
        return opened
    return with_mark(opened, message.author, message.seq)


@effect(MessageEdited)
def message_edited(state: ClientState, push: MessageEdited) -> ClientState:
    """The message numbered `of` has this `edited` and, if it is not deleted, this `text`. In the list, if `last` is
    the message `of`, its `excerpt` is the new text shortened, and it has no `files`."""

    def reworded(message: Message) -> Message:
        text = "" if message.deleted else push.text
        return msgspec.structs.replace(message, text=text, edited=push.edited)

    return with_event(
        state,
        push,
        chat=lambda chat: _with_excerpt(chat, push.of, push.text[: limits.EXCERPT]),
        opened=lambda opened: with_message(opened, push.of, reworded),
    )


def _with_excerpt(chat: Chat, of: Seq, excerpt: str, *, deleted: bool = False) -> Chat:
    if chat.last is None or chat.last.seq != of:
        return chat
    return msgspec.structs.replace(
        chat, last=msgspec.structs.replace(chat.last, excerpt=excerpt, deleted=deleted, files=[])
    )


@effect(MessageDeleted)
def message_deleted(state: ClientState, push: MessageDeleted) -> ClientState:
    """The message numbered `of` has the `text` "", no `tags`, no `files` and `deleted` = true; if it had a `tags_seq`,
    this is `seq`. In the list, if `last` is the message `of`, its `excerpt` is "", it has no `files` and `deleted` =
    true; if `of` is above `read` and the message is not one's own (`author` is there and neither it nor `written_by`
    is oneself), `unread` - 1."""
    me = state.me.person.id

    def deleted(message: Message) -> Message:
        tags_seq = push.seq if message.tags_seq else 0
        return msgspec.structs.replace(message, text="", deleted=True, tags=[], tags_seq=tags_seq, files=[])

    return with_event(
        state,
        push,
        chat=lambda chat: _with_excerpt(_uncounted(chat, push, me), push.of, "", deleted=True),
        opened=lambda opened: with_message(opened, push.of, deleted),
    )


def _uncounted(chat: Chat, push: MessageDeleted, me: PersonId) -> Chat:
    counted = push.of > chat.read and push.author is not None and me not in (push.author, push.written_by)
    return msgspec.structs.replace(chat, unread=max(0, chat.unread - counted))


@effect(DraftChanged)
def draft_changed(state: ClientState, push: DraftChanged) -> ClientState:
    """`drafts` of Welcome has this draft for its chat; with an empty text it has none."""
    others = {chat: draft for chat, draft in state.drafts.items() if chat != push.draft.chat}
    return replace(state, drafts={**others, push.draft.chat: push.draft} if push.draft.text else others)
