"""Chats: their members and titles, and the list."""

from dataclasses import replace

import msgspec

from protocol.chats.chat import ChatActs, ChatAdded, ChatCreated, ChatPinned, ChatRemoved, ChatRenamed
from protocol.chats.members import MemberJoined, MemberLeft
from protocol.chats.notice import Notice
from protocol.client_state.effects import effect
from protocol.client_state.events import with_entry, with_event, with_notice
from protocol.client_state.state import ClientState, OpenedChat, by_id


@effect(ChatCreated)
def chat_created(state: ClientState, push: ChatCreated) -> ClientState:
    """The Snapshot gets a notice of `kind` "created" as its entry. In the list it is `notice`, as after every entry
    that is no message, unless there is none (a server below level 4)."""
    notice = Notice(seq=push.seq, kind="created", actor=push.actor, at=push.at)
    return with_event(
        state,
        push,
        chat=lambda chat: with_notice(chat, notice),
        opened=lambda opened: with_entry(opened, notice),
    )


@effect(MemberJoined)
def member_joined(state: ClientState, push: MemberJoined) -> ClientState:
    """The Snapshot gets a notice of `kind` "joined" about `person`; `members` get the person. In the list the
    notice is `notice`. `people` get the person who is not known yet: of somebody known the name may be a newer one."""
    known = {push.person.id: push.person, **state.people}
    notice = Notice(seq=push.seq, kind="joined", actor=push.actor, at=push.at, person=push.person.id)

    def joined(opened: OpenedChat) -> OpenedChat:
        others = [member for member in opened.members if member != push.person.id]
        return with_entry(replace(opened, members=[*others, push.person.id]), notice)

    state = replace(state, people=known)
    return with_event(state, push, chat=lambda chat: with_notice(chat, notice), opened=joined)


@effect(MemberLeft)
def member_left(state: ClientState, push: MemberLeft) -> ClientState:
    """The Snapshot gets a notice of `kind` "left" about `person`; `members` and `reads` lose the person. In
    the list the notice is `notice`."""
    notice = Notice(seq=push.seq, kind="left", actor=push.actor, at=push.at, person=push.person)

    def left(opened: OpenedChat) -> OpenedChat:
        members = [member for member in opened.members if member != push.person]
        reads = {person: seq for person, seq in opened.reads.items() if person != push.person}
        return with_entry(replace(opened, members=members, reads=reads), notice)

    return with_event(state, push, chat=lambda chat: with_notice(chat, notice), opened=left)


@effect(ChatRenamed)
def chat_renamed(state: ClientState, push: ChatRenamed) -> ClientState:
    """The Snapshot gets a notice of `kind` "renamed" with `title`. In the list `title` is the new one and the notice
    is `notice`; `title` of the TaskView is the new one, too."""
    notice = Notice(seq=push.seq, kind="renamed", actor=push.actor, at=push.at, title=push.title)
    task = state.tasks.get(push.chat)
    if task is not None:
        task = msgspec.structs.replace(task, title=push.title)
        state = replace(state, tasks={**state.tasks, push.chat: task})
    return with_event(
        state,
        push,
        chat=lambda chat: with_notice(msgspec.structs.replace(chat, title=push.title), notice),
        opened=lambda opened: with_entry(opened, notice),
    )


@effect(ChatAdded)
def chat_added(state: ClientState, push: ChatAdded) -> ClientState:
    """The list gets `chat`, in place of one with the same `id`, and the people of `people`."""
    return replace(
        state,
        people={**state.people, **by_id(push.people)},
        chats={**state.chats, push.chat.id: push.chat},
    )


@effect(ChatRemoved)
def chat_removed(state: ClientState, push: ChatRemoved) -> ClientState:
    """The list loses the chat, and so does everything else."""
    return replace(
        state,
        chats={chat: listed for chat, listed in state.chats.items() if chat != push.chat},
        opened={chat: opened for chat, opened in state.opened.items() if chat != push.chat},
        tasks={chat: task for chat, task in state.tasks.items() if chat != push.chat},
        stale=state.stale - {push.chat},
    )


@effect(ChatPinned)
def chat_pinned(state: ClientState, push: ChatPinned) -> ClientState:
    """In the list `pinned` of the chat is this."""
    chat = state.chats.get(push.chat)
    if chat is None:
        return state
    return replace(state, chats={**state.chats, push.chat: msgspec.structs.replace(chat, pinned=push.pinned)})


@effect(ChatActs)
def chat_acts(state: ClientState, push: ChatActs) -> ClientState:
    """In the list `acts` of the chat are these."""
    chat = state.chats.get(push.chat)
    if chat is None:
        return state
    return replace(state, chats={**state.chats, push.chat: msgspec.structs.replace(chat, acts=push.acts)})
