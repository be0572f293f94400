"""Adding people to chats and removing them."""

from chat_server.domain.chats.held_acts import HeldAddMember, HeldRemoveMember
from chat_server.hub.commands.chats import asked
from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.held_acts import hold, sent
from chat_server.hub.commands.core.registry import handles
from chat_server.services.chats import members
from protocol.chats.members import AddMember, RemoveMember
from protocol.held import Sent


@handles(AddMember)
async def add_member(call: Call, command: AddMember) -> Sent:
    if call.holds(command.when):
        return await hold(call, command, command.chat, HeldAddMember(command.person))
    return await _change(call, command, member=True)


@handles(RemoveMember)
async def remove_member(call: Call, command: RemoveMember) -> Sent:
    if call.holds(command.when):
        return await hold(call, command, command.chat, HeldRemoveMember(command.person))
    return await _change(call, command, member=False)


async def _change(call: Call, command: AddMember | RemoveMember, *, member: bool) -> Sent:
    request = members.MemberRequest(
        asked=asked(call, command),
        chat=command.chat,
        person=command.person,
        member=member,
        calendar=call.context.calendar,
    )
    return sent(await call.write(members.change_member, request))
