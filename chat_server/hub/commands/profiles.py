"""One's own profile."""

from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.registry import handles
from chat_server.services import profiles
from protocol.core.frames import Done
from protocol.profiles import SetProfile


@handles(SetProfile)
async def set_profile(call: Call, command: SetProfile) -> Done:
    name = profiles.clean_name(command.name)
    request = profiles.NameRequest(
        viewer=call.viewer, name=name, quiet=call.is_quiet, at=call.now, calendar=call.context.calendar
    )
    await call.write(profiles.set_name, request)
    return Done()
