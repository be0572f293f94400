"""Every text of a command cleaned as its type says (protocol/core/types.py), once, before anybody sees it (SPEC 4)."""

from collections.abc import Callable
from typing import Annotated, cast

import msgspec
from msgspec import Meta
from msgspec.inspect import ListType, Metadata, StrType, StructType, Type, UnionType

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.text_cleaning import clean_line, clean_text
from protocol.core.frames import Command
from protocol.subjects import COMMANDS

Clean = Callable[[object, str], object]
"""The value, cleaned; with the name of its field. Raises Refusal `bad_request`."""

_KINDS: dict[str, Callable[[str], str]] = {"line": clean_line, "tag": clean_line, "text": clean_text}


def cleaned(command: Command) -> Command:
    """The command with its texts cleaned. Raises Refusal `bad_request` for one of which too little is left."""
    clean = _COMMANDS[type(command)]
    return command if clean is None else cast(Command, clean(command, ""))


def _cleaner(kind: Type) -> Clean | None:
    """How a value of this type is cleaned; None where nothing is."""
    if isinstance(kind, Metadata):
        if isinstance(kind.type, StrType) and kind.extra and kind.extra["cleaning"] in _KINDS:
            return _of_text(kind.type, _KINDS[kind.extra["cleaning"]])
        return _cleaner(kind.type)
    if isinstance(kind, StructType):
        return _of_struct(kind)
    if isinstance(kind, ListType):
        return _of_list(kind)
    return _of_union(kind) if isinstance(kind, UnionType) else None


def _of_text(kind: StrType, clean: Callable[[str], str]) -> Clean:
    allowed = Annotated[
        str, Meta(min_length=kind.min_length, max_length=kind.max_length, pattern=kind.pattern)
    ]

    def clean_one(value: object, field: str) -> object:
        text = clean(cast(str, value))
        if text == value:
            return value
        try:
            return msgspec.convert(text, allowed)
        except msgspec.ValidationError as error:
            raise Refusal("bad_request", str(error), field=field) from error

    return clean_one


def _of_struct(kind: StructType) -> Clean | None:
    found = [(field.name, _cleaner(field.type)) for field in kind.fields]
    fields = [(name, clean) for name, clean in found if clean is not None]

    def clean_all(value: object, path: str) -> object:
        struct, changed = cast(msgspec.Struct, value), {}
        for name, clean in fields:
            before: object = getattr(struct, name)
            after = clean(before, f"{path}.{name}" if path else name)
            if after is not before:
                changed[name] = after
        return msgspec.structs.replace(struct, **changed) if changed else struct

    return clean_all if fields else None


def _of_list(kind: ListType) -> Clean | None:
    clean = _cleaner(kind.item_type)
    if clean is None:
        return None

    def clean_all(value: object, path: str) -> object:
        before = cast(list[object], value)
        after = [clean(one, path) for one in before]
        return before if after == before else after

    return clean_all


def _of_union(kind: UnionType) -> Clean | None:
    """By what the value is: one of several structs, or a text, or neither."""
    by_type: dict[type, Clean] = {}
    for one in kind.types:
        clean = _cleaner(one)
        if clean is not None:
            by_type[one.cls if isinstance(one, StructType) else str] = clean

    def clean_one(value: object, path: str) -> object:
        clean = by_type.get(type(value))
        return value if clean is None else clean(value, path)

    return clean_one if by_type else None


_COMMANDS = {kind: _cleaner(msgspec.inspect.type_info(kind)) for kind in COMMANDS.values()}
