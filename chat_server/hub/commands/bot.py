"""Commands about dialogs of the bot."""

from functools import partial

import msgspec

from chat_server.domain.bot.codec import input_from_json
from chat_server.domain.core.ids import new_id
from chat_server.hub.commands.core.call import Office
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.outward.bot import show_dialog
from chat_server.services.bot import dialogs
from protocol.bot.commands import Dialogs, DialogSaid, ListDialogs, SayToDialog, StartDialog
from protocol.bot.inputs import DialogConfirm
from protocol.core.types import Value


async def start(office: Office, connection: ClientConnection, command: StartDialog) -> Value:
    viewer = connection.viewer
    request = dialogs.StartRequest(
        viewer=viewer,
        key=office.key(viewer, command, command.key),
        pid=new_id("g", office.context.randomness),
        script=command.script,
        at=office.now(),
        calendar=office.context.calendar,
        text=command.text,
        chat=command.chat,
        account=command.account,
        again=command.again,
    )
    return show_dialog(await office.context.writer.run(viewer.person, dialogs.start_dialog, request))


async def say(office: Office, connection: ClientConnection, command: SayToDialog) -> Value:
    viewer, given = connection.viewer, command.input
    request = dialogs.SayRequest(
        viewer=viewer,
        key=office.key(viewer, command, command.key),
        dialog=command.dialog,
        number=command.number,
        given=input_from_json(msgspec.to_builtins(given)),
        at=office.now(),
        calendar=office.context.calendar,
        chat_pid=new_id("c", office.context.randomness),
        insisted=isinstance(given, DialogConfirm) and given.when == "now",
    )
    said = await office.context.writer.run(viewer.person, dialogs.say_to_dialog, request)
    return DialogSaid(dialog=show_dialog(said.dialog), says=list(said.says), refused=said.refused)


async def list_dialogs(office: Office, connection: ClientConnection, _command: ListDialogs) -> Value:
    load = partial(
        dialogs.list_dialogs, viewer=connection.viewer, at=office.now(), calendar=office.context.calendar
    )
    return Dialogs(dialogs=[show_dialog(one) for one in await office.context.read(load)])
