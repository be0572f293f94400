"""Settings, devices and the password."""

from chat_server.domain.account.settings import UserSettings
from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.registry import handles
from chat_server.outward.account import show_device
from chat_server.services.account import devices, settings
from protocol.account import ChangePassword, Devices, EndDevice, ListDevices, SetSettings
from protocol.core.frames import Done


@handles(SetSettings)
async def set_settings(call: Call, command: SetSettings) -> Done:
    new = command.settings
    chosen = UserSettings(new.language, new.theme, new.send_key, new.notifications)
    await call.write(settings.choose, settings.ChooseRequest(call.viewer.person, chosen))
    call.connection.language = chosen.language
    return Done()


@handles(ListDevices)
async def list_devices(call: Call, _command: ListDevices) -> Devices:
    found = await devices.list_devices(call.context, call.viewer.person, call.now)
    return Devices(devices=[show_device(one, call.connection.session) for one in found])


@handles(EndDevice)
async def end_device(call: Call, command: EndDevice) -> Done:
    await call.write(devices.end_device, devices.EndRequest(call.viewer.person, command.device, call.now))
    return Done()


@handles(ChangePassword)
async def change_password(call: Call, command: ChangePassword) -> Done:
    session, agency = call.connection.session, call.server.agency
    change = devices.PasswordChange(
        viewer=call.viewer, session=session, old=command.old, new=command.new, agency=agency, at=call.now
    )
    await devices.change_password(call.context, call.server.passwords, change)
    return Done()
