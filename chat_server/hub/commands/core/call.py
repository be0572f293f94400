"""What carrying out a command needs, and how its answer goes back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import msgspec

from chat_server import faults
from chat_server.command_time import CommandTime
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Fact
from chat_server.domain.held import When, decide_hold
from chat_server.domain.tasks.refusal_texts import REFUSAL_TEXTS, RefusalReason
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.hub import Hub
from chat_server.services.account.passwords import Passwords
from chat_server.services.core.context import Context
from chat_server.services.core.idempotency import CommandKey, command_key
from chat_server.tally import tally
from protocol.codec import encode
from protocol.core.errors import ERRORS
from protocol.core.frames import Command, Failed, Ok
from protocol.core.types import Value


@dataclass(frozen=True, slots=True)
class Parts:
    """The hub and the use cases' context together. `epoch` names the database, `version` the server."""

    hub: Hub
    context: Context
    epoch: str
    version: str
    passwords: Passwords
    agency: str


@dataclass(frozen=True, slots=True)
class Office:
    """The parts of the server for one command, which knows one moment."""

    parts: Parts
    time: CommandTime

    @property
    def hub(self) -> Hub:
        return self.parts.hub

    @property
    def context(self) -> Context:
        return self.parts.context

    def now(self) -> int:
        """When the command arrived (ms)."""
        return self.time.now_ms

    def opened(self) -> int:
        """The last opening (ms): customers see time figures as of then."""
        return self.time.hours.opened

    def opening(self) -> int:
        """The next opening (ms): held acts wait for it."""
        return self.time.hours.opening

    def quiet_since(self) -> int:
        """Start (ms) of the present quiet interval, 0 outside quiet hours."""
        return self.time.hours.quiet_since

    def is_quiet(self) -> bool:
        return self.time.hours.quiet

    def holds(self, viewer: Viewer, when: When | None) -> bool:
        """Whether an act waits for the end of quiet hours, if customers read the chat."""
        return decide_hold(viewer, self.is_quiet(), when)

    def used(self, connection: ClientConnection) -> None:
        """Somebody is using the device. Said after the answer: whom it interests shall not be seen from outside."""
        try:
            self.hub.presence.used(connection)
        except Exception as error:  # noqa: BLE001  the command was answered already
            faults.report(error, "presence")

    def publish(self, fact: Fact) -> None:
        """Tell everybody what is written nowhere, after the answer."""
        try:
            self.hub.bus.publish(fact)
        except Exception as error:  # noqa: BLE001  the command was answered already
            faults.report(error, "publish")

    def key(self, viewer: Viewer, command: Command, key: str) -> CommandKey:
        """The idempotency key of a command; its id does not count as part of what was asked."""
        body = encode({**msgspec.structs.asdict(command), "t": command.__struct_config__.tag, "id": 0})
        return command_key(viewer.person, key, body, self.time.now.date())


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command gives, and what is to be done as soon as that is written."""

    value: Value
    then: Callable[[], None]


def answer(connection: ClientConnection, command_id: int, result: Value) -> None:
    """The command was carried out."""
    ok = Ok(id=command_id, result=msgspec.to_builtins(result))
    connection.send(encode(ok, connection.encoding))


def refuse(connection: ClientConnection, command_id: int, refusal: Refusal) -> None:
    """The command was not carried out; said in the person's language."""
    tally.refusals[refusal.code] += 1
    text = REFUSAL_TEXTS.get(cast(RefusalReason, refusal.detail)) or ERRORS[refusal.code]
    failed = Failed(
        id=command_id,
        code=refusal.code,
        message=text.en if connection.language == "en" else text.de,
        retryable=ERRORS[refusal.code].retryable,
        retry_after=refusal.retry_after,
        field=refusal.field,
        detail=refusal.detail or None,
    )
    connection.send(encode(failed, connection.encoding))
