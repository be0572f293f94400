"""Dialogs of the bot."""

from functools import partial

import msgspec

from chat_server.domain.bot.codec import input_from_json
from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.registry import handles
from chat_server.outward.bot import show_dialog
from chat_server.services.bot import dialogs
from protocol.bot.commands import Dialogs, DialogSaid, ListDialogs, SayToDialog, StartDialog
from protocol.bot.dialog import DialogView
from protocol.bot.inputs import DialogConfirm


@handles(StartDialog)
async def start(call: Call, command: StartDialog) -> DialogView:
    request = dialogs.StartRequest(
        viewer=call.viewer,
        key=call.key(command),
        pid=call.new_id("g"),
        script=command.script,
        at=call.now,
        calendar=call.context.calendar,
        text=command.text,
        chat=command.chat,
        account=command.account,
        again=command.again,
    )
    return show_dialog(await call.write(dialogs.start_dialog, request))


@handles(SayToDialog)
async def say(call: Call, command: SayToDialog) -> DialogSaid:
    given = command.input
    request = dialogs.SayRequest(
        viewer=call.viewer,
        key=call.key(command),
        dialog=command.dialog,
        number=command.number,
        given=input_from_json(msgspec.to_builtins(given)),
        at=call.now,
        calendar=call.context.calendar,
        quiet_since=call.quiet_since,
        chat_pid=call.new_id("c"),
        next_pid=call.new_id("g"),
        insisted=isinstance(given, DialogConfirm) and given.when == "now",
    )
    said = await call.write(dialogs.say_to_dialog, request)
    return DialogSaid(dialog=show_dialog(said.dialog), says=list(said.says), refused=said.refused)


@handles(ListDialogs)
async def list_dialogs(call: Call, _command: ListDialogs) -> Dialogs:
    load = partial(dialogs.list_dialogs, viewer=call.viewer, at=call.now, calendar=call.context.calendar)
    return Dialogs(dialogs=[show_dialog(one) for one in await call.read(load)])
