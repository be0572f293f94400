"""The structs of the wire as data (names, types, defaults, docstrings), for what is generated from them."""

import ast
import inspect
import textwrap
from collections.abc import Callable
from functools import cache
from types import ModuleType, UnionType
from typing import Annotated, Literal, NamedTuple, Union, get_origin

import msgspec

from protocol import vocabulary
from protocol.core import types
from protocol.core.frames import Command, Push
from protocol.core.types import Value
from protocol.subjects import SUBJECTS, defined_in


class Field(NamedTuple):
    """One field of a struct as it stands in a frame."""

    name: str
    type: object
    required: bool
    default: object
    """What a missing field means; None as well when there is no default."""
    text: str


ALIASES: dict[object, str] = {
    hint: name
    for module in (vocabulary, types, *SUBJECTS)
    for name, hint in vars(module).items()
    if not name.startswith("_") and get_origin(hint) in (Annotated, Literal, Union, UnionType)
}
"""Names of the types that are no structs (ChatId, Seq, Role ...), by the type."""


def text_of(kind: type | Callable[..., object]) -> str:
    """The docstring, in one line."""
    return " ".join(inspect.cleandoc(kind.__doc__ or "").split())


def fields_of(kind: type[Value]) -> list[Field]:
    """The fields of a struct in their order, those of its bases first."""
    texts = {name: text for base in reversed(kind.__mro__) for name, text in _field_texts(base).items()}
    return [
        Field(field.name, field.type, field.required, _default(field), texts.get(field.name, ""))
        for field in msgspec.structs.fields(kind)
    ]


def _default(field: msgspec.structs.FieldInfo) -> object:
    if field.default_factory is not msgspec.NODEFAULT:
        made: object = field.default_factory()
        return made
    return None if field.required else field.default


@cache
def _field_texts(kind: type) -> dict[str, str]:
    """The strings that stand below the fields of a class, by field: python keeps them in the source only."""
    if not kind.__module__.startswith("protocol."):
        return {}
    body = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - the source of a class is a class
    return {
        above.target.id: _string(below)
        for above, below in zip(body.body, body.body[1:], strict=False)
        if isinstance(above, ast.AnnAssign) and isinstance(above.target, ast.Name)
    }


def _string(node: ast.stmt) -> str:
    """The text of a statement that is only a string, in one line; "" for any other."""
    value = node.value if isinstance(node, ast.Expr) else None
    text = value.value if isinstance(value, ast.Constant) else None
    return " ".join(text.split()) if isinstance(text, str) else ""


def parts() -> list[type[Value]]:
    """The values that frames are made of, and that are no frames themselves."""
    return [
        kind for module in SUBJECTS for kind in defined_in(module) if not issubclass(kind, Command | Push)
    ]


def constants_of(module: ModuleType) -> list[tuple[str, int, str]]:
    """The whole numbers a module defines in capitals: name, value, and the string below, if there is one."""
    body = ast.parse(inspect.getsource(module)).body
    found = []
    for statement, below in zip(body, [*body[1:], ast.Pass()], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            name = statement.target.id
            found.append((name, int(getattr(module, name)), _string(below)))
    return found
