"""How the answer to a command goes back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

import msgspec

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks.refusal_texts import REFUSAL_TEXTS, RefusalReason
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.tally import tally
from protocol.codec import encode
from protocol.core.errors import ERRORS, REASONS
from protocol.core.frames import Failed, Ok
from protocol.core.types import Value

Reply = TypeVar("Reply", bound=Value)
Reply_co = TypeVar("Reply_co", bound=Value, covariant=True)

Answer = Callable[[Reply | Refusal], None]
"""Writes the answer to a command."""


@dataclass(frozen=True, slots=True)
class AndThen(Generic[Reply_co]):
    """A reply, and what is to be done as soon as that is written."""

    reply: Reply_co
    then: Callable[[], None]


class ConnectionOver(Exception):
    """The connection was closed: nobody waits for the answer."""


def answer(connection: ClientConnection, command_id: int, outcome: Value | Refusal) -> None:
    """The command was carried out, or refused."""
    if isinstance(outcome, Refusal):
        refuse(connection, command_id, outcome)
    else:
        encoding = connection.encoding
        ok = Ok(id=command_id, result=msgspec.Raw(encode(outcome, encoding)))
        connection.send(encode(ok, encoding))


def refuse(connection: ClientConnection, command_id: int, refusal: Refusal) -> None:
    """The command was not carried out; said in the person's language."""
    tally.refusals[refusal.code] += 1
    reason = refusal.detail
    text = REFUSAL_TEXTS.get(cast(RefusalReason, reason)) or REASONS.get(reason) or ERRORS[refusal.code]
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
