"""From a command's bytes to its reply: decode, meter, carry out, answer.

Every command is answered, and answered here: what goes wrong unexpectedly is `internal`. The answer comes first, then
others are told: how long it takes shall not depend on who is there (SPEC 3, no side channel).
"""

from collections.abc import Awaitable, Callable
from typing import cast

from chat_server import faults
from chat_server.domain.core.refusal import Refusal
from chat_server.hub.commands import account, bot, chats, held, messages, tasks
from chat_server.hub.commands.core.call import Answer, Office, Parts, answer, refuse
from chat_server.hub.commands.core.text_cleaning import cleaned
from chat_server.hub.commands.hello import greet
from chat_server.hub.connections.client_connection import ClientConnection
from protocol.account import ChangePassword, EndDevice, ListDevices, SetSettings
from protocol.bot.commands import ListDialogs, SayToDialog, StartDialog
from protocol.calendar import ListHolidays
from protocol.chats.chat import CreateDirect, CreateGroup, CreateTaskChat, PinChat, RenameChat
from protocol.chats.log import CloseChat, FindMoment, FindTagged, History, OpenChat
from protocol.chats.members import AddMember, RemoveMember
from protocol.chats.read_marks import MarkRead, MarkUnread
from protocol.codec import BadCommand, BadFrame, decode_command
from protocol.core.errors import BAD_FRAME, FAULT, FLOOD
from protocol.core.frames import Command, Keyed
from protocol.core.types import Value
from protocol.held import ChangeHeld, ReleaseHeld, WithdrawHeld
from protocol.hello import Hello
from protocol.messages import Delete, Edit, GetMessages, GetVersions, Send, SetDraft
from protocol.presence import Active, Typing
from protocol.profiles import SetProfile
from protocol.subjects import COMMANDS
from protocol.tags import TagMessage
from protocol.tasks.commands import ActOnTask, GetTask, ListTasks
from protocol.time import MyTime

MAX_AWAITING = 32
"""Commands of one connection that may be under way at once; one more is refused as `rate_limited`."""

AtOnce = Callable[[Office, ClientConnection, Command], None]
Awaited = Callable[[Office, ClientConnection, Command], Awaitable[Value | Answer | None]]

AT_ONCE: dict[type[Command], AtOnce] = {
    Send: cast(AtOnce, messages.send),
    MarkRead: cast(AtOnce, messages.mark_read),
    Typing: cast(AtOnce, messages.typing),
    Active: cast(AtOnce, messages.active),
}
"""Carried out where they arrive; they answer by themselves, and first of all."""

AWAITED: dict[type[Command], Awaited] = {
    Hello: cast(Awaited, greet),
    OpenChat: cast(Awaited, chats.open_chat),
    CloseChat: cast(Awaited, chats.close_chat),
    History: cast(Awaited, chats.history),
    GetMessages: cast(Awaited, chats.get_messages),
    GetVersions: cast(Awaited, chats.get_versions),
    CreateDirect: cast(Awaited, messages.create_direct),
    CreateGroup: cast(Awaited, messages.create_group),
    CreateTaskChat: cast(Awaited, messages.create_task),
    RenameChat: cast(Awaited, messages.rename),
    AddMember: cast(Awaited, messages.add_member),
    RemoveMember: cast(Awaited, messages.remove_member),
    Edit: cast(Awaited, messages.edit),
    Delete: cast(Awaited, messages.delete),
    TagMessage: cast(Awaited, messages.tag),
    FindTagged: cast(Awaited, chats.find_tagged),
    ReleaseHeld: cast(Awaited, held.release),
    ChangeHeld: cast(Awaited, held.change),
    WithdrawHeld: cast(Awaited, held.withdraw),
    SetSettings: cast(Awaited, account.set_settings),
    SetDraft: cast(Awaited, account.set_draft),
    PinChat: cast(Awaited, account.pin_chat),
    FindMoment: cast(Awaited, account.find_moment),
    MarkUnread: cast(Awaited, account.mark_unread),
    ListDevices: cast(Awaited, account.list_devices),
    EndDevice: cast(Awaited, account.end_device),
    ChangePassword: cast(Awaited, account.change_password),
    SetProfile: cast(Awaited, account.set_profile),
    ActOnTask: cast(Awaited, tasks.act_on),
    GetTask: cast(Awaited, tasks.get),
    ListTasks: cast(Awaited, tasks.list_tasks),
    StartDialog: cast(Awaited, bot.start),
    SayToDialog: cast(Awaited, bot.say),
    ListDialogs: cast(Awaited, bot.list_dialogs),
    MyTime: cast(Awaited, tasks.my_time),
    ListHolidays: cast(Awaited, tasks.list_holidays),
}
"""Carried out in a task; what they give is the answer, None where the connection is over."""

