"""Which handler carries out which command. Each subject registers its own; mypy checks what they reply."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar

from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.replies import AndThen, Answer, Reply, Reply_co
from chat_server.services.core.register_all import register_all
from protocol.core.frames import Command
from protocol.core.types import Value
from protocol.subjects import COMMANDS

Given = TypeVar("Given", bound=Command)
Given_co = TypeVar("Given_co", bound=Command, covariant=True)

CommandHandler = Callable[[Call, Given], Awaitable[Reply | AndThen[Reply]]]
"""Carries out a command in a task of its own; gives the reply, raises Refusal."""

HandlerAtOnce = Callable[[Call, Given, Answer[Reply]], None]
"""Carries out a command where it arrives, without a task; answers by itself, raises Refusal before it has."""


class CommandType(Protocol[Given_co, Reply_co]):
    """The class of a command, which says by what it is answered."""

    @property
    def answer(self) -> type[Reply_co]: ...

    def __call__(self, *args: Any, **fields: Any) -> Given_co: ...  # noqa: ANN401  what a command is made of


HANDLERS: dict[type[Command], Callable[[Call, Any], Awaitable[Value | AndThen[Any]]]] = {}
AT_ONCE: dict[type[Command], Callable[[Call, Any, Answer[Any]], None]] = {}


def handles(
    kind: CommandType[Given, Reply],
) -> Callable[[CommandHandler[Given, Reply]], CommandHandler[Given, Reply]]:
    """Register the handler of a command."""

    def register(handler: CommandHandler[Given, Reply]) -> CommandHandler[Given, Reply]:
        HANDLERS[_new(kind)] = handler
        return handler

    return register


def handles_at_once(
    kind: CommandType[Given, Reply],
) -> Callable[[HandlerAtOnce[Given, Reply]], HandlerAtOnce[Given, Reply]]:
    """Register a handler that needs no task: for what is sent so often that a task would count."""

    def register(handler: HandlerAtOnce[Given, Reply]) -> HandlerAtOnce[Given, Reply]:
        AT_ONCE[_new(kind)] = handler
        return handler

    return register


def _new(kind: object) -> type[Command]:
    if not (isinstance(kind, type) and issubclass(kind, Command)):
        raise TypeError(f"{kind} is no command")
    if kind in HANDLERS or kind in AT_ONCE:
        raise TypeError(f"two handlers of {kind.__name__}")
    return kind


def check_complete() -> None:
    """Raises TypeError for a command that no subject carries out, and as `register_all` does."""
    register_all()
    if missing := set(COMMANDS.values()) - HANDLERS.keys() - AT_ONCE.keys():
        raise TypeError(f"nothing carries out {missing}")
