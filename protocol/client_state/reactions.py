"""Reactions to messages."""

import msgspec

from protocol.client_state.effects import effect
from protocol.client_state.events import with_event, with_message
from protocol.client_state.state import ClientState
from protocol.messages import Message
from protocol.reactions import MessageReacted, Reacted


@effect(MessageReacted)
def message_reacted(state: ClientState, push: MessageReacted) -> ClientState:
    """The message numbered `of` has the reaction in its `reactions`, at their end, with `by`, or, where `on` is false,
    has it no more; `reactions_seq` = `seq`. The message stays as it is if its `reactions_seq` is as high already."""
    return with_event(
        state,
        push,
        opened=lambda opened: with_message(opened, push.of, lambda message: _reacted(message, push)),
    )


def _reacted(message: Message, push: MessageReacted) -> Message:
    if message.reactions_seq >= push.seq:
        return message
    mark = Reacted(reaction=push.reaction, by=push.by)
    others = [one for one in message.reactions if one != mark]
    return msgspec.structs.replace(
        message, reactions=[*others, mark] if push.on else others, reactions_seq=push.seq
    )
