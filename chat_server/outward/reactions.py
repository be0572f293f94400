"""Reactions to messages."""

from chat_server.domain.core.people import Audience
from chat_server.domain.event_contents import NewReaction, RemovedReaction
from chat_server.domain.facts import Event
from chat_server.outward.core.events import presents
from protocol.core.frames import Push
from protocol.reactions import MessageReacted


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
