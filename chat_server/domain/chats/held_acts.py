"""Acts on chats themselves that can be held in quiet hours."""

from dataclasses import dataclass

from chat_server.domain.core.held_acts import ChatAct, held_as


@held_as("rename")
@dataclass(frozen=True, slots=True)
class HeldRename(ChatAct):
    title: str


@held_as("add_member")
@dataclass(frozen=True, slots=True)
class HeldAddMember(ChatAct):
    """Brings somebody in, who is given by public id."""

    for_members = False

    person: str


@held_as("remove_member")
@dataclass(frozen=True, slots=True)
class HeldRemoveMember(ChatAct):
    """Takes somebody out."""

    for_members = False

    person: str
