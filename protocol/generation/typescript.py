"""The wire as TypeScript: `source()` is web_client/src/wire/wire.ts."""

import builtins
import json
import types
import typing
from collections.abc import Iterable, Iterator
from types import NoneType
from typing import get_args, get_origin

import msgspec

from protocol import LEVEL, SUBPROTOCOL_JSON, SUBPROTOCOL_MSGPACK, vocabulary
from protocol.core import errors, limits
from protocol.core.frames import Command, Done, Event, Failed, Ok
from protocol.core.types import Value
from protocol.generation.described import ALIASES, Field, fields_of, parts, text_of
from protocol.subjects import COMMANDS, PUSHES, tag_of

_HEAD = """\
// Generated from protocol/ by `python -m protocol.generate`. Do not edit.
//
// A field with a default is left out of a frame when it has that default, so it is optional here;
// what its absence means stands beside it. Frames of a higher level may hold fields and pushes
// that are not named here: ignore them.
"""

_FRAMES = """\
/** A command as it goes over the wire. */
export type CommandFrame = Command & { readonly id: CommandId };

export type Reply = Ok | Failed;

export type ServerFrame = Reply | Push;

/** Whether a push is a numbered event of its chat's log. */
export function isEvent(push: Push): push is EventPush {
  return EVENT_TAGS.has(push.t);
}
"""

_CLOSE_CODES = "Readonly<Record<number, { readonly reconnect: boolean; readonly reason: string }>>"

_SIMPLE = {str: "string", int: "number", bool: "boolean", object: "unknown"}


def source() -> str:
    """The whole file."""
    return "\n".join([_HEAD, *_constants(), *_types(), *_unions(), _FRAMES])


def _constants() -> Iterator[str]:
    yield f"export const LEVEL = {LEVEL};\n"
    yield f"export const SUBPROTOCOL_MSGPACK = {_text(SUBPROTOCOL_MSGPACK)};\n"
    yield f"export const SUBPROTOCOL_JSON = {_text(SUBPROTOCOL_JSON)};\n"
    yield "/** Limits of the wire: bytes, Unicode code points, counts, days or seconds. */"
    yield _constant("LIMITS", ((name, str(size)) for name, size in vars(limits).items() if name.isupper()))
    yield "/** Close codes by name. */"
    yield _constant("CLOSE", ((name, str(code)) for name, code in vars(errors).items() if type(code) is int))
    yield "/** Whether to connect again by oneself after a close code; after one not listed here: yes. */"
    codes = "".join(f"  {code}: {_json(row)},\n" for code, row in errors.CLOSE_CODES.items())
    yield f"export const CLOSE_CODES: {_CLOSE_CODES} = {{\n{codes}}};\n"
    yield "/** Every error code with its texts and whether the same command may succeed later. */"
    yield _constant("ERRORS", ((code, _json(row)) for code, row in errors.ERRORS.items()))
    yield "export type ErrorCode = keyof typeof ERRORS;\n"
    yield "/** Words by subject, in the order in which people read them. */"
    for name, words in vars(vocabulary).items():
        if isinstance(words, tuple):
            yield f"export const {name} = {_text(words)} as const;\n"


def _types() -> Iterator[str]:
    for hint, name in ALIASES.items():
        yield f"{_comment(_notes(hint))}export type {name} = {_written(hint)};\n"
    frames: list[type[Value]] = [Done, Ok, Failed, *COMMANDS.values(), *PUSHES.values()]
    for kind in (*parts(), *frames):
        yield _interface(kind)


def _unions() -> Iterator[str]:
    events = [kind for kind in PUSHES.values() if issubclass(kind, Event)]
    yield _union("Command", COMMANDS.values())
    yield "/** What the result of a command's `ok` is. */"
    answers = (f"  readonly {_text(tag)}: {kind.answer.__name__};\n" for tag, kind in COMMANDS.items())
    yield f"export interface Answers {{\n{''.join(answers)}}}\n"
    yield _union("EventPush", events)
    yield _union("EphemeralPush", (kind for kind in PUSHES.values() if kind not in events))
    yield "export type Push = EventPush | EphemeralPush;\n"
    yield _set("PUSH_TAGS", PUSHES.values())
    yield _set("EVENT_TAGS", events)


def _constant(name: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f"  {key}: {value},\n" for key, value in rows)
    return f"export const {name} = {{\n{lines}}} as const;\n"


def _union(name: str, kinds: Iterable[type]) -> str:
    lines = "".join(f"\n  | {kind.__name__}" for kind in kinds)
    return f"export type {name} ={lines};\n"


def _set(name: str, kinds: Iterable[type[Value]]) -> str:
    lines = "".join(f"  {_text(tag_of(kind) or '')},\n" for kind in kinds)
    return f"export const {name}: ReadonlySet<string> = new Set([\n{lines}]);\n"


def _interface(kind: type[Value]) -> str:
    tag = tag_of(kind)
    named = [f"  readonly t: {_text(tag)};\n"] if tag else []
    # The caller chooses what to ask, the connection numbers it: CommandFrame has the id.
    fields = [field for field in fields_of(kind) if field.name != "id" or not issubclass(kind, Command)]
    lines = "".join([*named, *map(_field, fields)])
    body = f"{{\n{lines}}}" if lines else "Readonly<Record<string, never>>"
    declared = f"interface {kind.__name__} " if lines else f"type {kind.__name__} = "
    return f"{_comment(text_of(kind))}export {declared}{body}{'' if lines else ';'}\n"


def _field(field: Field) -> str:
    default = "" if field.required or field.default is None else f"Default: {json.dumps(field.default)}."
    notes = " ".join(filter(None, (field.text, default)))
    mark = "" if field.required else "?"
    return f"{_comment(notes, '  ')}  readonly {field.name}{mark}: {_type(field.type)};\n"


def _type(hint: object) -> str:
    return ALIASES.get(hint) or _written(hint)


def _written(hint: object) -> str:
    args = get_args(hint)
    match get_origin(hint):
        case typing.Annotated:
            written = _type(args[0])
        case typing.Literal:
            written = " | ".join(_text(value) for value in args)
        case typing.Union | types.UnionType:
            written = _alternatives(args)
        case builtins.list:
            written = f"readonly {_type(args[0])}[]"
        case builtins.dict:
            written = f"Readonly<Record<{_type(args[0])}, {_type(args[1])}>>"
        case _:
            written = _named(hint)
    return written


def _named(hint: object) -> str:
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return hint.__name__
    return _SIMPLE[hint]  # type: ignore[index]  # any other hint is a KeyError, as it should be


def _alternatives(args: tuple[object, ...]) -> str:
    """A missing field stands for None, so null is never written."""
    if msgspec.Raw in args:
        return "unknown"
    return " | ".join(_type(arg) for arg in args if arg is not NoneType)


def _notes(hint: object) -> str:
    metas = [meta for meta in get_args(hint)[1:] if isinstance(meta, msgspec.Meta)]
    return "; ".join(meta.description for meta in metas if meta.description)


def _comment(text: str, indent: str = "") -> str:
    return f"{indent}/** {text} */\n" if text else ""


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _json(row: errors.ErrorText | errors.CloseCode) -> str:
    pairs = (f"{key}: {_text(value)}" for key, value in row._asdict().items())
    return f"{{ {', '.join(pairs)} }}"