if missing := set(COMMANDS.values()) - AT_ONCE.keys() - AWAITED.keys():
    raise TypeError(f"no way to carry out {missing}")


class Dispatch:
    """`hub.receive`: one command's bytes of a connection."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def __call__(self, connection: ClientConnection, payload: bytes) -> None:
        try:
            command = decode_command(payload, connection.encoding)
        except BadFrame as error:
            connection.close(BAD_FRAME, str(error))
            return
        except BadCommand as error:
            self._bad_command(connection, error)
            return
        try:
            self._check(connection, command)
            self._carry_out(connection, cleaned(command))
        except Refusal as refusal:
            refuse(connection, command.id, refusal)
        except Exception as error:  # noqa: BLE001  whatever it is, the command is answered
            refuse(connection, command.id, _internal(command, error))

    def _bad_command(self, connection: ClientConnection, error: BadCommand) -> None:
        if error.command_id is None:
            connection.close(BAD_FRAME, "a command needs an id")
        elif self._metered(connection):
            refuse(connection, error.command_id, Refusal(error.code, error.detail, error.field))
        else:
            refuse(connection, error.command_id, self._too_many())

    def _metered(self, connection: ClientConnection) -> bool:
        """Whether there is a token for a command, be it a bad one. Ends a flood."""
        rates = self._parts.hub.rates
        allowed = rates.allow(connection)
        if rates.is_flood(connection):
            connection.close(FLOOD)
        return allowed

    def _too_many(self) -> Refusal:
        return Refusal("rate_limited", retry_after=self._parts.hub.rates.retry_after())

    def _check(self, connection: ClientConnection, command: Command) -> None:
        if not self._metered(connection) or connection.awaiting >= MAX_AWAITING:
            raise self._too_many()
        is_hello = isinstance(command, Hello)
        if is_hello and (connection.greeted or connection.missed is not None):
            raise Refusal("bad_request", "hello was said already")
        if not is_hello and not connection.greeted:
            raise Refusal("hello_first")

    def _carry_out(self, connection: ClientConnection, command: Command) -> None:
        office = Office(self._parts, self._parts.hub.quiet_hours.time())
        at_once = AT_ONCE.get(type(command))
        if at_once is not None:
            at_once(office, connection, command)
        else:
            connection.awaiting += 1
            _task = self._parts.hub.tasks.start(self._await(office, connection, command))

    async def _await(self, office: Office, connection: ClientConnection, command: Command) -> None:
        try:
            result = await AWAITED[type(command)](office, connection, command)
            _answer(connection, command, result)
        except Refusal as refusal:
            refuse(connection, command.id, refusal)
        except Exception as error:  # noqa: BLE001  whatever it is, the command is answered
            refuse(connection, command.id, _internal(command, error))
        finally:
            connection.awaiting -= 1
        if isinstance(command, Keyed):
            office.used(connection)


def _internal(command: Command, error: Exception) -> Refusal:
    return faults.internal(error, str(command.__struct_config__.tag))


def _answer(connection: ClientConnection, command: Command, result: Value | Answer | None) -> None:
    """The answer, then what follows it. Where that fails the connection shall come back and resume."""
    if isinstance(result, Answer):
        answer(connection, command.id, result.value)
        try:
            result.then()
        except Exception as error:  # noqa: BLE001  the command was answered already
            faults.report(error, str(command.__struct_config__.tag))
            connection.close(FAULT)
    elif result is not None:
        answer(connection, command.id, result)
