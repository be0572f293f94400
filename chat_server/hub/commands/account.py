"""Commands about what is one's own: choices, drafts, pins, marks, devices, password, name."""

from functools import partial

from chat_server.domain.account.settings import UserSettings
from chat_server.domain.messages.drafts import Draft
from chat_server.hub.commands.core.call import Office
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.outward.account import show_device
from chat_server.services import profiles
from chat_server.services.account import devices, settings
from chat_server.services.chats import reading
from chat_server.services.chats.read_marks import ReadRequest, unmark_read
from chat_server.services.messages import drafts
from protocol.account import ChangePassword, Devices, EndDevice, ListDevices, SetSettings
from protocol.chats.chat import PinChat
from protocol.chats.log import FindMoment, Place
from protocol.chats.read_marks import MarkUnread
from protocol.core.frames import Done
from protocol.core.types import Value
from protocol.messages import SetDraft
from protocol.profiles import SetProfile


async def set_settings(office: Office, connection: ClientConnection, command: SetSettings) -> Value:
    wish = command.settings
    chosen = UserSettings(wish.language, wish.theme, wish.send_key, wish.notifications)
    person = connection.viewer.person
    request = settings.ChooseRequest(person, chosen)
    await office.context.writer.run(person, settings.choose, request)
    connection.language = chosen.language
    return Done()


async def set_draft(office: Office, connection: ClientConnection, command: SetDraft) -> Value:
    person = connection.viewer.person
    draft = Draft(command.chat, command.text, command.reply_to if command.text else None)
    request = drafts.DraftRequest(person, draft)
    await office.context.writer.run(person, drafts.set_drafts, request)
    return Done()


async def pin_chat(office: Office, connection: ClientConnection, command: PinChat) -> Value:
    person = connection.viewer.person
    request = drafts.PinRequest(person, command.chat, command.pinned)
    await office.context.writer.run(person, drafts.pin, request)
    return Done()


async def find_moment(office: Office, connection: ClientConnection, command: FindMoment) -> Value:
    load = partial(reading.load_moment, at=command.at)
    at = office.now()
    return Place(seq=await reading.read_chat(office.context, connection.viewer, command.chat, at, load))


async def mark_unread(office: Office, connection: ClientConnection, command: MarkUnread) -> Value:
    viewer = connection.viewer
    request = ReadRequest(viewer, command.chat, command.seq, office.now(), office.quiet_since())
    await unmark_read(office.context, request)
    return Done()


async def list_devices(office: Office, connection: ClientConnection, _command: ListDevices) -> Value:
    found = await devices.list_devices(office.context, connection.viewer.person, office.now())
    return Devices(devices=[show_device(one, connection.session) for one in found])


async def end_device(office: Office, connection: ClientConnection, command: EndDevice) -> Value:
    person = connection.viewer.person
    request = devices.EndRequest(person, command.device, office.now())
    await office.context.writer.run(person, devices.end_device, request)
    return Done()


async def change_password(office: Office, connection: ClientConnection, command: ChangePassword) -> Value:
    change = devices.PasswordChange(
        connection.viewer, connection.session, command.old, command.new, office.parts.agency, office.now()
    )
    await devices.change_password(office.context, office.parts.passwords, change)
    return Done()


async def set_profile(office: Office, connection: ClientConnection, command: SetProfile) -> Value:
    viewer = connection.viewer
    name = profiles.clean_name(command.name)
    request = profiles.NameRequest(viewer, name, office.is_quiet(), office.now(), office.context.calendar)
    await office.context.writer.run(viewer.person, profiles.set_name, request)
    return Done()
