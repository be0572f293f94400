"""Reactions to messages."""

import msgspec

from chat_server.domain.core.people import Audience
from chat_server.domain.facts import Event
from chat_server.domain.reactions import HeldReact, HeldUnreact, NewReaction, Reactions, RemovedReaction
from chat_server.outward.core.carried import shows_carried
from chat_server.outward.core.events import presents
from chat_server.outward.core.held_acts import Show, shows_held
from protocol.core.frames import Push
from protocol.held import Held
from protocol.messages import Message
from protocol.reactions import MessageReacted, Reacted


@presents(NewReaction)
def _reaction_on(event: Event, reaction: NewReaction, _audience: Audience) -> Push:
    return _message_reacted(event, reaction, on=True)


@presents(RemovedReaction)
def _reaction_off(event: Event, reaction: RemovedReaction, _audience: Audience) -> Push:
    return _message_reacted(event, reaction, on=False)


def _message_reacted(event: Event, reaction: NewReaction | RemovedReaction, *, on: bool) -> Push:
    return MessageReacted(
        chat=event.chat_pid,
        seq=event.seq,
        of=reaction.message,
        reaction=reaction.reaction,
        on=on,
        by=event.actor,
        at=event.at,
    )


@shows_carried(Reactions)
def _with_reactions(message: Message, reactions: Reactions) -> Message:
    shown = [Reacted(reaction=mark.reaction, by=mark.by) for mark in reactions.marks]
    return msgspec.structs.replace(message, reactions=shown, reactions_seq=reactions.seq)


@shows_held(HeldReact)
def _held_react(act: HeldReact, show: Show) -> Held:
    return show(act="react", of=act.message, reaction=act.reaction)


@shows_held(HeldUnreact)
def _held_unreact(act: HeldUnreact, show: Show) -> Held:
    return show(act="unreact", of=act.message, reaction=act.reaction)
