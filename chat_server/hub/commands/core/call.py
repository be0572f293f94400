"""A command that is being carried out: who sent it, when, and what the server offers for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from chat_server import faults
from chat_server.command_time import CommandTime
from chat_server.domain.core.hot import hot_dataclass
from chat_server.domain.core.ids import Prefix, new_id
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Fact
from chat_server.domain.held import When, decide_hold
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.hub import Hub
from chat_server.services.account.passwords import Passwords
from chat_server.services.chats.queries import LoadInChat, read_chat
from chat_server.services.core.context import Context, Load, UseCase
from chat_server.services.core.idempotency import CommandKey, command_key
from chat_server.services.files.uploads import Quota
from protocol.codec import encode
from protocol.core.frames import Keyed

Request = TypeVar("Request")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """The hub and the use cases' context together. `epoch` names the database, `version` the server."""

    hub: Hub
    context: Context
    epoch: str
    version: str
    passwords: Passwords
    agency: str
    quota: Quota


@hot_dataclass(frozen=True, slots=True)
class Call:
    """One command of a connection, which knows one moment."""

    server: Server
    connection: ClientConnection
    time: CommandTime

    def begun_now(self) -> "Call":
        """The same command, as if it came now: for one that stood in line, which is no part of its moment."""
        return replace(self, time=self.hub.quiet_hours.time())

    @property
    def hub(self) -> Hub:
        return self.server.hub

    @property
    def context(self) -> Context:
        return self.server.context

    @property
    def viewer(self) -> Viewer:
        """Who sent it."""
        return self.connection.viewer

    @property
    def now(self) -> int:
        """When the command arrived (ms)."""
        return self.time.now_ms

    @property
    def opened(self) -> int:
        """The last opening (ms): customers see time figures as of then."""
        return self.time.hours.opened

    @property
    def opening(self) -> int:
        """The next opening (ms): held acts wait for it."""
        return self.time.hours.opening

    @property
    def quiet_since(self) -> int:
        """Start (ms) of the present quiet interval, 0 outside quiet hours."""
        return self.time.hours.quiet_since

    @property
    def is_quiet(self) -> bool:
        return self.time.hours.quiet

    def holds(self, when: When | None) -> bool:
        """Whether an act waits for the end of quiet hours, if customers read the chat."""
        return decide_hold(self.viewer, self.is_quiet, when)

    def key(self, command: Keyed) -> CommandKey:
        """The idempotency key of the command; its id does not count as part of what was asked.

        Nor does an empty list: a command that was sent before its kind had the list is the same one.
        """
        asked = {name: value for name, value in msgspec.structs.asdict(command).items() if value != []}
        body = encode({**asked, "t": command.__struct_config__.tag, "id": 0})
        return command_key(self.viewer.person, command.key, body, self.time.now.date())

    def new_id(self, prefix: Prefix) -> str:
        """A random public id for what the command creates."""
        return new_id(prefix, self.context.randomness)

    async def read(self, load: Load[Result]) -> Result:
        """What `load` finds in the store. Raises Refusal."""
        return await self.context.read(load)

    async def read_chat(self, chat: str, load: LoadInChat[Result]) -> Result:
        """What `load` finds in a chat that the sender may read. Raises Refusal."""
        return await read_chat(self.context, self.viewer, chat, self.now, load)

    async def write(self, use_case: UseCase[Request, Result], request: Request) -> Result:
        """Carry out a request of the sender; returns after the commit. Raises Refusal."""
        return await self.context.writer.run(self.viewer.person, use_case, request)

    def submit(
        self,
        use_case: UseCase[Request, Result],
        request: Request,
        finish: Callable[[Result | Refusal], None],
    ) -> None:
        """As `write`, without a task; `finish` gets the result."""
        self.context.writer.submit(self.viewer.person, use_case, request, finish)

    def used(self) -> None:
        """The device is in use. Told after the answer: its time must not show how many people see this person."""
        try:
            self.hub.presence.used(self.connection)
        except Exception as error:  # noqa: BLE001  the command was answered already
            faults.report(error, "presence")

    def publish(self, fact: Fact) -> None:
        """Tell everybody what is written nowhere, after the answer."""
        try:
            self.hub.bus.publish(fact)
        except Exception as error:  # noqa: BLE001  the command was answered already
            faults.report(error, "publish")
