"""From a command's bytes to its reply: decode, meter, carry out, answer.

Every command is answered, and answered here: what goes wrong unexpectedly is `internal`. The answer comes first, then
others are told: how long it takes shall not depend on who is there (SPEC 3, no side channel).
"""

from functools import partial

from chat_server import faults
from chat_server.domain.core.refusal import Refusal
from chat_server.hub.commands.core.call import Call, Server
from chat_server.hub.commands.core.registry import AT_ONCE, HANDLERS
from chat_server.hub.commands.core.replies import AndThen, ConnectionOver, answer, refuse
from chat_server.hub.commands.core.text_cleaning import cleaned
from chat_server.hub.connections.client_connection import ClientConnection
from protocol.codec import BadCommand, BadFrame, decode_command
from protocol.core.errors import BAD_FRAME, FAULT, FLOOD
from protocol.core.frames import Command, Keyed
from protocol.core.types import Value
from protocol.hello import Hello

MAX_AWAITING = 32
"""Commands of one connection that may be under way at once; one more is refused as `rate_limited`."""


class Dispatcher:
    """`hub.receive`: one command's bytes of a connection."""

    def __init__(self, server: Server) -> None:
        self._server = server

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
        rates = self._server.hub.rates
        allowed = rates.allow(connection)
        if rates.is_flood(connection):
            connection.close(FLOOD)
        return allowed

    def _too_many(self) -> Refusal:
        return Refusal("rate_limited", retry_after=self._server.hub.rates.retry_after())

    def _check(self, connection: ClientConnection, command: Command) -> None:
        if not self._metered(connection) or connection.awaiting >= MAX_AWAITING:
            raise self._too_many()
        is_hello = isinstance(command, Hello)
        if is_hello and (connection.greeted or connection.missed is not None):
            raise Refusal("bad_request", "hello was said already")
        if not is_hello and not connection.greeted:
            raise Refusal("hello_first")

    def _carry_out(self, connection: ClientConnection, command: Command) -> None:
        hub = self._server.hub
        call = Call(self._server, connection, hub.quiet_hours.time())
        at_once = AT_ONCE.get(type(command))
        if at_once is not None:
            at_once(call, command, partial(answer, connection, command.id))
        else:
            connection.awaiting += 1
            _task = hub.tasks.start(self._await(call, command))

    async def _await(self, call: Call, command: Command) -> None:
        connection = call.connection
        try:
            _answer(connection, command, await HANDLERS[type(command)](call, command))
        except ConnectionOver:
            pass
        except Refusal as refusal:
            refuse(connection, command.id, refusal)
        except Exception as error:  # noqa: BLE001  whatever it is, the command is answered
            refuse(connection, command.id, _internal(command, error))
        finally:
            connection.awaiting -= 1
        if isinstance(command, Keyed):
            call.used()


def _internal(command: Command, error: Exception) -> Refusal:
    return faults.internal(error, str(command.__struct_config__.tag))


def _answer(connection: ClientConnection, command: Command, result: Value | AndThen[Value]) -> None:
    """The answer, then what follows it. Where that fails the connection shall come back and resume."""
    if not isinstance(result, AndThen):
        answer(connection, command.id, result)
        return
    answer(connection, command.id, result.reply)
    try:
        result.then()
    except Exception as error:  # noqa: BLE001  the command was answered already
        faults.report(error, str(command.__struct_config__.tag))
        connection.close(FAULT)
