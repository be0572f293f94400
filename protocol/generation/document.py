"""docs/protocol.md: a text written by hand, with the tables and examples that follow from the wire itself."""

import json
import re
import types
import typing
from collections.abc import Callable, Iterable
from importlib.resources import files
from types import NoneType
from typing import get_args, get_origin

import msgspec

from protocol import LEVEL, SUBPROTOCOL_JSON, SUBPROTOCOL_MSGPACK, examples
from protocol.client_state.apply import effect_of
from protocol.codec import encode
from protocol.core import errors, limits
from protocol.core.frames import Command, Done, Event, Push
from protocol.core.refusals import ALWAYS, KEYED, Refusals
from protocol.core.types import Value
from protocol.generation.described import ALIASES, Field, constants_of, fields_of, parts, text_of
from protocol.subjects import COMMANDS, PUSHES, tag_of
from protocol.tasks.notices import CODES

_PLACE = re.compile(r"\{\{([^}]+)\}\}")
_OURS = re.compile(r" \(SPEC \d+\)")
"""Where a rule comes from, which a stranger does not have."""

_WIDTH = 110


def source() -> str:
    """The whole page."""
    text = files("protocol.generation").joinpath("introduction.md").read_text("utf-8")
    filled = _PLACE.sub(lambda place: _filled(place[1]), text)
    return _OURS.sub("", filled)


def _filled(place: str) -> str:
    """What stands for `{{place}}`."""
    kind, _, name = place.partition(" ")
    if kind == "frame":
        return _frame(_EXAMPLES[name])
    if kind == "twice":
        return str(2 * getattr(limits, name))
    return _PLACES[place]() if place in _PLACES else str(getattr(limits, place))


_EXAMPLES: dict[str, msgspec.Struct] = {"error": examples.failed(), **examples.commands_by_tag()}


def _limits() -> str:
    rows = (
        (f"`{name}`", f"{value:,}", text or _LIMITS_BY_FIELD) for name, value, text in constants_of(limits)
    )
    return _table(("limit", "value", ""), rows)


_LIMITS_BY_FIELD = "Code points, as said with the fields."


def _errors() -> str:
    rows = (
        (f"`{code}`", "yes" if row.retryable else "no", row.en, row.de) for code, row in errors.ERRORS.items()
    )
    return _table(("code", "retryable", "English", "German"), rows)


def _closes() -> str:
    rows = (
        (str(code), "yes" if row.reconnect else "no", row.reason) for code, row in errors.CLOSE_CODES.items()
    )
    return _table(("code", "reconnect", "why"), rows)


def _commands() -> str:
    always = _table(("error", "any command gets it when"), _codes(ALWAYS))
    keyed = _table(("error", "a command with a key gets it besides when"), _codes(KEYED))
    return "\n\n".join([always, keyed, *map(_command, COMMANDS.items())])


def _command(item: tuple[str, type[Command]]) -> str:
    tag, kind = item
    example = examples.commands_by_tag()[tag]
    result = examples.results_by_tag()[tag]
    return "\n\n".join(
        [
            f"### {tag}",
            f"{text_of(kind)} Answer: {_link(kind.answer.__name__)}.",
            _fields(kind),
            *([_table(("error", "when"), _codes(kind.refusals))] if kind.refusals else []),
            _frame(example),
            "answered by",
            _text_frame(examples.ok(example, result)),
        ]
    )


def _codes(table: Refusals) -> Iterable[tuple[str, str]]:
    return ((f"`{code}`", when) for code, when in table.items())


def _pushes() -> str:
    return "\n\n".join(_push(tag, kind) for tag, kind in PUSHES.items())


def _push(tag: str, kind: type[Push]) -> str:
    about = "an **event**" if issubclass(kind, Event) else "ephemeral"
    return "\n\n".join(
        [
            f"### {tag}{' (push)' if tag in COMMANDS else ''}",
            f"{text_of(kind)} Discloses: {kind.discloses}; {about}.",
            _fields(kind),
            f"Changes: {text_of(effect_of(kind))}",
            _frame(examples.pushes_by_tag()[tag]),
        ]
    )


def _values() -> str:
    simple = _table(
        ("type", "is", ""), ((f"`{name}`", _written(hint), _meaning(hint)) for hint, name in ALIASES.items())
    )
    kinds: list[type[Value]] = [*parts(), Done]
    return "\n\n".join([simple, *map(_value, kinds)])


def _task_codes() -> str:
    rows = (
        (f"`{code}`", text.meaning, ", ".join(f"`{name}`" for name in text.data))
        for code, text in CODES.items()
    )
    return _table(("code", "what happened", "`data`"), rows)


