"""One example of every frame, for docs/protocol.md and for the frozen frames that both languages must decode."""

from typing import Final, Literal, NamedTuple, TypeVar

import msgspec

from protocol import subjects
from protocol.chats.log import History
from protocol.core.examples import Exchange
from protocol.core.frames import Command, Failed, Ok, Push
from protocol.core.samples import TASK
from protocol.core.types import Value
from protocol.subjects import tag_of

ValueOrFrame = TypeVar("ValueOrFrame", bound=Value)
Frame = Command | Ok | Failed | Push
Variant = Literal["full", "minimal"]


class Sample(NamedTuple):
    """A frame with every field that it may have together, or with none that may be left out."""

    name: str
    """Tag of the command or push; of the command answered; "error"."""
    variant: Variant
    frame: Frame


_EXAMPLES: Final = tuple(subjects.examples())

_FAILED = Failed(
    id=11,
    code="rate_limited",
    message="Das war sehr viel auf einmal. Gleich geht es weiter.",
    retryable=True,
    retry_after=1_500,
    field="text",
    detail="20 commands a second",
)

# One of `before` and `after` must be given, so the frame without both would be no command.
_MINIMAL: dict[str, Frame] = {"chat.history": History(id=4, chat=TASK, after=0)}


def exchanges() -> dict[str, Exchange]:
    """A command of every kind and its result, by the command's tag, with all fields they may have together."""
    return {_tag(made.command): made for made in _EXAMPLES if isinstance(made, Exchange)}


def commands_by_tag() -> dict[str, Command]:
    """A command of every kind, with all fields it may have together."""
    return {tag: made.command for tag, made in exchanges().items()}


def results_by_tag() -> dict[str, Value]:
    """The result of every command of `commands_by_tag`."""
    return {tag: made.result for tag, made in exchanges().items()}


def pushes_by_tag() -> dict[str, Push]:
    """A push of every kind, with all fields."""
    return {_tag(made): made for made in _EXAMPLES if isinstance(made, Push)}


def _tag(frame: Command | Push) -> str:
    return str(tag_of(type(frame)))


def failed() -> Failed:
    """An error with all fields."""
    return _FAILED


def ok(command: Command, result: Value) -> Ok:
    """The frame that answers `command`."""
    return Ok(id=command.id, result=msgspec.to_builtins(result))


def examples() -> list[Sample]:
    """Every command, answer, error and push, in full and as small as it can be."""
    found = []
    for tag, (command, result) in exchanges().items():
        found += [Sample(tag, "full", command), Sample(tag, "minimal", _MINIMAL.get(tag, minimal(command)))]
        found += [Sample(tag, "full", ok(command, result))]
        found += [Sample(tag, "minimal", ok(command, minimal(result)))]
    found += [Sample("error", "full", _FAILED), Sample("error", "minimal", minimal(_FAILED))]
    for tag, push in pushes_by_tag().items():
        found += [Sample(tag, "full", push), Sample(tag, "minimal", minimal(push))]
    return found


def minimal(value: ValueOrFrame) -> ValueOrFrame:
    """The value without every field that may be left out, in its parts as well."""
    required = {
        field.name: _smaller(getattr(value, field.name))
        for field in msgspec.structs.fields(type(value))
        if field.required
    }
    return type(value)(**required)


def _smaller(part: object) -> object:
    if isinstance(part, list):
        return [_smaller(inner) for inner in part]
    return minimal(part) if isinstance(part, Value) else part
