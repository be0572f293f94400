"""Commands about what is one's own: choices, drafts, pins, marks, devices, password, name."""

from functools import partial

from chat_server.domain.account.settings import Choices
from chat_server.domain.messages.drafts import Draft
from chat_server.hub.commands.core.call import Office
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.outward.account import show_device
from chat_server.services import profiles
from chat_server.services.account import devices, settings
from chat_server.services.chats import reading
from chat_server.services.chats.read_marks import ReadRequest, unmark_read
from chat_server.services.messages import drafts
from protocol import commands, replies
from protocol.values import Value


async def set_settings(office: Office, connection: ClientConnection, command: commands.SetSettings) -> Value:
    wish = command.settings
    chosen = Choices(wish.language, wish.theme, wish.send_key, wish.notifications)
    person = connection.viewer.person
    request = settings.ChooseRequest(person, chosen)
    await office.context.writer.run(person, settings.choose, request)
    connection.language = chosen.language
    return replies.Done()


async def set_draft(office: Office, connection: ClientConnection, command: commands.SetDraft) -> Value:
    person = connection.viewer.person
    draft = Draft(command.chat, command.text, command.reply_to if command.text else None)
    request = drafts.DraftRequest(person, draft)
    await office.context.writer.run(person, drafts.set_drafts, request)
    return replies.Done()


async def pin_chat(office: Office, connection: ClientConnection, command: commands.PinChat) -> Value:
    person = connection.viewer.person
    request = drafts.PinRequest(person, command.chat, command.pinned)
    await office.context.writer.run(person, drafts.pin, request)
    return replies.Done()


async def find_moment(office: Office, connection: ClientConnection, command: commands.FindMoment) -> Value:
    load = partial(reading.load_moment, at=command.at)
    at = office.now()
    return replies.Place(
        seq=await reading.read_chat(office.context, connection.viewer, command.chat, at, load)
    )


async def mark_unread(office: Office, connection: ClientConnection, command: commands.MarkUnread) -> Value:
    viewer = connection.viewer
    request = ReadRequest(viewer, command.chat, command.seq, office.now(), office.quiet_since())
    await unmark_read(office.context, request)
    return replies.Done()


async def list_devices(office: Office, connection: ClientConnection, _command: commands.ListDevices) -> Value:
    found = await devices.list_devices(office.context, connection.viewer.person, office.now())
    return replies.Devices(devices=[show_device(one, connection.session) for one in found])


async def end_device(office: Office, connection: ClientConnection, command: commands.EndDevice) -> Value:
    person = connection.viewer.person
    request = devices.EndRequest(person, command.device, office.now())
    await office.context.writer.run(person, devices.end_device, request)
    return replies.Done()


async def change_password(
    office: Office, connection: ClientConnection, command: commands.ChangePassword
) -> Value:
    change = devices.PasswordChange(
        connection.viewer, connection.session, command.old, command.new, office.parts.agency, office.now()
    )
    await devices.change_password(office.context, office.parts.passwords, change)
    return replies.Done()


async def set_profile(office: Office, connection: ClientConnection, command: commands.SetProfile) -> Value:
    viewer = connection.viewer
    name = profiles.clean_name(command.name)
    request = profiles.NameRequest(viewer, name, office.is_quiet(), office.now(), office.context.calendar)
    await office.context.writer.run(viewer.person, profiles.set_name, request)
    return replies.Done()