def _value(kind: type[Value]) -> str:
    tag = tag_of(kind)
    tagged = f' It has `"t": "{tag}"`.' if tag else ""
    return "\n\n".join(filter(None, [f"### {kind.__name__} (value)", text_of(kind) + tagged, _fields(kind)]))


def _fields(kind: type[Value]) -> str:
    rows = (
        (f"`{field.name}`", _type(field.type), _if_left_out(field), _notes(field))
        for field in fields_of(kind)
    )
    return _table(("field", "type", "if left out", ""), rows)


def _if_left_out(field: Field) -> str:
    if field.required:
        return "required"
    return "none" if field.default is None else f"`{json.dumps(field.default)}`"


def _notes(field: Field) -> str:
    """What the field says of itself; what its type says stands with the type."""
    named = field.type in ALIASES or _optional(field.type) in ALIASES
    return " ".join(filter(None, (field.text, "" if named else _meaning(field.type))))


def _meaning(hint: object) -> str:
    metas = [meta for meta in get_args(hint)[1:] if isinstance(meta, msgspec.Meta)]
    return "; ".join(part for meta in metas for part in (meta.description, _bounds(meta)) if part)


def _bounds(meta: msgspec.Meta) -> str:
    pattern = f"`{meta.pattern}`" if meta.pattern else ""
    return "; ".join(filter(None, (_range(meta), pattern)))


def _range(meta: msgspec.Meta) -> str:
    low = meta.ge if meta.ge is not None else meta.min_length
    high = meta.le if meta.le is not None else meta.max_length
    if low is None:
        return "" if high is None else f"at most {high:,}"
    return f"at least {low:,}" if high is None else f"{low:,} to {high:,}"


def _type(hint: object) -> str:
    name = ALIASES.get(hint)
    return _written(hint) if name is None else f"[`{name}`](#values)"


def _optional(hint: object) -> object:
    """T of `T | None`."""
    others = [arg for arg in get_args(hint) if arg is not NoneType]
    return others[0] if len(others) == 1 else hint


def _written(hint: object) -> str:
    args = [arg for arg in get_args(hint) if arg is not NoneType]
    match get_origin(hint):
        case typing.Annotated:
            return _type(args[0])
        case typing.Literal:
            return " \\| ".join(f'`"{value}"`' for value in args)
        case typing.Union | types.UnionType:
            return " \\| ".join(map(_type, args))
        case _:
            return _container(hint, args)


def _container(hint: object, args: list[object]) -> str:
    if get_origin(hint) is list:
        return f"array of {_type(args[0])}"
    if get_origin(hint) is dict:
        return f"map of {_type(args[0])} to {_type(args[1])}"
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _link(hint.__name__)
    return {str: "text", int: "whole number", bool: "boolean"}[hint]  # type: ignore[index]  # or a KeyError


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()}-value)"


def _frame(frame: msgspec.Struct) -> str:
    """A frame as text and in hex."""
    packed = encode(msgspec.to_builtins(frame)).hex(" ")
    return f"{_text_frame(frame)}\n\n```\n{_wrapped(packed)}\n```"


def _text_frame(frame: msgspec.Struct) -> str:
    return f"```json\n{_pretty(msgspec.to_builtins(frame))}\n```"


def _pretty(value: object, indent: str = "") -> str:
    """JSON on one line where it fits, else with a part on each line."""
    line = json.dumps(value, ensure_ascii=False)
    if len(indent + line) <= _WIDTH or not isinstance(value, dict | list):
        return line
    deeper = indent + "  "
    if isinstance(value, list):
        parts = [deeper + _pretty(part, deeper) for part in value]
    else:
        parts = [f"{deeper}{json.dumps(name)}: {_pretty(part, deeper)}" for name, part in value.items()]
    return "\n".join([line[0], ",\n".join(parts), indent + line[-1]])


def _wrapped(packed: str) -> str:
    width = 32 * 3
    return "\n".join(packed[start : start + width].rstrip() for start in range(0, len(packed), width))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table, or nothing where there are no rows."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if not lines:
        return "No fields."
    return "\n".join([f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *lines])


_PLACES: dict[str, Callable[[], str]] = {
    "level": lambda: str(LEVEL),
    "msgpack subprotocol": lambda: SUBPROTOCOL_MSGPACK,
    "json subprotocol": lambda: SUBPROTOCOL_JSON,
    "limits": _limits,
    "errors": _errors,
    "closes": _closes,
    "commands": _commands,
    "pushes": _pushes,
    "values": _values,
    "task codes": _task_codes,
}
