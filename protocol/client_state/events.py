"""What all events of a chat's log have in common: each counts once, in the list and in an opened chat."""

from collections.abc import Callable
from dataclasses import replace

import msgspec

from protocol.chats.chat import Chat
from protocol.chats.listed import notice_in_list
from protocol.chats.log import Entry
from protocol.chats.notice import Notice
from protocol.client_state.state import ClientState, OpenedChat
from protocol.core.frames import Event
from protocol.core.types import PersonId, Seq
from protocol.messages import Message
from protocol.tasks.notices import TaskNotice


def with_event(
    state: ClientState,
    event: Event,
    *,
    chat: Callable[[Chat], Chat] = lambda chat: chat,
    opened: Callable[[OpenedChat], OpenedChat] = lambda opened: opened,
) -> ClientState:
    """With the event taken in: `chat` changes the chat of the list, `opened` what was opened of it.

    Each happens only where the number of the event is above the last one taken in there.
    """
    listed = state.chats.get(event.chat)
    if listed is not None and event.seq > listed.head:
        moved = msgspec.structs.replace(chat(listed), head=event.seq)
        state = replace(state, chats={**state.chats, event.chat: moved})
    held = state.opened.get(event.chat)
    if held is not None and event.seq > held.cursor:
        state = replace(state, opened={**state.opened, event.chat: replace(opened(held), cursor=event.seq)})
    return state


def with_notice(chat: Chat, entry: Notice | TaskNotice) -> Chat:
    """The chat of the list with `notice` of this entry. Servers below level 4 tell of none: then there is none."""
    return chat if chat.notice is None else msgspec.structs.replace(chat, notice=notice_in_list(entry))


def with_entry(opened: OpenedChat, entry: Entry) -> OpenedChat:
    """With a new entry at the end, if what is held reaches there."""
    return opened if opened.more_after else replace(opened, entries=[*opened.entries, entry])


def with_message(opened: OpenedChat, of: Seq, change: Callable[[Message], Message]) -> OpenedChat:
    """With the message numbered `of` changed, if it is held."""
    entries = [
        change(entry) if isinstance(entry, Message) and entry.seq == of else entry for entry in opened.entries
    ]
    return replace(opened, entries=entries)


def with_mark(opened: OpenedChat, person: PersonId, seq: int, *, back: bool = False) -> OpenedChat:
    """With the read mark of a person further, or, with `back`, wherever it is."""
    mark = seq if back else max(seq, opened.reads.get(person, 0))
    return replace(opened, reads={**opened.reads, person: mark})
