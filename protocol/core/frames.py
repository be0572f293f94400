"""What every frame is: a command with an `id`, the reply with the same `id`, or a push that nobody asked for."""

from typing import ClassVar, Literal

import msgspec

from protocol.core.refusals import Refusals, refused_if
from protocol.core.types import ChatId, CommandId, Key, Seq, Value


class Command(Value, tag_field="t", frozen=True, kw_only=True):
    """A frame from the client."""

    answer: ClassVar[type[Value]]
    """What the result is."""
    refusals: ClassVar[Refusals] = refused_if()
    """Which errors it can get besides those of every command, and when."""
    id: CommandId


class Keyed(Command, frozen=True, kw_only=True):
    """A command that changes something: sent again with the same key it changes nothing and returns the first result.

    The same key with another body is refused.
    """

    key: Key


class Ok(Value, tag_field="t", tag="ok", frozen=True, kw_only=True):
    """The command `id` was carried out."""

    id: int
    result: msgspec.Raw | dict[str, object]
    """As the command's description says."""


class Failed(Value, tag_field="t", tag="error", frozen=True, kw_only=True):
    """The command `id` was not carried out and changed nothing."""

    id: int
    code: str
    message: str
    """For people, in their language: what happened and what to do."""
    retryable: bool = False
    """The same command may succeed later, unchanged, with the same key."""
    retry_after: int | None = None
    """Milliseconds to wait before trying again."""
    field: str | None = None
    """The field at fault."""
    detail: str | None = None
    """For developers, in English."""


class Done(Value, frozen=True, kw_only=True):
    """Nothing to tell but that it is done."""


Disclosure = Literal["content", "ambient", "staff", "own", "public"]
"""What a push says: *content* is a deliberate act for the members of a chat, *ambient* tells what a person is doing,
*staff* is for staff alone, *own* goes to the devices of the person concerned, *public* is the same for all."""


class Push(Value, tag_field="t", frozen=True, kw_only=True):
    """A frame from the server that answers no command. One without a `seq` is ephemeral and is never repeated."""

    discloses: ClassVar[Disclosure]


class Event(Push, frozen=True, kw_only=True):
    """A push that is an event of a chat's log: numbered, gapless, repeated after an interruption."""

    chat: ChatId
    seq: Seq
