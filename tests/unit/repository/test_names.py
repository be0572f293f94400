"""One word, one meaning: a public type is defined once, and what the wire calls alike is the same thing there."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[3]
FLOORS = ("domain", "storage", "services", "outward", "jobs", "hub/commands", "hub/delivery")
UNDERSTANDING = "chat_server/bot/understanding/"
"""A library of its own, which knows nothing of the server: its words are those of grammars."""

COMMON_WORDS = {"ChatKind", "Disclosure", "Event", "PersonKind", "Side", "TaskStatus", "Utterance", "When"}
"""What the whole wire uses, and is of one subject on the server: the same thing."""


class Definition(NamedTuple):
    path: str
    name: str
    is_class: bool

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def subject(self) -> str:
        """The subject of its floor, as `tasks` of chat_server/domain/tasks/task.py and of protocol/tasks/task.py."""
        floors = [f"chat_server/{floor}/" for floor in FLOORS] + ["protocol/"]
        inside = next((self.path.removeprefix(floor) for floor in floors if self.path.startswith(floor)), "")
        return inside.partition("/")[0].removesuffix(".py")


@cache
def sources() -> Mapping[str, ast.Module]:
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text())
        for folder in ("chat_server", "protocol")
        for path in (ROOT / folder).rglob("*.py")
    }


def _defined(path: str, module: ast.Module) -> Iterator[Definition]:
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            yield Definition(path, node.name, True)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and target.id != target.id.upper():
                yield Definition(path, target.id, False)


def _imported() -> set[tuple[str, str]]:
    return {
        (node.module or "", name.name)
        for module in sources().values()
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }


@cache
def public_types() -> Mapping[str, list[Definition]]:
    """Classes, and those aliases that another module imports, by name."""
    imported = _imported()
    found: dict[str, list[Definition]] = defaultdict(list)
    for path, module in sources().items():
        if path.startswith(UNDERSTANDING):
            continue
        for one in _defined(path, module):
            if one.name[0].isupper() and (one.is_class or (one.module, one.name) in imported):
                found[one.name].append(one)
    return found


def _places(definitions: list[Definition]) -> list[str]:
    return sorted(one.path for one in definitions)


def test_the_server_defines_a_type_once() -> None:
    twice = {
        name: _places(own)
        for name, definitions in public_types().items()
        if len(own := [one for one in definitions if one.path.startswith("chat_server/")]) > 1
    }
    assert twice == {}


def test_the_wire_defines_a_type_once() -> None:
    twice = {
        name: _places(own)
        for name, definitions in public_types().items()
        if len(own := [one for one in definitions if one.path.startswith("protocol/")]) > 1
    }
    assert twice == {}


def test_a_name_of_the_wire_is_the_same_thing_of_the_same_subject() -> None:
    others = {
        name: _places(definitions)
        for name, definitions in public_types().items()
        if len({one.path.partition("/")[0] for one in definitions}) > 1
        and (len({one.subject for one in definitions}) > 1 or "core" in {one.subject for one in definitions})
        and name not in COMMON_WORDS
    }
    assert others == {}
