"""Commands about dialogs of the bot."""

from chat_server.domain.refusal import Refusal
from chat_server.hub.connection import Connection
from chat_server.hub.dispatch.office import Office
from protocol import commands, replies
from protocol.values import Value


async def start(_office: Office, _connection: Connection, _command: commands.StartDialog) -> Value:
    raise Refusal("not_found")


async def say(_office: Office, _connection: Connection, _command: commands.SayToDialog) -> Value:
    raise Refusal("not_found")


async def list_dialogs(_office: Office, _connection: Connection, _command: commands.ListDialogs) -> Value:
    return replies.Dialogs(dialogs=[])
