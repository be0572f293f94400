"""Creating, renaming and pinning chats."""

from chat_server.domain.chats.held_acts import HeldRename
from chat_server.domain.held import When
from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.held_acts import hold, sent
from chat_server.hub.commands.core.registry import handles
from chat_server.outward.chats import show_chat
from chat_server.services.chats import create, create_and_list, rename
from chat_server.services.core.asked import Asked
from chat_server.services.messages import drafts
from protocol.chats.chat import Created, CreateDirect, CreateGroup, CreateTaskChat, PinChat, RenameChat
from protocol.core.frames import Done, Keyed
from protocol.held import Sent


def asked(call: Call, command: Keyed, when: When | None = None) -> Asked:
    """Who wants something of a chat, and whether it waits for the end of quiet hours."""
    return Asked(call.viewer, call.key(command), call.now, call.holds(when))


@handles(CreateDirect)
async def create_direct(call: Call, command: CreateDirect) -> Created:
    request = create.DirectRequest(asked(call, command, command.when), call.new_id("c"), command.person)
    return Created(chat=show_chat(await call.write(create_and_list.create_direct, request)))


@handles(CreateGroup)
async def create_group(call: Call, command: CreateGroup) -> Created:
    request = create.GroupRequest(
        asked(call, command), call.new_id("c"), command.title, tuple(command.members)
    )
    return Created(chat=show_chat(await call.write(create_and_list.create_group, request)))


@handles(CreateTaskChat)
async def create_task_chat(call: Call, command: CreateTaskChat) -> Created:
    request = create.TaskChatRequest(
        asked=asked(call, command, command.when),
        pid=call.new_id("c"),
        account=command.account,
        title=command.title,
        calendar=call.context.calendar,
    )
    return Created(chat=show_chat(await call.write(create_and_list.create_task_chat, request)))


@handles(RenameChat)
async def rename_chat(call: Call, command: RenameChat) -> Sent:
    if call.holds(command.when):
        return await hold(call, command, command.chat, HeldRename(command.title))
    request = rename.RenameRequest(asked(call, command), command.chat, command.title)
    return sent(await call.write(rename.rename_chat, request))


@handles(PinChat)
async def pin_chat(call: Call, command: PinChat) -> Done:
    await call.write(drafts.pin, drafts.PinRequest(call.viewer.person, command.chat, command.pinned))
    return Done()
