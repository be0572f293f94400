"""Reactions to messages."""

from chat_server.domain.reactions import HeldReact, HeldUnreact
from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.held_acts import hold, sent
from chat_server.hub.commands.core.registry import handles
from chat_server.services import reactions
from protocol.held import Sent
from protocol.reactions import ReactToMessage


@handles(ReactToMessage)
async def react_to_message(call: Call, command: ReactToMessage) -> Sent:
    if call.holds(command.when):
        act = (HeldReact if command.on else HeldUnreact)(command.seq, command.reaction)
        return await hold(call, command, command.chat, act)
    request = reactions.ReactionRequest(
        viewer=call.viewer,
        key=call.key(command),
        chat=command.chat,
        seq=command.seq,
        reaction=command.reaction,
        on=command.on,
        at=call.now,
    )
    return sent(await call.write(reactions.react_to_message, request))
