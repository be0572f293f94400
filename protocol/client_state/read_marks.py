"""Read marks: how far oneself and others have read."""

from dataclasses import replace

import msgspec

from protocol.chats.read_marks import ReadMoved, ReadOwn
from protocol.client_state.effects import effect
from protocol.client_state.events import with_mark
from protocol.client_state.state import ClientState


@effect(ReadOwn)
def read_own(state: ClientState, push: ReadOwn) -> ClientState:
    """In the list `read` = `seq` and `unread`, in the Snapshot the own mark in `reads` is `seq`; nothing, if it is
    further already and `back` is not set."""
    opened = state.opened.get(push.chat)
    if opened is not None:
        marked = with_mark(opened, state.me.person.id, push.seq, back=push.back)
        state = replace(state, opened={**state.opened, push.chat: marked})
    chat = state.chats.get(push.chat)
    if chat is None or (push.seq < chat.read and not push.back):
        return state
    chat = msgspec.structs.replace(chat, read=push.seq, unread=push.unread)
    return replace(state, chats={**state.chats, push.chat: chat})


@effect(ReadMoved)
def read_moved(state: ClientState, push: ReadMoved) -> ClientState:
    """In the Snapshot the mark of `person` in `reads` is `seq`; nothing, if it is further already."""
    opened = state.opened.get(push.chat)
    if opened is None:
        return state
    return replace(state, opened={**state.opened, push.chat: with_mark(opened, push.person, push.seq)})
