"""Reactions to messages: an answer that needs no words (SPEC 4)."""

from dataclasses import dataclass, field

from chat_server.domain.core.carried import Carried
from chat_server.domain.core.events import Content, logged_as
from chat_server.domain.core.held_acts import ChatAct, held_as
from protocol.vocabulary import Reaction


@dataclass(frozen=True, slots=True)
class ReactionMark:
    """A reaction to a message, and whose it is, by public id."""

    reaction: Reaction
    by: str


@dataclass(slots=True)
class Reactions(Carried):
    """The reactions to a message, in the order in which they came."""

    marks: list[ReactionMark] = field(default_factory=list)


@logged_as(11)
@dataclass(frozen=True, slots=True)
class NewReaction(Content):
    message: int
    reaction: Reaction


@logged_as(12)
@dataclass(frozen=True, slots=True)
class RemovedReaction(Content):
    message: int
    reaction: Reaction


@held_as("react")
@dataclass(frozen=True, slots=True)
class HeldReact(ChatAct):
    message: int
    reaction: Reaction


@held_as("unreact")
@dataclass(frozen=True, slots=True)
class HeldUnreact(ChatAct):
    message: int
    reaction: Reaction
